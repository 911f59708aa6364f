package dev.comity.matching.proof;

import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.Side;
import dev.comity.matching.instance.TypedMarket;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.IntStream;

/**
 * The best stable placement for a side, by an own run of its proposals in another order: O(p d) for
 * p pairs in boxes of depth d, as every box goes through its pairs once.
 */
final class TypedBest {

  private static final int NONE = -1;

  private final TypedMarket types;
  private final PlacementMarket conditions;
  private final Market market;
  private final int[] room; // by box: the quota less those locked in it
  private final int[][] members; // by box: the pairs in it, the best for its owner first
  private final int[] held; // by applicant: the pair, NONE for nothing

  TypedBest(TypedMarket types) {
    this.types = types;
    this.conditions = types.conditions();
    this.market = types.market();
    room = new int[types.boxes()];
    Arrays.setAll(room, types::quota);
    for (int a = 0; a < market.applicants(); a++) {
      int home = conditions.lockedTo(a);
      int box = home == NONE ? NONE : types.box(market.pair(a, home));
      for (; box != NONE; box = types.parent(box)) {
        room[box]--;
      }
    }
    members = members();
    held = new int[market.applicants()];
    Arrays.fill(held, NONE);
  }

  /** By applicant: the pair, NONE for nothing and for who is locked. Only once. */
  int[] of(Side side) {
    if (side == Side.APPLICANTS) {
      applicantsPropose();
    } else {
      ownersPropose();
    }
    return held;
  }

  private int[][] members() {
    int[] owner = new int[room.length];
    int[] owned = new int[room.length]; // by owner: how many pairs
    int[] size = new int[room.length];
    for (int box = 0; box < owner.length; box++) {
      owner[box] = box;
      while (types.parent(owner[box]) != NONE) {
        owner[box] = types.parent(owner[box]);
      }
    }
    for (int pair = 0; pair < market.pairs(); pair++) {
      owned[owner[types.box(pair)]]++;
      for (int box = types.box(pair); box != NONE; box = types.parent(box)) {
        size[box]++;
      }
    }
    int[][] inOrder = new int[room.length][];
    Arrays.setAll(inOrder, box -> new int[owned[box]]);
    for (int pair = 0; pair < market.pairs(); pair++) {
      inOrder[owner[types.box(pair)]][types.rank(pair)] = pair;
    }
    int[][] all = new int[room.length][];
    Arrays.setAll(all, box -> new int[size[box]]);
    Arrays.fill(size, 0);
    for (int[] pairs : inOrder) {
      for (int pair : pairs) {
        for (int box = types.box(pair); box != NONE; box = types.parent(box)) {
          all[box][size[box]++] = pair;
        }
      }
    }
    return all;
  }

  /**
   * The last applicant first. Whom a box has let go was its worst, so nobody worse ever stays in it
   * afterwards, and looking for the next worst goes on where it ended.
   */
  private void applicantsPropose() {
    int[] last = new int[members.length]; // by box: nobody behind it is held
    int[] worst = new int[members.length]; // by box: the rank of whom it let go last
    Arrays.setAll(last, box -> members[box].length - 1);
    Arrays.fill(worst, Integer.MAX_VALUE);
    for (int newcomer = held.length - 1; newcomer >= 0; newcomer--) {
      int a = newcomer;
      int pair = market.first(a);
      while (pair < market.end(a)) {
        if (!conditions.isOpen(pair) || isWorse(pair, worst)) {
          pair++;
          continue;
        }
        held[a] = pair;
        int full = enter(pair);
        if (full == NONE) {
          break;
        }
        int out = members[full][last[full]];
        while (held[market.applicant(out)] != out) {
          out = members[full][--last[full]];
        }
        worst[full] = types.rank(out);
        leave(out);
        a = market.applicant(out);
        held[a] = NONE;
        pair = out + 1;
      }
    }
  }

  private boolean isWorse(int pair, int[] worst) {
    for (int box = types.box(pair); box != NONE; box = types.parent(box)) {
      if (types.rank(pair) > worst[box]) {
        return true;
      }
    }
    return false;
  }

  /** The innermost box that then holds too many, or NONE. */
  private int enter(int pair) {
    int full = NONE;
    for (int box = types.box(pair); box != NONE; box = types.parent(box)) {
      full = --room[box] < 0 && full == NONE ? box : full;
    }
    return full;
  }

  private void leave(int pair) {
    for (int box = types.box(pair); box != NONE; box = types.parent(box)) {
      room[box]++;
    }
  }

  private void ownersPropose() {
    Choices choices = new Choices();
    while (!choices.offers.isEmpty()) {
      int pair = choices.offers.pop();
      int a = market.applicant(pair);
      int before = held[a];
      held[a] = before == NONE ? pair : Math.min(before, pair);
      if (before != NONE) {
        choices.refuse(Math.max(before, pair));
      }
    }
  }

  /**
   * What each box takes of what the boxes in it take: the best, as many as it has room for. What is
   * refused makes room for others that are worse, so a box looks further down its pairs, and never
   * up again.
   */
  private final class Choices {

    private final Deque<Integer> offers = new ArrayDeque<>(); // taken by all boxes around it
    private final int[] depth = new int[room.length];
    private final int[] takenBy = new int[market.pairs()]; // how many boxes, the innermost first
    private final int[] looked = new int[room.length]; // by box: at how many of its members

    Choices() {
      for (int box = 0; box < depth.length; box++) {
        for (int around = box; around != NONE; around = types.parent(around)) {
          depth[box]++;
        }
      }
      IntStream.range(0, depth.length)
          .boxed()
          .sorted(Comparator.comparingInt((Integer box) -> -depth[box]))
          .forEach(this::fill);
    }

    private void fill(int box) {
      while (room[box] > 0 && looked[box] < members[box].length) {
        int pair = members[box][looked[box]++];
        if (conditions.isOpen(pair) && takenBy[pair] == depth[types.box(pair)] - depth[box]) {
          take(pair, box);
        }
      }
    }

    /** Also on behalf of the boxes around, as far as they have looked past it. */
    private void take(int pair, int innermost) {
      int box = innermost;
      do {
        takenBy[pair]++;
        room[box]--;
        box = types.parent(box);
      } while (box != NONE && hasLookedPast(box, pair));
      if (box == NONE) {
        offers.push(pair);
      }
    }

    private boolean hasLookedPast(int box, int pair) {
      return looked[box] > 0 && types.rank(members[box][looked[box] - 1]) >= types.rank(pair);
    }

    void refuse(int pair) {
      leave(pair);
      for (int box = types.box(pair); box != NONE; box = types.parent(box)) {
        fill(box);
      }
    }
  }
}
