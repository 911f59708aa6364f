package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;

/** MariaDB, whichever of the two drivers is used. */
final class MariaDbDialect extends MySqlDialect {

  private static final int DRIVER_THAT_REMEMBERS = 3;

  MariaDbDialect() {
    super("MariaDB");
  }

  /**
   * MariaDB's own driver knows the isolation once it was set, as the server tells it of every
   * change: from then on nothing needs to be sent, unless somebody may have begun a transaction,
   * which the server alone can tell.
   */
  @Override
  Restoration beginSnapshot(Connection connection, boolean fresh) throws SQLException {
    return fresh && isKnownToShowSnapshots(connection)
        ? Restoration.NOTHING
        : super.beginSnapshot(connection, fresh);
  }

  private static boolean isKnownToShowSnapshots(Connection connection) throws SQLException {
    DatabaseMetaData driver = connection.getMetaData();
    if (!driver.getDriverName().startsWith("MariaDB")
        || driver.getDriverMajorVersion() < DRIVER_THAT_REMEMBERS) {
      return false;
    }
    if (connection.getTransactionIsolation() != Connection.TRANSACTION_REPEATABLE_READ) {
      return false; // and is not set to what it is either: a pool would put its own in place of it
    }
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    return true;
  }

  /**
   * In the bulk protocol the server answers one number for all rows. It is off unless the URL, in
   * which the driver writes all that it was told, says otherwise; before version 3 it was on.
   */
  @Override
  boolean countsInBatches(Connection connection) throws SQLException {
    DatabaseMetaData driver = connection.getMetaData();
    return !driver.getDriverName().startsWith("MariaDB")
        || (driver.getDriverMajorVersion() >= DRIVER_THAT_REMEMBERS
            && !String.valueOf(driver.getURL())
                .toLowerCase(Locale.ROOT)
                .contains("usebulkstmts=true"));
  }

  @Override
  boolean isOf(String name, String version) {
    return super.isOf(name, version) || (name.equals("MySQL") && version.contains("MariaDB"));
  }
}
