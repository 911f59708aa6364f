package dev.comity.jdbc;

import dev.comity.failure.SchemaException;
import dev.comity.jdbc.TableShape.Index;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What differs between databases about making tables and looking at them. */
abstract class TableDialect {

  /**
   * A setting of the database that the tables cannot do with.
   *
   * @param words what is wrong
   * @param remedy the statement that puts it right, which must not be in a transaction
   */
  record WrongSetting(String words, String remedy) {}

  /** Whether steps that fail leave nothing behind, because DDL is rolled back as all else. */
  abstract boolean rollsBackDdl();

  /** Holds other programs off while steps run. */
  abstract SchemaLock lock(TableNames tables, String home);

  /**
   * Asks for the columns of one table. The parameters are the table and its schema; the columns are
   * name, type, length, decimals of a second, whether it may be null ({@code YES}), 1 if the
   * database fills it in, collation.
   */
  abstract String columnsQuery();

  /** A type in the words of our DDL. */
  abstract String type(String reported, Optional<Integer> length, Optional<Integer> decimals);

  /** Leaves out the collation that compares byte by byte where nothing else is said. */
  abstract Optional<String> collation(Optional<String> reported);

  /** Whether the user may not do what was tried. */
  abstract boolean forbids(SQLException fault);

  /**
   * What about the database or the connection's session makes it unable to keep a register, however
   * its tables are: each in words.
   */
  List<String> obstacles(Connection connection) throws SQLException {
    return List.of();
  }

  /** The settings that the tables cannot do with, and that can be put right. */
  List<WrongSetting> wrongSettings(Connection connection) throws SQLException {
    return List.of();
  }

  /** What else is wrong about a table that is there: each in words. */
  List<String> faults(Connection connection, String home, String table) throws SQLException {
    return List.of();
  }

  /** Whether tables of one name can lie in several schemas, of which a connection has one. */
  boolean knowsSchemas() {
    return true;
  }

  /** The schema in which a connection finds our tables if the host names none. */
  String home(Connection connection, TableNames tables) throws SQLException {
    return current(connection);
  }

  /** The schema in which a connection makes tables if none is named. */
  final String current(Connection connection) throws SQLException {
    return currentName(connection)
        .orElseThrow(
            () ->
                new SchemaException(
                    "The connection has no schema in which tables could be. Maybe name one by"
                        + " JdbcStorage.on(...).schema(...)?"));
  }

  Optional<String> currentName(Connection connection) throws SQLException {
    return Optional.ofNullable(connection.getSchema());
  }

  /** The schema that the host means: one of just that name, or else one that differs in case. */
  String schema(Connection connection, String meant) throws SQLException {
    List<String> there = schemas(connection);
    return there.contains(meant)
        ? meant
        : there.stream()
            .filter(meant::equalsIgnoreCase)
            .findFirst()
            .orElseThrow(
                () ->
                    new SchemaException(
                        "There is no schema '"
                            + meant
                            + "', only "
                            + String.join(", ", there)
                            + ". Maybe make it first?"));
  }

  List<String> schemas(Connection connection) throws SQLException {
    try (ResultSet rows = connection.getMetaData().getSchemas()) {
      return firstColumn(rows);
    }
  }

  static List<String> firstColumn(ResultSet rows) throws SQLException {
    List<String> values = new ArrayList<>();
    while (rows.next()) {
      values.add(rows.getString(1));
    }
    return values;
  }

  /** How the database writes a name that stands in a statement without quotes. */
  static String written(Connection connection, String name) throws SQLException {
    DatabaseMetaData database = connection.getMetaData();
    if (database.storesUpperCaseIdentifiers()) {
      return name.toUpperCase(Locale.ROOT);
    }
    return database.storesLowerCaseIdentifiers() ? name.toLowerCase(Locale.ROOT) : name;
  }

  /** The columns of the primary key of a table, in its order. */
  List<String> primaryKey(Connection connection, String home, String table) throws SQLException {
    Map<Integer, String> key = new TreeMap<>();
    try (ResultSet row =
        connection.getMetaData().getPrimaryKeys(connection.getCatalog(), home, table)) {
      while (row.next()) {
        key.put(row.getInt("KEY_SEQ"), row.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
      }
    }
    return List.copyOf(key.values());
  }

  /** The indexes of a table, and what keeps its unique keys. */
  List<Index> indexes(Connection connection, String home, String table) throws SQLException {
    IndexRows indexes = new IndexRows();
    try (ResultSet row =
        connection.getMetaData().getIndexInfo(connection.getCatalog(), home, table, false, true)) {
      while (row.next()) {
        if (row.getShort("TYPE") != DatabaseMetaData.tableIndexStatistic) {
          String filter = Objects.requireNonNullElse(row.getString("FILTER_CONDITION"), "");
          indexes.add(
              row.getString("INDEX_NAME"),
              !row.getBoolean("NON_UNIQUE"),
              Objects.requireNonNullElse(row.getString("COLUMN_NAME"), "an expression"),
              filter.isEmpty());
        }
      }
    }
    return indexes.indexes();
  }

  /** Asks for one value. */
  static Optional<String> ask(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    }
  }
}
