package dev.comity.jdbc;

import dev.comity.journal.Hash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A named lock of the server's, which ends with the connection. */
final class MySqlSchemaLock implements SchemaLock {

  /** MySQL takes names of up to 64 characters. */
  private static final int LONGEST = 48;

  private final String name;

  MySqlSchemaLock(String tables) {
    String hash = Hash.of(tables).text();
    this.name = "comity " + hash.substring(hash.length() - LONGEST);
  }

  @Override
  public Optional<Held> tryTake(Connection connection) throws SQLException {
    if (!call(connection, "SELECT GET_LOCK(?, 0)").equals(Optional.of("1"))) {
      return Optional.empty();
    }
    String patience = TableDialect.ask(connection, "SELECT @@lock_wait_timeout").orElseThrow();
    // A statement of DDL that waits for a long transaction makes all others wait behind it.
    set(connection, "30");
    return Optional.of(new Named(connection, patience));
  }

  private Optional<String> call(Connection connection, String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
      }
    }
  }

  private static void set(Connection connection, String seconds) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION lock_wait_timeout = " + seconds);
    }
  }

  private final class Named implements Held {

    private final Connection connection;
    private final String patience;

    Named(Connection connection, String patience) {
      this.connection = connection;
      this.patience = patience;
    }

    /** Each statement was kept at once. */
    @Override
    public void keep() {}

    @Override
    public void close() throws SQLException {
      set(connection, patience);
      call(connection, "SELECT RELEASE_LOCK(?)");
    }
  }
}
