package dev.comity.jdbc;

import dev.comity.failure.CommitInDoubtException;
import dev.comity.failure.StorageException;
import dev.comity.failure.StorageUnavailableException;
import dev.comity.storage.Storage.Access;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
  private final Optional<String> prelude;
  private final Optional<String> afterCommit;

  private OwnTransaction(
      Connection connection,
      Dialect dialect,
      boolean autoCommit,
      Dialect.Restoration restoration,
      Optional<String> prelude,
      Optional<String> afterCommit) {
    this.connection = connection;
    this.dialect = dialect;
    this.autoCommit = autoCommit;
    this.restoration = restoration;
    this.prelude = prelude;
    this.afterCommit = afterCommit;
  }

  /**
   * Begins; if that fails, the connection is given back.
   *
   * @param lending what is known of the data source
   */
  static OwnTransaction begin(
      Connection connection, Dialect dialect, TableNames tables, Access access, Lending lending) {
    boolean ours = false;
    try {
      if (connection.getAutoCommit()) {
        connection.setAutoCommit(false);
        ours = true;
      } else if (lending.autoCommit() || dialect.holdsWork(connection)) {
        throw inSomebodyElses();
      }
      Dialect.Restoration restoration = dialect.beginSnapshot(connection, ours);
      if (access == Access.WRITE) {
        dialect.takeTurn(connection, tables);
      }
      Optional<String> prelude = dialect.prelude();
      if (!ours && prelude.isPresent()) {
        run(connection, prelude.get()); // now, as only the database can tell that it has begun
        prelude = Optional.empty();
      }
      return new OwnTransaction(
          connection, dialect, ours, restoration, prelude, lending.afterCommit());
    } catch (SQLException e) {
      giveBack(connection, dialect, ours, e);
      if (dialect.saysThatItHasBegun(e)) {
        throw inSomebodyElses();
      }
      throw dialect.faults().translate("Beginning a transaction", e);
    } catch (IllegalStateException e) {
      giveBack(connection, dialect, false, e);
      throw e;
    }
  }

  private static IllegalStateException inSomebodyElses() {
    return new IllegalStateException(
        "The data source lends a connection that is inside a transaction of the host's, which a"
            + " unit of work of our own would commit. Maybe comity.join(storage.joining(connection),"
            + " ...), or give JdbcStorage.on the pool itself, not a proxy that knows of"
            + " transactions?");
  }

  /** What was not begun by us is not rolled back either. */
  private static void giveBack(
      Connection connection, Dialect dialect, boolean ours, Exception fault) {
    try (connection) {
      if (ours) {
        dialect.rollback(connection);
        connection.setAutoCommit(true);
      }
    } catch (SQLException closing) {
      fault.addSuppressed(closing);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public Optional<String> prelude() {
    return prelude;
  }

  @Override
  public void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw dialect.faults().translateCommit(e);
    }
    if (afterCommit.isPresent()) {
      writeOut(afterCommit.get());
    }
  }

  /** The commit has succeeded, so whatever fails now is no reason to do it all again. */
  private void writeOut(String sql) {
    try {
      run(connection, sql);
    } catch (SQLException e) {
      throw new CommitInDoubtException(
          "The commit was made, but may not last if the program dies now: " + e.getMessage(), e);
    }
  }

  /** The whole transaction is undone at its end. */
  @Override
  public StorageException failed(StorageException fault) {
    return fault;
  }

  /** What is kept stays kept, even if the connection is lost now; whoever lent it will find out. */
  @Override
  public void end(boolean kept) {
    try (connection) {
      if (!kept) {
        dialect.rollback(connection);
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
