package dev.comity.failure;

/**
 * The storage was lost while it was told to commit, and did not answer: what the unit of work did
 * is kept, all of it, or nothing is. Look what is there, or do it again under the same idempotency
 * key, as {@code Comity.write} does by itself where it was given a key.
 */
public final class CommitInDoubtException extends StorageException {

  private static final long serialVersionUID = 1L;

  /**
   * Wraps the database's own error.
   *
   * @param message what was tried
   * @param cause the database's error
   */
  public CommitInDoubtException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Always false: without a key, another try might do it twice. */
  @Override
  public boolean isRetryable() {
    return false;
  }
}
