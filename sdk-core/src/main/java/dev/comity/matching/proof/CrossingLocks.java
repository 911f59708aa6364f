package dev.comity.matching.proof;

import dev.comity.matching.instance.CrossingMarket;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import java.util.Arrays;

/**
 * Counts the declared wishes that would block a placement if nothing were locked, and do not block
 * it as it is. Ties of homes, and of who applies alone, are no gain. Time and memory: the limits
 * once, and for each wish the square of its size times the limits of a pair.
 */
final class CrossingLocks {

  private static final int NONE = -1;

  private final CrossingMarket crossing;
  private final PlacementMarket conditions;
  private final Market market;
  private final int[] homeOf;
  private final int[] firstSeat; // by pair, and one more
  private final int[] limitOf; // by seat
  private final int[] placeOf; // by seat
  private final int[][] stays; // by limit and place: who is held and liked no less than this one

  CrossingLocks(CrossingMarket crossing, int[] homeOf) {
    this.crossing = crossing;
    this.conditions = crossing.conditions();
    this.market = crossing.market();
    this.homeOf = homeOf;
    firstSeat = new int[market.pairs() + 1];
    stays = new int[crossing.limits()][];
    for (int limit = 0; limit < stays.length; limit++) {
      stays[limit] = stays(limit);
      for (int place = 0; place < stays[limit].length; place++) {
        firstSeat[crossing.pairAt(limit, place) + 1]++;
      }
    }
    for (int pair = 0; pair < market.pairs(); pair++) {
      firstSeat[pair + 1] += firstSeat[pair];
    }
    limitOf = new int[firstSeat[market.pairs()]];
    placeOf = new int[limitOf.length];
    int[] next = firstSeat.clone();
    for (int limit = 0; limit < stays.length; limit++) {
      for (int place = 0; place < stays[limit].length; place++) {
        int seat = next[crossing.pairAt(limit, place)]++;
        limitOf[seat] = limit;
        placeOf[seat] = place;
      }
    }
  }

  private int[] stays(int limit) {
    int[] stays = new int[crossing.listed(limit)];
    int held = 0;
    for (int place = 0; place < stays.length; place++) {
      held += isMade(crossing.pairAt(limit, place)) ? 1 : 0;
      stays[place] = held;
    }
    for (int place = stays.length - 2; place >= 0; place--) {
      boolean isTie = crossing.tier(limit, place) == crossing.tier(limit, place + 1);
      stays[place] = isTie ? stays[place + 1] : stays[place];
    }
    return stays;
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
      int[] members = crossing.members(group);
      for (int k = 0; k < crossing.declared(group); k++) {
        int[] wish = crossing.declared(group, k);
        if (!isBetter(wish, members)) {
          break;
        }
        boolean blocksAnyway = Arrays.binarySearch(blocking, crossing.left(group, k)) >= 0;
        count += !blocksAnyway && isWelcome(wish) ? 1 : 0;
      }
    }
    return count;
  }

  /** Whether a wish is better than what its group has, given that all wishes before it are. */
  private boolean isBetter(int[] wish, int[] members) {
    if (members.length > 1) {
      long placed = Arrays.stream(members).filter(a -> homeOf[a] != NONE).count();
      return placed != wish.length || !Arrays.stream(wish).allMatch(this::isMade);
    }
    int a = members[0];
    int own = homeOf[a] == NONE ? NONE : market.pair(a, homeOf[a]);
    return own == NONE || market.tierOfHome(wish[0]) < market.tierOfHome(own);
  }

  private boolean isWelcome(int[] wish) {
    for (int pair : wish) {
      if (conditions.isForbidden(pair)) {
        return false;
      }
      for (int seat = firstSeat[pair]; seat < firstSeat[pair + 1]; seat++) {
        if (!hasRoom(limitOf[seat], wish)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean hasRoom(int limit, int[] wish) {
    int arrivals = 0;
    int worst = 0;
    int kept = 0;
    for (int pair : wish) {
      for (int seat = firstSeat[pair]; seat < firstSeat[pair + 1]; seat++) {
        if (limitOf[seat] == limit) {
          arrivals++;
          worst = Math.max(worst, placeOf[seat]);
          kept += isMade(pair) ? 1 : 0;
        }
      }
    }
    return stays[limit][worst] - kept + arrivals <= crossing.most(limit);
  }
}
