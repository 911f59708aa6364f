package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** PostgreSQL, and databases that speak its protocol and dialect. */
final class PostgresDialect extends Dialect {

  private static final Faults FAULTS =
      new Faults(
          Faults.byState(Set.of("40001", "40P01", "55P03", "23505")),
          Faults.byState(Set.of("57014")),
          Faults.byState(Set.of("53100")),
          Faults.byClass("08").or(Faults.byState(Set.of("57P01", "57P02", "57P03", "53300"))),
          Faults.byState(Set.of("42P01", "42703", "3F000", "42501")));

  PostgresDialect() {
    super("PostgreSQL");
  }

  @Override
  Faults faults() {
    return FAULTS;
  }

  /** Repeatable read is snapshot isolation here, and is set for this one transaction. */
  @Override
  Restoration beginSnapshot(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    }
    return Restoration.NOTHING;
  }

  @Override
  TableDialect tables() {
    return new PostgresTables();
  }
}
