package dev.comity.jdbc;

import dev.comity.failure.SchemaException;
import dev.comity.failure.StorageUnavailableException;
import dev.comity.jdbc.TableDialect.WrongSetting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The tables of a storage: whether they are as they should be, what is missing, and the steps that
 * make them so. The steps are readable files in the jar, {@code dev/comity/jdbc/h2/V1__...sql};
 * which of them have run stands in the table {@code schema_step}, each with the hash of its text.
 */
public final class Schema {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DataSource source;
  private final Dialect dialect;
  private final TableNames tables;
  private final List<SchemaStep> steps;
  private final Duration patience;

  Schema(DataSource source, Dialect dialect, TableNames tables) {
    this(source, dialect, tables, SchemaStep.all(dialect, tables), PATIENCE);
  }

  /** With other steps than today's, or less patience with another program that applies. */
  Schema(
      DataSource source,
      Dialect dialect,
      TableNames tables,
      List<SchemaStep> steps,
      Duration patience) {
    this.source = source;
    this.dialect = dialect;
    this.tables = tables;
    this.steps = steps;
    this.patience = patience;
  }

  Dialect dialect() {
    return dialect;
  }

  TableNames tables() {
    return tables;
  }

  /** The names with the schema in which the tables are now, also if the host named none. */
  TableNames located() {
    return tables.schema().isPresent() || !dialect.tables().knowsSchemas()
        ? tables
        : with(ground -> tables.in(ground.home()));
  }

  void ensure(SchemaMode mode) {
    if (mode == SchemaMode.SKIP) {
      return;
    }
    if (mode == SchemaMode.APPLY) {
      apply();
    }
    List<String> differences = differences();
    if (!differences.isEmpty()) {
      String way = with(ground -> way(ground, mode));
      throw new SchemaException(
          "The tables are not as they should be: " + String.join("; ", differences) + ". " + way);
    }
  }

  private String way(Ground ground, SchemaMode mode) throws SQLException {
    SchemaCheck check = new SchemaCheck(ground, steps);
    boolean isPlanned =
        !ground.obstacles().isEmpty()
            || !check.deadEnds().isEmpty()
            || !SchemaPlan.of(ground, steps).isEmpty();
    if (!isPlanned) {
      String missing = check.missing().stream().map(Ddl::text).collect(Collectors.joining());
      return "All steps have run already, so neither SchemaMode.APPLY nor Schema.plan() puts that"
          + " right: somebody has changed the tables since. "
          + (missing.isEmpty()
              ? "Maybe compare them with the DDL in the jar?"
              : "What makes the missing things again, if they are really gone:\n" + missing);
    }
    return mode == SchemaMode.PLAN
        ? "What would have to run:\n" + plan()
        : "Build the storage with SchemaMode.APPLY once, or run what Schema.plan() says.";
  }

  /**
   * Compares the tables with what they should be. Runs no DDL.
   *
   * @return every difference in words; empty if there is none
   */
  public List<String> differences() {
    return with(ground -> new SchemaCheck(ground, steps).differences());
  }

  /**
   * All that {@link #apply()} would run: settings of the database, the table of steps, what is
   * missing of the steps, and the rows that say that they have run. Runs nothing. Once a person has
   * run it by any SQL client, {@link SchemaMode#VALIDATE} is content.
   *
   * @return statements, each ended by a semicolon at the end of a line, with comments on lines of
   *     their own; empty if nothing is missing
   * @throws SchemaException if no plan leads from these tables to those of this version
   */
  public String plan() {
    return with(ground -> plan(ground).text(dialect.product(), ground.steps()));
  }

  /**
   * Runs what is missing, under a lock, so that of several programs that start at once one runs it
   * and the others wait. The lock of a program that dies goes with it. What was done of a step that
   * fails is rolled back by PostgreSQL and SQLite. H2, MariaDB and MySQL cannot do that: the
   * exception says what remains, and the next call goes on from there.
   *
   * @throws SchemaException if a statement fails, if the tables are of a newer version of the
   *     library, or if another program has been at it for half a minute
   */
  public void apply() {
    with(
        ground -> {
          try (Committing it = Committing.by(ground.connection())) {
            applyUntilDone(ground);
            return it;
          }
        });
  }

  /**
   * Where no lock holds programs off each other, the one that comes second fails, and looks anew.
   */
  private void applyUntilDone(Ground ground) throws SQLException {
    SchemaPlan plan = plan(ground);
    while (!plan.isEmpty()) {
      try {
        applyAlone(ground, plan);
        return;
      } catch (SchemaException e) {
        SchemaPlan left = plan(ground);
        boolean anotherWasFaster =
            dialect.tables().rollsBackDdl() && left.rests().size() < plan.rests().size();
        if (!anotherWasFaster) {
          throw e;
        }
        plan = left;
      }
    }
  }

  private void applyAlone(Ground ground, SchemaPlan plan) throws SQLException {
    SchemaTurn turn = new SchemaTurn(ground, patience);
    for (WrongSetting setting : plan.settings()) {
      turn.putRight(setting);
    }
    if (plan.rests().isEmpty()) {
      return;
    }
    try (SchemaLock.Held held = turn.lock()) {
      new SchemaRun(ground).run(plan(ground));
      held.keep();
    }
  }

  private SchemaPlan plan(Ground ground) throws SQLException {
    List<String> obstacles = ground.obstacles();
    if (!obstacles.isEmpty()) {
      throw new SchemaException(
          "No register can be kept here: "
              + String.join("; ", obstacles)
              + ". Maybe set the connections or the database up otherwise?");
    }
    List<String> deadEnds = new SchemaCheck(ground, steps).deadEnds();
    if (!deadEnds.isEmpty()) {
      throw new SchemaException(
          "No step leads to the tables of this version: " + String.join("; ", deadEnds) + ".");
    }
    SchemaPlan plan = SchemaPlan.of(ground, steps);
    if (!plan.rests().isEmpty() && !ground.isWhereTablesAreMade()) {
      throw new SchemaException(
          "The tables are in schema '"
              + ground.home()
              + "', but new ones would be made in another one. Maybe name it by"
              + " JdbcStorage.on(...).schema(...)?");
    }
    return plan;
  }

  /** What is done where our tables are. */
  @FunctionalInterface
  private interface Use<T> {
    T with(Ground ground) throws SQLException;
  }

  private <T> T with(Use<T> use) {
    try {
      return Borrowing.from(source, connection -> use.with(Ground.of(connection, dialect, tables)));
    } catch (SQLException e) {
      if (dialect.tables().forbids(e)) {
        throw new SchemaException(
            "This user may not do that: "
                + e.getMessage()
                + ". Maybe let one who may run what Schema.plan() says?",
            e);
      }
      throw new StorageUnavailableException("The schema cannot be looked at: " + e.getMessage(), e);
    }
  }

  /** A connection that commits by itself, and is given back as it was found. */
  private record Committing(Connection connection, boolean autoCommit) implements AutoCloseable {
    static Committing by(Connection connection) throws SQLException {
      boolean found = connection.getAutoCommit();
      if (!found) {
        connection.setAutoCommit(true);
      }
      return new Committing(connection, found);
    }

    @Override
    public void close() throws SQLException {
      if (!autoCommit) {
        connection.setAutoCommit(false);
      }
    }
  }
}
