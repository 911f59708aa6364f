package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tables in MySQL and MariaDB: a schema is a database, and each statement of DDL commits. */
final class MySqlTables extends TableDialect {

  /** No right to a table, a column, a database, or to what an administrator does. */
  private static final Set<Integer> FORBIDDEN = Set.of(1044, 1142, 1143, 1227, 1370);

  @Override
  boolean rollsBackDdl() {
    return false;
  }

  @Override
  SchemaLock lock(TableNames tables, String home) {
    return new MySqlSchemaLock(home + "." + tables.prefix());
  }

  @Override
  String columnsQuery() {
    return "SELECT column_name, data_type, character_maximum_length, datetime_precision,"
        + " is_nullable, CASE WHEN column_default IS NOT NULL OR extra LIKE '%auto_increment%'"
        + " OR extra LIKE '%GENERATED%' THEN 1 ELSE 0 END, collation_name"
        + " FROM information_schema.columns WHERE table_name = ? AND table_schema = ?";
  }

  @Override
  String type(String reported, Optional<Integer> length, Optional<Integer> decimals) {
    String word = reported.toUpperCase(Locale.ROOT);
    return switch (word) {
      case "VARCHAR" -> "VARCHAR" + length.map(it -> "(" + it + ")").orElse("");
      case "DATETIME" ->
          "DATETIME" + decimals.filter(it -> it > 0).map(it -> "(" + it + ")").orElse("");
      case "TINYINT" -> "BOOLEAN";
      default -> word;
    };
  }

  @Override
  Optional<String> collation(Optional<String> reported) {
    return reported;
  }

  @Override
  boolean forbids(SQLException fault) {
    return FORBIDDEN.contains(fault.getErrorCode());
  }

  @Override
  Optional<String> currentName(Connection connection) throws SQLException {
    return Optional.ofNullable(connection.getCatalog());
  }

  @Override
  List<String> schemas(Connection connection) throws SQLException {
    try (ResultSet rows = connection.getMetaData().getCatalogs()) {
      return firstColumn(rows);
    }
  }

  @Override
  boolean schemaIsCatalog() {
    return true;
  }
}
