package dev.comity.failure;

/**
 * The storage cannot be reached: there is no connection to be had, the pool is exhausted, or the
 * connection was lost before the commit. Nothing of the unit of work has been kept.
 */
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
