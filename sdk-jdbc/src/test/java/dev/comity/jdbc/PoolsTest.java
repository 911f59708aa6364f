package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.comity.Comity;
import dev.comity.Subscription;
import dev.comity.failure.ConflictException;
import dev.comity.failure.Outcome;
import dev.comity.failure.StorageUnavailableException;
import dev.comity.gazetteer.GazetteerFile;
import dev.comity.journal.IdempotencyKey;
import dev.comity.party.City;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With the host's pool: one connection is enough for everything, and none is kept. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PoolsTest {

  @TempDir static Path folder;

  /** Whoever asked for a second connection would be told so after half a second. */
  private static HikariDataSource poolOfOne(TestDatabase database) {
    return database.pool(1, Duration.ofMillis(500));
  }

  private static Comity comity(HikariDataSource pool) {
    return Comity.on(JdbcStorage.on(pool).schemaMode(SchemaMode.APPLY).build()).build();
  }

  private static CityRegistration city(String name) {
    return new CityRegistration(CityProfile.of(name, CountryCode.of("US")));
  }

  private static void assertNothingIsOut(HikariDataSource pool) {
    assertThat(pool.getHikariPoolMXBean().getActiveConnections())
        .as("connections that were not given back")
        .isZero();
  }

  @ParameterizedTest
  @EnumSource
  void onePooledConnectionIsEnoughForEveryCall(Product product) throws IOException {
    try (TestDatabase database = product.fresh()) {
      HikariDataSource pool = poolOfOne(database);
      JdbcStorage storage = JdbcStorage.on(pool).schemaMode(SchemaMode.APPLY).build();
      Schema schema = JdbcStorage.on(pool).schema();
      assertThat(schema.differences()).isEmpty();
      assertThat(schema.plan()).isEmpty();
      schema.apply();
      Comity comity = Comity.on(storage).build();

      write(comity);
      imports(comity);
      feed(comity);

      assertThat(storage.tenants()).hasSize(1);
      assertThat(comity.verify().findings()).isEmpty();
      assertNothingIsOut(pool);
    }
  }

  private static void write(Comity comity) {
    City one = comity.write(work -> work.cities().register(city("One"))).orElseThrow();
    assertThat(comity.write(work -> work.cities().register(city(" "))).isDone()).isFalse();
    assertThatThrownBy(
            () ->
                comity.write(
                    work -> {
                      work.cities().register(city("Never"));
                      throw new IllegalStateException("the host's own trouble");
                    }))
        .hasMessage("the host's own trouble");
    assertThat(comity.tryOut(work -> work.cities().register(city("Tried"))).isDone()).isTrue();
    Optional<City> found = comity.read(work -> work.cities().find(one.id()));
    assertThat(found).contains(one);
    AtomicInteger attempts = new AtomicInteger();
    comity.write(
        work -> {
          if (attempts.incrementAndGet() < 4) {
            throw new ConflictException("another one was faster");
          }
          return work.cities().register(city("Retried"));
        });
    assertThat(attempts).hasValue(4);
    Comity keyed = comity.withKey(IdempotencyKey.of("once"));
    Outcome<City> first = keyed.write(work -> work.cities().register(city("Once")));
    Outcome<City> again = keyed.write(work -> work.cities().register(city("Once")));
    assertThat(again).isEqualTo(first);
    comity.forgetKeysBefore(Instant.now());
  }

  private static void imports(Comity comity) throws IOException {
    Path places =
        Files.writeString(
            folder.resolve("places.tsv"),
            """
            geonameid\tname\tasciiname\taltnames\tlat\tlon\tcountry\tadmin1\tfeature_code\tpopulation\ttimezone
            5405380\tVallejo\tVallejo\tVLO\t38.10409\t-122.25664\tUS\tCA\tPPL\t121253\tAmerica/Los_Angeles
            1847966\tAkashi\tAkashi\t\t34.65524\t135.00687\tJP\t13\tPPLA2\t297920\tAsia/Tokyo
            """);
    comity.write(work -> work.gazetteer().importFrom(GazetteerFile.at(places))).orElseThrow();
    Path pairs =
        Files.writeString(
            folder.resolve("pairs.tsv"),
            "a_name\ta_country\tb_name\tb_country\nVallejo\tUS\tAkashi\tJP\n");
    comity.write(work -> work.register().importPairs(pairs, count -> {})).orElseThrow();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    comity.read(
        work -> {
          work.register().exportPairs(new StringWriter());
          work.register().exportAll(all);
          return work.gazetteer().isWhole();
        });
    comity
        .write(
            work ->
                work.register().importAll(new ByteArrayInputStream(all.toByteArray()), "export"))
        .orElseThrow();
  }

  /** A listener runs while no connection is out, so that it can use the register itself. */
  private static void feed(Comity comity) {
    assertThat(comity.feed().after(0, 100)).isNotEmpty();
    Subscription mails = comity.feed().subscription("mails", "me").inParts(2);
    List<String> heard = new ArrayList<>();
    while (mails
            .poll(
                3,
                entry ->
                    heard.add(comity.read(work -> work.cities().named("One")) + entry.toString()))
            .delivered()
        > 0) {
      assertThat(heard).isNotEmpty();
    }
    assertThat(heard).hasSameSizeAs(comity.feed().after(0, 1_000));
    assertThat(mails.parts()).hasSize(2);
    mails.forget();
  }

  @ParameterizedTest
  @EnumSource
  void whatJoinsTheHostsTransactionUsesItsOnlyConnection(Product product) throws SQLException {
    try (TestDatabase database = product.fresh()) {
      HikariDataSource pool = poolOfOne(database);
      JdbcStorage storage = JdbcStorage.on(pool).schemaMode(SchemaMode.APPLY).build();
      Comity comity = Comity.on(storage).build();

      try (Connection host = pool.getConnection()) {
        host.setAutoCommit(false);
        comity
            .join(storage.joining(host), work -> work.cities().register(city("Joined")))
            .orElseThrow();
        assertThat(storage.joining(host).tenants()).hasSize(1);
        host.commit();
        host.setAutoCommit(true);
      }

      List<City> joined = comity.read(work -> work.cities().named("Joined"));
      assertThat(joined).hasSize(1);
      assertNothingIsOut(pool);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anExhaustedPoolIsSaidAndLosesNothing(Product product) throws SQLException {
    try (TestDatabase database = product.fresh()) {
      HikariDataSource pool = poolOfOne(database);
      Comity comity = comity(pool);

      try (Connection host = pool.getConnection()) {
        assertThat(host.isValid(1)).isTrue();
        assertThatThrownBy(() -> comity.write(work -> work.cities().register(city("Later"))))
            .isInstanceOf(StorageUnavailableException.class)
            .hasMessageContaining("no connection");
      }

      comity.write(work -> work.cities().register(city("Later"))).orElseThrow();
      assertNothingIsOut(pool);
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyThreadsShareTwoConnections(Product product) throws Exception {
    int threads = 8;
    int times = 5;
    try (TestDatabase database = product.fresh()) {
      HikariDataSource pool = database.pool(2);
      Comity comity = comity(pool);
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        String name = "Thread " + thread;
        tasks.add(
            () -> {
              for (int i = 0; i < times; i++) {
                comity.write(work -> work.cities().register(city(name))).orElseThrow();
              }
              return comity.read(work -> work.cities().named(name)).size();
            });
      }

      ExecutorService running = Executors.newFixedThreadPool(threads);
      try {
        for (Future<Integer> task : running.invokeAll(tasks)) {
          assertThat(task.get()).isEqualTo(times);
        }
      } finally {
        running.shutdownNow();
      }

      assertThat(comity.verify().entries()).isEqualTo((long) threads * times);
      assertNothingIsOut(pool);
    }
  }
}
