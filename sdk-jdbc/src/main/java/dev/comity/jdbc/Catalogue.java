package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the database itself says of our tables, in our words and in lower case. */
final class Catalogue {

  private final DatabaseMetaData database;
  private final Connection connection;
  private final Dialect dialect;
  private final TableNames tables;

  Catalogue(Connection connection, Dialect dialect, TableNames tables) throws SQLException {
    this.database = connection.getMetaData();
    this.connection = connection;
    this.dialect = dialect;
    this.tables = tables;
  }

  /** The columns of a table with their types; none if there is no such table. */
  Map<String, String> columns(String table) throws SQLException {
    Map<String, String> columns = new TreeMap<>();
    String name = stored(tables.prefix() + table);
    try (ResultSet rows = database.getColumns(catalog(), schema(), escaped(name), "%")) {
      while (rows.next()) {
        columns.put(
            rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
            dialect.typeName(rows.getString("TYPE_NAME")));
      }
    }
    return columns;
  }

  /** The names of the indexes of a table. */
  Set<String> indexes(String table) throws SQLException {
    Set<String> indexes = new TreeSet<>();
    String name = stored(tables.prefix() + table);
    try (ResultSet rows = database.getIndexInfo(catalog(), schema(), name, false, true)) {
      while (rows.next()) {
        indexes.add(String.valueOf(rows.getString("INDEX_NAME")).toLowerCase(Locale.ROOT));
      }
    }
    return indexes;
  }

  private String stored(String name) throws SQLException {
    return database.storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name;
  }

  /** An underscore stands for any letter in a pattern. */
  private String escaped(String name) throws SQLException {
    return name.replace("_", database.getSearchStringEscape() + "_");
  }

  private String catalog() throws SQLException {
    return dialect.schemaIsCatalog() && tables.schema().isPresent()
        ? tables.schema().get()
        : connection.getCatalog();
  }

  /** Drivers that call it a catalog take no notice of this, unless the host made them. */
  private String schema() throws SQLException {
    return tables.schema().isPresent() ? tables.schema().get() : connection.getSchema();
  }
}
