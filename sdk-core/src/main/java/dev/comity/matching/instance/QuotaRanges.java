package dev.comity.matching.instance;

import java.util.Locale;

/** What keeps every sum of the quota problems within 64 bits, and their proofs within memory. */
final class QuotaRanges {

  private static final long MOST = 1L << 53;
  private static final long MOST_DUALS = 1L << 28;

  private QuotaRanges() {}

  static void checkCosts(QuotaTask task, int fromLevel, String hint) {
    QuotaProblem problem = task.problem();
    long size = Math.max(problem.pairs(), nodes(problem));
    long limit = MOST / size;
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
    long limit = MOST / Math.max(problem.pairs(), nodes(problem));
    int last = problem.levels() - 1;
    for (int pair = 0; pair < problem.pairs(); pair++) {
      long cost = Math.abs(problem.cost(last, pair)); // far from the least long
      if (keptWeight > limit || (cost > 0 && totalWeight > (limit - keptWeight) / cost)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "Person %d and place %d cost %d, which weighed by %d against %d for a move cannot"
                    + " be summed up safely. Maybe a coarser unit?",
                problem.person(pair),
                problem.place(pair),
                cost,
                totalWeight,
                keptWeight));
      }
    }
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

  private static long nodes(QuotaProblem problem) {
    return 1L + problem.people() + problem.boxes();
  }
}
