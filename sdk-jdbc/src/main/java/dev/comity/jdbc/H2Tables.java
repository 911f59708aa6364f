package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tables in H2: each statement of DDL commits by itself. */
final class H2Tables extends TableDialect {

  @Override
  boolean rollsBackDdl() {
    return false;
  }

  @Override
  SchemaLock lock(TableNames tables, String home) {
    return new H2SchemaLock(tables);
  }

  @Override
  String columnsQuery() {
    return "SELECT column_name, data_type, character_maximum_length, datetime_precision,"
        + " is_nullable, CASE WHEN column_default IS NOT NULL OR is_identity = 'YES'"
        + " OR is_generated <> 'NEVER' THEN 1 ELSE 0 END, collation_name"
        + " FROM information_schema.columns WHERE table_name = ? AND table_schema = ?";
  }

  @Override
  String type(String reported, Optional<Integer> length, Optional<Integer> decimals) {
    String word = reported.toUpperCase(Locale.ROOT);
    return switch (word) {
      case "CHARACTER VARYING" -> "VARCHAR(" + length.orElse(0) + ")";
      case "TIMESTAMP WITH TIME ZONE" -> "TIMESTAMP(" + decimals.orElse(0) + ") WITH TIME ZONE";
      case "TIMESTAMP" -> "TIMESTAMP(" + decimals.orElse(0) + ")";
      default -> word;
    };
  }

  @Override
  Optional<String> collation(Optional<String> reported) {
    return reported.filter(it -> !it.equals("OFF"));
  }

  @Override
  boolean forbids(SQLException fault) {
    return fault.getErrorCode() == 90096 || fault.getErrorCode() == 90040;
  }

  @Override
  List<String> obstacles(Connection connection) throws SQLException {
    String mode =
        "SELECT setting_value FROM information_schema.settings WHERE setting_name = 'MODE'";
    return ask(connection, mode).filter("Oracle"::equalsIgnoreCase).stream()
        .map(it -> "H2 imitates " + it + ", which takes an empty text for none")
        .toList();
  }
}
