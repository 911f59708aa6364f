package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** MariaDB, whichever of the two drivers is used. */
final class MariaDbDialect extends MySqlDialect {

  MariaDbDialect() {
    super("MariaDB");
  }

  /**
   * The server tells its own driver of every change, so asking is no round trip, but setting is.
   */
  @Override
  Restoration beginSnapshot(Connection connection) throws SQLException {
    return connection.getTransactionIsolation() == Connection.TRANSACTION_REPEATABLE_READ
        ? Restoration.NOTHING
        : super.beginSnapshot(connection);
  }

  @Override
  boolean holdsWork(Connection connection) throws SQLException {
    return setting(connection, "SELECT @@in_transaction").equals("1");
  }

  @Override
  boolean isOf(String name, String version) {
    return super.isOf(name, version) || (name.equals("MySQL") && version.contains("MariaDB"));
  }
}
