package dev.comity.matching.stable;

import dev.comity.matching.instance.CrossingMarket;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A placement in the making: some groups have a wish or nothing, others are undecided. */
final class Crossing {

  static final int NONE = -1;
  static final int OPEN = -2;

  final CrossingMarket market;
  final int[] wishOf; // by group: a wish, NONE or OPEN
  private final boolean[] holds; // by pair
  private final int[] held; // by limit, without the locked pairs
  private final int[] seen; // by group: for which question its wishes were looked at last
  private int question;
  private long looks; // at pairs of limits, not told yet
  private int open; // how many groups are undecided

  Crossing(CrossingMarket market, int wish) {
    this.market = market;
    wishOf = new int[market.groups()];
    Arrays.fill(wishOf, wish);
    holds = new boolean[market.market().pairs()];
    held = new int[market.limits()];
    seen = new int[wishOf.length];
    open = wish == OPEN ? wishOf.length : 0;
  }

  /** How many pairs of limits were looked at since this was asked last. */
  long looks() {
    long since = looks;
    looks = 0;
    return since;
  }

  /** Gives a group a wish, NONE or OPEN, in place of what it had. */
  void give(int group, int wish) {
    if (wishOf[group] >= 0) {
      count(wishOf[group], -1);
    }
    open += (wish == OPEN ? 1 : 0) - (wishOf[group] == OPEN ? 1 : 0);
    wishOf[group] = wish;
    if (wish >= 0) {
      count(wish, 1);
    }
  }

  private void count(int wish, int sign) {
    for (int k = 0; k < market.size(wish); k++) {
      holds[market.pair(wish, k)] = sign > 0;
    }
    for (int touch = market.firstTouch(wish); touch < market.firstTouch(wish + 1); touch++) {
      held[market.touched(touch)] += sign * market.arrivals(touch);
    }
  }

  boolean isOver(int limit) {
    return held[limit] > market.room(limit);
  }

  /** A limit that would be over if the group had this wish, or NONE. */
  int overBy(int group, int wish) {
    int own = wishOf[group];
    give(group, wish);
    int over = NONE;
    for (int touch = market.firstTouch(wish); touch < market.firstTouch(wish + 1); touch++) {
      over = over == NONE && isOver(market.touched(touch)) ? market.touched(touch) : over;
    }
    give(group, own);
    return over;
  }

  /** The worst pair that a limit holds, but for those of a group; the limit holds one. */
  int worst(int limit, int but) {
    int place = market.listed(limit) - 1;
    while (!holds[market.pairAt(limit, place)] || group(limit, place) == but) {
      place--;
    }
    return market.pairAt(limit, place);
  }

  private int group(int limit, int place) {
    return market.groupOf(market.market().applicant(market.pairAt(limit, place)));
  }

  /** Whether each limit has room for a wish beside who stands before it, the undecided too. */
  boolean isWelcome(int wish) {
    for (int touch = market.firstTouch(wish); touch < market.firstTouch(wish + 1); touch++) {
      int limit = market.touched(touch);
      int room = market.room(limit) - market.arrivals(touch);
      if (room < 0 || !hasRoom(wish, limit, market.worst(touch), room)) {
        return false;
      }
    }
    return true;
  }

  private boolean hasRoom(int wish, int limit, int end, int room) {
    if (open == 0 && held[limit] <= room) {
      return true;
    }
    question++;
    int left = room;
    for (int place = 0; place < end && left >= 0; place++) {
      looks++;
      int pair = market.pairAt(limit, place);
      int other = market.groupOf(market.market().applicant(pair));
      if (holds[pair]) {
        left -= isOf(wish, pair) ? 0 : 1;
      } else if (wishOf[other] == OPEN
          && seen[other] != question
          && market.conditions().isOpen(pair)) {
        seen[other] = question;
        left -= greatest(other, limit, end);
      }
    }
    return left >= 0;
  }

  /** With how many pairs before a place a group can come to a limit. */
  private int greatest(int group, int limit, int end) {
    int most = 0;
    for (int wish = market.firstWish(group); wish < market.endWish(group); wish++) {
      int count = 0;
      for (int place = 0; market.size(wish) > 1 && place < end; place++) {
        looks++;
        for (int k = 0; k < market.size(wish); k++) {
          count += market.pair(wish, k) == market.pairAt(limit, place) ? 1 : 0;
        }
      }
      most = Math.max(most, market.size(wish) > 1 ? count : 1);
    }
    return most;
  }

  /** The best wish above what a group has that is welcome, or NONE. */
  int blocking(int group) {
    int end = wishOf[group] >= 0 ? wishOf[group] : market.endWish(group);
    for (int wish = market.firstWish(group); wish < end; wish++) {
      if (isWelcome(wish)) {
        return wish;
      }
    }
    return NONE;
  }

  /**
   * All wishes that block, ascending; for a placement without undecided groups. One pass over all
   * limits, and one over all wishes; what a wish would keep is taken off again.
   */
  int[] allBlocking() {
    int[][] before = new int[market.limits()][]; // by limit and place: how many it holds before
    for (int limit = 0; limit < before.length; limit++) {
      int[] counts = new int[market.listed(limit) + 1];
      for (int place = 0; place < counts.length - 1; place++) {
        counts[place + 1] = counts[place] + (holds[market.pairAt(limit, place)] ? 1 : 0);
      }
      before[limit] = counts;
    }
    return IntStream.range(0, market.wishes())
        .filter(wish -> isBetter(wish) && isWelcome(wish, before))
        .toArray();
  }

  private boolean isBetter(int wish) {
    int own = wishOf[market.wisher(wish)];
    return own < 0 || wish < own;
  }

  private boolean isWelcome(int wish, int[][] before) {
    for (int touch = market.firstTouch(wish); touch < market.firstTouch(wish + 1); touch++) {
      int limit = market.touched(touch);
      int end = market.worst(touch);
      int room = market.room(limit) - market.arrivals(touch);
      if (before[limit][end] - kept(wish, limit, end) > room) {
        return false;
      }
    }
    return true;
  }

  /** How many pairs of a wish, which its group has already, a limit holds before a place. */
  private int kept(int wish, int limit, int end) {
    int count = 0;
    for (int place = 0; market.size(wish) > 1 && place < end; place++) {
      int pair = market.pairAt(limit, place);
      count += holds[pair] && isOf(wish, pair) ? 1 : 0;
    }
    return count;
  }

  private boolean isOf(int wish, int pair) {
    for (int k = 0; k < market.size(wish); k++) {
      if (market.pair(wish, k) == pair) {
        return true;
      }
    }
    return false;
  }

  int[] homeOf() {
    int[] homeOf = new int[market.market().applicants()];
    Arrays.setAll(homeOf, market.conditions()::lockedTo);
    for (int wish : wishOf) {
      for (int k = 0; wish >= 0 && k < market.size(wish); k++) {
        int pair = market.pair(wish, k);
        homeOf[market.market().applicant(pair)] = market.market().home(pair);
      }
    }
    return homeOf;
  }
}
