package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.Comity;
import dev.comity.failure.SchemaException;
import dev.comity.journal.FeedEntry;
import dev.comity.journal.TenantId;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A register that an earlier version wrote is the same register after the steps of today. */
class UpgradeTest {

  /** What the library said of the register when it wrote it, by tenant. */
  private static final Map<String, String> FINGERPRINTS =
      Map.of(
          "default",
          "sha-256:816d627b7a09940a7d92280cc03b918515ab01ee16ad96df049c0174a16a228c",
          "lyon",
          "sha-256:a91bd540c1a08f64b31f68b5620234c0c092478824aee7f7c41cb2ac7b449524");

  @Test
  void aRegisterOfTheFirstStepIsTheSameAfterwards() throws SQLException {
    try (TestDatabase database = asWritten()) {
      assertUpgraded(database);
    }
  }

  /** The database of back then, step table and all. */
  private static TestDatabase asWritten() {
    TestDatabase database = Product.H2_MEMORY.fresh();
    database.run("RUNSCRIPT FROM 'classpath:/dev/comity/jdbc/h2-register-of-step-1.sql'");
    return database;
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"H2_MEMORY", "H2_FILE"})
  void aRegisterInTheTablesOfTheFirstStepIsTheSameAfterwards(Product product) throws SQLException {
    try (TestDatabase written = asWritten();
        TestDatabase database = product.fresh()) {
      Steps.only(1, database.source(), "comity_").apply();
      for (Map.Entry<String, TableShape> table : tables(written.source()).entrySet()) {
        copy(written.source(), database.source(), table.getKey(), table.getValue());
      }

      assertUpgraded(database);
    }
  }

  private static void assertUpgraded(TestDatabase database) throws SQLException {
    Map<String, List<List<Object>>> before = rows(database.source());
    assertThatThrownBy(() -> JdbcStorage.on(database.source()).build())
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("step V2__feed_and_keys.sql has not run");

    Comity comity =
        Comity.on(JdbcStorage.on(database.source()).schemaMode(SchemaMode.APPLY).build()).build();

    assertThat(rows(database.source())).isEqualTo(before);
    assertRegister(comity, "default", 9);
    assertRegister(comity.forTenant(TenantId.of("lyon")), "lyon", 1);
    assertThat(rows(database.source())).isEqualTo(before);

    comity
        .write(
            work ->
                work.cities()
                    .register(new CityRegistration(CityProfile.of("Akashi", CountryCode.of("JP")))))
        .orElseThrow();
    assertThat(comity.feed().after(9, 10)).hasSize(1);
    assertThat(comity.verify().findings()).isEmpty();
  }

  private static void assertRegister(Comity comity, String tenant, int entries) {
    assertThat(comity.verify().findings()).isEmpty();
    assertThat(comity.verify().entries()).isEqualTo(entries);
    assertThat(comity.verify().fingerprint().text()).isEqualTo(FINGERPRINTS.get(tenant));
    List<FeedEntry> feed = comity.feed().after(0, 100);
    assertThat(feed).hasSize(entries);
    for (int i = 0; i < entries; i++) {
      assertThat(feed.get(i).position()).isEqualTo(i + 1);
    }
  }

  private static Map<String, TableShape> tables(DataSource source) {
    Schema first = Steps.only(1, source, "comity_");
    SchemaStep step = SchemaStep.all(first.dialect(), first.tables()).get(0);
    return ExpectedTables.of(step.statements());
  }

  /** Every row of the first step's tables and columns. */
  private static Map<String, List<List<Object>>> rows(DataSource source) throws SQLException {
    Map<String, List<List<Object>>> rows = new TreeMap<>();
    try (Connection connection = source.getConnection()) {
      for (Map.Entry<String, TableShape> table : tables(source).entrySet()) {
        rows.put(
            table.getKey(),
            rows(connection, Dialect.of(connection), table.getKey(), table.getValue()));
      }
    }
    return rows;
  }

  private static List<List<Object>> rows(
      Connection connection, Dialect dialect, String table, TableShape shape) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    String columns = String.join(", ", shape.columns().keySet());
    String key = String.join(", ", shape.primaryKey());
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT " + columns + " FROM " + table + " ORDER BY " + key)) {
      while (row.next()) {
        List<Object> values = new ArrayList<>();
        for (String column : shape.columns().keySet()) {
          values.add(value(dialect, row, column, shape.columns().get(column).type()));
        }
        rows.add(values);
      }
    }
    return rows;
  }

  private static Object value(Dialect dialect, ResultSet row, String column, String type)
      throws SQLException {
    if (row.getObject(column) == null) {
      return Optional.empty();
    }
    return switch (type) {
      case "DATE" -> dialect.date(row, column);
      case "BIGINT", "INTEGER", "INT" -> row.getLong(column);
      case "BOOLEAN" -> row.getBoolean(column);
      default ->
          type.startsWith("TIMESTAMP") || type.startsWith("DATETIME")
              ? dialect.instant(row, column)
              : row.getString(column);
    };
  }

  private static void copy(DataSource from, DataSource to, String table, TableShape shape)
      throws SQLException {
    String columns = String.join(", ", shape.columns().keySet());
    String marks = String.join(", ", Collections.nCopies(shape.columns().size(), "?"));
    try (Connection source = from.getConnection();
        Connection target = to.getConnection();
        PreparedStatement insert =
            target.prepareStatement(
                "INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")")) {
      for (List<Object> row : rows(source, Dialect.of(source), table, shape)) {
        Rows.set(Dialect.of(target), insert, row.toArray());
        insert.executeUpdate();
      }
    }
  }

  /** Whoever changes one of these has changed what runs on databases that are there. */
  @Test
  void aReleasedStepIsNeverChanged() {
    try (TestDatabase database = Product.H2_MEMORY.fresh()) {
      Schema schema = JdbcStorage.on(database.source()).schema();
      SchemaStep first = SchemaStep.all(schema.dialect(), schema.tables()).get(0);

      assertThat(first.name()).isEqualTo("V1__register.sql");
      assertThat(first.hash().text())
          .isEqualTo("sha-256:3152f922d6caee4af6f273b6f01c22f9bb0a3dcc04371c0344190c1157f25611");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2_FILE")
  void noDatabaseLacksAStepOrATable(Product product) {
    try (TestDatabase database = product.fresh();
        TestDatabase reference = Product.H2_MEMORY.fresh()) {
      assertThat(shapes(database)).isEqualTo(shapes(reference));
    }
  }

  /** Tables, columns, nulls, keys and indexes, but not the types, of all steps. */
  private static Map<String, List<Object>> shapes(TestDatabase database) {
    Schema schema = JdbcStorage.on(database.source()).schema();
    Map<String, List<Object>> shapes = new TreeMap<>();
    ExpectedTables.of(
            SchemaStep.all(schema.dialect(), schema.tables()).stream()
                .flatMap(it -> it.statements().stream())
                .toList())
        .forEach(
            (table, shape) -> {
              Map<String, Boolean> nullable = new TreeMap<>();
              shape.columns().forEach((name, column) -> nullable.put(name, column.nullable()));
              shapes.put(table, List.of(nullable, shape.primaryKey(), shape.indexes()));
            });
    return shapes;
  }

  @Test
  void aStepIsTheSameWhateverLineEndsItWasBuiltWith() {
    assertThat(Ddl.unix("-- a\r\nCREATE TABLE b (\r\n);\r\n"))
        .isEqualTo("-- a\nCREATE TABLE b (\n);\n");
  }
}
