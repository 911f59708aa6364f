package dev.comity.matching.proof;

import dev.comity.matching.Verdict;
import dev.comity.matching.instance.CrossingMarket;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Looks at a placement, or a part of one, in a market with crossing limits from scratch: for each
 * limit it counts along the limit's order who is there, or could come.
 */
final class CrossingCheck {

  static final int NOTHING = -1;
  static final int UNDECIDED = -2;

  private final CrossingMarket crossing;
  private final PlacementMarket conditions;
  private final Market market;
  private final int[] wishOf; // by group
  private final int[] locked; // by limit: how many are locked there

  /** By limit and place, how many it holds before, once everybody is decided; else empty. */
  private int[][] counts = {};

  CrossingCheck(CrossingMarket crossing) {
    this.crossing = crossing;
    this.conditions = crossing.conditions();
    this.market = crossing.market();
    wishOf = new int[crossing.groups()];
    Arrays.fill(wishOf, UNDECIDED);
    locked = new int[crossing.limits()];
    boolean hasLocks = conditions.hasLocks();
    for (int limit = 0; limit < locked.length; limit++) {
      for (int place = 0; hasLocks && place < crossing.listed(limit); place++) {
        int pair = crossing.pairAt(limit, place);
        int home = conditions.lockedTo(market.applicant(pair));
        locked[limit] += home == market.home(pair) ? 1 : 0;
      }
    }
  }

  void decide(int group, int wish) {
    wishOf[group] = wish;
  }

  boolean isDecided(int group) {
    return wishOf[group] != UNDECIDED;
  }

  /** Finds the wishes of a whole placement. */
  boolean decideAll(int[] homeOf, Verdict.Findings findings) {
    if (homeOf.length != market.applicants()) {
      findings.object(
          "It places %d applicants, but there are %d.", homeOf.length, market.applicants());
      return false;
    }
    for (int a = 0; a < homeOf.length; a++) {
      int home = conditions.lockedTo(a);
      if (home != NOTHING && homeOf[a] != home) {
        findings.object("Applicant %d has home %d, but is locked to %d.", a, homeOf[a], home);
        return false;
      }
    }
    for (int group = 0; group < wishOf.length; group++) {
      int wish = wish(group, homeOf);
      if (wish == UNDECIDED) {
        findings.object(
            "Applicants %s are placed in a way that they did not wish.",
            Arrays.toString(crossing.members(group)));
        return false;
      }
      wishOf[group] = wish;
    }
    count();
    return true;
  }

  private int wish(int group, int[] homeOf) {
    int placed = 0;
    for (int a : crossing.members(group)) {
      placed += homeOf[a] == NOTHING || conditions.lockedTo(a) != NOTHING ? 0 : 1;
    }
    for (int wish = crossing.firstWish(group); wish < crossing.endWish(group); wish++) {
      boolean same = crossing.size(wish) == placed;
      for (int k = 0; same && k < placed; k++) {
        int pair = crossing.pair(wish, k);
        same = homeOf[market.applicant(pair)] == market.home(pair);
      }
      if (same) {
        return wish;
      }
    }
    return placed == 0 ? NOTHING : UNDECIDED;
  }

  /** How many of the decided and the locked pairs a limit holds. O(listed · size). */
  int held(int limit) {
    int held = locked[limit];
    for (int place = 0; place < crossing.listed(limit); place++) {
      int pair = crossing.pairAt(limit, place);
      int wish = wishOf[crossing.groupOf(market.applicant(pair))];
      held += wish >= 0 && makes(wish, pair) ? 1 : 0;
    }
    return held;
  }

  private boolean makes(int wish, int pair) {
    for (int k = 0; k < crossing.size(wish); k++) {
      if (crossing.pair(wish, k) == pair) {
        return true;
      }
    }
    return false;
  }

  /** Whether a group that is decided would rather have a wish. */
  boolean wouldRather(int wish) {
    int own = wishOf[crossing.wisher(wish)];
    return own == NOTHING || own > wish;
  }

  /** Whether every limit has room for a wish, whatever those get who are not decided. */
  boolean isWelcome(int wish) {
    for (int t = crossing.firstTouch(wish); t < crossing.firstTouch(wish + 1); t++) {
      int limit = crossing.touched(t);
      int end = crossing.worst(t);
      int before = counts.length > 0 ? counted(wish, limit, end) : before(wish, limit, end);
      if (locked[limit] + before + crossing.arrivals(t) > crossing.most(limit)) {
        return false;
      }
    }
    return true;
  }

  /** Counts all limits through, once everybody is decided. */
  private void count() {
    counts = new int[crossing.limits()][];
    for (int limit = 0; limit < counts.length; limit++) {
      counts[limit] = new int[crossing.listed(limit) + 1];
      for (int place = 0; place < crossing.listed(limit); place++) {
        int pair = crossing.pairAt(limit, place);
        int wish = wishOf[crossing.groupOf(market.applicant(pair))];
        boolean held = wish >= 0 && makes(wish, pair);
        counts[limit][place + 1] = counts[limit][place] + (held ? 1 : 0);
      }
    }
  }

  private int counted(int wish, int limit, int end) {
    int kept = 0; // by a group that would keep them, and so do not stand in its way
    int own = wishOf[crossing.wisher(wish)];
    for (int place = 0; own >= 0 && crossing.size(wish) > 1 && place < end; place++) {
      int pair = crossing.pairAt(limit, place);
      kept += makes(own, pair) && makes(wish, pair) ? 1 : 0;
    }
    return counts[limit][end] - kept;
  }

  /** How many stand or could stand before a place, without the pairs of a wish. */
  private int before(int wish, int limit, int end) {
    Map<Integer, int[]> open = new HashMap<>(); // by group: for each of its wishes, how many
    int count = 0;
    for (int place = 0; place < end; place++) {
      int pair = crossing.pairAt(limit, place);
      int group = crossing.groupOf(market.applicant(pair));
      int first = crossing.firstWish(group);
      if (isDecided(group)) {
        boolean stands = wishOf[group] >= 0 && makes(wishOf[group], pair);
        count += stands && !makes(wish, pair) ? 1 : 0;
        continue;
      }
      int[] all = open.computeIfAbsent(group, it -> new int[crossing.endWish(it) - first]);
      for (int k = 0; k < all.length; k++) {
        all[k] += makes(first + k, pair) ? 1 : 0;
      }
    }
    for (int[] all : open.values()) {
      count += Arrays.stream(all).max().orElse(0);
    }
    return count;
  }
}
