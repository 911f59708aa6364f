package dev.comity.jdbc;

import dev.comity.jdbc.TableShape.Index;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Tables in MySQL and MariaDB: a schema is a database, and each statement of DDL commits. */
final class MySqlTables extends TableDialect {

  /** No right to a table, a column, a database, or to what an administrator does. */
  private static final Set<Integer> FORBIDDEN = Set.of(1044, 1142, 1143, 1227, 1370);

  /** Modes of MariaDB's: other reserved words, and NULL for empty texts. */
  private static final List<String> UNSUITABLE = List.of("ORACLE", "EMPTY_STRING_IS_NULL");

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
      case "VARCHAR", "CHAR" -> word + length.map(it -> "(" + it + ")").orElse("");
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
  List<String> obstacles(Connection connection) throws SQLException {
    List<String> modes = List.of(ask(connection, "SELECT @@sql_mode").orElse("").split(",", -1));
    return UNSUITABLE.stream()
        .filter(modes::contains)
        .map(it -> "the session's sql_mode holds " + it + ", which changes what our SQL means")
        .toList();
  }

  /** The server may take another engine than that of our DDL. */
  @Override
  List<String> faults(Connection connection, String home, String table) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT engine FROM information_schema.tables WHERE table_schema = ? AND table_name = ?"
                + " AND engine <> 'InnoDB'")) {
      query.setString(1, home);
      query.setString(2, table);
      try (ResultSet rows = query.executeQuery()) {
        return firstColumn(rows).stream()
            .map(
                it ->
                    "table "
                        + table
                        + " is kept by "
                        + it
                        + ", which rolls nothing back, not by InnoDB")
            .toList();
      }
    }
  }

  /** By our own questions: the driver can be told to call a database a catalog or a schema. */
  @Override
  Optional<String> currentName(Connection connection) throws SQLException {
    return ask(connection, "SELECT DATABASE()");
  }

  @Override
  List<String> schemas(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT schema_name FROM information_schema.schemata")) {
      return firstColumn(rows);
    }
  }

  @Override
  List<String> primaryKey(Connection connection, String home, String table) throws SQLException {
    return indexes(connection, home, table).stream()
        .filter(it -> it.name().equals("primary"))
        .findFirst()
        .map(Index::columns)
        .orElse(List.of());
  }

  @Override
  List<Index> indexes(Connection connection, String home, String table) throws SQLException {
    IndexRows indexes = new IndexRows();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT index_name, non_unique, column_name, sub_part FROM"
                + " information_schema.statistics WHERE table_schema = ? AND table_name = ?"
                + " ORDER BY index_name, seq_in_index")) {
      query.setString(1, home);
      query.setString(2, table);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          String part = row.getString(4) == null ? "" : " to " + row.getString(4) + " letters";
          indexes.add(
              row.getString(1),
              row.getInt(2) == 0,
              Objects.requireNonNullElse(row.getString(3), "an expression") + part,
              true);
        }
      }
    }
    return indexes.indexes();
  }
}
