package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tables in PostgreSQL: DDL is part of a transaction. */
final class PostgresTables extends TableDialect {

  @Override
  boolean rollsBackDdl() {
    return true;
  }

  @Override
  SchemaLock lock(TableNames tables, String home) {
    return new PostgresSchemaLock(home + "." + tables.prefix());
  }

  @Override
  String columnsQuery() {
    return "SELECT column_name, data_type, character_maximum_length, datetime_precision,"
        + " is_nullable, CASE WHEN column_default IS NOT NULL OR is_identity = 'YES'"
        + " OR is_generated = 'ALWAYS' THEN 1 ELSE 0 END,"
        + " CASE WHEN data_type IN ('text', 'character varying')"
        + " THEN COALESCE(collation_name, 'the language of the database') END"
        + " FROM information_schema.columns WHERE table_name = ? AND table_schema = ?";
  }

  @Override
  String type(String reported, Optional<Integer> length, Optional<Integer> decimals) {
    return switch (reported) {
      case "character varying" -> "VARCHAR" + length.map(it -> "(" + it + ")").orElse("");
      case "timestamp with time zone" ->
          "TIMESTAMPTZ" + decimals.filter(it -> it != 6).map(it -> "(" + it + ")").orElse("");
      default -> reported.toUpperCase(Locale.ROOT);
    };
  }

  @Override
  Optional<String> collation(Optional<String> reported) {
    return reported;
  }

  @Override
  boolean forbids(SQLException fault) {
    return "42501".equals(fault.getSQLState());
  }

  /** Where the search path finds the tables, which need not be where it would make new ones. */
  @Override
  String home(Connection connection, TableNames tables) throws SQLException {
    String query =
        "SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE c.oid = to_regclass('"
            + tables.of("schema_step")
            + "')";
    Optional<String> found = ask(connection, query);
    return found.isPresent() ? found.get() : current(connection);
  }

  @Override
  List<String> obstacles(Connection connection) throws SQLException {
    return ask(connection, "SELECT current_setting('server_encoding')")
        .filter(it -> !it.equals("UTF8"))
        .stream()
        .map(it -> "the database is encoded in " + it + ", which cannot hold every name")
        .toList();
  }

  /** What a person may have left behind who built indexes concurrently, or made loading quicker. */
  @Override
  List<String> faults(Connection connection, String home, String table) throws SQLException {
    String ours =
        " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = ?"
            + " AND c.relname = ?";
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT 'table ' || c.relname || ' is unlogged, and empty after a crash'"
                + ours
                + " WHERE c.relpersistence = 'u' UNION ALL"
                + " SELECT 'index ' || x.relname || ' is not valid, it was not built to its end'"
                + ours
                + " JOIN pg_index i ON i.indrelid = c.oid"
                + " JOIN pg_class x ON x.oid = i.indexrelid WHERE NOT i.indisvalid")) {
      for (int parameter = 1; parameter < 5; parameter += 2) {
        query.setString(parameter, home);
        query.setString(parameter + 1, table);
      }
      try (ResultSet rows = query.executeQuery()) {
        return firstColumn(rows);
      }
    }
  }
}
