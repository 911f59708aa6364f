package dev.comity.matching.instance;

/** The two sides of a {@link Market}. */
public enum Side {
  /** Those who are placed, each once. */
  APPLICANTS,
  /** Those who have places. */
  HOMES
}
