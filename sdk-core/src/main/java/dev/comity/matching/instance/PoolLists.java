package dev.comity.matching.instance;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All lists of a pool behind each other.
 *
 * @param from where each list begins, and at last where all end
 * @param lists who stands there
 * @param levels the tie group of each entry, from 0 in each list; null if nobody is tied
 * @param places by person and other the place in the list, from 1, where everybody lists all
 *     others; else null
 */
record PoolLists(int[] from, int[] lists, int @Nullable [] levels, char @Nullable [] places) {

  /** An n at which n times n is still an index, and a place a char. */
  private static final int WIDEST = 46_340;

  static PoolLists strict(int[][] given) {
    int[] from = new int[given.length + 1];
    for (int a = 0; a < given.length; a++) {
      from[a + 1] = sum(from[a], given[a].length);
    }
    int[] lists = new int[from[given.length]];
    for (int a = 0; a < given.length; a++) {
      System.arraycopy(given[a], 0, lists, from[a], from[a + 1] - from[a]);
    }
    return new PoolLists(from, lists, null, null);
  }

  /** All lists behind each other, as the caller has them. */
  static PoolLists flat(int[] givenFrom, int[] given) {
    int[] from = givenFrom.clone();
    int[] lists = given.clone();
    boolean sound = from.length > 0 && from[0] == 0 && from[from.length - 1] == lists.length;
    for (int a = 1; sound && a < from.length; a++) {
      sound = from[a - 1] <= from[a];
    }
    if (!sound) {
      throw new IllegalArgumentException(
          "The lists do not begin at 0, one behind the other, and end at "
              + lists.length
              + ". Maybe the end of the last list is missing in the beginnings?");
    }
    return new PoolLists(from, lists, null, null);
  }

  static PoolLists tied(int[][][] given) {
    int[] from = new int[given.length + 1];
    for (int a = 0; a < given.length; a++) {
      from[a + 1] = from[a];
      for (int g = 0; g < given[a].length; g++) {
        if (given[a][g].length == 0) {
          throw new IllegalArgumentException(
              "Group " + g + " of person " + a + " is empty. Maybe leave it out?");
        }
        from[a + 1] = sum(from[a + 1], given[a][g].length);
      }
    }
    int[] lists = new int[from[given.length]];
    int[] levels = new int[lists.length];
    for (int a = 0; a < given.length; a++) {
      int at = from[a];
      for (int g = 0; g < given[a].length; g++) {
        int[] group = given[a][g];
        System.arraycopy(group, 0, lists, at, group.length);
        Arrays.fill(levels, at, at + group.length, g);
        at += group.length;
      }
    }
    return new PoolLists(from, lists, levels, null);
  }

  private static int sum(int before, int more) {
    if (more > Integer.MAX_VALUE - 8 - before) {
      throw new IllegalArgumentException(
          "The lists have more than 2147483639 entries. Maybe cut each to the best few hundred?");
    }
    return before + more;
  }

  /** Whether everybody lists everybody else, if nobody lists what {@link #checked} refuses. */
  private boolean isComplete() {
    long n = from.length - 1;
    return n <= WIDEST && lists.length == n * (n - 1);
  }

  /** The same, with the places if everybody lists all others; nobody lists whom he cannot. */
  PoolLists checked() {
    if (!isComplete()) {
      check();
      return this;
    }
    int n = from.length - 1;
    char[] entered = new char[n * n];
    for (int a = 0; a < n; a++) {
      enter(a, entered);
    }
    return new PoolLists(from, lists, levels, entered);
  }

  private void enter(int a, char[] places) {
    int n = from.length - 1;
    int row = a * n;
    int begin = from[a];
    int end = from[a + 1];
    for (int e = begin; e < end; e++) {
      int b = lists[e];
      if (b < 0 || b >= n || b == a || places[row + b] != 0) {
        throw new IllegalArgumentException(fault(a, b, n));
      }
      places[row + b] = (char) (e - begin + 1);
    }
  }

  private void check() {
    int n = from.length - 1;
    int[] seenBy = new int[n];
    Arrays.fill(seenBy, -1);
    for (int a = 0; a < n; a++) {
      for (int e = from[a]; e < from[a + 1]; e++) {
        int b = lists[e];
        if (b < 0 || b >= n || b == a || seenBy[b] == a) {
          throw new IllegalArgumentException(fault(a, b, n));
        }
        seenBy[b] = a;
      }
    }
  }

  private static String fault(int a, int b, int n) {
    if (b < 0 || b >= n) {
      return "Person "
          + a
          + " lists "
          + b
          + ", but the pool has people 0 to "
          + (n - 1)
          + ". Maybe numbers count from 1 there?";
    }
    if (b == a) {
      return "Person " + a + " lists itself. Maybe leave it out: staying alone needs no entry?";
    }
    return "Person " + a + " lists " + b + " twice. Maybe keep the better place only?";
  }

  /** The same without whoever does not list the owner back; no tie group of one is called a tie. */
  PoolLists mutual() {
    int n = from.length - 1;
    if (isComplete()) {
      return counted(from, lists);
    }
    int[] listedFrom = new int[n + 1];
    for (int b : lists) {
      listedFrom[b + 1]++;
    }
    for (int b = 0; b < n; b++) {
      listedFrom[b + 1] += listedFrom[b];
    }
    int[] listedBy = new int[lists.length];
    int[] next = Arrays.copyOf(listedFrom, n);
    for (int a = 0; a < n; a++) {
      for (int e = from[a]; e < from[a + 1]; e++) {
        listedBy[next[lists[e]]++] = a;
      }
    }
    return kept(listedFrom, listedBy);
  }

  private PoolLists kept(int[] listedFrom, int[] listedBy) {
    int n = from.length - 1;
    int[] lists = new int[this.lists.length];
    int[] levels = this.levels == null ? null : new int[lists.length];
    int[] keptFrom = new int[n + 1];
    int[] likes = new int[n];
    Arrays.fill(likes, -1);
    int at = 0;
    for (int a = 0; a < n; a++) {
      for (int i = listedFrom[a]; i < listedFrom[a + 1]; i++) {
        likes[listedBy[i]] = a;
      }
      for (int e = from[a]; e < from[a + 1]; e++) {
        if (likes[this.lists[e]] == a) {
          lists[at] = this.lists[e];
          if (levels != null && this.levels != null) {
            levels[at] = this.levels[e];
          }
          at++;
        }
      }
      keptFrom[a + 1] = at;
    }
    PoolLists all =
        new PoolLists(
            keptFrom,
            at == lists.length ? lists : Arrays.copyOf(lists, at),
            levels == null ? null : Arrays.copyOf(levels, at),
            null);
    return all.counted(keptFrom, all.lists);
  }

  /** Counts groups from 0 without gaps, as some may have gone; no levels if no two are tied. */
  private PoolLists counted(int[] from, int[] lists) {
    if (levels == null) {
      return this;
    }
    boolean tied = false;
    int[] counted = new int[levels.length];
    for (int a = 0; a + 1 < from.length; a++) {
      for (int e = from[a] + 1; e < from[a + 1]; e++) {
        boolean same = levels[e] == levels[e - 1];
        tied |= same;
        counted[e] = counted[e - 1] + (same ? 0 : 1);
      }
    }
    return new PoolLists(from, lists, tied ? counted : null, places);
  }

  /** See {@link Pool#brokenBySeed}. */
  static int[] drawn(int[] from, int[] lists, int[] levels, long seed) {
    int[] drawn = lists.clone();
    for (int a = 0; a + 1 < from.length; a++) {
      for (int begin = from[a]; begin < from[a + 1]; ) {
        int end = begin + 1;
        while (end < from[a + 1] && levels[end] == levels[begin]) {
          end++;
        }
        Lot.sort(seed, 0, a, drawn, begin, end);
        begin = end;
      }
    }
    return drawn;
  }
}
