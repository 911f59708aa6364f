package dev.comity.matching.roommates;

import dev.comity.matching.Budget;
import dev.comity.matching.instance.Pool;
import dev.comity.matching.proof.RoommatesPartition;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the people of one pool so that no two would rather have each other than what they have, or
 * proves that no arrangement is like that. Each is free to stay alone.
 *
 * <p>Irving's algorithm (doi 10.1016/0196-6774(85)90033-1) for lists that need not be complete; it
 * goes on, where no matching is stable, to Tan's stable partition (Journal of Algorithms 12, 1991,
 * 154-178), whose odd parties of three or more are the proof, and to a greatest matching that is
 * stable among those in it (doi 10.1007/BF01933211), which leaves out one of each such party, the
 * one with the lowest number. Time and memory are linear in the lists.
 */
public final class Roommates {

  private Roommates() {}

  /**
   * Solves without limit.
   *
   * @param pool the people, without ties
   * @return a stable matching, or the proof that there is none
   * @throws IllegalArgumentException if there are ties
   */
  public static RoommatesAnswer solve(Pool pool) {
    return solve(pool, Budget.unlimited());
  }

  /**
   * Solves under a budget.
   *
   * @param pool the people, without ties
   * @param budget how long; a step is one proposal, or one step along a chain of second choices
   * @return a stable matching, the proof that there is none, or that the budget ran out
   * @throws IllegalArgumentException if there are ties
   */
  public static RoommatesAnswer solve(Pool pool, Budget budget) {
    if (pool.hasTies()) {
      throw new IllegalArgumentException(
          "The pool has ties, and roommates need strict lists. Maybe pool.brokenAsListed() or"
              + " pool.brokenBySeed(1)?");
    }
    int @Nullable [] successors = StablePartition.of(pool, new Ranks(pool), budget.start());
    if (successors == null) {
      return new RoommatesAnswer(pool, null);
    }
    return new RoommatesAnswer(pool, RoommatesPartition.of(pool, successors, paired(successors)));
  }

  /** Pairs along each circle, and leaves out the lowest of an odd one; -1 for nobody. */
  private static int[] paired(int[] successors) {
    int n = successors.length;
    int[] partners = new int[n];
    boolean[] seen = new boolean[n];
    for (int a = 0; a < n; a++) {
      if (seen[a]) {
        continue;
      }
      int length = 0;
      for (int b = a; !seen[b]; b = successors[b]) {
        seen[b] = true;
        length++;
      }
      int at = a;
      if (length % 2 == 1) {
        partners[a] = -1;
        at = successors[a];
      }
      for (int pairs = length / 2; pairs > 0; pairs--) {
        int other = successors[at];
        partners[at] = other;
        partners[other] = at;
        at = successors[other];
      }
    }
    return partners;
  }
}
