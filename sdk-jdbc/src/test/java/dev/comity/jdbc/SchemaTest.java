package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.comity.Comity;
import dev.comity.failure.SchemaException;
import dev.comity.party.City;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.NoOpMethodExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What the four modes do, and do not do, on every database. */
class SchemaTest {

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2_FILE")
  void nothingIsChangedUnlessTheHostSaysApply(Product product) {
    try (TestDatabase database = product.fresh()) {
      Recorded recorded = new Recorded(database.source());
      for (SchemaMode mode : List.of(SchemaMode.VALIDATE, SchemaMode.PLAN)) {
        assertThatThrownBy(() -> JdbcStorage.on(recorded.source()).schemaMode(mode).build())
            .isInstanceOf(SchemaException.class)
            .hasMessageContaining("V1__register.sql has not run");
      }
      JdbcStorage.on(recorded.source()).schemaMode(SchemaMode.SKIP).build();
      JdbcStorage.on(recorded.source()).schema().differences();
      JdbcStorage.on(recorded.source()).schema().plan();

      assertThat(recorded.changing()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2_FILE")
  void onceAppliedNothingIsChangedWhateverTheModeIs(Product product) {
    try (TestDatabase database = product.fresh()) {
      JdbcStorage.on(database.source()).schemaMode(SchemaMode.APPLY).build();
      Recorded recorded = new Recorded(database.source());

      for (SchemaMode mode : SchemaMode.values()) {
        JdbcStorage.on(recorded.source()).schemaMode(mode).build();
      }

      assertThat(recorded.changing()).isEmpty();
      assertThat(JdbcStorage.on(database.source()).schema().plan()).isEmpty();
      assertThat(JdbcStorage.on(database.source()).schema().differences()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2_FILE")
  void whatAPersonRunsByThePlanIsEnough(Product product) {
    try (TestDatabase database = product.fresh()) {
      String plan = JdbcStorage.on(database.source()).prefix("sc_").schema().plan();
      assertThat(plan).startsWith("--").contains("sc_schema_step", "sc_event", "-- The journal");
      assertThat(plan).doesNotContain("${");

      database.run(statements(plan));

      JdbcStorage byHand = JdbcStorage.on(database.source()).prefix("sc_").build();
      assertThat(JdbcStorage.on(database.source()).prefix("sc_").schema().plan()).isEmpty();
      assertThat(register(byHand, "Vallejo").name()).isEqualTo("Vallejo");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2_FILE")
  void thePlanIsWhatApplyRuns(Product product) {
    try (TestDatabase database = product.fresh()) {
      Recorded recorded = new Recorded(database.source());
      Schema schema = JdbcStorage.on(recorded.source()).schema();
      List<String> planned =
          Stream.of(statements(schema.plan())).map(SchemaTest::withoutComments).toList();

      schema.apply();

      assertThat(recorded.changing()).containsSubsequence(planned);
    }
  }

  /** As a simple client cuts a script: at each line that ends with a semicolon. */
  private static String[] statements(String script) {
    return Stream.of(script.split(";\n")).map(String::strip).toArray(String[]::new);
  }

  private static String withoutComments(String sql) {
    return sql.replaceAll("(?m)^--.*\n", "").strip();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"H2_FILE", "MYSQL"})
  void aSemicolonEndsAStatementWhereverItStandsInThePlan(Product product) {
    try (TestDatabase database = product.fresh()) {
      String plan = JdbcStorage.on(database.source()).schema().plan();

      assertThat(plan.lines().filter(it -> it.startsWith("--"))).noneMatch(it -> it.contains(";"));
      assertThat(plan.lines().filter(it -> it.contains(";"))).allMatch(it -> it.endsWith(";"));
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"H2_FILE", "MYSQL"})
  void oneConnectionIsEnoughAndIsGivenBackAsItWasFound(Product product) {
    try (TestDatabase database = product.fresh();
        HikariDataSource pool = new HikariDataSource()) {
      pool.setDataSource(database.source());
      pool.setMaximumPoolSize(1);
      pool.setAutoCommit(false);
      List<Boolean> found = new ArrayList<>();
      DataSource watched =
          ProxyDataSourceBuilder.create(pool)
              .methodListener(
                  new NoOpMethodExecutionListener() {
                    @Override
                    public void beforeMethod(MethodExecutionContext call) {
                      if (call.getTarget() instanceof Connection connection
                          && call.getMethod().getName().equals("close")) {
                        found.add(autoCommits(connection));
                      }
                    }
                  })
              .build();

      JdbcStorage.on(watched).schemaMode(SchemaMode.APPLY).build();

      assertThat(found).isNotEmpty().containsOnly(false);
    }
  }

  private static boolean autoCommits(Connection connection) {
    try {
      return connection.getAutoCommit();
    } catch (SQLException e) {
      throw new AssertionError("The connection is of no use to its owner any more", e);
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"H2_FILE", "MYSQL"})
  void aStepThatHasNotRunIsNamed(Product product) {
    try (TestDatabase database = product.fresh()) {
      Schema today = JdbcStorage.on(database.source()).schema();
      Steps.only(1, database.source(), "comity_").apply();

      assertThat(today.differences())
          .contains(
              "step V2__feed_and_keys.sql has not run",
              "column comity_event.feed_position is missing")
          .noneMatch(it -> it.contains("V1__register.sql"));
      assertThat(today.plan())
          .contains("ADD COLUMN feed_position")
          .doesNotContain("CREATE TABLE comity_event", "CREATE TABLE comity_schema_step");
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"H2_FILE", "MYSQL"})
  void tablesOfANewerVersionAreRefused(Product product) {
    try (TestDatabase database = product.fresh()) {
      Schema schema = JdbcStorage.on(database.source()).schema();
      Steps.only(1, database.source(), "comity_").apply();
      database.run(
          "INSERT INTO comity_schema_step SELECT 'V9__moon.sql', hash, applied"
              + " FROM comity_schema_step");

      String words = "step V9__moon.sql is of a newer version of the library than this one";
      assertThat(schema.differences()).contains(words);
      for (SchemaMode mode : List.of(SchemaMode.VALIDATE, SchemaMode.PLAN, SchemaMode.APPLY)) {
        assertThatThrownBy(() -> JdbcStorage.on(database.source()).schemaMode(mode).build())
            .isInstanceOf(SchemaException.class)
            .hasMessageContaining(words);
      }
      assertThat(schema.differences()).contains("step V2__feed_and_keys.sql has not run");
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"H2_FILE", "MYSQL"})
  void aStepOfAnotherTextIsRefused(Product product) {
    try (TestDatabase database = product.fresh()) {
      Schema schema = JdbcStorage.on(database.source()).schema();
      Steps.only(1, database.source(), "comity_").apply();
      database.run("UPDATE comity_schema_step SET hash = 'other'");

      String words = "step V1__register.sql ran with another text than that of today";
      assertThat(schema.differences()).contains(words);
      assertThatThrownBy(schema::apply)
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining(words);
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"H2_FILE", "MYSQL"})
  void aTableOfTheHostsInPlaceOfOursIsNamed(Product product) {
    try (TestDatabase database = product.fresh()) {
      database.run("CREATE TABLE comity_schema_step (id INTEGER NOT NULL PRIMARY KEY)");
      Schema schema = JdbcStorage.on(database.source()).schema();

      assertThat(schema.differences()).contains("column comity_schema_step.hash is missing");
      assertThatThrownBy(schema::apply)
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("column comity_schema_step.hash is missing");
    }
  }

  @Test
  void aPrefixThatIsNoNameIsRefused() {
    assertThatThrownBy(() -> JdbcStorage.on(H2.inMemory()).prefix("x; DROP TABLE y").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x; DROP TABLE y")
        .hasMessageContaining("Maybe");
  }

  @Test
  void aFileKeepsWhatWasCommitted(@TempDir Path folder) {
    DataSource file = H2.at("jdbc:h2:file:" + folder.resolve("register").toAbsolutePath());
    Comity first = Comity.on(JdbcStorage.on(file).schemaMode(SchemaMode.APPLY).build()).build();
    first
        .write(
            work ->
                work.cities()
                    .register(new CityRegistration(CityProfile.of("진천군", CountryCode.of("KR")))))
        .orElseThrow();
    String fingerprint = first.verify().fingerprint().text();
    first.close();

    Comity second = Comity.on(JdbcStorage.on(file).build()).build();

    List<City> found = second.read(work -> work.cities().named("진천군"));
    assertThat(found).hasSize(1);
    assertThat(second.verify().fingerprint().text()).isEqualTo(fingerprint);
  }

  private static City register(JdbcStorage storage, String name) {
    return Comity.on(storage)
        .build()
        .write(
            work ->
                work.cities()
                    .register(new CityRegistration(CityProfile.of(name, CountryCode.of("US")))))
        .orElseThrow();
  }
}
