package dev.comity.failure;

/**
 * Something stored cannot be read back: changed by hand, cut off, or written by a newer version.
 */
public final class DamagedRecordException extends StorageException {

  private static final long serialVersionUID = 1L;

  /**
   * Names what is damaged.
   *
   * @param message which record, and how
   * @param cause what the reader stumbled over
   */
  public DamagedRecordException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Names what is damaged.
   *
   * @param message which record, and how
   */
  public DamagedRecordException(String message) {
    super(message);
  }

  /** Always false: a damaged record stays damaged. */
  @Override
  public boolean isRetryable() {
    return false;
  }
}
