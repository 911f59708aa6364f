package dev.comity.failure;

/** The storage cannot be reached or did not answer: no connection, time-out, disk full. */
public final class StorageUnavailableException extends StorageException {

  private static final long serialVersionUID = 1L;

  /**
   * Wraps the database's own error.
   *
   * @param message what was tried
   * @param cause the database's error
   */
  public StorageUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Always false: only the host knows whether waiting helps. */
  @Override
  public boolean isRetryable() {
    return false;
  }
}
