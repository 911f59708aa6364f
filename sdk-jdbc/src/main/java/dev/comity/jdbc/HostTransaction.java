package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;

/**
 * The host's transaction, with a savepoint of ours in it. It is never committed, rolled back or
 * closed by us; only what came after our savepoint can be undone.
 */
final class HostTransaction implements Transaction {

  private final Connection connection;
  private final Dialect dialect;
  private final Savepoint savepoint;

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
      throw dialect.faults().translate("Joining the host's transaction", e);
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
      throw dialect.faults().translate("Releasing the savepoint", e);
    }
  }

  @Override
  public void end(boolean kept) {
    if (kept) {
      return;
    }
    try {
      connection.rollback(savepoint);
      connection.releaseSavepoint(savepoint);
    } catch (SQLException e) {
      throw dialect.faults().translate("Undoing what came after the savepoint", e);
    }
  }
}
