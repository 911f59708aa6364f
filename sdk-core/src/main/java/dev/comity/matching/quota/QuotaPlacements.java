package dev.comity.matching.quota;

import dev.comity.matching.Budget;
import dev.comity.matching.instance.QuotaTask;

/**
 * Places people under nested quotas in the best way, or shows that no placement keeps them: one
 * flow of least cost with lower bounds, solved by a primal-dual method with cost scaling, in whole
 * numbers.
 *
 * <p>Complexity: O(levels · b · (F + 1) · (arcs + nodes) log nodes), where b is the number of bits
 * of a cost and F that of the units to be moved, at most the pairs that can be chosen and the lower
 * quotas together; in practice some dozens of looks at each arc for two bits of a level. Ties: the
 * same problem always has the same placement; which of several best ones follows from the order of
 * people, places and pairs, and has no meaning of its own.
 *
 * <p>Sources: J. Edmonds, R. M. Karp, <em>Theoretical improvements in algorithmic efficiency for
 * network flow problems</em>, Journal of the ACM 19 (1972), doi 10.1145/321694.321699; H. N. Gabow,
 * <em>Scaling algorithms for network problems</em>, Journal of Computer and System Sciences 31
 * (1985), doi 10.1016/0022-0000(85)90039-X.
 */
public final class QuotaPlacements {

  private QuotaPlacements() {}

  /**
   * Places without a limit of work.
   *
   * @param task the problem, or its revision with the fewest moves
   * @return as {@link #place(QuotaTask, Budget)}, never stopped
   */
  public static QuotaAnswer place(QuotaTask task) {
    return place(task, Budget.unlimited());
  }

  /**
   * Places within a budget.
   *
   * @param task the problem, or its revision with the fewest moves
   * @param budget how long it may take; a step is one look at an arc or node
   * @return the best placement; that none keeps the quotas; or what was found before the budget ran
   *     out; each with its proof
   */
  public static QuotaAnswer place(QuotaTask task, Budget budget) {
    return new QuotaAnswer(new FlowSolver(task, budget.start()).solve());
  }
}
