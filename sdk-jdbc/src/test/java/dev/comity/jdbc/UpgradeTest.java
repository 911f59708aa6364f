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
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    try (TestDatabase database = OldRegister.asWritten()) {
      assertUpgraded(database);
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"H2_MEMORY", "H2_FILE"})
  void aRegisterInTheTablesOfTheFirstStepIsTheSameAfterwards(Product product) throws SQLException {
    try (TestDatabase database = OldRegister.on(product)) {
      assertUpgraded(database);
    }
  }

  private static void assertUpgraded(TestDatabase database) throws SQLException {
    Map<String, List<Map<String, Object>>> before = OldRegister.rows(database.source());
    assertThatThrownBy(() -> JdbcStorage.on(database.source()).build())
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("step V2__feed_and_keys.sql has not run");

    Comity comity =
        Comity.on(JdbcStorage.on(database.source()).schemaMode(SchemaMode.APPLY).build()).build();

    assertThat(OldRegister.rows(database.source())).isEqualTo(before);
    assertRegister(comity, "default", 9);
    assertRegister(comity.forTenant(TenantId.of("lyon")), "lyon", 1);
    assertThat(OldRegister.rows(database.source())).isEqualTo(before);

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
    Map<String, List<Object>> shapes = new TreeMap<>();
    OldRegister.tables(2, database.source())
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
