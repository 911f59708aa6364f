package dev.comity.jdbc;

import dev.comity.failure.StorageUnavailableException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

  /** What the database is called. */
  final String product() {
    return product;
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
   * @param fresh whether the connection committed by itself until just now, so that nobody can have
   *     begun a transaction on it
   * @return what is to be done once the transaction has ended, so that the connection is as before;
   *     nothing where each transaction does so by itself, or the {@link #prelude} sees to it
   */
  Restoration beginSnapshot(Connection connection, boolean fresh) throws SQLException {
    return Restoration.NOTHING;
  }

  /**
   * Makes a transaction that is going to write wait for its turn now, where one that has read
   * already would not be let wait. Nothing was read in it.
   */
  void takeTurn(Connection connection, TableNames tables) throws SQLException {}

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
   * Whether the database lives in this process, as far as can be told: then several small
   * statements, of which it knows the plans, are quicker than a large one that it has to plan.
   */
  boolean isNear() {
    return false;
  }

  /**
   * Whether two lists of rows are quicker got in one statement, as they are in one round trip. Not
   * where the database writes long texts of such a union to a file first.
   */
  boolean unitesLists() {
    return !isNear();
  }

  /**
   * Called once for each table of which a unit of work has written a thousand rows, where the
   * database goes by what it knew of the table before, maybe that it is empty.
   */
  void hasGrown(Connection connection, String table) throws SQLException {}

  /**
   * What a driver must be told so that it does not take all rows of a query into memory at once.
   *
   * @return the fetch size of a statement
   */
  int fetchSize(Connection connection) throws SQLException {
    return 1_000;
  }

  /**
   * How many rows one statement inserts where there are so many, since that is quicker than as many
   * statements of a batch.
   *
   * @return 1 where it is not
   */
  int rowsTogether() {
    return 1;
  }

  /**
   * Whether the driver says of each statement of a batch how many rows it changed. If not, what a
   * version is checked by goes one by one: afterwards nobody can tell any more.
   */
  boolean countsInBatches(Connection connection) throws SQLException {
    return true;
  }

  /**
   * Whether a transaction on the connection has changed something already. Asked only of a
   * connection that does not commit by itself, which nobody but its owner should have touched.
   */
  boolean holdsWork(Connection connection) throws SQLException {
    return false;
  }

  /**
   * Whether {@link #beginSnapshot} or the prelude failed because the transaction was begun by
   * somebody else.
   */
  boolean saysThatItHasBegun(SQLException fault) {
    return false;
  }

  /**
   * Ends a transaction without keeping anything, also one that the database has ended already by
   * itself.
   */
  void rollback(Connection connection) throws SQLException {
    connection.rollback();
  }

  /**
   * Called when the database has ended the host's transaction by itself, so that the host's own
   * rollback finds something to end.
   */
  void beginAnew(Connection connection) throws SQLException {}

  /** Whether a statement's time-out ends it, whatever it is at. */
  boolean driverStopsStatements() {
    return true;
  }

  /**
   * What the database does not do to keep what it has acknowledged.
   *
   * @return in words, with the way out; empty if it does all that it can
   */
  Optional<String> forgetfulness(Connection connection) throws SQLException {
    return Optional.empty();
  }

  /** Gives a connection back what it was. */
  @FunctionalInterface
  interface Restoration {
    Restoration NOTHING = connection -> {};

    void restore(Connection connection) throws SQLException;
  }

  /** What it has of its own about tables. */
  abstract TableDialect tables();

  /** What has to run after each commit, so that it is written by the time it is acknowledged. */
  Optional<String> afterCommit(Connection connection) throws SQLException {
    return Optional.empty();
  }

  /** What the database answers to a question about itself; an empty text for nothing. */
  static String setting(Connection connection, String query) throws SQLException {
    return TableDialect.ask(connection, query).orElse("");
  }

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
