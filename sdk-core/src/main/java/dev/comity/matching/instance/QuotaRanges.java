package dev.comity.matching.instance;

import java.util.Locale;

/**
 * What keeps every sum of the quota problems within 64 bits, and their proofs within memory.
 *
 * <p>A figure is a sum over chosen pairs. A price is moved in rounds, of which each sees two bits
 * more of the costs: it begins with four times the prices of the round before; a node that lacks
 * something keeps its price until all is balanced, so no price falls below the lowest of them by
 * more than a path there and one back cost, and a path has each node once. After all rounds, half
 * as many as a cost has bits, no price is further from 0 than bits times nodes times the greatest
 * cost, and a third of that for rounding; with {@link #MOST} that stays below the 2^60 of a proof.
 */
final class QuotaRanges {

  /** Of the greatest cost, times the nodes or the pairs that can be chosen. */
  private static final long MOST = 1L << 53;

  private static final long MOST_DUALS = 1L << 28;

  private QuotaRanges() {}

  static void checkCosts(QuotaTask task, int fromLevel, String hint) {
    QuotaProblem problem = task.problem();
    long limit = MOST / size(problem);
    for (int pair = 0; pair < problem.pairs(); pair++) {
      for (int level = fromLevel; level < Math.min(task.levels(), fromLevel + 2); level++) {
        long cost = task.cost(level, pair);
        if (cost > limit || cost < -limit) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "Person %d and place %d cost %d, but here at most %d either way can be summed up"
                      + " safely. Maybe a coarser unit?%s",
                  problem.person(pair),
                  problem.place(pair),
                  cost,
                  limit,
                  hint));
        }
      }
    }
  }

  static void checkTradeOff(QuotaProblem problem, long totalWeight, long keptWeight) {
    int pair = tooDear(problem, totalWeight, keptWeight);
    if (pair >= 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Person %d and place %d cost %d, which weighed by %d against %d for a move cannot"
                  + " be summed up safely. Maybe a coarser unit?",
              problem.person(pair),
              problem.place(pair),
              problem.cost(problem.levels() - 1, pair),
              totalWeight,
              keptWeight));
    }
  }

  /** The first pair whose weighed cost is out of range, or -1. */
  static int tooDear(QuotaProblem problem, long totalWeight, long keptWeight) {
    long limit = MOST / size(problem);
    int last = problem.levels() - 1;
    for (int pair = 0; pair < problem.pairs(); pair++) {
      long cost = Math.abs(problem.cost(last, pair)); // far from the least long
      if (keptWeight > limit || (cost > 0 && totalWeight > (limit - keptWeight) / cost)) {
        return pair;
      }
    }
    return -1;
  }

  static void checkLevels(QuotaProblem problem) {
    long duals = nodes(problem) * problem.levels();
    if (duals > MOST_DUALS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d ranks of %d people and boxes need a proof of %d numbers, above %d. Maybe shorter"
                  + " lists, or fewer ranks?",
              problem.levels(),
              nodes(problem),
              duals,
              MOST_DUALS));
    }
  }

  /** The nodes, or the pairs that can be chosen, whichever are more. */
  private static long size(QuotaProblem problem) {
    int[] listed = new int[problem.people()];
    for (int pair = 0; pair < problem.pairs(); pair++) {
      listed[problem.person(pair)]++;
    }
    long chosen = 0;
    for (int person = 0; person < listed.length; person++) {
      chosen += Math.min(listed[person], problem.most(person));
    }
    return Math.max(chosen, nodes(problem));
  }

  private static long nodes(QuotaProblem problem) {
    return 1L + problem.people() + problem.boxes();
  }
}
