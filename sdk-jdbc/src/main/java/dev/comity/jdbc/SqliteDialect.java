package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * SQLite, on a file in WAL mode. Every transaction shows one snapshot, from its first read. There
 * is one writer at a time, and there are no dates.
 */
final class SqliteDialect extends Dialect {

  private static final InstantText INSTANTS = new InstantText("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

  private static final Faults FAULTS =
      new Faults(
          Faults.byCode(Set.of(5, 6))
              .or(Faults.byMessage("sqlite_constraint_unique", "sqlite_constraint_primarykey")),
          Faults.byCode(Set.of(9)),
          Faults.byCode(Set.of(13)),
          Faults.byCode(Set.of(10, 11, 14, 26)).or(Faults.byMessage("database has been closed")),
          Faults.byMessage("no such table", "no such column", "has no column named"));

  SqliteDialect() {
    super("SQLite");
  }

  @Override
  Faults faults() {
    return FAULTS;
  }

  /**
   * Takes the writer's lock, for which SQLite lets a transaction wait that has not read yet. One
   * that reads first and then wants to write fails at once if anybody wrote in between.
   */
  @Override
  void takeTurn(Connection connection, TableNames tables) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE " + tables.of("event") + " SET entry_no = entry_no WHERE FALSE");
    }
  }

  /**
   * Some faults (a full disk, an interrupted statement) end the transaction. The driver does not
   * notice: it would commit each further statement by itself, and fails to roll back.
   */
  @Override
  void rollback(Connection connection) throws SQLException {
    try {
      connection.rollback();
    } catch (SQLException e) {
      if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
        throw e;
      }
      beginAnew(connection);
      connection.rollback();
    }
  }

  @Override
  void beginAnew(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN");
    }
  }

  /** The driver only waits so long for locks. */
  @Override
  boolean driverStopsStatements() {
    return false;
  }

  @Override
  Optional<String> forgetfulness(Connection connection) throws SQLException {
    int synchronous = Integer.parseInt(setting(connection, "PRAGMA synchronous"));
    return synchronous >= 2
        ? Optional.empty()
        : Optional.of(
            "SQLite acknowledges commits that are not on the disk yet, and a machine that loses its"
                + " power loses them. Maybe set synchronous=FULL?");
  }

  @Override
  boolean isNear() {
    return true;
  }

  @Override
  TableDialect tables() {
    return new SqliteTables();
  }

  @Override
  void set(PreparedStatement statement, int index, Instant value) throws SQLException {
    statement.setString(index, INSTANTS.write(value));
  }

  @Override
  Instant instant(ResultSet row, int column) throws SQLException {
    return INSTANTS.read(row.getString(column));
  }

  @Override
  void set(PreparedStatement statement, int index, LocalDate value) throws SQLException {
    statement.setString(index, value.toString());
  }

  @Override
  LocalDate date(ResultSet row, int column) throws SQLException {
    return InstantText.readDate(row.getString(column));
  }
}
