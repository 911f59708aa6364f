package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.comity.failure.SchemaException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever somebody changes about the tables is named in words; what does no harm is let be. */
class TableDifferencesTest {

  /** What somebody does to the tables, and what is said about it. */
  private record Change(String sql, String... words) {}

  /** Each change on top of those before it, which touch something else. */
  private static Stream<DynamicTest> tests(Product product, Change... changes) {
    TestDatabase database = product.fresh();
    Schema schema = JdbcStorage.on(database.source()).schema();
    schema.apply();
    Set<String> known = new HashSet<>(schema.differences());
    return Stream.concat(
            Stream.of(changes)
                .map(
                    change ->
                        dynamicTest(
                            product + ": " + String.join("; ", change.words()),
                            () -> {
                              database.run(change.sql().split("; "));

                              assertThat(schema.differences())
                                  .filteredOn(known::add)
                                  .containsExactly(change.words());
                            })),
            Stream.of(
                dynamicTest(
                    product + ": and nothing else",
                    () ->
                        assertThat(known)
                            .containsExactlyInAnyOrderElementsOf(
                                Stream.of(changes).flatMap(it -> Stream.of(it.words())).toList()))))
        .onClose(database::close);
  }

  @TestFactory
  Stream<DynamicTest> everyChangeIsNamedOnH2() {
    return tests(
        Product.H2_MEMORY,
        new Change(
            "DROP TABLE comity_outside_id",
            "table comity_outside_id is missing, or this user may not see it"),
        new Change(
            "ALTER TABLE comity_party DROP COLUMN country",
            "column comity_party.country is missing"),
        new Change(
            "ALTER TABLE comity_event ALTER COLUMN format_version BIGINT NOT NULL",
            "column comity_event.format_version is BIGINT, not INTEGER"),
        new Change(
            "ALTER TABLE comity_party ALTER COLUMN name VARCHAR(100) NOT NULL",
            "column comity_party.name is VARCHAR(100), not VARCHAR(200)"),
        new Change(
            "ALTER TABLE comity_event ALTER COLUMN recorded TIMESTAMP(3) WITH TIME ZONE NOT NULL",
            "column comity_event.recorded is TIMESTAMP(3) WITH TIME ZONE, not TIMESTAMP(6) WITH"
                + " TIME ZONE"),
        new Change(
            "ALTER TABLE comity_gazetteer ALTER COLUMN imported TIMESTAMP(6) NOT NULL",
            "column comity_gazetteer.imported is TIMESTAMP(6), not TIMESTAMP(6) WITH TIME ZONE"),
        new Change(
            "ALTER TABLE comity_place ALTER COLUMN name VARCHAR_IGNORECASE(1000) NOT NULL",
            "column comity_place.name is VARCHAR_IGNORECASE, not VARCHAR(1000)"),
        new Change(
            "ALTER TABLE comity_event ALTER COLUMN actor SET NULL",
            "column comity_event.actor is not NOT NULL"),
        new Change(
            "ALTER TABLE comity_event ALTER COLUMN previous_hash SET NOT NULL",
            "column comity_event.previous_hash is NOT NULL, but has to take null"),
        new Change(
            "ALTER TABLE comity_event ADD COLUMN host INTEGER NOT NULL",
            "column comity_event.host is not ours, is NOT NULL and has no default, so that nothing"
                + " could be inserted"),
        new Change("DROP INDEX comity_party_merged", "index comity_party_merged is missing"),
        new Change(
            "DROP INDEX comity_event_feed; CREATE INDEX comity_event_feed ON comity_event (tenant)",
            "index comity_event_feed is over (tenant), not (tenant, feed_position, recorded,"
                + " entry_no)"),
        new Change(
            "DROP INDEX comity_place_latitude;"
                + " CREATE UNIQUE INDEX comity_place_latitude ON comity_place (latitude_e7)",
            "index comity_place_latitude is unique, but rows may be alike in it"),
        new Change(
            "ALTER TABLE comity_partnership DROP CONSTRAINT comity_partnership_open",
            "table comity_partnership has no unique key over (tenant, open_key)"),
        new Change(
            "ALTER TABLE comity_party DROP PRIMARY KEY",
            "table comity_party has no primary key over (tenant, id)"),
        new Change(
            "ALTER TABLE comity_partnership DROP PRIMARY KEY;"
                + " ALTER TABLE comity_partnership ADD PRIMARY KEY (id)",
            "the primary key of table comity_partnership is over (id), not (tenant, id)"));
  }

  @TestFactory
  Stream<DynamicTest> everyChangeIsNamedOnPostgres() {
    return tests(
        Product.POSTGRESQL,
        new Change(
            "DROP TABLE comity_feed_head; ALTER TABLE comity_party DROP COLUMN country",
            "column comity_party.country is missing",
            "table comity_feed_head is missing, or this user may not see it"),
        new Change(
            "ALTER TABLE comity_party ALTER COLUMN name TYPE VARCHAR(100) COLLATE \"C\"",
            "column comity_party.name is VARCHAR(100), not VARCHAR(200)"),
        new Change(
            "ALTER TABLE comity_place ALTER COLUMN name TYPE VARCHAR(1000) COLLATE \"en-x-icu\"",
            "column comity_place.name is compared by en-x-icu, not C"),
        new Change(
            "ALTER TABLE comity_partnership ALTER COLUMN status TYPE VARCHAR(32) COLLATE \"default\"",
            "column comity_partnership.status is compared by the language of the database, not C"),
        new Change(
            "ALTER TABLE comity_event ALTER COLUMN recorded TYPE TIMESTAMPTZ(3)",
            "column comity_event.recorded is TIMESTAMPTZ(3), not TIMESTAMPTZ"),
        new Change(
            "ALTER TABLE comity_event ALTER COLUMN entry_no TYPE INTEGER",
            "column comity_event.entry_no is INTEGER, not BIGINT"),
        new Change(
            "ALTER TABLE comity_event ALTER COLUMN actor DROP NOT NULL;"
                + " ALTER TABLE comity_event ALTER COLUMN previous_hash SET NOT NULL",
            "column comity_event.actor is not NOT NULL",
            "column comity_event.previous_hash is NOT NULL, but has to take null"),
        new Change(
            "ALTER TABLE comity_party ADD COLUMN host INTEGER NOT NULL",
            "column comity_party.host is not ours, is NOT NULL and has no default, so that nothing"
                + " could be inserted"),
        new Change(
            "DROP INDEX comity_event_feed; CREATE INDEX comity_event_feed ON comity_event"
                + " (tenant, recorded)",
            "index comity_event_feed is over (tenant, recorded), not (tenant, feed_position,"
                + " recorded, entry_no)"),
        new Change(
            "DROP INDEX comity_party_merged; CREATE INDEX comity_party_merged ON comity_party"
                + " (tenant, merged_into, id) WHERE merged_into IS NOT NULL",
            "index comity_party_merged covers only some of the rows"),
        new Change(
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid ="
                + " 'comity_place_latitude'::regclass",
            "index comity_place_latitude is not valid, it was not built to its end"),
        new Change(
            "ALTER TABLE comity_place_name SET UNLOGGED",
            "table comity_place_name is unlogged, and empty after a crash"),
        new Change(
            "ALTER TABLE comity_partnership DROP CONSTRAINT comity_partnership_open",
            "table comity_partnership has no unique key over (tenant, open_key)"),
        new Change(
            "ALTER TABLE comity_keyed_answer DROP CONSTRAINT comity_keyed_answer_pkey",
            "table comity_keyed_answer has no primary key over (tenant, idempotency_key,"
                + " place_no)"));
  }

  @TestFactory
  Stream<DynamicTest> everyChangeIsNamedOnMariaDb() {
    return tests(
        Product.MARIADB,
        new Change(
            "ALTER TABLE comity_party MODIFY name VARCHAR(100) COLLATE utf8mb4_nopad_bin NOT NULL",
            "column comity_party.name is VARCHAR(100), not VARCHAR(200)"),
        new Change(
            "ALTER TABLE comity_partnership MODIFY status VARCHAR(32) CHARACTER SET utf8mb4 COLLATE"
                + " utf8mb4_general_ci NOT NULL",
            "column comity_partnership.status is compared by utf8mb4_general_ci, not utf8mb4_nopad_bin"),
        new Change(
            "ALTER TABLE comity_feed_head CONVERT TO CHARACTER SET latin1",
            "column comity_feed_head.tenant is compared by latin1_swedish_ci, not"
                + " ascii_nopad_bin"),
        new Change(
            "ALTER TABLE comity_event MODIFY recorded DATETIME(3) NOT NULL",
            "column comity_event.recorded is DATETIME(3), not CHAR(26)"),
        new Change(
            "ALTER TABLE comity_event MODIFY payload TEXT NOT NULL",
            "column comity_event.payload is TEXT, not MEDIUMTEXT"),
        new Change(
            "ALTER TABLE comity_place MODIFY latitude_e7 SMALLINT NULL",
            "column comity_place.latitude_e7 is SMALLINT, not INT",
            "column comity_place.latitude_e7 is not NOT NULL"),
        new Change(
            "ALTER TABLE comity_party ADD COLUMN host INTEGER NOT NULL",
            "column comity_party.host is not ours, is NOT NULL and has no default, so that nothing"
                + " could be inserted"),
        new Change(
            "DROP INDEX comity_event_feed ON comity_event; CREATE UNIQUE INDEX comity_event_feed ON"
                + " comity_event (tenant)",
            "index comity_event_feed is over (tenant), not (tenant, feed_position, recorded,"
                + " entry_no)",
            "index comity_event_feed is unique, but rows may be alike in it"),
        new Change(
            "DROP INDEX comity_party_name_party ON comity_party_name; CREATE INDEX"
                + " comity_party_name_party ON comity_party_name (tenant, party_id(8))",
            "index comity_party_name_party is over (tenant, party_id to 8 letters), not (tenant,"
                + " party_id)"),
        new Change(
            "ALTER TABLE comity_partnership DROP INDEX comity_partnership_open",
            "table comity_partnership has no unique key over (tenant, open_key)"),
        new Change(
            "ALTER TABLE comity_party DROP PRIMARY KEY",
            "table comity_party has no primary key over (tenant, id)"),
        new Change(
            "ALTER TABLE comity_event ENGINE = Aria",
            "table comity_event is kept by Aria, which rolls nothing back, not by InnoDB"));
  }

  @TestFactory
  Stream<DynamicTest> everyChangeIsNamedOnSqlite() {
    String feedHead = "DROP TABLE comity_feed_head; CREATE TABLE comity_feed_head ";
    return tests(
        Product.SQLITE,
        new Change(
            "ALTER TABLE comity_place DROP COLUMN time_zone",
            "column comity_place.time_zone is missing"),
        new Change(
            feedHead + "(tenant INTEGER NOT NULL PRIMARY KEY, last_position INTEGER)",
            "column comity_feed_head.last_position is not NOT NULL",
            "column comity_feed_head.tenant is INTEGER, not TEXT"),
        new Change(
            feedHead + "(tenant TEXT NOT NULL, last_position INTEGER NOT NULL)",
            "table comity_feed_head has no primary key over (tenant)"),
        new Change(
            feedHead
                + "(tenant TEXT COLLATE NOCASE NOT NULL PRIMARY KEY, last_position INTEGER NOT"
                + " NULL)",
            "column comity_feed_head.tenant is compared by NOCASE, not its bytes"),
        new Change(
            "DROP INDEX comity_party_merged; CREATE UNIQUE INDEX comity_party_merged ON"
                + " comity_party (tenant, id) WHERE merged_into IS NOT NULL",
            "index comity_party_merged is over (tenant, id), not (tenant, merged_into, id)",
            "index comity_party_merged is unique, but rows may be alike in it"));
  }

  @TestFactory
  Stream<DynamicTest> whatTheHostAddsIsLetBe() {
    return Stream.of(Product.H2_MEMORY, Product.POSTGRESQL, Product.MARIADB, Product.SQLITE)
        .map(
            product ->
                dynamicTest(
                    product.name(),
                    () -> {
                      try (TestDatabase database = product.fresh()) {
                        Schema schema = JdbcStorage.on(database.source()).schema();
                        schema.apply();

                        database.run(
                            "ALTER TABLE comity_event ADD COLUMN note VARCHAR(20)",
                            "ALTER TABLE comity_party ADD COLUMN seen INTEGER DEFAULT 0 NOT NULL",
                            "CREATE INDEX host_actor ON comity_event (actor, recorded)",
                            "CREATE TABLE comity_extra (id INTEGER NOT NULL PRIMARY KEY)");

                        assertThat(schema.differences()).isEmpty();
                      }
                    }));
  }

  @Test
  void theTableOfStepsIsLookedAtToo() {
    try (TestDatabase database = Product.H2_MEMORY.fresh()) {
      Schema schema = JdbcStorage.on(database.source()).schema();
      schema.apply();
      database.run("ALTER TABLE comity_schema_step DROP PRIMARY KEY");

      assertThat(schema.differences())
          .isEqualTo(List.of("table comity_schema_step has no primary key over (name)"));
    }
  }

  @Test
  void anH2ThatComparesByALanguageIsRefused() {
    try (TestDatabase database = Product.H2_MEMORY.fresh()) {
      database.run("SET COLLATION ENGLISH STRENGTH PRIMARY");
      Schema schema = JdbcStorage.on(database.source()).schema();

      assertThatThrownBy(schema::apply)
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining(
              "column comity_schema_step.name is compared by ENGLISH, not its bytes");
    }
  }
}
