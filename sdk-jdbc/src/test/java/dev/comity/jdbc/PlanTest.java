package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.Comity;
import dev.comity.journal.AsOf;
import dev.comity.journal.Hash;
import dev.comity.journal.PartialDate;
import dev.comity.partnership.Activity;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.Proposal;
import dev.comity.party.CityId;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every query that a command or a question sends finds its rows by an index, below the tenant, in
 * tables of twenty thousand rows that the database has looked over: so its time does not grow with
 * the register.
 */
class PlanTest {

  private static final int ROWS = 20_000;
  private static final LocalDate TODAY = LocalDate.of(2020, 5, 1);
  private static final String BODY =
      "{\"first\":\"%s\",\"id\":\"%s\",\"kind\":\"sister-city\",\"latest\":\"2020-05-01\","
          + "\"second\":\"%s\",\"status\":\"prospect\",\"version\":1,\"vitality\":\"untried\"}";

  private final SentStatements sent = new SentStatements();

  @ParameterizedTest
  @EnumSource(names = "H2_MEMORY", mode = EnumSource.Mode.EXCLUDE)
  void everyQueryFindsItsRowsByAnIndex(Product product) throws SQLException {
    try (TestDatabase database = product.fresh()) {
      DataSource pool = database.pool(2);
      JdbcStorage.on(pool).schemaMode(SchemaMode.APPLY).build();
      fill(pool, product);
      Comity comity =
          Comity.on(JdbcStorage.on(sent.on(pool)).schemaMode(SchemaMode.SKIP).build()).build();
      CityId one = city(comity, "One");
      CityId other = city(comity, "Other");
      sent.take();

      PartnershipId id =
          comity
              .write(
                  work ->
                      work.partnerships()
                          .propose(new Proposal(one, other, "sister-city", PartialDate.of(TODAY))))
              .orElseThrow()
              .id();
      comity.write(
          work -> work.partnerships().note(new Activity(id, PartialDate.of(TODAY), "a concert")));
      comity.read(work -> work.partnerships().find(id));
      comity.read(work -> work.partnerships().of(one));
      comity.read(work -> work.partnerships().asOf(id, AsOf.on(TODAY)));
      comity.read(work -> work.partnerships().of(one, AsOf.on(TODAY)));
      comity.read(work -> work.cities().named("One"));
      comity.read(
          work ->
              work.partnerships()
                  .page(PartnershipFilter.ALL, Optional.of(new PartnershipId(id(ROWS / 2))), 100));
      comity.feed().after(ROWS / 2, 100);

      List<String> queries =
          sent.take().stream()
              .filter(it -> it.sql().contains("SELECT"))
              .map(it -> plan(pool, product, it))
              .toList();
      assertThat(queries).hasSizeGreaterThan(10).allSatisfy(plan -> assertSought(product, plan));
      assertThat(String.join("\n", queries).toLowerCase(Locale.ROOT))
          .contains("partnership_first", "partnership_second", "event_feed")
          .containsPattern("partnership_open|sqlite_autoindex_comity_partnership_2");
      comity.close();
    }
  }

  private static String plan(DataSource pool, Product product, SentStatements.Sent it) {
    String sql = it.sql().substring(it.sql().indexOf("SELECT"));
    String explain = product == Product.SQLITE ? "EXPLAIN QUERY PLAN " : "EXPLAIN ";
    StringBuilder plan = new StringBuilder(sql);
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(explain + sql)) {
      it.setOn(statement);
      try (ResultSet rows = statement.executeQuery()) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          plan.append('\n');
          for (int i = 1; i <= columns; i++) {
            plan.append(rows.getString(i)).append(" | ");
          }
        }
      }
    } catch (SQLException e) {
      throw new AssertionError("No plan for " + sql + ": " + e.getMessage(), e);
    }
    return plan.toString();
  }

  /** What each product writes where it reads a table from its beginning. */
  private static void assertSought(Product product, String plan) {
    List<String> steps = new ArrayList<>(plan.lines().skip(1).toList());
    assertThat(steps).isNotEmpty();
    switch (product) {
      case POSTGRESQL ->
          assertThat(plan).doesNotContain("Seq Scan").doesNotContain("rows=" + ROWS + " ");
      case MARIADB, MYSQL -> {
        steps.removeIf(it -> it.contains("<derived") || it.contains("<union"));
        assertThat(steps)
            .allSatisfy(
                it ->
                    assertThat(it)
                        .containsAnyOf(
                            "| const |",
                            "| eq_ref |",
                            "| ref |",
                            "| range |",
                            "no matching row",
                            "Impossible",
                            "| system |"));
      }
      case SQLITE -> assertThat(plan).doesNotContainPattern("SCAN (comity_|p |e |r |n )");
      case H2_FILE, H2_MEMORY -> assertSoughtByH2(plan);
    }
  }

  /** H2 notes behind each table which index it reads, and by which conditions. */
  private static void assertSoughtByH2(String plan) {
    Matcher notes = Pattern.compile("/\\* PUBLIC\\.([^*]+)\\*/").matcher(plan);
    assertThat(notes.reset().results().count()).isPositive();
    notes.reset();
    while (notes.find()) {
      assertThat(notes.group(1)).contains("AND").doesNotContain("tableScan");
    }
  }

  private static UUID id(int number) {
    return new UUID((1_700_000_000_000L + number) << 16 | 0x7000, 0x8000_0000_0000_0000L | number);
  }

  private static CityId city(Comity comity, String name) {
    CityRegistration registration =
        new CityRegistration(CityProfile.of(name, CountryCode.of("US")));
    return comity.write(work -> work.cities().register(registration)).orElseThrow().id();
  }

  /** Rows that only an index can tell apart: nobody reads what they hold. */
  private static void fill(DataSource pool, Product product) throws SQLException {
    Dialect dialect;
    try (Connection connection = pool.getConnection()) {
      dialect = Dialect.of(connection);
      connection.setAutoCommit(false);
      Session session = new Session(connection, dialect, Transaction.OF_NO_UNIT, 0);
      for (int i = 0; i < ROWS; i++) {
        String id = id(i).toString();
        String first = id(i / 10).toString();
        String second = id(i / 10 + 1 + i % 10).toString();
        session.write(
            "comity_event",
            "INSERT INTO comity_event (tenant, aggregate_id, aggregate_kind, entry_no, effective,"
                + " recorded, actor, event_type, format_version, payload, hash, feed_position)"
                + " VALUES ('default', ?, 'partnership', 1, ?, ?, 'a', 'proposed', 1, '{}', ?, ?)",
            id,
            TODAY,
            TODAY.atStartOfDay().toInstant(ZoneOffset.UTC),
            Hash.of(id).text(),
            (long) i + 1);
        session.write(
            "comity_partnership",
            "INSERT INTO comity_partnership (tenant, id, version_no, first_city, second_city,"
                + " partnership_kind, status, vitality, open_key, body)"
                + " VALUES ('default', ?, 1, ?, ?, 'sister-city', 'prospect', 'untried', ?, ?)",
            id,
            first,
            second,
            id,
            String.format(BODY, first, id, second));
        session.write(
            "comity_party",
            "INSERT INTO comity_party (tenant, id, party_kind, version_no, name, country, body)"
                + " VALUES ('default', ?, 'city', 1, 'Name', 'US', '{}')",
            id);
        session.write(
            "comity_party_name",
            "INSERT INTO comity_party_name (tenant, name_key, party_id) VALUES ('default', ?, ?)",
            "name " + i,
            id);
      }
      session.send();
      session.close();
      connection.commit();
    }
    TestDatabase.run(
        pool,
        switch (product) {
          case MARIADB, MYSQL ->
              "ANALYZE TABLE comity_event, comity_partnership, comity_party, comity_party_name";
          default -> "ANALYZE";
        });
  }
}
