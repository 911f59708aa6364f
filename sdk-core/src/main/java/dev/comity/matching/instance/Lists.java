package dev.comity.matching.instance;

import java.util.Locale;

/**
 * One side's lists, the best first, one behind the other: list i is {@code other[start[i]]} to
 * {@code other[start[i + 1] - 1]}. {@code tier} counts the groups of a list from 0; who shares a
 * tier is tied. Strict lists leave it empty, as each entry is a tier of its own.
 */
record Lists(int[] start, int[] other, int[] tier) {

  private static final int MOST = Integer.MAX_VALUE - 8; // as long as arrays are everywhere

  /** Reads groups; the message of a fault calls the sides by their names. */
  static Lists of(int[][][] groups, int others, String side, String otherSide) {
    long entries = 0;
    for (int[][] list : groups) {
      for (int[] group : list) {
        entries += group.length;
      }
    }
    int size = checkedSize(entries, side);
    Lists lists = new Lists(new int[groups.length + 1], new int[size], new int[size]);
    int[] seenBy = new int[others];
    int next = 0;
    for (int i = 0; i < groups.length; i++) {
      for (int tier = 0; tier < groups[i].length; tier++) {
        if (groups[i][tier].length == 0) {
          throw new IllegalArgumentException(
              side + " " + i + " has an empty group of ties. Maybe leave the group out?");
        }
        for (int other : groups[i][tier]) {
          check(other, others, seenBy, i, side, otherSide);
          lists.other[next] = other;
          lists.tier[next++] = tier;
        }
      }
      lists.start[i + 1] = next;
    }
    return lists;
  }

  /** Reads strict lists: every group is of one. */
  static Lists strict(int[][] orders, int others, String side, String otherSide) {
    long entries = 0;
    for (int[] list : orders) {
      entries += list.length;
    }
    int size = checkedSize(entries, side);
    Lists lists = new Lists(new int[orders.length + 1], new int[size], new int[0]);
    int[] seenBy = new int[others];
    int next = 0;
    for (int i = 0; i < orders.length; i++) {
      for (int other : orders[i]) {
        check(other, others, seenBy, i, side, otherSide);
        lists.other[next++] = other;
      }
      lists.start[i + 1] = next;
    }
    return lists;
  }

  private static int checkedSize(long entries, String side) {
    if (entries > MOST) {
      throw new IllegalArgumentException(
          "The lists of all of one side, "
              + side.toLowerCase(Locale.ROOT)
              + "s, have "
              + entries
              + " entries, and at most "
              + MOST
              + " can be held. Maybe shorter lists?");
    }
    return (int) entries;
  }

  private static void check(
      int other, int others, int[] seenBy, int i, String side, String otherSide) {
    if (other < 0 || other >= others) {
      throw unknown(side + " " + i + " lists " + otherSide + " " + other, others);
    }
    if (seenBy[other] == i + 1) {
      throw twice(side + " " + i + " lists " + otherSide + " " + other);
    }
    seenBy[other] = i + 1;
  }

  private static IllegalArgumentException unknown(String who, int others) {
    return new IllegalArgumentException(
        who
            + (others == 0
                ? ", but there are none. Maybe leave the list empty?"
                : ", but there are only 0 to "
                    + (others - 1)
                    + ". Maybe the indices begin with 1?"));
  }

  private static IllegalArgumentException twice(String who) {
    return new IllegalArgumentException(who + " twice. Maybe keep the better of the two?");
  }

  boolean isStrict() {
    return tier.length == 0;
  }

  /** The tier of an entry of a list. */
  int tier(int list, int entry) {
    return isStrict() ? entry - start[list] : tier[entry];
  }

  int count() {
    return start.length - 1;
  }

  /** Sorts every group by lot. */
  void draw(long seed, int side) {
    for (int i = 0; i < count(); i++) {
      for (int from = start[i]; from < start[i + 1]; ) {
        int to = from + 1;
        while (to < start[i + 1] && tier[to] == tier[from]) {
          to++;
        }
        Lot.sort(seed, side, i, other, from, to);
        from = to;
      }
    }
  }
}
