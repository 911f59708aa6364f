package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.failure.SchemaException;
import dev.comity.failure.StorageUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.NoOpQueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A step that fails leaves the database as it was, or says what remains and how to go on. */
class FailedStepTest {

  private static final String REMAINS =
      "What this step has made remains: table comity_event, table comity_party, index"
          + " comity_party_merged, table comity_party_name, index comity_party_name_party."
          + " Once the cause is gone, apply again: it goes on at this statement, and nothing has to"
          + " be dropped.";

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "SQLITE"})
  void aTableOfTheHostsInTheWayLeavesTheDatabaseAsItWas(Product product) {
    try (TestDatabase database = product.fresh()) {
      database.run("CREATE TABLE comity_outside_id (id INTEGER NOT NULL PRIMARY KEY)");
      Schema schema = JdbcStorage.on(database.source()).schema();
      List<String> before = schema.differences();

      assertThatThrownBy(schema::apply)
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining(
              "Step V1__register.sql, statement 6 of 14 (table comity_outside_id) failed: there is a"
                  + " table comity_outside_id already, and it was no step that made it. Nothing was"
                  + " kept: the database is as it was before.");

      assertThat(schema.differences())
          .isEqualTo(before)
          .contains("table comity_event is missing, or this user may not see it");
      database.run("DROP TABLE comity_outside_id");
      schema.apply();
      assertThat(schema.differences()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2_MEMORY", "MARIADB", "MYSQL"})
  void aTableOfTheHostsInTheWayLeavesWhatIsSaid(Product product) {
    try (TestDatabase database = product.fresh()) {
      database.run("CREATE TABLE comity_outside_id (id INTEGER NOT NULL PRIMARY KEY)");
      Schema schema = JdbcStorage.on(database.source()).schema();

      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(schema::apply)
            .isInstanceOf(SchemaException.class)
            .hasMessageContaining(
                "Step V1__register.sql, statement 6 of 14 (table comity_outside_id) failed: there"
                    + " is a table comity_outside_id already, and it was no step that made it. ")
            .hasMessageContaining(REMAINS);
      }
      assertThat(schema.differences())
          .contains("step V1__register.sql has not run to its end")
          .noneMatch(it -> it.startsWith("table comity_event is missing"));

      database.run("DROP TABLE comity_outside_id");
      schema.apply();
      assertThat(schema.differences()).isEmpty();
    }
  }

  /** The second step meets what the host added to a table of the first one. */
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2_FILE")
  void aColumnOrIndexOfTheHostsInTheWayOfALaterStepIsNamed(Product product) {
    try (TestDatabase database = product.fresh()) {
      Steps.only(1, database.source(), "comity_").apply();
      database.run("CREATE INDEX comity_event_feed ON comity_event (tenant)");
      Schema schema = JdbcStorage.on(database.source()).schema();
      boolean rollsBack = schema.dialect().tables().rollsBackDdl();

      assertThatThrownBy(schema::apply)
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("statement 2 of 6 (index comity_event_feed) failed")
          .hasMessageContaining(
              rollsBack
                  ? "Nothing was kept"
                  : "What this step has made remains: column comity_event.feed_position.");
      assertThat(schema.differences().contains("column comity_event.feed_position is missing"))
          .isEqualTo(rollsBack);

      database.run(
          product == Product.MARIADB || product == Product.MYSQL
              ? "DROP INDEX comity_event_feed ON comity_event"
              : "DROP INDEX comity_event_feed");
      schema.apply();
      assertThat(schema.differences()).isEmpty();
    }
  }

  /** An index whose name another table of the host's has: only the database itself can tell. */
  @ParameterizedTest
  @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "SQLITE"})
  void anErrorOfTheDatabaseIsPassedOn(Product product) {
    try (TestDatabase database = product.fresh()) {
      database.run(
          "CREATE TABLE host (id INTEGER NOT NULL PRIMARY KEY)",
          "CREATE INDEX comity_party_merged ON host (id)");
      Schema schema = JdbcStorage.on(database.source()).schema();

      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(schema::apply)
            .isInstanceOf(SchemaException.class)
            .hasCauseInstanceOf(SQLException.class)
            .hasMessageContaining("statement 3 of 14 (index comity_party_merged) failed: ")
            .hasMessageContaining("already exists");
      }

      database.run("DROP INDEX comity_party_merged");
      schema.apply();
      assertThat(schema.differences()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB", "MYSQL"})
  void aConnectionThatIsLostInTheMiddleIsNoFaultOfTheSchema(Product product) {
    try (TestDatabase database = product.fresh()) {
      Schema losing =
          JdbcStorage.on(
                  ProxyDataSourceBuilder.create(database.source())
                      .listener(
                          new NoOpQueryExecutionListener() {
                            @Override
                            public void beforeQuery(ExecutionInfo it, List<QueryInfo> queries) {
                              if (queries.get(0).getQuery().contains("TABLE comity_outside_id")) {
                                abort(it.getStatement());
                              }
                            }
                          })
                      .build())
              .schema();

      assertThatThrownBy(losing::apply).isInstanceOf(StorageUnavailableException.class);

      JdbcStorage.on(database.source()).schemaMode(SchemaMode.APPLY).build();
      assertThat(JdbcStorage.on(database.source()).schema().differences()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2_FILE")
  void whatWasDroppedAfterItsStepHadRunIsNamedWithWhatMakesItAgain(Product product) {
    String index = "comity_partnership_first";
    try (TestDatabase database = product.fresh()) {
      JdbcStorage.on(database.source()).schemaMode(SchemaMode.APPLY).build();
      database.run(
          product == Product.MARIADB || product == Product.MYSQL
              ? "DROP INDEX " + index + " ON comity_partnership"
              : "DROP INDEX " + index);

      for (SchemaMode mode : List.of(SchemaMode.VALIDATE, SchemaMode.PLAN, SchemaMode.APPLY)) {
        assertThatThrownBy(() -> JdbcStorage.on(database.source()).schemaMode(mode).build())
            .isInstanceOf(SchemaException.class)
            .hasMessageContaining("All steps have run already")
            .hasMessageContaining("CREATE INDEX " + index + " ON ");
      }
    }
  }

  @Test
  void aConnectionOnWhichAStepCannotBeNotedStillCommitsByItself() throws SQLException {
    try (TestDatabase database = Product.H2_MEMORY.fresh();
        Connection connection = database.source().getConnection()) {
      Connection failing =
          Watched.connection(
              connection,
              (target, method, values) -> {
                if (method.getName().equals("commit")) {
                  throw new SQLException("no commit today");
                }
                return method.getName().equals("close")
                    ? null
                    : Watched.passOn(target, method, values);
              });
      Schema schema = JdbcStorage.on(Watched.lending(() -> failing)).schema();

      assertThatThrownBy(schema::apply).hasMessageContaining("no commit today");

      assertThat(connection.getAutoCommit()).isTrue();
      JdbcStorage.on(database.source()).schemaMode(SchemaMode.APPLY).build();
    }
  }

  @Test
  void whoeverIsInterruptedWhileAnotherProgramAppliesSaysSoAndStops() {
    try (TestDatabase database = Product.H2_MEMORY.fresh()) {
      Steps.only(1, database.source(), "comity_").apply();
      database.run(
          "INSERT INTO comity_schema_step VALUES ('applying', 'another program', LOCALTIMESTAMP)");
      Schema schema = JdbcStorage.on(database.source()).schema();

      Thread.currentThread().interrupt();
      try {
        assertThatThrownBy(schema::apply)
            .isInstanceOf(SchemaException.class)
            .hasMessageContaining("was interrupted");
      } finally {
        assertThat(Thread.interrupted()).isTrue();
      }
    }
  }

  private static void abort(Statement statement) {
    try {
      Connection connection = statement.getConnection();
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      throw new AssertionError("The connection cannot be lost", e);
    }
  }
}
