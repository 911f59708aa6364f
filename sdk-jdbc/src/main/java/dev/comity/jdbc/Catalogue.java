package dev.comity.jdbc;

import dev.comity.jdbc.TableShape.Column;
import dev.comity.jdbc.TableShape.Index;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the database itself says of our tables, in the words of our DDL and in lower case. */
final class Catalogue {

  private final Connection connection;
  private final TableDialect dialect;
  private final String home;

  /**
   * The catalogue of one schema.
   *
   * @param home the schema, as the database writes it
   */
  Catalogue(Connection connection, TableDialect dialect, String home) {
    this.connection = connection;
    this.dialect = dialect;
    this.home = home;
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
      query.setString(1, written(table));
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
    return dialect.primaryKey(connection, home, written(table));
  }

  private List<Index> indexes(String table) throws SQLException {
    return dialect.indexes(connection, home, written(table));
  }

  private String written(String table) throws SQLException {
    return TableDialect.written(connection, table);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
