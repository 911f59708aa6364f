package dev.comity.jdbc;

import dev.comity.failure.SchemaException;
import dev.comity.failure.StorageException;
import dev.comity.failure.StorageUnavailableException;
import dev.comity.jdbc.SchemaPlan.Rest;
import dev.comity.jdbc.StepTable.Progress;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what is missing, under a lock. Where DDL is not rolled back, each statement is noted before
 * it runs, so that whoever comes after knows where to go on.
 */
final class SchemaRun {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaRun.class);

  private final Ground ground;
  private final boolean rollsBack;

  SchemaRun(Ground ground) {
    this.ground = ground;
    this.rollsBack = ground.dialect().tables().rollsBackDdl();
  }

  void run(SchemaPlan plan) throws SQLException {
    if (plan.makesStepTable()) {
      Ddl definition = ground.steps().definition();
      try {
        execute(definition.sql());
      } catch (SQLException e) {
        throw failed("Making " + definition.made().words(), "Nothing was changed.", e);
      }
    }
    for (Rest rest : plan.rests()) {
      run(rest);
    }
  }

  private void run(Rest rest) throws SQLException {
    SchemaStep step = rest.step();
    for (int i = rest.from(); i < step.statements().size(); i++) {
      Ddl statement = step.statements().get(i);
      refuseWhatIsThere(step, i, statement.made());
      if (!rollsBack) {
        ground.steps().begin(new Progress(step.name(), i));
      }
      try {
        execute(statement.sql());
      } catch (SQLException e) {
        throw failed(tried(step, i), remains(step, i), e);
      }
    }
    ground.steps().end(step);
    LOG.info("Schema step {} has run for tables {}*", step.name(), ground.tables().prefix());
  }

  private void refuseWhatIsThere(SchemaStep step, int index, Made made) throws SQLException {
    if (ground.catalogue().has(made)) {
      throw new SchemaException(
          tried(step, index)
              + " failed: there is a "
              + made.words()
              + " already, and it was no step that made it. "
              + remains(step, index)
              + " Maybe choose another prefix, or rename what is there? If a plan was run by hand"
              + " in part, run the rest of it.");
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = ground.connection().createStatement()) {
      statement.execute(sql);
    }
  }

  private static String tried(SchemaStep step, int index) {
    List<Ddl> statements = step.statements();
    return "Step "
        + step.name()
        + ", statement "
        + (index + 1)
        + " of "
        + statements.size()
        + " ("
        + statements.get(index).made().words()
        + ")";
  }

  /** What the database holds now, and how to go on. */
  private String remains(SchemaStep step, int index) {
    if (rollsBack) {
      return "Nothing was kept: the database is as it was before.";
    }
    String before =
        step.statements().subList(0, index).stream()
            .map(it -> it.made().words())
            .collect(Collectors.joining(", "));
    return (before.isEmpty()
            ? "Nothing of this step remains, and the steps before it have run."
            : "What this step has made remains: " + before + ".")
        + " Once the cause is gone, apply again: it goes on at this statement, and nothing has to"
        + " be dropped.";
  }

  private StorageException failed(String tried, String remains, SQLException e) {
    if (ground.dialect().faults().lost().test(e)) {
      return new StorageUnavailableException(
          tried + " failed, the connection is lost: " + e.getMessage() + ". Apply again.", e);
    }
    String right =
        ground.dialect().tables().forbids(e)
            ? " This user may not make tables: let one who may run what Schema.plan() says."
            : "";
    return new SchemaException(tried + " failed: " + e.getMessage() + ". " + remains + right, e);
  }
}
