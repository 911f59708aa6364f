package dev.comity.matching.quota;

import dev.comity.matching.Budget;
import dev.comity.matching.Certificate;
import dev.comity.matching.instance.QuotaTask;

/**
 * Places people under nested quotas in the best way, or shows that no placement keeps them: one
 * flow of least cost with lower bounds, solved by successive shortest paths in whole numbers.
 *
 * <p>Complexity: O(levels · F · (arcs + nodes) log nodes), where F is the number of units to be
 * moved, at most the pairs that can be chosen and the lower quotas together; far less with places
 * to spare, as a search ends at the nearest free one. Ties: the same problem always has the same
 * placement; of equally short paths, the search takes the one that it reaches first, and looks at
 * boxes before people, each from the lowest index.
 *
 * <p>Source: J. Edmonds, R. M. Karp, <em>Theoretical improvements in algorithmic efficiency for
 * network flow problems</em>, Journal of the ACM 19 (1972), doi 10.1145/321694.321699.
 */
public final class QuotaPlacements {

  private QuotaPlacements() {}

  /**
   * Places without a limit of work.
   *
   * @param task the problem, or its revision with the fewest moves
   * @return as {@link #place(QuotaTask, Budget)}, never stopped
   */
  public static Certificate place(QuotaTask task) {
    return place(task, Budget.unlimited());
  }

  /**
   * Places within a budget.
   *
   * @param task the problem, or its revision with the fewest moves
   * @param budget how long it may take; a step is one look at an arc or node
   * @return a {@link dev.comity.matching.proof.FlowPlacement}, a {@link
   *     dev.comity.matching.proof.FlowImpossibility}, or a {@link
   *     dev.comity.matching.proof.Stopped} if the budget ran out before any was found
   */
  public static Certificate place(QuotaTask task, Budget budget) {
    return new FlowSolver(task, budget.start()).solve();
  }
}
