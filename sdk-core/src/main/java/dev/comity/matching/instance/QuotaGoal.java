package dev.comity.matching.instance;

/** What the best placement under quotas is. */
public enum QuotaGoal {
  /** The least total of the costs; nobody has to be placed unless a quota asks for it. */
  LEAST_TOTAL,

  /** As many pairs as the quotas allow, then the least total. */
  MOST_THEN_LEAST_TOTAL,

  /** Everybody is placed as often as they may be, at the least total; impossible otherwise. */
  EVERYONE_AT_LEAST_TOTAL,

  /**
   * Costs are ranks. As many pairs as possible, then the fewest at the worst rank, then the fewest
   * at the next worst, and so on. This is called generous; where each person may be placed once it
   * is also leximin, with the unplaced as the worst off.
   */
  FEWEST_AT_WORST,

  /**
   * Costs are ranks. The most pairs at rank 1, then the most at rank 2, and so on. This is called
   * rank-maximal; it may place fewer people than could be placed.
   */
  MOST_AT_BEST;

  /**
   * Whether the costs of the pairs are ranks.
   *
   * @return whether they are, so that each is at least 1
   */
  public boolean isByRank() {
    return this == FEWEST_AT_WORST || this == MOST_AT_BEST;
  }
}
