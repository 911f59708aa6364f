package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** One transaction that is the file's only writer from its beginning. */
final class SqliteSchemaLock implements SchemaLock {

  private static final int BUSY = 5;
  private static final int LOCKED = 6;

  @Override
  public Optional<Held> tryTake(Connection connection) throws SQLException {
    try {
      run(connection, "BEGIN IMMEDIATE");
      return Optional.of(new OnlyWriter(connection));
    } catch (SQLException e) {
      int code = e.getErrorCode() & 0xff;
      if (code == BUSY || code == LOCKED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static final class OnlyWriter implements Held {

    private final Connection connection;
    private boolean kept;

    OnlyWriter(Connection connection) {
      this.connection = connection;
    }

    @Override
    public void keep() throws SQLException {
      run(connection, "COMMIT");
      kept = true;
    }

    @Override
    public void close() throws SQLException {
      if (!kept) {
        run(connection, "ROLLBACK");
      }
    }
  }
}
