package dev.comity.matching.stable;

import dev.comity.matching.Budget;
import dev.comity.matching.instance.CrossingMarket;
import dev.comity.matching.proof.CrossingImpossibility;
import dev.comity.matching.proof.CrossingPlacement;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a stable placement where limits cross: siblings who want to go to one home or to
 * neighbours, types that overlap, coordinators who share homes. There may be none, and whether
 * there is one is NP-complete to say (siblings: E. Ronn 1990, doi 10.1016/0196-6774(90)90007-2;
 * types: C.-C. Huang, SODA 2010, 1235-1253). So it is a search under a budget, and says what
 * failed.
 *
 * <p>First blocking wishes are fulfilled one after the other, in some attempts; that takes time in
 * proportion to the wishes and limits, and finds a stable placement most often if there is one.
 * Then all placements are tried, in exponential time at worst; if that comes to its end without
 * one, what was tried is the proof that there is none; after 16,777,216 cases it is given up, and
 * the answer is the best that was found, whatever is left of the budget. Markets of up to some
 * dozens of applicants are mostly decided within seconds.
 *
 * <p>Ties: the same market, seed and budget of steps give the same answer. Anybody may gain by
 * misreporting.
 */
public final class CrossingSearch {

  private CrossingSearch() {}

  /**
   * Looks for a stable placement.
   *
   * @param market the instance
   * @param seed of the lot by which later attempts go on (splitmix64)
   * @param budget how long; a step is one look at a wish, or at a pair of a limit
   * @return a stable placement, or that there is none, or the one with the fewest blocking wishes
   *     that was seen
   */
  public static CrossingAnswer solve(CrossingMarket market, long seed, Budget budget) {
    Budget.Meter meter = budget.start();
    CrossingPaths paths = new CrossingPaths(market, seed, meter);
    if (paths.run() || meter.isOver()) {
      return answer(market, paths.best(), null);
    }
    CrossingTree tree = new CrossingTree(market, meter);
    return switch (tree.run()) {
      case FOUND -> answer(market, tree.found(), null);
      case OVER -> answer(market, paths.best(), null);
      case IMPOSSIBLE ->
          answer(market, paths.best(), CrossingImpossibility.of(market, tree.tree()));
    };
  }

  private static CrossingAnswer answer(
      CrossingMarket market, int[] wishOf, @Nullable CrossingImpossibility impossibility) {
    Crossing made = new Crossing(market, Crossing.NONE);
    for (int group = 0; group < wishOf.length; group++) {
      made.give(group, wishOf[group]);
    }
    return new CrossingAnswer(
        CrossingPlacement.of(market, made.homeOf(), made.allBlocking()), impossibility);
  }
}
