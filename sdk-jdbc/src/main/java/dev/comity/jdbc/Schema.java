package dev.comity.jdbc;

import dev.comity.failure.ConflictException;
import dev.comity.failure.SchemaException;
import dev.comity.failure.StorageUnavailableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of a storage: whether they are as they should be, what is missing, and the steps that
 * make them so. The steps are readable files in the jar, {@code dev/comity/jdbc/h2/V1__...sql};
 * which of them have run stands in the table {@code schema_step}, each with the hash of its text.
 */
public final class Schema {

  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  private static final String LOCK = "applying";
  private static final Duration LOCK_PAUSE = Duration.ofMillis(100);
  private static final int LOCK_ATTEMPTS = 300;

  private final DataSource source;
  private final Dialect dialect;
  private final TableNames tables;

  Schema(DataSource source, Dialect dialect, TableNames tables) {
    this.source = source;
    this.dialect = dialect;
    this.tables = tables;
  }

  Dialect dialect() {
    return dialect;
  }

  TableNames tables() {
    return tables;
  }

  void ensure(SchemaMode mode) {
    if (mode == SchemaMode.SKIP) {
      return;
    }
    List<String> obstacles = with(dialect::obstacles);
    if (!obstacles.isEmpty()) {
      throw new SchemaException(
          "No register can be kept here: "
              + String.join("; ", obstacles)
              + ". Maybe set the connections or the database up otherwise?");
    }
    if (mode == SchemaMode.APPLY) {
      apply();
    }
    List<String> differences = differences();
    if (!differences.isEmpty()) {
      String way =
          mode == SchemaMode.PLAN
              ? "The DDL that would have to run:\n" + plan()
              : "Build the storage with SchemaMode.APPLY once, or run what Schema.plan() says.";
      throw new SchemaException(
          "The tables are not as they should be: " + String.join("; ", differences) + ". " + way);
    }
  }

  /**
   * Compares the tables with what they should be. Runs no DDL.
   *
   * @return every difference in words; empty if there is none
   */
  public List<String> differences() {
    return with(
        connection -> {
          List<String> differences = new ArrayList<>(dialect.obstacles(connection));
          Map<String, String> applied = applied(connection);
          for (SchemaStep step : steps()) {
            String hash = applied.remove(step.name());
            if (hash == null) {
              differences.add("step " + step.name() + " has not run");
            } else if (!hash.equals(step.hash().text())) {
              differences.add("step " + step.name() + " ran with another text than that of today");
            }
          }
          applied
              .keySet()
              .forEach(
                  name ->
                      differences.add(
                          "step " + name + " is of a newer version of the library than this one"));
          differences.addAll(wrongColumns(connection));
          return differences;
        });
  }

  /**
   * The DDL that {@link #apply()} would run. Runs nothing.
   *
   * @return the statements, each ended by a semicolon; empty if nothing is missing
   */
  public String plan() {
    return with(
        connection -> {
          Map<String, String> applied = applied(connection);
          StringBuilder plan = new StringBuilder();
          for (SchemaStep step : steps()) {
            if (!applied.containsKey(step.name())) {
              step.statements().forEach(it -> plan.append(it).append(";\n"));
            }
          }
          return plan.toString();
        });
  }

  /**
   * Runs the steps that are missing, under a lock, so that two programs that start at once do not
   * both run them. H2 commits each statement of DDL by itself: if a step fails half-way, the
   * exception says which statement did, and what ran before it remains.
   *
   * @throws SchemaException if a statement fails
   */
  public void apply() {
    with(
        connection -> {
          createStepTable(connection);
          lock(connection);
          try {
            Map<String, String> applied = applied(connection);
            for (SchemaStep step : steps()) {
              if (!applied.containsKey(step.name())) {
                run(connection, step);
              }
            }
          } finally {
            unlock(connection);
          }
          return true;
        });
  }

  /**
   * DDL commits in H2 and would free any lock of the database's own, so the lock is a row. Whoever
   * finds it waits; one left by a program that died has to be taken away by a person.
   */
  private void lock(Connection connection) throws SQLException {
    for (int attempt = 0; attempt < LOCK_ATTEMPTS; attempt++) {
      try {
        note(connection, LOCK, "-");
        return;
      } catch (SQLException e) {
        if (!(dialect.faults().translate("Taking the lock", e) instanceof ConflictException)) {
          throw e;
        }
        if (!connection.getAutoCommit()) {
          connection.rollback();
        }
        LockSupport.parkNanos(LOCK_PAUSE.toNanos());
      }
    }
    throw new SchemaException(
        "Another program has been applying the schema for "
            + LOCK_PAUSE.multipliedBy(LOCK_ATTEMPTS).toSeconds()
            + " seconds. If it died, delete the row '"
            + LOCK
            + "' of "
            + stepTable()
            + " and start again.");
  }

  private void unlock(Connection connection) throws SQLException {
    try (var delete =
        connection.prepareStatement("DELETE FROM " + stepTable() + " WHERE name = ?")) {
      delete.setString(1, LOCK);
      delete.executeUpdate();
    }
    commit(connection);
  }

  private void note(Connection connection, String name, String hash) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO " + stepTable() + " (name, hash, applied) VALUES (?, ?, ?)")) {
      insert.setString(1, name);
      insert.setString(2, hash);
      dialect.set(insert, 3, Instant.now().truncatedTo(ChronoUnit.MICROS));
      insert.executeUpdate();
    }
    commit(connection);
  }

  private static void commit(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
  }

  private List<SchemaStep> steps() {
    return SchemaStep.all(dialect, tables);
  }

  private void run(Connection connection, SchemaStep step) throws SQLException {
    for (String sql : step.statements()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new SchemaException(
            "Step "
                + step.name()
                + " failed at: "
                + sql
                + " ("
                + e.getMessage()
                + "). The statements before it remain; drop what they made and apply again.");
      }
    }
    note(connection, step.name(), step.hash().text());
    LOG.info("Schema step {} has run for tables {}*", step.name(), tables.prefix());
  }

  private Catalogue catalogue(Connection connection) throws SQLException {
    return new Catalogue(connection, dialect, tables);
  }

  private String stepTable() {
    return tables.of("schema_step");
  }

  private void createStepTable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS "
              + stepTable()
              + " (name VARCHAR(100) NOT NULL PRIMARY KEY, hash VARCHAR(100) NOT NULL,"
              + " applied "
              + dialect.instantType()
              + " NOT NULL)");
    }
  }

  private Map<String, String> applied(Connection connection) throws SQLException {
    Map<String, String> applied = new TreeMap<>();
    if (catalogue(connection).columns("schema_step").isEmpty()) {
      return applied;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name, hash FROM " + stepTable())) {
      while (rows.next()) {
        if (!rows.getString(1).equals(LOCK)) {
          applied.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    return applied;
  }

  private List<String> wrongColumns(Connection connection) throws SQLException {
    List<String> differences = new ArrayList<>();
    Catalogue catalogue = catalogue(connection);
    Set<String> indexes = new TreeSet<>();
    for (var table : SchemaStep.expected(steps(), tables).entrySet()) {
      indexes.addAll(catalogue.indexes(table.getKey()));
      Map<String, String> found = catalogue.columns(table.getKey());
      if (found.isEmpty()) {
        differences.add("table " + tables.of(table.getKey()) + " is missing");
        continue;
      }
      table
          .getValue()
          .forEach(
              (column, type) -> {
                String is = found.get(column);
                if (is == null) {
                  differences.add(
                      "column " + tables.of(table.getKey()) + "." + column + " is missing");
                } else if (!is.equals(dialect.typeName(type))) {
                  differences.add(
                      "column "
                          + tables.of(table.getKey())
                          + "."
                          + column
                          + " is "
                          + is
                          + ", not "
                          + type);
                }
              });
    }
    for (String index : SchemaStep.indexes(steps())) {
      if (!indexes.contains(index)) {
        differences.add("index " + index + " is missing");
      }
    }
    return differences;
  }

  private <T> T with(Borrowing.Use<T> use) {
    try {
      return Borrowing.from(source, use);
    } catch (SQLException e) {
      throw new StorageUnavailableException("The schema cannot be looked at: " + e.getMessage(), e);
    }
  }
}
