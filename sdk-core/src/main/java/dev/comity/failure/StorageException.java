package dev.comity.failure;

/**
 * A fault of the environment: the storage could not do what was asked. Nothing of the unit of work
 * in which it is thrown has been kept; only {@link CommitInDoubtException} leaves that open.
 */
public abstract sealed class StorageException extends RuntimeException
    permits ConflictException,
        StorageUnavailableException,
        StorageFullException,
        StorageTimeoutException,
        CommitInDoubtException,
        TransactionLostException,
        SchemaException,
        DamagedRecordException {

  private static final long serialVersionUID = 1L;

  StorageException(String message, Throwable cause) {
    super(message, cause);
  }

  StorageException(String message) {
    super(message);
  }

  /**
   * Tells whether the same unit of work may succeed when it is run again from its beginning.
   *
   * @return true if another try makes sense
   */
  public abstract boolean isRetryable();
}
