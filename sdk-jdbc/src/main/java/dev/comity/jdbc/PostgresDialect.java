package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  @Override
  Restoration beginSnapshot(Connection connection) {
    return Restoration.NOTHING;
  }

  /** Repeatable read is snapshot isolation here, and is set for this one transaction. */
  @Override
  Optional<String> prelude() {
    return Optional.of("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
  }

  @Override
  List<String> obstacles(Connection connection) throws SQLException {
    String encoding = setting(connection, "SELECT current_setting('server_encoding')");
    return encoding.equals("UTF8")
        ? List.of()
        : List.of("the database is encoded in " + encoding + ", which cannot hold every name");
  }

  @Override
  boolean rollsBackDdl() {
    return true;
  }

  @Override
  String instantType() {
    return "TIMESTAMPTZ";
  }

  @Override
  String typeName(String reported) {
    return switch (reported) {
      case "int8" -> "BIGINT";
      case "int4" -> "INTEGER";
      case "bool" -> "BOOLEAN";
      default -> reported.toUpperCase(Locale.ROOT);
    };
  }
}
