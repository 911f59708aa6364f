package dev.comity.jdbc;

import dev.comity.failure.StorageUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transaction that we opened, on a connection that we borrowed: it is given back as it was found.
 */
final class OwnTransaction implements Transaction {

  private static final Logger LOG = LoggerFactory.getLogger(OwnTransaction.class);

  private final Connection connection;
  private final Dialect dialect;
  private final boolean autoCommit;
  private final Dialect.Restoration restoration;

  private OwnTransaction(
      Connection connection, Dialect dialect, boolean autoCommit, Dialect.Restoration restoration) {
    this.connection = connection;
    this.dialect = dialect;
    this.autoCommit = autoCommit;
    this.restoration = restoration;
  }

  /** Begins; if that fails, the connection is given back. */
  static OwnTransaction begin(Connection connection, Dialect dialect) {
    boolean autoCommit = true;
    try {
      autoCommit = connection.getAutoCommit();
      if (autoCommit) {
        connection.setAutoCommit(false);
      }
      return new OwnTransaction(connection, dialect, autoCommit, dialect.beginSnapshot(connection));
    } catch (SQLException e) {
      try (connection) {
        if (!connection.getAutoCommit()) {
          connection.rollback();
          connection.setAutoCommit(autoCommit);
        }
      } catch (SQLException closing) {
        e.addSuppressed(closing);
      }
      throw dialect.faults().translate("Beginning a transaction", e);
    }
  }

  @Override
  public Optional<String> prelude() {
    return dialect.prelude();
  }

  @Override
  public void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw dialect.faults().translateCommit(e);
    }
  }

  /** What is kept stays kept, even if the connection is lost now; whoever lent it will find out. */
  @Override
  public void end(boolean kept) {
    try (connection) {
      if (!kept) {
        connection.rollback();
      }
      restoration.restore(connection);
      if (autoCommit) {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      if (!kept) {
        throw new StorageUnavailableException(
            "The connection cannot be given back: " + e.getMessage(), e);
      }
      LOG.warn("The connection was lost after the commit: {}", e.getMessage());
    }
  }
}
