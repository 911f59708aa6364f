package dev.comity.matching.stable;

import dev.comity.matching.Budget;
import dev.comity.matching.instance.CrossingMarket;
import dev.comity.matching.instance.Lot;
import org.jspecify.annotations.Nullable;

/**
 * Fulfils blocking wishes one after the other, until none is left. Limits let go their worst for
 * it, and who was let go wishes anew. Siblings wait until nobody else does: whoever applies alone
 * comes to rest soon, and only then is it seen whether what siblings had still stands (after A. E.
 * Roth, E. Peranson 1999, doi 10.1257/aer.89.4.748). The first attempt takes groups in their order,
 * which for nested limits is deferred acceptance; if it goes round in circles, later attempts draw
 * them by lot (A. E. Roth, J. H. Vande Vate 1990, doi 10.2307/2938326).
 */
final class CrossingPaths {

  private static final int NONE = Crossing.NONE;
  private static final int ATTEMPTS = 12;

  /** So many moves for each group in an attempt, and so many more. */
  private static final long MOVES = 32;

  private static final long MORE_MOVES = 4_000;

  private final CrossingMarket market;
  private final Lot lot;
  private final Budget.Meter meter;
  private final long size; // wishes, and pairs of all limits
  private final Waiting alone;
  private final Waiting together;
  private int[] best = {}; // by group
  private int blocking = Integer.MAX_VALUE;

  CrossingPaths(CrossingMarket market, long seed, Budget.Meter meter) {
    this.market = market;
    this.meter = meter;
    lot = new Lot(seed);
    long all = market.wishes();
    for (int limit = 0; limit < market.limits(); limit++) {
      all += market.listed(limit);
    }
    size = all;
    alone = new Waiting(market.groups());
    together = new Waiting(market.groups());
  }

  /** Whether a stable placement was found. */
  boolean run() {
    attempt(false);
    for (int attempt = 1; attempt < ATTEMPTS && blocking > 0 && !meter.isOver(); attempt++) {
      attempt(true);
    }
    return blocking == 0;
  }

  /** By group: the wish, or NONE; of all that were seen one with the fewest blocking wishes. */
  int[] best() {
    return best;
  }

  private void attempt(boolean byLot) {
    Crossing made = new Crossing(market, NONE);
    alone.clear();
    together.clear();
    for (int group = 0; group < market.groups(); group++) {
      await(group);
    }
    long left = MOVES * market.groups() + MORE_MOVES;
    while (left > 0 && !meter.isOver() && (alone.any() || together.any())) {
      if (!alone.any()) {
        look(made);
      }
      int group = (alone.any() ? alone : together).next(byLot ? lot : null);
      int wish = made.blocking(group);
      meter.spend(1L + market.endWish(group) - market.firstWish(group) + made.looks());
      if (wish != NONE) {
        fulfil(made, group, wish);
        left--;
      }
    }
    look(made);
  }

  /** Counts what blocks, which costs a pass over everything; not again once the budget is over. */
  private void look(Crossing made) {
    if (meter.isOver() && blocking < Integer.MAX_VALUE) {
      return;
    }
    meter.spend(size);
    int found = made.allBlocking().length;
    if (found < blocking) {
      blocking = found;
      best = made.wishOf.clone();
    }
  }

  private void await(int group) {
    (market.isTogether(group) ? together : alone).add(group);
  }

  private void fulfil(Crossing made, int group, int wish) {
    int before = made.wishOf[group];
    made.give(group, wish);
    if (before >= 0) {
      tell(made, before);
    }
    for (int touch = market.firstTouch(wish); touch < market.firstTouch(wish + 1); touch++) {
      int limit = market.touched(touch);
      while (made.isOver(limit)) {
        int pair = made.worst(limit, group);
        int out = market.groupOf(market.market().applicant(pair));
        int lost = made.wishOf[out];
        made.give(out, NONE);
        await(out);
        tell(made, lost);
      }
    }
    await(group);
  }

  /** Whoever would rather be at a limit that has lost a pair may have a better chance now. */
  private void tell(Crossing made, int wish) {
    for (int touch = market.firstTouch(wish); touch < market.firstTouch(wish + 1); touch++) {
      int limit = market.touched(touch);
      meter.spend(market.listed(limit));
      for (int place = 0; place < market.listed(limit); place++) {
        int pair = market.pairAt(limit, place);
        int group = market.groupOf(market.market().applicant(pair));
        int own = made.wishOf[group];
        if (own < 0 || market.isTogether(group) || pair < market.pair(own, 0)) {
          await(group);
        }
      }
    }
  }

  /** Groups that wait, each once, in the order in which they came. */
  private static final class Waiting {

    private final int[] ring;
    private final boolean[] waits;
    private int first;
    private int count;

    Waiting(int groups) {
      ring = new int[groups];
      waits = new boolean[groups];
    }

    boolean any() {
      return count > 0;
    }

    void clear() {
      while (any()) {
        next(null);
      }
    }

    void add(int group) {
      if (!waits[group]) {
        waits[group] = true;
        ring[(first + count++) % ring.length] = group;
      }
    }

    /** The one that waits longest, or one by lot. */
    int next(@Nullable Lot lot) {
      if (lot != null) {
        int other = (first + lot.below(count)) % ring.length;
        int drawn = ring[other];
        ring[other] = ring[first];
        ring[first] = drawn;
      }
      int group = ring[first];
      first = (first + 1) % ring.length;
      count--;
      waits[group] = false;
      return group;
    }
  }
}
