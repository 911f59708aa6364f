package dev.comity.jdbc;

import dev.comity.failure.StorageUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A transaction that we opened, on a connection that we borrowed: it is given back as it was found.
 */
final class OwnTransaction implements Transaction {

  private final Connection connection;
  private final Dialect dialect;
  private final boolean autoCommit;
  private final int isolation;

  private OwnTransaction(
      Connection connection, Dialect dialect, boolean autoCommit, int isolation) {
    this.connection = connection;
    this.dialect = dialect;
    this.autoCommit = autoCommit;
    this.isolation = isolation;
  }

  static OwnTransaction begin(Connection connection, Dialect dialect) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    int isolation = connection.getTransactionIsolation();
    if (isolation != dialect.snapshotIsolation()) {
      connection.setTransactionIsolation(dialect.snapshotIsolation());
    }
    if (autoCommit) {
      connection.setAutoCommit(false);
    }
    return new OwnTransaction(connection, dialect, autoCommit, isolation);
  }

  @Override
  public void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw dialect.translate("The commit", e);
    }
  }

  @Override
  public void end(boolean kept) {
    try (connection) {
      if (!kept) {
        connection.rollback();
      }
      if (connection.getTransactionIsolation() != isolation) {
        connection.setTransactionIsolation(isolation);
      }
      if (autoCommit) {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new StorageUnavailableException("The connection cannot be given back", e);
    }
  }
}
