package dev.comity.jdbc;

import dev.comity.failure.SchemaException;
import dev.comity.failure.StorageUnavailableException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything that differs between databases. One subclass for each product. */
abstract class Dialect {

  private static final List<Dialect> ALL =
      List.of(
          new H2Dialect(),
          new PostgresDialect(),
          new MariaDbDialect(),
          new MySqlDialect(),
          new SqliteDialect());

  private final String product;

  Dialect(String product) {
    this.product = product;
  }

  static Dialect of(Connection connection) {
    try {
      DatabaseMetaData database = connection.getMetaData();
      String product = database.getDatabaseProductName();
      String version = database.getDatabaseProductVersion();
      return ALL.stream()
          .filter(it -> it.isOf(product, version))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "'"
                          + product
                          + "' is not a database that Comity knows. Maybe "
                          + String.join(", ", ALL.stream().map(it -> it.product).toList())
                          + "?"));
    } catch (SQLException e) {
      throw new StorageUnavailableException("The database does not say what it is", e);
    }
  }

  /** Whether the driver speaks of this product. */
  boolean isOf(String name, String version) {
    return name.equals(product);
  }

  /** Where the DDL of this database lies beside the code. */
  String folder() {
    return product.toLowerCase(Locale.ROOT);
  }

  /** Turns the driver's errors into ours. */
  abstract Faults faults();

  /**
   * Makes the transaction that now begins show one snapshot. The connection's auto-commit is off,
   * and nothing was run on it.
   *
   * @return what is to be done once the transaction has ended, so that the connection is as before
   */
  abstract Restoration beginSnapshot(Connection connection) throws SQLException;

  /**
   * What has to reach the database ahead of a transaction's first statement so that it shows one
   * snapshot; sent in one round trip with that statement where that is a query.
   *
   * @return a statement without parameters, if there is such a thing
   */
  Optional<String> prelude() {
    return Optional.empty();
  }

  /**
   * Begins a query of the rows of a table that have one of several values in a column, which the
   * table's key has after the tenant. Further conditions are put behind it with {@code AND}.
   *
   * @param columns what is selected of the table, which is called r; the first one is never null,
   *     but comes as null where no row has a value
   */
  String selectAmong(String columns, String table, String column, int values) {
    return "SELECT "
        + columns
        + " FROM "
        + table
        + " r WHERE r."
        + column
        + " IN (?"
        + ", ?".repeat(values - 1)
        + ")";
  }

  /** The values for the query as its first parameters. */
  List<Object> among(List<String> values) {
    return List.copyOf(values);
  }

  /**
   * Whether the database lives in this process, as far as can be told: then several small
   * statements, of which it knows the plans, are quicker than a large one that it has to plan.
   */
  boolean isNear() {
    return false;
  }

  /** Gives a connection back what it was. */
  @FunctionalInterface
  interface Restoration {
    Restoration NOTHING = connection -> {};

    void restore(Connection connection) throws SQLException;
  }

  /**
   * What about the database or the connection's session makes it unable to keep a register, however
   * its tables are.
   *
   * @return each in words; empty if there is nothing
   */
  List<String> obstacles(Connection connection) throws SQLException {
    return List.of();
  }

  static String setting(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  /** Whether a step of the schema that fails leaves nothing behind. */
  boolean rollsBackDdl() {
    return false;
  }

  /** Whether what the host calls a schema is a catalog to the driver. */
  boolean schemaIsCatalog() {
    return false;
  }

  /** The schema that the host means: one of just that name, or else one that differs in case. */
  String schema(Connection connection, String meant) throws SQLException {
    DatabaseMetaData database = connection.getMetaData();
    List<String> there = new ArrayList<>();
    try (ResultSet rows = schemaIsCatalog() ? database.getCatalogs() : database.getSchemas()) {
      while (rows.next()) {
        there.add(rows.getString(1));
      }
    }
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

  /** The type of a column that holds an instant. */
  abstract String instantType();

  /** The word that our DDL uses for a type, from the one that the driver reports. */
  abstract String typeName(String reported);

  /** Sets an instant, exact to the microsecond, without a time zone in between. */
  void set(PreparedStatement statement, int index, Instant value) throws SQLException {
    statement.setObject(index, value.atOffset(ZoneOffset.UTC));
  }

  final Instant instant(ResultSet row, String column) throws SQLException {
    return instant(row, row.findColumn(column));
  }

  Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  void set(PreparedStatement statement, int index, LocalDate value) throws SQLException {
    statement.setObject(index, value);
  }

  LocalDate date(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }
}
