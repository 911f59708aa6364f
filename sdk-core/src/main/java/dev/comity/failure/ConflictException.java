package dev.comity.failure;

/**
 * Another unit of work was faster: it changed what this one read, took a key that must be unique,
 * or the database asked for another try (serialization failure, deadlock). Running the unit again
 * sees the new state; {@code Comity.write} does that a bounded number of times.
 */
public non-sealed class ConflictException extends StorageException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes a conflict with the database's own error.
   *
   * @param message what collided
   * @param cause the database's error
   */
  public ConflictException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Makes a conflict that the storage found by itself.
   *
   * @param message what collided
   */
  public ConflictException(String message) {
    super(message);
  }

  @Override
  public final boolean isRetryable() {
    return true;
  }
}
