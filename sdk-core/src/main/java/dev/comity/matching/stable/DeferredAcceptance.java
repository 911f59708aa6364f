package dev.comity.matching.stable;

import dev.comity.matching.Budget;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.Side;
import dev.comity.matching.proof.StablePlacement;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Places applicants in homes so that no pair would rather have each other: the deferred acceptance
 * of Gale and Shapley (1962, doi 10.2307/2312726). One side proposes, and among all stable
 * placements each of that side gets its best, and each of the other side its worst.
 *
 * <p>A stable placement always exists. Whoever has no home, has none in any stable placement, and
 * every home has as many in each of them (Roth 1986, doi 10.2307/1913160); so if one misses what a
 * home needs, all do. All this is said of the strict order into which ties were broken; for the
 * ties themselves the placement is weakly stable. Time and memory are linear in the lists.
 */
public final class DeferredAcceptance {

  private static final int NONE = -1;

  private final PlacementMarket conditions;
  private final Market market;
  private final Budget.Meter meter;
  private final int[] pairOf; // by applicant: the pair it holds, or NONE

  private DeferredAcceptance(PlacementMarket conditions, Budget.Meter meter) {
    this.conditions = conditions;
    this.market = conditions.market();
    this.meter = meter;
    pairOf = new int[market.applicants()];
    Arrays.fill(pairOf, NONE);
  }

  /**
   * Solves without limit, about a market with nothing decided beforehand.
   *
   * @param market the instance
   * @param best the side that proposes
   * @return the stable placement that is best for that side
   */
  public static StableAnswer solve(Market market, Side best) {
    return solve(PlacementMarket.of(market), best, Budget.unlimited());
  }

  /**
   * Solves under a budget.
   *
   * @param conditions the instance
   * @param best the side that proposes
   * @param budget how long; a step is one look at a pair
   * @return the stable placement that is best for that side, or that it was stopped
   */
  public static StableAnswer solve(PlacementMarket conditions, Side best, Budget budget) {
    return solve(conditions, best, budget.start());
  }

  /** Solves on what is left of a budget. */
  static StableAnswer solve(PlacementMarket conditions, Side best, Budget.Meter meter) {
    DeferredAcceptance run = new DeferredAcceptance(conditions, meter);
    boolean done =
        switch (best) {
          case APPLICANTS -> run.applicantsPropose();
          case HOMES -> run.homesPropose();
        };
    return new StableAnswer(conditions, done ? run.placement(best) : null);
  }

  private @Nullable StablePlacement placement(Side best) {
    int[] homeOf = new int[pairOf.length];
    for (int a = 0; a < homeOf.length; a++) {
      int locked = conditions.lockedTo(a);
      homeOf[a] = pairOf[a] == NONE ? locked : market.home(pairOf[a]);
    }
    return StablePlacement.of(conditions, homeOf, best);
  }

  /** A home that is full lets go of its worst; how bad its worst is never rises again. */
  private boolean applicantsPropose() {
    int homes = market.homes();
    int[] held = new int[homes];
    int[] worst = new int[homes]; // rank of the worst that is held
    int[] last = new int[homes]; // who that is
    int[] start = starts();
    BitSet there = new BitSet(); // by the place in the lists of homes of several seats
    for (int newcomer = 0; newcomer < pairOf.length; newcomer++) {
      int a = newcomer;
      int pair = market.first(a);
      while (pair < market.end(a)) {
        if (!meter.spend(1)) {
          return false;
        }
        int h = market.home(pair);
        int seats = conditions.seats(h);
        int rank = market.rank(pair);
        if (seats == 0 || !conditions.isOpen(pair) || (held[h] == seats && rank > worst[h])) {
          pair++;
          continue;
        }
        pairOf[a] = pair;
        if (seats > 1) {
          there.set(start[h] + rank);
        }
        if (held[h] < seats) {
          if (held[h]++ == 0 || rank > worst[h]) {
            worst[h] = rank;
            last[h] = a;
          }
          break;
        }
        int out = last[h];
        pair = pairOf[out] + 1;
        pairOf[out] = NONE;
        if (seats > 1) {
          there.clear(start[h] + worst[h]);
          worst[h] = there.previousSetBit(start[h] + worst[h]) - start[h];
          last[h] = market.applicantAt(h, worst[h]);
        } else {
          worst[h] = rank;
          last[h] = a;
        }
        a = out;
      }
    }
    return true;
  }

  /** Where the list of each home begins, if all stand one behind the other. */
  private int[] starts() {
    int[] start = new int[market.homes()];
    for (int h = 1; h < start.length; h++) {
      start[h] = start[h - 1] + market.listed(h - 1);
    }
    return start;
  }

  /** An applicant's pairs stand in its order, so the lower pair is the better one. */
  private boolean homesPropose() {
    int homes = market.homes();
    int[] next = new int[homes];
    int[] free = new int[homes];
    int[] waiting = new int[homes];
    boolean[] waits = new boolean[homes];
    int count = 0;
    for (int h = homes - 1; h >= 0; h--) {
      free[h] = conditions.seats(h);
      waiting[count++] = h;
      waits[h] = true;
    }
    while (count > 0) {
      int h = waiting[--count];
      waits[h] = false;
      while (free[h] > 0 && next[h] < market.listed(h)) {
        if (!meter.spend(1)) {
          return false;
        }
        int pair = market.pairAt(h, next[h]++);
        int a = market.applicant(pair);
        int before = pairOf[a];
        if (!conditions.isOpen(pair) || (before != NONE && before < pair)) {
          continue;
        }
        pairOf[a] = pair;
        free[h]--;
        if (before != NONE) {
          int left = market.home(before);
          free[left]++;
          if (!waits[left]) {
            waits[left] = true;
            waiting[count++] = left;
          }
        }
      }
    }
    return true;
  }
}
