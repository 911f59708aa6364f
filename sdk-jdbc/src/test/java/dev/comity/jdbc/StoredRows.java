package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of one of our tables as values that do not depend on the database, by column. */
final class StoredRows {

  private StoredRows() {}

  /** All rows, in the order of the key. */
  static List<Map<String, Object>> of(Connection connection, String table, TableShape shape)
      throws SQLException {
    Dialect dialect = Dialect.of(connection);
    List<Map<String, Object>> rows = new ArrayList<>();
    String columns = String.join(", ", shape.columns().keySet());
    String key = String.join(", ", shape.primaryKey());
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT " + columns + " FROM " + table + " ORDER BY " + key)) {
      while (row.next()) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, TableShape.Column> it : shape.columns().entrySet()) {
          values.put(it.getKey(), value(dialect, row, it.getKey(), it.getValue().type()));
        }
        rows.add(values);
      }
    }
    return rows;
  }

  private static Object value(Dialect dialect, ResultSet row, String column, String type)
      throws SQLException {
    if (row.getObject(column) == null) {
      return Optional.empty();
    }
    return switch (type) {
      case "DATE" -> dialect.date(row, row.findColumn(column));
      case "BIGINT", "INTEGER", "INT" -> row.getLong(column);
      case "BOOLEAN" -> row.getBoolean(column);
      default ->
          type.startsWith("TIMESTAMP") || type.startsWith("DATETIME")
              ? dialect.instant(row, row.findColumn(column))
              : row.getString(column);
    };
  }

  static void insert(Connection connection, String table, List<Map<String, Object>> rows)
      throws SQLException {
    for (Map<String, Object> row : rows) {
      String columns = String.join(", ", row.keySet());
      String marks = String.join(", ", Collections.nCopies(row.size(), "?"));
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")")) {
        Rows.set(Dialect.of(connection), insert, row.values().toArray());
        insert.executeUpdate();
      }
    }
  }
}
