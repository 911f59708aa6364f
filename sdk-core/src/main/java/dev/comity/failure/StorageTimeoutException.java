package dev.comity.failure;

/**
 * A statement took longer than the host allows it. Nothing of the unit of work has been kept. A
 * wait for another unit of work that lasts too long is a {@link ConflictException} instead.
 */
public final class StorageTimeoutException extends StorageException {

  private static final long serialVersionUID = 1L;

  /**
   * Wraps the database's own error.
   *
   * @param message what was tried
   * @param cause the database's error
   */
  public StorageTimeoutException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Always false: what was too slow once would only be slow again. */
  @Override
  public boolean isRetryable() {
    return false;
  }
}
