package dev.comity.failure;

/**
 * The tables are not those that this version of the library needs. The message says the way out.
 */
public final class SchemaException extends StorageException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what differs.
   *
   * @param message what differs, and what to do
   */
  public SchemaException(String message) {
    super(message);
  }

  /**
   * Says what differs, with the database's own error.
   *
   * @param message what differs, and what to do
   * @param cause the database's error
   */
  public SchemaException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Always false: somebody has to look at the schema first. */
  @Override
  public boolean isRetryable() {
    return false;
  }
}
