package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.failure.ConflictException;
import dev.comity.failure.Outcome;
import dev.comity.failure.SchemaException;
import dev.comity.gazetteer.Gazetteer;
import dev.comity.gazetteer.GazetteerFile;
import dev.comity.journal.AggregateId;
import dev.comity.journal.Hash;
import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.KeyedAnswer;
import dev.comity.journal.TenantId;
import dev.comity.party.City;
import dev.comity.storage.Storage.Access;
import dev.comity.storage.UnitOfWork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The host's transaction stays the host's, on every database. */
@ParameterizedClass
@EnumSource
class JoiningTest {

  private static Host host;

  private final String city = Host.newName();
  private final String before = city + " before";
  private final String after = city + " after";

  JoiningTest(Product product) {
    assertThat(host).as("%s", product).isNotNull();
  }

  @BeforeParameterizedClassInvocation
  static void begin(Product product) {
    host = new Host(product);
  }

  @AfterParameterizedClassInvocation
  static void end() {
    host.close();
  }

  /** The way that the documents tell hosts to go. */
  private Outcome<City> registerWithin(Connection connection, String name) {
    return host.comity()
        .join(host.storage().joining(connection), work -> work.cities().register(Host.city(name)));
  }

  @Test
  void whatTheHostCommitsIsKept() throws SQLException {
    try (Connection connection = host.transaction()) {
      Host.note(connection, before);
      registerWithin(connection, city).orElseThrow();
      Host.note(connection, after);

      connection.commit();
    }

    assertThat(host.isRegistered(city)).isTrue();
    assertThat(host.isNoted(before)).isTrue();
    assertThat(host.isNoted(after)).isTrue();
  }

  @Test
  void whatTheHostRollsBackAfterOurSuccessIsNowhere() throws SQLException {
    int entries = host.comity().feed().after(0, 10_000).size();
    try (Connection connection = host.transaction()) {
      registerWithin(connection, city).orElseThrow();

      connection.rollback();
    }

    assertThat(host.isRegistered(city)).isFalse();
    assertThat(host.comity().feed().after(0, 10_000)).hasSize(entries);
    assertThat(host.comity().verify().findings()).isEmpty();
  }

  @Test
  void noCacheShowsWhatTheHostRolledBack(@TempDir Path folder) throws Exception {
    GazetteerFile few = GazetteerFile.at(gazetteer(folder));
    try (Connection connection = host.transaction()) {
      int seen =
          host.comity()
              .join(
                  host.storage().joining(connection),
                  work -> {
                    work.gazetteer().importFrom(few).orElseThrow();
                    return work.gazetteer().named("Friedberg").size();
                  });
      assertThat(seen).isEqualTo(1);

      connection.rollback();
    }

    Gazetteer[] shown = new Gazetteer[1];
    host.comity()
        .read(
            work -> {
              shown[0] = work.gazetteer();
              assertThat(shown[0].edition()).isEmpty();
              assertThat(shown[0].named("Friedberg")).isEmpty();
              return true;
            });
  }

  private static Path gazetteer(Path folder) throws Exception {
    Path file = folder.resolve("places.tsv");
    Files.writeString(
        file,
        """
        geonameid\tname\tasciiname\taltnames\tlat\tlon\tcountry\tadmin1\tfeature_code\tpopulation\ttimezone
        2779243\tFriedberg\tFriedberg\t\t47.43333\t16.05\tAT\t06\tPPLA3\t308\tEurope/Vienna
        """);
    return file;
  }

  @Test
  void aRefusalUndoesOnlyWhatWeDidAndTheHostGoesOn() throws SQLException {
    try (Connection connection = host.transaction()) {
      Host.note(connection, before);

      Outcome<City> refused =
          host.comity()
              .join(
                  host.storage().joining(connection),
                  work -> {
                    work.cities().register(Host.city(city)).orElseThrow();
                    return work.cities().register(Host.city(" "));
                  });
      Host.note(connection, after);
      connection.commit();

      assertThat(refused.isDone()).isFalse();
    }
    assertThat(host.isRegistered(city)).isFalse();
    assertThat(host.isNoted(before)).isTrue();
    assertThat(host.isNoted(after)).isTrue();
  }

  @Test
  void anExceptionOfTheHostsFunctionUndoesOnlyWhatWeDidAndTheHostGoesOn() throws SQLException {
    try (Connection connection = host.transaction()) {
      Host.note(connection, before);

      assertThatThrownBy(
              () ->
                  host.comity()
                      .join(
                          host.storage().joining(connection),
                          work -> {
                            work.cities().register(Host.city(city)).orElseThrow();
                            throw new IllegalStateException("the host's own trouble");
                          }))
          .hasMessage("the host's own trouble");
      Host.note(connection, after);
      connection.commit();
    }
    assertThat(host.isRegistered(city)).isFalse();
    assertThat(host.isNoted(before)).isTrue();
    assertThat(host.isNoted(after)).isTrue();
  }

  @Test
  void anErrorOfTheDatabaseUndoesOnlyWhatWeDidAndTheHostGoesOn() throws SQLException {
    KeyedAnswer answer =
        new KeyedAnswer(
            new IdempotencyKey(city.replace(' ', '-')),
            1,
            Hash.of("command"),
            new AggregateId("city", UUID.randomUUID()),
            1,
            Instant.EPOCH);
    try (Connection connection = host.transaction()) {
      Host.note(connection, before);

      try (UnitOfWork unit =
          host.storage().joining(connection).begin(TenantId.DEFAULT, Access.WRITE)) {
        unit.keyedAnswers().insert(answer);
        unit.keyedAnswers().insert(answer);
        assertThatThrownBy(unit::commit).isInstanceOf(ConflictException.class);
        Host.note(connection, city + " inside"); // at once, before the unit is closed
      }
      Host.note(connection, after);
      connection.commit();
    }
    try (UnitOfWork unit = host.storage().begin(TenantId.DEFAULT, Access.READ)) {
      assertThat(unit.keyedAnswers().find(answer.key(), 1)).isEmpty();
    }
    assertThat(host.isNoted(before)).isTrue();
    assertThat(host.isNoted(city + " inside")).isTrue();
    assertThat(host.isNoted(after)).isTrue();
  }

  @Test
  void savepointsOfTheHostsBeforeAndAfterOursKeepTheirMeaning() throws SQLException {
    String second = Host.newName();
    String third = Host.newName();
    try (Connection connection = host.transaction()) {
      registerWithin(connection, city).orElseThrow();
      Savepoint between = connection.setSavepoint();
      registerWithin(connection, second).orElseThrow();
      Savepoint last = connection.setSavepoint("last");
      registerWithin(connection, third).orElseThrow();

      connection.rollback(last);
      assertThat(registeredWithin(connection, second)).isTrue();
      assertThat(registeredWithin(connection, third)).isFalse();
      connection.rollback(between);
      assertThat(registeredWithin(connection, second)).isFalse();
      registerWithin(connection, third).orElseThrow();
      connection.releaseSavepoint(between);
      connection.commit();
    }

    assertThat(host.isRegistered(city)).isTrue();
    assertThat(host.isRegistered(second)).isFalse();
    assertThat(host.isRegistered(third)).isTrue();
  }

  private boolean registeredWithin(Connection connection, String name) {
    return !host.comity()
        .join(host.storage().joining(connection), work -> work.cities().named(name))
        .isEmpty();
  }

  @Test
  void twoJoinedUnitsSeeEachOtherAndTheHostsCommitKeepsBoth() throws SQLException {
    String second = Host.newName();
    try (Connection connection = host.transaction()) {
      registerWithin(connection, city).orElseThrow();
      assertThat(registeredWithin(connection, city)).isTrue();
      registerWithin(connection, second).orElseThrow();
      connection.commit();
    }

    assertThat(host.isRegistered(city)).isTrue();
    assertThat(host.isRegistered(second)).isTrue();
  }

  @Test
  void nothingOfTheHostsIsCommittedRolledBackClosedOrSet() throws SQLException {
    List<String> calls = new ArrayList<>();
    try (Connection connection = host.transaction()) {
      Connection watched = Watched.noting(connection, calls);

      registerWithin(watched, city).orElseThrow();
      registerWithin(watched, " ");
    }

    assertThat(calls)
        .contains("setSavepoint", "releaseSavepoint")
        .doesNotContain("commit", "rollback()", "close", "abort")
        .noneMatch(it -> it.startsWith("set") && !it.equals("setSavepoint"));
  }

  @Test
  void whoAsksForTheTenantsInVainGoesOn() throws SQLException {
    JdbcStorage astray =
        JdbcStorage.on(host.source()).prefix("nowhere_").schemaMode(SchemaMode.SKIP).build();
    try (Connection connection = host.transaction()) {
      Host.note(connection, before);

      assertThat(host.storage().joining(connection).tenants()).isEqualTo(host.storage().tenants());
      assertThatThrownBy(() -> astray.joining(connection).tenants())
          .isInstanceOf(SchemaException.class);
      Host.note(connection, after);
      connection.commit();
    }
    assertThat(host.isNoted(before)).isTrue();
    assertThat(host.isNoted(after)).isTrue();
    try (Connection connection = host.source().getConnection()) {
      assertThatThrownBy(() -> host.storage().joining(connection).tenants())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("setAutoCommit(false)");
    }
  }

  @Test
  void everyStateOfTheHostsConnectionIsLeftAsItWas() throws SQLException {
    try (Connection connection = host.transaction()) {
      ConnectionState found = ConnectionState.of(connection);

      registerWithin(connection, city).orElseThrow();
      registerWithin(connection, " ");
      JdbcStorage impatient =
          JdbcStorage.on(host.source()).statementTimeout(Duration.ofSeconds(30)).build();
      host.comity()
          .join(
              impatient.joining(connection),
              work -> work.cities().register(Host.city(city + " in time")))
          .orElseThrow();

      assertThat(ConnectionState.of(connection)).isEqualTo(found);
      assertThat(connection.isClosed()).isFalse();
      connection.rollback();
    }
  }

  @Test
  void anOpenStatementOfTheHostsGoesOn() throws SQLException {
    host.database()
        .run(
            "INSERT INTO host VALUES ('" + city + " a')",
            "INSERT INTO host VALUES ('" + city + " b')");
    try (Connection connection = host.transaction();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT note FROM host WHERE note LIKE '" + city + "%' ORDER BY note")) {
      assertThat(rows.next()).isTrue();

      registerWithin(connection, city).orElseThrow();

      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo(city + " b");
      connection.commit();
    }
    assertThat(host.isRegistered(city)).isTrue();
  }

  @Test
  void aConnectionThatCommitsByItselfIsRefusedWithTheWayOutAndNotTouched() throws SQLException {
    List<String> calls = new ArrayList<>();
    try (Connection connection = host.source().getConnection()) {
      assertThatThrownBy(() -> registerWithin(Watched.noting(connection, calls), city))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("setAutoCommit(false)");
    }
    assertThat(calls).containsExactly("getAutoCommit");
  }
}
