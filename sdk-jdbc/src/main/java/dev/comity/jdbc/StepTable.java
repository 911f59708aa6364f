package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The table that tells which steps have run. Its DDL is a file in the jar as well. */
final class StepTable {

  static final String NAME = "schema_step";

  /** The name of the row of the step that is at work; its hash is the statement that has begun. */
  private static final String BEGUN = "begun";

  /**
   * How far a step has come where DDL is not rolled back.
   *
   * @param step the step's name
   * @param statement the statement that has begun, from 0; those before it have ended
   */
  record Progress(String step, int statement) {
    static Progress parse(String text) {
      int space = text.indexOf(' ');
      return new Progress(text.substring(0, space), Integer.parseInt(text.substring(space + 1)));
    }

    @Override
    public String toString() {
      return step + " " + statement;
    }
  }

  private final Connection connection;
  private final Dialect dialect;
  private final String table;
  private final Ddl create;
  private final Ddl note;

  StepTable(Connection connection, Dialect dialect, TableNames tables) {
    List<Ddl> statements = Ddl.statements(tables.into(Ddl.file(dialect, NAME + ".sql")));
    this.connection = connection;
    this.dialect = dialect;
    this.table = tables.of(NAME);
    this.create = statements.get(0);
    this.note = statements.get(1);
  }

  /** The statement that makes the table. */
  Ddl definition() {
    return create;
  }

  /** The statement that notes a step. */
  Ddl noting(SchemaStep step) {
    return new Ddl("-- " + step.name() + " has run.", noting(step.name(), step.hash().text()));
  }

  private String noting(String name, String hash) {
    return note.sql().replace("${step}", name).replace("${hash}", hash);
  }

  void create() throws SQLException {
    execute(create.sql());
  }

  /** The steps that have run, with the hashes of their texts. */
  Map<String, String> applied() throws SQLException {
    Map<String, String> applied = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name, hash FROM " + table)) {
      while (rows.next()) {
        applied.put(rows.getString(1), rows.getString(2));
      }
    }
    applied.keySet().removeAll(List.of(BEGUN, H2SchemaLock.ROW));
    return applied;
  }

  /** The step that is at work, or was when its program died. */
  Optional<Progress> begun() throws SQLException {
    return value(BEGUN).map(Progress::parse);
  }

  void begin(Progress progress) throws SQLException {
    String sql = "UPDATE " + table + " SET hash = ? WHERE name = ?";
    if (update(sql, progress.toString(), BEGUN) == 0) {
      execute(noting(BEGUN, progress.toString()));
    }
  }

  /** Notes that a step has run, and that none is at work: both, or neither. */
  void end(SchemaStep step) throws SQLException {
    boolean alone = connection.getAutoCommit() && !dialect.tables().rollsBackDdl();
    if (alone) {
      connection.setAutoCommit(false);
    }
    try {
      execute(noting(step).sql());
      update("DELETE FROM " + table + " WHERE name = ?", BEGUN);
      if (alone) {
        connection.commit();
      }
    } catch (SQLException | RuntimeException e) {
      if (alone) {
        undo(e);
      }
      throw e;
    }
    if (alone) {
      connection.setAutoCommit(true);
    }
  }

  /** Half of it must not be kept, as setting auto-commit would. */
  private void undo(Exception fault) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      fault.addSuppressed(e);
    }
  }

  Optional<String> value(String name) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT hash FROM " + table + " WHERE name = ?")) {
      query.setString(1, name);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  /** Writes a row, unless somebody was faster. */
  boolean insertIfNone(String name, String hash) throws SQLException {
    try {
      execute(noting(name, hash));
      return true;
    } catch (SQLException e) {
      if (dialect.faults().collision().test(e)) {
        return false;
      }
      throw e;
    }
  }

  void remove(String name, String hash) throws SQLException {
    update("DELETE FROM " + table + " WHERE name = ? AND hash = ?", name, hash);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int update(String sql, String... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
