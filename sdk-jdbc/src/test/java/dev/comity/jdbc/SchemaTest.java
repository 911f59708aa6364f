package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.Comity;
import dev.comity.failure.SchemaException;
import dev.comity.party.City;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {

  private final DataSource source = H2.inMemory();

  @Test
  void noTableIsMadeUnlessTheHostSaysApply() throws SQLException {
    for (SchemaMode mode : List.of(SchemaMode.VALIDATE, SchemaMode.PLAN)) {
      assertThatThrownBy(() -> JdbcStorage.on(source).schemaMode(mode).build())
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("V1__register.sql has not run");
    }
    JdbcStorage.on(source).schemaMode(SchemaMode.SKIP).build();

    assertThat(tables()).isEmpty();
  }

  @Test
  void thePlanIsWhatApplyRuns() throws SQLException {
    Schema schema = JdbcStorage.on(source).schema();
    String plan = schema.plan();
    assertThat(plan).contains("CREATE TABLE comity_event");

    schema.apply();

    assertThat(schema.plan()).isEmpty();
    assertThat(schema.differences()).isEmpty();
    assertThat(tables()).hasSize(12);
    JdbcStorage.on(source).schemaMode(SchemaMode.VALIDATE).build();
  }

  @Test
  void applyingTwiceChangesNothing() {
    JdbcStorage.on(source).schemaMode(SchemaMode.APPLY).build();
    JdbcStorage.on(source).schemaMode(SchemaMode.APPLY).build();

    assertThat(JdbcStorage.on(source).schema().differences()).isEmpty();
  }

  @Test
  void everyDifferenceIsNamed() throws SQLException {
    JdbcStorage.on(source).schemaMode(SchemaMode.APPLY).build();
    run("ALTER TABLE comity_party DROP COLUMN country");
    run("ALTER TABLE comity_event ALTER COLUMN format_version BIGINT");
    run("DROP INDEX comity_place_latitude");
    run("DROP TABLE comity_outside_id");
    run("UPDATE comity_schema_step SET hash = 'other'");

    assertThat(JdbcStorage.on(source).schema().differences())
        .containsExactlyInAnyOrder(
            "step V1__register.sql ran with another text than that of today",
            "column comity_party.country is missing",
            "column comity_event.format_version is BIGINT, not INTEGER",
            "index comity_place_latitude is missing",
            "index comity_outside_id_party is missing",
            "table comity_outside_id is missing");
  }

  @Test
  void prefixAndSchemaAreTheHosts() throws SQLException {
    run("CREATE SCHEMA twins");
    JdbcStorage storage =
        JdbcStorage.on(source).schema("twins").prefix("sc_").schemaMode(SchemaMode.APPLY).build();
    Comity comity = Comity.on(storage).build();

    comity
        .write(
            work ->
                work.cities()
                    .register(
                        new CityRegistration(CityProfile.of("Vallejo", CountryCode.of("US")))))
        .orElseThrow();

    assertThat(tables()).hasSize(12).allMatch(it -> it.startsWith("TWINS.SC_"));
    assertThat(comity.verify().findings()).isEmpty();
  }

  @Test
  void aPrefixThatIsNoNameIsRefused() {
    assertThatThrownBy(() -> JdbcStorage.on(source).prefix("x; DROP TABLE y").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x; DROP TABLE y")
        .hasMessageContaining("Maybe");
  }

  @Test
  void twoProgramsThatStartAtOnceApplyOnce() throws Exception {
    List<Callable<JdbcStorage>> starts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      starts.add(() -> JdbcStorage.on(source).schemaMode(SchemaMode.APPLY).build());
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<JdbcStorage> start : threads.invokeAll(starts)) {
        assertThat(start.get()).isNotNull();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(tables()).hasSize(12);
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

  private void run(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> tables() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Connection connection = source.getConnection();
        ResultSet rows =
            connection.getMetaData().getTables(null, null, "%", new String[] {"BASE TABLE"})) {
      while (rows.next()) {
        if (!rows.getString("TABLE_SCHEM").equals("INFORMATION_SCHEMA")) {
          tables.add(rows.getString("TABLE_SCHEM") + "." + rows.getString("TABLE_NAME"));
        }
      }
    }
    return tables;
  }
}
