package dev.comity.matching.proof;

import dev.comity.matching.instance.CrossingMarket;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Counts the declared wishes that would block a placement if nothing were locked, and do not block
 * it as it is. Ties of homes, and of who applies alone, are no gain. Time and memory: the limits
 * once, and for each wish its size times the limits of its pairs.
 */
final class CrossingLocks {

  private static final int NONE = -1;

  private final CrossingMarket crossing;
  private final PlacementMarket conditions;
  private final Market market;
  private final int[] homeOf;
  private final List<List<int[]>> seats = new ArrayList<>(); // by pair: limit and place
  private final int[][] before; // by limit and place: how many are held before

  /** All in homes that are there. */
  CrossingLocks(CrossingMarket crossing, int[] homeOf) {
    this.crossing = crossing;
    this.conditions = crossing.conditions();
    this.market = crossing.market();
    this.homeOf = homeOf;
    IntStream.range(0, market.pairs()).forEach(pair -> seats.add(new ArrayList<>(2)));
    before = new int[crossing.limits()][];
    for (int limit = 0; limit < before.length; limit++) {
      before[limit] = new int[crossing.listed(limit) + 1];
      for (int place = 0; place < crossing.listed(limit); place++) {
        int pair = crossing.pairAt(limit, place);
        seats.get(pair).add(new int[] {limit, place});
        before[limit][place + 1] = before[limit][place] + (isMade(pair) ? 1 : 0);
      }
    }
  }

  private boolean isMade(int pair) {
    return homeOf[market.applicant(pair)] == market.home(pair);
  }

  /**
   * How many wishes only locks keep from blocking.
   *
   * @param blocking the wishes that block as it is, ascending
   */
  long count(int[] blocking) {
    long count = 0;
    for (int group = 0; group < crossing.groups(); group++) {
      for (int k = 0; k < crossing.declared(group) && wouldRather(group, k); k++) {
        boolean blocksAnyway = Arrays.binarySearch(blocking, crossing.left(group, k)) >= 0;
        count += !blocksAnyway && isWelcome(crossing.declared(group, k)) ? 1 : 0;
      }
    }
    return count;
  }

  /** Whether a declared wish is better than what its group has, as all before it are. */
  private boolean wouldRather(int group, int k) {
    int[] members = crossing.members(group);
    if (members.length > 1) {
      return !has(members, crossing.declared(group, k));
    }
    int own = homeOf[members[0]] == NONE ? NONE : market.pair(members[0], homeOf[members[0]]);
    int wanted = crossing.declared(group, k)[0];
    return own == NONE || market.tierOfHome(wanted) < market.tierOfHome(own);
  }

  private boolean has(int[] members, int[] wish) {
    long placed = Arrays.stream(members).filter(a -> homeOf[a] != NONE).count();
    return placed == wish.length && Arrays.stream(wish).allMatch(this::isMade);
  }

  private boolean isWelcome(int[] wish) {
    Map<Integer, int[]> touches = new HashMap<>(); // by limit: how many come, the worst place
    for (int pair : wish) {
      if (conditions.isForbidden(pair)) {
        return false;
      }
      for (int[] seat : seats.get(pair)) {
        int[] touch = touches.computeIfAbsent(seat[0], it -> new int[2]);
        touch[0]++;
        touch[1] = Math.max(touch[1], seat[1]);
      }
    }
    return touches.entrySet().stream()
        .allMatch(it -> hasRoom(it.getKey(), it.getValue()[0], it.getValue()[1], wish));
  }

  private boolean hasRoom(int limit, int arrivals, int worst, int[] wish) {
    int end = worst + 1; // behind whom the limit likes as much
    while (end < crossing.listed(limit)
        && crossing.tier(limit, end) == crossing.tier(limit, worst)) {
      end++;
    }
    int kept = 0;
    for (int pair : wish) {
      for (int[] seat : seats.get(pair)) {
        kept += isMade(pair) && seat[0] == limit ? 1 : 0;
      }
    }
    return before[limit][end] - kept + arrivals <= crossing.most(limit);
  }
}
