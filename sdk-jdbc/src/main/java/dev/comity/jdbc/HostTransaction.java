package dev.comity.jdbc;

import dev.comity.failure.StorageException;
import dev.comity.failure.TransactionLostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;

/**
 * The host's transaction, with a savepoint of ours in it. It is never committed, rolled back or
 * closed by us; only what came after our savepoint can be undone.
 */
final class HostTransaction implements Transaction {

  private static final String LOST =
      "The host's whole transaction is lost, not only what was done in this unit of work: ";

  /** The savepoint has gone with the connection, or with a commit or rollback in between. */
  private static final String MIXED =
      "The savepoint of this unit of work is gone, so nothing but the host's whole transaction can"
          + " be undone. Roll it back; maybe it was ended, or rolled back to an older savepoint,"
          + " inside the unit? ";

  private final Connection connection;
  private final Dialect dialect;
  private final Savepoint savepoint;

  /** What was undone already, or is lost with all that the host did. */
  private boolean undone;

  private HostTransaction(Connection connection, Dialect dialect, Savepoint savepoint) {
    this.connection = connection;
    this.dialect = dialect;
    this.savepoint = savepoint;
  }

  static HostTransaction join(Connection connection, Dialect dialect) {
    try {
      if (connection.getAutoCommit()) {
        throw new IllegalArgumentException(
            "The connection commits by itself, so there is no transaction to join. Maybe call"
                + " setAutoCommit(false) first?");
      }
      return new HostTransaction(connection, dialect, connection.setSavepoint());
    } catch (SQLException e) {
      StorageException fault = dialect.faults().translate("Joining the host's transaction", e);
      throw Faults.isOfOneBefore(e) || dialect.faults().isLost(e)
          ? new TransactionLostException(
              "The host's transaction was lost before it was joined. Maybe roll back, and begin"
                  + " again? "
                  + fault.getMessage(),
              fault)
          : fault;
    }
  }

  /** The isolation is the host's. */
  @Override
  public Optional<String> prelude() {
    return Optional.empty();
  }

  @Override
  public void commit() {
    try {
      connection.releaseSavepoint(savepoint);
    } catch (SQLException e) {
      throw failed(dialect.faults().translate("Releasing the savepoint", e), MIXED);
    }
  }

  /**
   * Undoes at once, so that the host can go on as soon as it has caught the fault: some databases
   * refuse everything until then, and some have undone all that the host did, which it must learn.
   */
  @Override
  public StorageException failed(StorageException fault) {
    return failed(fault, LOST);
  }

  private StorageException failed(StorageException fault, String words) {
    undone = true;
    try {
      undo();
      return fault;
    } catch (SQLException e) {
      fault.addSuppressed(e);
      revive(fault);
      return new TransactionLostException(words + fault.getMessage(), fault);
    }
  }

  private void revive(StorageException fault) {
    try {
      dialect.beginAnew(connection);
    } catch (SQLException e) {
      fault.addSuppressed(e);
    }
  }

  @Override
  public void end(boolean kept) {
    if (kept || undone) {
      return;
    }
    try {
      undo();
    } catch (SQLException e) {
      throw new TransactionLostException(
          MIXED + e.getMessage(),
          dialect.faults().translate("Undoing what came after the savepoint", e));
    }
  }

  private void undo() throws SQLException {
    connection.rollback(savepoint);
    connection.releaseSavepoint(savepoint);
  }
}
