package dev.comity.matching.assignment;

import dev.comity.matching.Budget;
import dev.comity.matching.Certificate;
import dev.comity.matching.instance.CostMatrix;
import dev.comity.matching.proof.AssignmentPrices;
import dev.comity.matching.proof.HallViolator;
import java.util.Arrays;

/**
 * Gives everybody of the smaller side one of the larger, so that the total is least: students and
 * homes by kilometres, delegates and hours by wishes. If not all of the smaller side can be placed,
 * because of forbidden pairs, the answer is a group that shows it. For the greatest total take
 * {@link CostMatrix#negated()}.
 *
 * <p>Jonker and Volgenant (1987, doi 10.1007/BF02278710), in O(r² c) for r rows and c columns, r
 * being the smaller side; a matrix with more rows than columns is copied once. Among assignments of
 * the same total the one is taken to which rows lead that are placed in ascending order and prefer,
 * at equal cost, the column that they meet first; the same matrix always has the same answer.
 */
public final class LeastTotal {

  private LeastTotal() {}

  /**
   * Solves without limit.
   *
   * @param costs the instance
   * @return an assignment of the least total, or that there is none, proved
   */
  public static AssignmentAnswer solve(CostMatrix costs) {
    return solve(costs, Budget.unlimited());
  }

  /**
   * Solves under a budget. If it runs out, rows without a column get the cheapest that is left, in
   * ascending order, and the prices so far are the bound.
   *
   * @param costs the instance
   * @param budget how long; a step is one look at a cost
   * @return an assignment, proved or best found; that there is none, proved; or that it was stopped
   */
  public static AssignmentAnswer solve(CostMatrix costs, Budget budget) {
    boolean tall = costs.rows() > costs.columns();
    CostMatrix wide = tall ? costs.transposed() : costs;
    JonkerVolgenant run = new JonkerVolgenant(wide, budget.start());
    return switch (run.run()) {
      case IMPOSSIBLE -> new AssignmentAnswer(HallViolator.of(costs, !tall, run.stuck()));
      case COMPLETE -> new AssignmentAnswer(prices(costs, wide, run, tall));
      case OVER ->
          fill(wide, run.x)
              ? new AssignmentAnswer(prices(costs, wide, run, tall))
              : new AssignmentAnswer(null);
    };
  }

  private static Certificate prices(
      CostMatrix costs, CostMatrix wide, JonkerVolgenant run, boolean tall) {
    long[] u = new long[wide.rows()];
    for (int i = 0; i < u.length; i++) {
      long least = Long.MAX_VALUE;
      for (int j = 0; j < wide.columns(); j++) {
        int cost = wide.cost(i, j);
        if (cost != CostMatrix.FORBIDDEN) {
          least = Math.min(least, cost - run.v[j]);
        }
      }
      u[i] = least;
    }
    return tall
        ? AssignmentPrices.of(costs, turned(run.x, costs.rows()), run.v, u)
        : AssignmentPrices.of(costs, run.x, u, run.v);
  }

  private static int[] turned(int[] x, int size) {
    int[] turned = new int[size];
    Arrays.fill(turned, -1);
    for (int i = 0; i < x.length; i++) {
      turned[x[i]] = i;
    }
    return turned;
  }

  /** Whether every row got a column. */
  private static boolean fill(CostMatrix costs, int[] x) {
    boolean[] taken = new boolean[costs.columns()];
    for (int j : x) {
      if (j >= 0) {
        taken[j] = true;
      }
    }
    for (int i = 0; i < x.length; i++) {
      if (x[i] >= 0) {
        continue;
      }
      int best = -1;
      for (int j = 0; j < taken.length; j++) {
        int cost = costs.cost(i, j);
        if (!taken[j] && cost != CostMatrix.FORBIDDEN && (best < 0 || cost < costs.cost(i, best))) {
          best = j;
        }
      }
      if (best < 0) {
        return false;
      }
      x[i] = best;
      taken[best] = true;
    }
    return true;
  }
}
