package dev.comity.matching.instance;

import dev.comity.matching.InstanceHash;

/**
 * A revision that weighs the total against the moves: so many units of cost for a pair from before
 * that is kept. Whatever comes before the total, such as the most placed, still comes first.
 *
 * @param revision the problem, whose goal ends with a total, and what was before
 * @param totalWeight what a unit of the total weighs, at least 0
 * @param keptWeight what a pair that is kept takes off, at least 1
 */
public record QuotaTradeOff(QuotaRevision revision, long totalWeight, long keptWeight)
    implements QuotaTask {

  /** Checks the weights, and that no sum can leave 64 bits. */
  public QuotaTradeOff {
    if (revision.problem().goal().isByRank()) {
      throw new IllegalArgumentException(
          "The goal "
              + revision.problem().goal()
              + " has no total to weigh moves against. Maybe LEAST_TOTAL?");
    }
    if (totalWeight < 0 || keptWeight < 1) {
      throw new IllegalArgumentException(
          "Weights of " + totalWeight + " and " + keptWeight + ". Maybe at least 0 and 1?");
    }
    QuotaRanges.checkTradeOff(revision.problem(), totalWeight, keptWeight);
  }

  /**
   * Whether no sum of weighed costs can leave 64 bits.
   *
   * @param revision the problem and what was before
   * @param totalWeight what a unit of the total weighs, at least 0
   * @param keptWeight what a pair that is kept takes off, at least 1
   * @return whether such a trade-off can be made
   */
  public static boolean isInRange(QuotaRevision revision, long totalWeight, long keptWeight) {
    return QuotaRanges.tooDear(revision.problem(), totalWeight, keptWeight) < 0;
  }

  @Override
  public QuotaProblem problem() {
    return revision.problem();
  }

  @Override
  public int levels() {
    return problem().levels();
  }

  @Override
  public long cost(int level, int pair) {
    long cost = problem().cost(level, pair);
    if (level < levels() - 1) {
      return cost;
    }
    return totalWeight * cost - (revision.wasBefore(pair) ? keptWeight : 0);
  }

  @Override
  public String describe(int level, long value) {
    return level < levels() - 1
        ? problem().describe(level, value)
        : "a sum of "
            + value
            + " of "
            + totalWeight
            + " times the total less "
            + keptWeight
            + " for each pair that is kept";
  }

  @Override
  public InstanceHash hash() {
    return InstanceHash.of("quota.trade-off/1")
        .text(revision.hash().value())
        .number(totalWeight)
        .number(keptWeight)
        .end();
  }
}
