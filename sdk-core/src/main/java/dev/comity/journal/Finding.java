package dev.comity.journal;

/**
 * Something that a verification found to be wrong.
 *
 * @param subject which record, named so that somebody can go and look at it
 * @param fault what is wrong with it, in plain words
 */
public record Finding(String subject, String fault) {

  /** Subject and fault in one sentence. */
  @Override
  public String toString() {
    return subject + ": " + fault;
  }
}
