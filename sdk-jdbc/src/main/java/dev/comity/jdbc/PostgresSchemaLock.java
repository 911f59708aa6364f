package dev.comity.jdbc;

import dev.comity.journal.Hash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One transaction, with an advisory lock that ends with it. */
final class PostgresSchemaLock implements SchemaLock {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresSchemaLock.class);

  /** No such function, or not supported: databases that only speak PostgreSQL's protocol. */
  private static final Set<String> NO_SUCH_LOCK = Set.of("42883", "0A000");

  private final long key;

  PostgresSchemaLock(String name) {
    String hash = Hash.of("comity " + name).text();
    this.key = Long.parseUnsignedLong(hash.substring(hash.length() - 16), 16);
  }

  @Override
  public Optional<Held> tryTake(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    Held held = new InTransaction(connection);
    try {
      if (!isTaken(connection)) {
        held.close();
        return Optional.empty();
      }
      try (Statement statement = connection.createStatement()) {
        // An ALTER TABLE that waits for a long transaction makes all others wait behind it.
        statement.execute("SET LOCAL lock_timeout = '30s'");
      }
      return Optional.of(held);
    } catch (SQLException e) {
      try (held) {
        throw e;
      }
    }
  }

  private boolean isTaken(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
      statement.setLong(1, key);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    } catch (SQLException e) {
      if (!NO_SUCH_LOCK.contains(String.valueOf(e.getSQLState()))) {
        throw e;
      }
      LOG.debug("No advisory locks here, the transaction must do: {}", e.getMessage());
      connection.rollback();
      return true;
    }
  }

  private record InTransaction(Connection connection) implements Held {
    @Override
    public void keep() throws SQLException {
      connection.commit();
    }

    @Override
    public void close() throws SQLException {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
