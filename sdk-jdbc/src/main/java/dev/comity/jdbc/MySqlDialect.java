package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** MySQL, and what MariaDB has in common with it. */
class MySqlDialect extends Dialect {

  private static final InstantText INSTANTS = new InstantText("uuuu-MM-dd HH:mm:ss.SSSSSS");

  private static final Faults FAULTS =
      new Faults(
          // deadlock, lock wait, duplicate key, record changed since the snapshot, NOWAIT
          Faults.byCode(Set.of(1213, 1205, 1062, 1020, 3572)),
          Faults.byCode(Set.of(1969, 3024, 1317)),
          Faults.byCode(Set.of(1021, 1114)),
          Faults.byClass("08").or(Faults.byCode(Set.of(1053, 1927, 1040, 1203, 4031))),
          Faults.byClass("42S").or(Faults.byCode(Set.of(1049, 1054, 1146))));

  MySqlDialect() {
    this("MySQL");
  }

  MySqlDialect(String product) {
    super(product);
  }

  @Override
  Faults faults() {
    return FAULTS;
  }

  /**
   * Repeatable read shows one snapshot to all that only reads; what writes sees the newest rows, so
   * every write checks the version that it was decided on. It is set for this one transaction.
   */
  @Override
  Restoration beginSnapshot(Connection connection, boolean fresh) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    }
    return Restoration.NOTHING;
  }

  @Override
  TableDialect tables() {
    return new MySqlTables();
  }

  @Override
  boolean saysThatItHasBegun(SQLException fault) {
    return fault.getErrorCode() == 1568;
  }

  /** MySQL's own driver has one word for it, which MariaDB's refuses. */
  @Override
  int fetchSize(Connection connection) throws SQLException {
    return connection.getMetaData().getDriverName().startsWith("MySQL")
        ? Integer.MIN_VALUE
        : super.fetchSize(connection);
  }

  @Override
  boolean unitesLists() {
    return false;
  }

  @Override
  Optional<String> forgetfulness(Connection connection) throws SQLException {
    return setting(connection, "SELECT @@innodb_flush_log_at_trx_commit").equals("1")
        ? Optional.empty()
        : Optional.of(
            "The database acknowledges commits that are not on the disk yet, and a server that dies"
                + " loses them. Maybe set innodb_flush_log_at_trx_commit to 1?");
  }

  /**
   * As text: drivers take a DATETIME for local time, and move what falls into a gap of the JVM's
   * zone.
   */
  @Override
  void set(PreparedStatement statement, int index, Instant value) throws SQLException {
    statement.setString(index, INSTANTS.write(value));
  }

  @Override
  Instant instant(ResultSet row, int column) throws SQLException {
    return INSTANTS.read(row.getString(column));
  }
}
