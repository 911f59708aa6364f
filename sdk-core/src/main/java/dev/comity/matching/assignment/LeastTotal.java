package dev.comity.matching.assignment;

import dev.comity.matching.Budget;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.CostEdges;
import dev.comity.matching.instance.CostMatrix;
import dev.comity.matching.instance.PairCosts;
import dev.comity.matching.proof.AssignmentLeastTotal;
import dev.comity.matching.proof.HallViolator;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Places all of the smaller side at the least total cost: ambassadors with partner cities, or
 * students with homes where only the sum counts. The greatest total is the least of the gains with
 * their signs turned.
 *
 * <p>Shortest augmenting paths after a good start (R. Jonker, A. Volgenant 1987, doi
 * 10.1007/BF02278710). O(n²m) for n lines and m places of a matrix in 32 bits (costs within ±2^24,
 * and no pair that is forbidden stands in the way), else O(n e log m) for e pairs; far less as a
 * rule. Where there are as many rows as columns, and pairs of a list or at least 1,200 rows, an
 * auction comes first. Memory beside the instance: O(m), and in an auction 12 bytes a pair of a
 * list or 384 a row of a matrix.
 *
 * <p>Ties: which of several assignments of the least total is found depends on the instance alone,
 * in the order of its rows and columns: of equally near places the search settles the one of least
 * index first. The total and the standing never depend on it.
 *
 * <p>A step of a budget is one line read, of as many costs as it has pairs, or one bid. An auction
 * reads all of a matrix before the budget is looked at first. When it is used up, one pass more
 * over the instance works out the bound, and places what is left where a place is free.
 */
public final class LeastTotal {

  private LeastTotal() {}

  /**
   * Solves without a limit.
   *
   * @param costs the costs
   * @return the answer, which is proved
   */
  public static AssignmentAnswer solve(CostMatrix costs) {
    return solve(costs, Budget.unlimited());
  }

  /**
   * Solves within a budget.
   *
   * @param costs the costs
   * @param budget how many lines may be read, and how long it may take
   * @return the answer
   */
  public static AssignmentAnswer solve(CostMatrix costs, Budget budget) {
    Budget.Meter meter = budget.start();
    if (DenseCosts.suit(costs)) {
      DenseSearch dense = new DenseSearch(costs, meter);
      LineSearch.End end = dense.run();
      boolean isAllowed = dropForbidden(costs, dense.placeOf()) == 0;
      if (isAllowed || end == LineSearch.End.OVER) {
        return finish(costs, dense, end);
      }
    }
    SparseSearch exact = new SparseSearch(costs, meter);
    return finish(costs, exact, exact.run());
  }

  /** How many lines had a place that they must not have, and are without one now. */
  private static int dropForbidden(CostMatrix costs, int[] placeOf) {
    int dropped = 0;
    for (int line = 0; line < placeOf.length && costs.forbidden() > 0; line++) {
      int place = placeOf[line];
      boolean tall = costs.isTall();
      if (place >= 0 && !costs.isAllowed(tall ? place : line, tall ? line : place)) {
        placeOf[line] = -1;
        dropped++;
      }
    }
    return dropped;
  }

  /**
   * Solves without a limit.
   *
   * @param costs the costs
   * @return the answer, which is proved
   */
  public static AssignmentAnswer solve(CostEdges costs) {
    return solve(costs, Budget.unlimited());
  }

  /**
   * Solves within a budget.
   *
   * @param costs the costs
   * @param budget how many lines may be read, and how long it may take
   * @return the answer
   */
  public static AssignmentAnswer solve(CostEdges costs, Budget budget) {
    SparseSearch search = new SparseSearch(costs, budget.start());
    return finish(costs, search, search.run());
  }

  private static AssignmentAnswer finish(PairCosts costs, LineSearch search, LineSearch.End end) {
    if (end == LineSearch.End.IMPOSSIBLE) {
      return impossible(costs, search.tooMany());
    }
    int[] placeOf = search.placeOf();
    int lines = costs.lines();
    int places = costs.places();
    boolean[] taken = new boolean[places];
    long[] placePrices = new long[places];
    for (int place = 0; place < places; place++) {
      placePrices[place] = search.price(place);
    }
    for (int place : placeOf) {
      if (place >= 0) {
        taken[place] = true;
      }
    }
    long[] linePrices = new long[lines];
    long total = 0;
    int placed = 0;
    int[] read = new int[places];
    int[] cost = new int[places];
    for (int line = 0; line < lines; line++) {
      int count = costs.readLine(line, read, cost);
      if (count == 0) {
        return impossible(costs, new int[] {line});
      }
      long least = Long.MAX_VALUE;
      long leastFree = Long.MAX_VALUE;
      int free = -1;
      int paid = 0;
      for (int i = 0; i < count; i++) {
        int place = read[i];
        long reduced = cost[i] - placePrices[place];
        least = Math.min(least, reduced);
        if (place == placeOf[line]) {
          paid = cost[i];
        } else if (!taken[place] && reduced < leastFree) {
          leastFree = reduced;
          free = i;
        }
      }
      linePrices[line] = least;
      if (placeOf[line] < 0 && free >= 0) {
        placeOf[line] = read[free];
        taken[read[free]] = true;
        paid = cost[free];
      }
      placed += placeOf[line] < 0 ? 0 : 1;
      total += paid;
    }
    long bound = Arrays.stream(linePrices).sum() + Arrays.stream(placePrices).sum();
    if (placed < lines) {
      Arrays.fill(placeOf, -1);
      total = 0;
    }
    Standing standing =
        placed < lines ? Standing.STOPPED : total == bound ? Standing.PROVED : Standing.BEST_FOUND;
    int[] columnOf = columnOf(costs, placeOf);
    return new AssignmentAnswer(
        columnOf,
        placed < lines ? OptionalLong.empty() : OptionalLong.of(total),
        OptionalLong.of(bound),
        AssignmentLeastTotal.of(
            costs,
            standing,
            columnOf,
            total,
            bound,
            costs.isTall() ? placePrices : linePrices,
            costs.isTall() ? linePrices : placePrices));
  }

  private static AssignmentAnswer impossible(PairCosts costs, int[] tooMany) {
    int[] nowhere = new int[costs.rows()];
    Arrays.fill(nowhere, -1);
    return new AssignmentAnswer(
        nowhere, OptionalLong.empty(), OptionalLong.empty(), HallViolator.of(costs, tooMany));
  }

  private static int[] columnOf(PairCosts costs, int[] placeOf) {
    if (!costs.isTall()) {
      return placeOf;
    }
    int[] columnOf = new int[costs.rows()];
    Arrays.fill(columnOf, -1);
    for (int line = 0; line < placeOf.length; line++) {
      if (placeOf[line] >= 0) {
        columnOf[placeOf[line]] = line;
      }
    }
    return columnOf;
  }
}
