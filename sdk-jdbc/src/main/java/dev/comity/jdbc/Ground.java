package dev.comity.jdbc;

import dev.comity.jdbc.TableDialect.WrongSetting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Where our tables are or will be, seen through one connection.
 *
 * @param connection the connection
 * @param dialect what is of this database's own
 * @param tables how the tables are called
 * @param home the schema, as the database writes it
 * @param catalogue what is there
 * @param steps the table of steps, which need not be there
 */
record Ground(
    Connection connection,
    Dialect dialect,
    TableNames tables,
    String home,
    Catalogue catalogue,
    StepTable steps) {

  static Ground of(Connection connection, Dialect dialect, TableNames tables) throws SQLException {
    String home =
        tables.schema().isPresent()
            ? tables.schema().get()
            : dialect.tables().home(connection, tables);
    return new Ground(
        connection,
        dialect,
        tables,
        home,
        new Catalogue(connection, dialect.tables(), home),
        new StepTable(connection, dialect, tables));
  }

  boolean hasStepTable() throws SQLException {
    return catalogue.has(steps.definition().made());
  }

  List<WrongSetting> wrongSettings() throws SQLException {
    return dialect.tables().wrongSettings(connection);
  }

  List<String> obstacles() throws SQLException {
    return dialect.tables().obstacles(connection);
  }

  /** Whether tables that are made would lie beside those that are found. */
  boolean isWhereTablesAreMade() throws SQLException {
    return tables.schema().isPresent() || home.equals(dialect.tables().current(connection));
  }
}
