package dev.comity.failure;

/**
 * Inside a transaction of the host's, the database undid everything that the host had done in it
 * before, as some do on a deadlock or with the connection. A host that went on would keep only what
 * comes after; so it should roll back, and where its cause is {@linkplain #isRetryable() retryable}
 * begin again.
 */
public final class TransactionLostException extends StorageException {

  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  /**
   * Makes it from the fault on which the transaction was lost.
   *
   * @param message what was lost
   * @param fault the fault of the unit of work
   */
  public TransactionLostException(String message, StorageException fault) {
    super(message, fault);
    this.retryable = fault.isRetryable();
  }

  /** Tells whether the host's transaction may succeed when it is run again from its beginning. */
  @Override
  public boolean isRetryable() {
    return retryable;
  }
}
