package dev.comity.matching.stable;

import dev.comity.matching.Budget;
import dev.comity.matching.instance.CrossingMarket;
import java.util.Arrays;

/**
 * Tries all placements, and leaves out those of which a part shows already that they are not
 * stable. What was tried is kept as a tree, in the form of {@link
 * dev.comity.matching.proof.CrossingImpossibility}.
 */
final class CrossingTree {

  private static final int NONE = Crossing.NONE;
  private static final int OPEN = Crossing.OPEN;

  /** A longer tree is given up, whatever the budget: nobody could keep the proof. */
  private static final int LONGEST = 1 << 24;

  /** How the search ended. */
  enum End {
    FOUND,
    IMPOSSIBLE,
    OVER
  }

  private final CrossingMarket market;
  private final Crossing made;
  private final Budget.Meter meter;
  private int[] tree = new int[64];
  private int length;

  CrossingTree(CrossingMarket market, Budget.Meter meter) {
    this.market = market;
    this.meter = meter;
    made = new Crossing(market, OPEN);
  }

  /** By group: the wish, or NONE; once found. */
  int[] found() {
    return made.wishOf;
  }

  /** The tree, once nothing was found. */
  int[] tree() {
    return Arrays.copyOf(tree, length);
  }

  End run() {
    int groups = market.groups();
    int[] path = new int[groups]; // the groups that are decided, in this order
    int[] sure = new int[groups]; // by depth: the wish that is welcome whatever else, or NONE
    int depth = 0;
    boolean down = true;
    while (true) {
      if (down) {
        if (depth == groups) {
          return End.FOUND;
        }
        int group = choose();
        if (group == NONE) {
          return End.OVER;
        }
        path[depth] = group;
        sure[depth] = made.blocking(group);
        write(group);
        depth++;
        down = decide(group, market.firstWish(group), sure[depth - 1]);
      } else if (depth == 0) {
        return End.IMPOSSIBLE;
      } else {
        int group = path[depth - 1];
        int wish = made.wishOf[group];
        made.give(group, OPEN);
        if (wish == NONE) {
          depth--;
        } else {
          down = decide(group, wish + 1, sure[depth - 1]);
        }
      }
      if (length > LONGEST || !meter.spend(made.looks())) {
        return End.OVER;
      }
    }
  }

  /**
   * Decides for the first of a group's wishes, from one on, that can be part of a stable placement,
   * or for nothing, and writes down why those before cannot. If nothing can either, false.
   */
  private boolean decide(int group, int from, int sure) {
    int end = market.endWish(group);
    for (int wish = from; wish <= end; wish++) {
      meter.spend(1);
      if (sure != NONE && wish > sure) {
        write(blocks(sure));
        continue;
      }
      int over = wish == end ? NONE : made.overBy(group, wish);
      if (over != NONE) {
        write(-1 - market.wishes() - over);
        continue;
      }
      made.give(group, wish == end ? NONE : wish);
      int blocking = anyBlocking();
      if (blocking == NONE) {
        return true;
      }
      write(blocks(blocking));
    }
    made.give(group, NONE); // it was the last
    return false;
  }

  private static int blocks(int wish) {
    return -1 - wish;
  }

  /** A wish of a decided group that blocks, whatever the others get. */
  private int anyBlocking() {
    for (int group = 0; group < market.groups(); group++) {
      int wish = made.wishOf[group] == OPEN ? NONE : made.blocking(group);
      if (wish != NONE) {
        return wish;
      }
    }
    return NONE;
  }

  /** The undecided group with the fewest ways that are left; NONE if the budget has run out. */
  private int choose() {
    int best = NONE;
    int fewest = Integer.MAX_VALUE;
    for (int group = 0; group < market.groups(); group++) {
      if (made.wishOf[group] != OPEN) {
        continue;
      }
      if (!meter.spend(1L + market.endWish(group) - market.firstWish(group))) {
        return NONE;
      }
      int sure = made.blocking(group);
      int end = sure == NONE ? market.endWish(group) : sure + 1;
      int ways = sure == NONE ? 1 : 0;
      for (int wish = market.firstWish(group); wish < end; wish++) {
        ways += made.overBy(group, wish) == NONE ? 1 : 0;
      }
      if (ways < fewest) {
        fewest = ways;
        best = group;
      }
    }
    return best;
  }

  private void write(int code) {
    if (length == tree.length) {
      tree = Arrays.copyOf(tree, 2 * length);
    }
    tree[length++] = code;
  }
}
