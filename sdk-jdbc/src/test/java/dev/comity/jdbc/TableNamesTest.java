package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.Comity;
import dev.comity.failure.SchemaException;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the tables are and how they are called is the host's to say. */
class TableNamesTest {

  private static final String LONGEST = "a".repeat(21);

  @ParameterizedTest
  @EnumSource
  void registersOfDifferentPrefixesDoNotMeet(Product product) {
    try (TestDatabase database = product.fresh()) {
      Comity one = comity(JdbcStorage.on(database.source()));
      Comity other = comity(JdbcStorage.on(database.source()).prefix("x"));
      Comity longest = comity(JdbcStorage.on(database.source()).prefix(LONGEST));
      Comity reserved = comity(JdbcStorage.on(database.source()).prefix("order_"));
      register(one, "One");
      register(longest, "Longest");
      register(reserved, "Reserved");

      assertThat(held(one, "One")).isTrue();
      assertThat(held(other, "One")).isFalse();
      assertThat(other.verify().entries()).isZero();
      assertThat(held(longest, "Longest")).isTrue();
      assertThat(held(reserved, "Reserved")).isTrue();
      assertThat(one.verify().entries()).isEqualTo(1);
    }
  }

  /** A reserved word, and letters of both cases. */
  @ParameterizedTest
  @ValueSource(strings = {"twins", "Twins", "order", "my-app", "진천군"})
  void aRegisterLivesInTheSchemaThatTheHostNames(String schema) {
    for (TestDatabase database : List.of(Product.H2_MEMORY.fresh(), postgres())) {
      try (database) {
        database.run("CREATE SCHEMA \"" + schema + '"');
        assertLivesIn(database, schema);
      }
    }
    for (Product product : List.of(Product.MARIADB, Product.MYSQL)) {
      try (TestDatabase database = product.fresh()) {
        database.run("CREATE DATABASE `" + schema + '`');
        try {
          assertLivesIn(database, schema);
        } finally {
          database.run("DROP DATABASE `" + schema + '`');
        }
      }
    }
  }

  /** Of a host whose connections move from schema to schema. */
  @ParameterizedTest
  @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
  void aConnectionThatLooksElsewhereWritesWhereTheTablesWereFound(Product product)
      throws SQLException {
    boolean catalogs = product == Product.MARIADB || product == Product.MYSQL;
    try (TestDatabase database = product == Product.POSTGRESQL ? postgres() : product.fresh()) {
      database.run(catalogs ? "CREATE DATABASE elsewhere" : "CREATE SCHEMA \"elsewhere\"");
      Comity there = comity(JdbcStorage.on(database.source()).schema("elsewhere"));
      JdbcStorage storage = JdbcStorage.on(database.source()).schemaMode(SchemaMode.APPLY).build();
      Comity here = Comity.on(storage).build();
      try (Connection connection = database.source().getConnection()) {
        if (catalogs) {
          connection.setCatalog("elsewhere");
        } else {
          connection.setSchema("elsewhere");
        }
        connection.setAutoCommit(false);

        here.join(
                storage.joining(connection),
                work ->
                    work.cities()
                        .register(
                            new CityRegistration(CityProfile.of("Here", CountryCode.of("US")))))
            .orElseThrow();
        connection.commit();

        assertThat(held(here, "Here")).isTrue();
        assertThat(held(there, "Here")).isFalse();
      } finally {
        if (catalogs) {
          database.run("DROP DATABASE elsewhere");
        }
      }
    }
  }

  private static TestDatabase postgres() {
    return PostgresServer.shared().freshDatabase("");
  }

  private static void assertLivesIn(TestDatabase database, String schema) {
    Comity there = comity(JdbcStorage.on(database.source()).schema(schema));
    Comity here = comity(JdbcStorage.on(database.source()));
    register(there, "There");

    assertThat(there.verify().findings()).isEmpty();
    assertThat(held(there, "There")).isTrue();
    assertThat(held(here, "There")).isFalse();
    assertThat(JdbcStorage.on(database.source()).schema(schema).schema().differences()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SQLITE")
  void aSchemaThatIsNotThereIsSaid(Product product) {
    try (TestDatabase database = product.fresh()) {
      assertThatThrownBy(() -> comity(JdbcStorage.on(database.source()).schema("nowhere")))
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("nowhere")
          .hasMessageContaining("Maybe");
    }
  }

  @Test
  void sqliteHasNoSchemas() {
    try (TestDatabase database = Product.SQLITE.fresh()) {
      assertThatThrownBy(() -> comity(JdbcStorage.on(database.source()).schema("main")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("main")
          .hasMessageContaining("Maybe");
    }
  }

  private static Comity comity(JdbcStorage.Builder builder) {
    return Comity.on(builder.schemaMode(SchemaMode.APPLY).build()).build();
  }

  private static void register(Comity comity, String name) {
    comity
        .write(
            work ->
                work.cities()
                    .register(new CityRegistration(CityProfile.of(name, CountryCode.of("US")))))
        .orElseThrow();
  }

  private static boolean held(Comity comity, String name) {
    return !comity.read(work -> work.cities().named(name)).isEmpty();
  }
}
