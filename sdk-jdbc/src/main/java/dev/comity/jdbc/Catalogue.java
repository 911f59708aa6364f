package dev.comity.jdbc;

import dev.comity.jdbc.TableShape.Column;
import dev.comity.jdbc.TableShape.Index;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What the database itself says of our tables, in the words of our DDL and in lower case. */
final class Catalogue {

  private final Connection connection;
  private final DatabaseMetaData database;
  private final TableDialect dialect;
  private final String home;
  private final String catalog;
  private final String schema;

  /**
   * The catalogue of one schema.
   *
   * @param home the schema, as the database writes it
   */
  Catalogue(Connection connection, TableDialect dialect, String home) throws SQLException {
    this.connection = connection;
    this.database = connection.getMetaData();
    this.dialect = dialect;
    this.home = home;
    this.catalog = dialect.schemaIsCatalog() ? home : connection.getCatalog();
    this.schema = dialect.schemaIsCatalog() ? connection.getSchema() : home;
  }

  /** A table; empty if there is none that this user may see. */
  Optional<TableShape> table(String name) throws SQLException {
    Map<String, Column> columns = columns(name);
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(new TableShape(columns, primaryKey(name), indexes(name)));
  }

  /** Whether something is there already. */
  boolean has(Made made) throws SQLException {
    return switch (made.kind()) {
      case TABLE -> !columns(made.table()).isEmpty();
      case COLUMN -> columns(made.table()).containsKey(made.name());
      case INDEX -> indexes(made.table()).stream().anyMatch(it -> it.name().equals(made.name()));
    };
  }

  private Map<String, Column> columns(String table) throws SQLException {
    Map<String, Column> columns = new TreeMap<>();
    try (PreparedStatement query = connection.prepareStatement(dialect.columnsQuery())) {
      query.setString(1, TableDialect.written(connection, table));
      query.setString(2, home);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          columns.put(
              lower(row.getString(1)),
              new Column(
                  dialect.type(row.getString(2), number(row, 3), number(row, 4)),
                  row.getString(5).equals("YES"),
                  row.getInt(6) == 1,
                  dialect.collation(Optional.ofNullable(row.getString(7)))));
        }
      }
    }
    return columns;
  }

  private static Optional<Integer> number(ResultSet row, int column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }

  private List<String> primaryKey(String table) throws SQLException {
    Map<Integer, String> key = new TreeMap<>();
    String name = TableDialect.written(connection, table);
    try (ResultSet row = database.getPrimaryKeys(catalog, schema, name)) {
      while (row.next()) {
        key.put(row.getInt("KEY_SEQ"), lower(row.getString("COLUMN_NAME")));
      }
    }
    return List.copyOf(key.values());
  }

  private List<Index> indexes(String table) throws SQLException {
    Map<String, Index> indexes = new TreeMap<>();
    String name = TableDialect.written(connection, table);
    try (ResultSet row = database.getIndexInfo(catalog, schema, name, false, true)) {
      while (row.next()) {
        if (row.getShort("TYPE") != DatabaseMetaData.tableIndexStatistic) {
          String index = lower(row.getString("INDEX_NAME"));
          List<String> columns = new ArrayList<>();
          Optional.ofNullable(indexes.get(index)).ifPresent(it -> columns.addAll(it.columns()));
          columns.add(lower(Objects.requireNonNullElse(row.getString("COLUMN_NAME"), "?")));
          String filter = Objects.requireNonNullElse(row.getString("FILTER_CONDITION"), "");
          indexes.put(
              index, new Index(index, !row.getBoolean("NON_UNIQUE"), columns, filter.isEmpty()));
        }
      }
    }
    return List.copyOf(indexes.values());
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
