package dev.comity.failure;

/** The storage has no room left. Nothing of the unit of work has been kept. */
public final class StorageFullException extends StorageException {

  private static final long serialVersionUID = 1L;

  /**
   * Wraps the database's own error.
   *
   * @param message what was tried
   * @param cause the database's error
   */
  public StorageFullException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Always false: somebody has to make room first. */
  @Override
  public boolean isRetryable() {
    return false;
  }
}
