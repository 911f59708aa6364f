package dev.comity.failure;

/** Something was to be updated in a version that is no longer the newest. */
public final class StaleVersionException extends ConflictException {

  private static final long serialVersionUID = 1L;

  /**
   * Names what was stale.
   *
   * @param subject what was to be updated, for example {@code partnership 0198...}
   * @param expected the version that the caller had read
   */
  public StaleVersionException(String subject, long expected) {
    super(subject + " is no longer at version " + expected + "; another unit of work changed it.");
  }
}
