package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Borrows a connection outside of any unit of work. Where it does not commit by itself, even a look
 * at the tables begins a transaction; that is ended before the connection is given back.
 */
final class Borrowing {

  private Borrowing() {}

  /** What is done with a connection. */
  @FunctionalInterface
  interface Use<T> {
    T with(Connection connection) throws SQLException;
  }

  static <T> T from(DataSource source, Use<T> use) throws SQLException {
    try (Connection connection = JdbcStorage.connect(source)) {
      T result;
      try {
        result = use.with(connection);
      } catch (SQLException | RuntimeException e) {
        end(connection, e);
        throw e;
      }
      end(connection);
      return result;
    }
  }

  private static void end(Connection connection, Exception trouble) {
    try {
      end(connection);
    } catch (SQLException e) {
      trouble.addSuppressed(e);
    }
  }

  private static void end(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
    }
  }
}
