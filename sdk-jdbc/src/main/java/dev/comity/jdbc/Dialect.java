package dev.comity.jdbc;

import dev.comity.failure.ConflictException;
import dev.comity.failure.SchemaException;
import dev.comity.failure.StorageException;
import dev.comity.failure.StorageUnavailableException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** Everything that differs between databases, in one place. */
enum Dialect {
  /** H2, on a file or in memory. */
  H2("h2", Connection.TRANSACTION_SERIALIZABLE, Set.of("40001", "HYT00", "90131", "23505"));

  private final String folder;
  private final int snapshotIsolation;
  private final Set<String> collisions;

  Dialect(String folder, int snapshotIsolation, Set<String> collisions) {
    this.folder = folder;
    this.snapshotIsolation = snapshotIsolation;
    this.collisions = collisions;
  }

  static Dialect of(Connection connection) {
    try {
      DatabaseMetaData database = connection.getMetaData();
      String product = database.getDatabaseProductName().toLowerCase(Locale.ROOT);
      for (Dialect dialect : values()) {
        if (product.equals(dialect.folder)) {
          return dialect;
        }
      }
      throw new IllegalArgumentException(
          "'"
              + database.getDatabaseProductName()
              + "' is not a database that Comity knows."
              + " Maybe H2?");
    } catch (SQLException e) {
      throw new StorageUnavailableException("The database does not say what it is", e);
    }
  }

  /** Where the DDL of this database lies beside the code. */
  String folder() {
    return folder;
  }

  /**
   * The isolation in which a unit sees one snapshot. H2's multi-version store gives it under the
   * name of repeatable read: no row that is read changes, and none appears.
   */
  int snapshotIsolation() {
    return snapshotIsolation;
  }

  /** The word that our DDL uses for a type, from the one that the driver reports. */
  String typeName(String reported) {
    return switch (reported) {
      case "CHARACTER VARYING" -> "VARCHAR";
      case "TIMESTAMP WITH TIME ZONE" -> "TIMESTAMP";
      default -> reported;
    };
  }

  /** Turns the driver's error into ours. */
  StorageException translate(String tried, SQLException fault) {
    for (SQLException it = fault; it != null; it = it.getNextException()) {
      String state = String.valueOf(it.getSQLState());
      if (collisions.contains(state)) {
        return new ConflictException(tried + " collided: " + firstLine(it), fault);
      }
      if (state.startsWith("42S")) {
        return new SchemaException(
            tried
                + " failed, the tables are not as they should be: "
                + firstLine(it)
                + " Maybe build the storage with SchemaMode.APPLY once?");
      }
    }
    Throwable cause = fault instanceof BatchUpdateException ? firstCause(fault) : fault;
    return new StorageUnavailableException(tried + " failed: " + cause.getMessage(), fault);
  }

  private static Throwable firstCause(SQLException batch) {
    SQLException next = batch.getNextException();
    return next == null ? batch : next;
  }

  private static String firstLine(SQLException it) {
    return String.valueOf(it.getMessage()).lines().findFirst().orElse("");
  }
}
