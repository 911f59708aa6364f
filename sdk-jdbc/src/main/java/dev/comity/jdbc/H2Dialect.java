package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** H2, on a file or in memory. */
final class H2Dialect extends Dialect {

  private static final Faults FAULTS =
      new Faults(
          Faults.byState(Set.of("40001", "HYT00", "90131", "23505")),
          Faults.byState(Set.of("57014")),
          Faults.byMessage("no space left", "disk full", "not enough space"),
          Faults.byState(Set.of("90098", "90121", "90067", "90028", "90031", "90030"))
              .or(Faults.byClass("08")),
          Faults.byClass("42S"));

  H2Dialect() {
    super("H2");
  }

  @Override
  Faults faults() {
    return FAULTS;
  }

  /**
   * Serializable gives one snapshot. Under repeatable read, rows that another unit commits still
   * appear.
   */
  @Override
  Restoration beginSnapshot(Connection connection) throws SQLException {
    int before = connection.getTransactionIsolation();
    if (before == Connection.TRANSACTION_SERIALIZABLE) {
      return Restoration.NOTHING;
    }
    connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    return it -> it.setTransactionIsolation(before);
  }

  @Override
  TableDialect tables() {
    return new H2Tables();
  }
}
