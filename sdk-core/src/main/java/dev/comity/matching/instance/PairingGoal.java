package dev.comity.matching.instance;

/** What a pairing of one pool is to reach. */
public enum PairingGoal {
  /** Everybody is paired, for the least total. */
  EVERYBODY_LEAST(true, false, false),
  /** Everybody is paired, for the greatest total. */
  EVERYBODY_GREATEST(false, false, false),
  /** The greatest total; who would not add to it may stay alone. */
  GREATEST(false, true, false),
  /** The most pairs, and of those pairings the least total: also of a pool of an odd number. */
  MOST_LEAST(true, true, true),
  /** The most pairs, and of those pairings the greatest total: also of a pool of an odd number. */
  MOST_GREATEST(false, true, true);

  private final boolean least;
  private final boolean alone;
  private final boolean most;

  PairingGoal(boolean least, boolean alone, boolean most) {
    this.least = least;
    this.alone = alone;
    this.most = most;
  }

  /**
   * Whether a lower total is the better one.
   *
   * @return whether the total is to be the least; else it is to be the greatest
   */
  public boolean isLeast() {
    return least;
  }

  /**
   * Whether people may stay alone.
   *
   * @return whether not everybody must be paired
   */
  public boolean leavesAlone() {
    return alone;
  }

  /**
   * Whether one more pair is better than any total.
   *
   * @return whether the number of pairs comes first
   */
  public boolean isMost() {
    return most;
  }
}
