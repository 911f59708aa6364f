package dev.comity.matching.instance;

/** What a pairing of one pool is to reach. */
public enum PairingGoal {
  /** Everybody is paired, for the least total. */
  EVERYBODY_LEAST,
  /** Everybody is paired, for the greatest total. */
  EVERYBODY_GREATEST,
  /** The greatest total; who would not add to it may stay alone. */
  GREATEST
}
