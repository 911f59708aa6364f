package dev.comity.matching;

import java.util.Locale;

/** How sure an answer is. */
public enum Standing {
  /** The claim is proved, and the certificate holds the proof: also of "there is none". */
  PROVED,
  /**
   * An answer was found, and the certificate proves how far it can be from the best at most; of
   * wishes that block there may always be none.
   */
  BEST_FOUND,
  /** The budget ran out, or the caller cancelled, before there was an answer. */
  STOPPED;

  /** As documents say it: proved, best-found or stopped. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
