package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.comity.Comity;
import dev.comity.failure.ConflictException;
import dev.comity.failure.Outcome;
import dev.comity.failure.StorageException;
import dev.comity.failure.StorageFullException;
import dev.comity.failure.StorageTimeoutException;
import dev.comity.failure.StorageUnavailableException;
import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.CityRenaming;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What goes wrong in the environment, on every database: the error that docs/storage.md names,
 * nothing half done, the connection given back, and the next unit of work does its work.
 */
@ParameterizedClass
@EnumSource
class FaultsTest {

  private static final LocalDate DAY = LocalDate.of(2010, 5, 1);

  private static Host host;
  private static HikariDataSource pool;

  private final Product product;
  private final String city = Host.newName();
  private final String next = city + " next";

  FaultsTest(Product product) {
    this.product = product;
  }

  @BeforeParameterizedClassInvocation
  static void begin(Product product) {
    host = new Host(product);
    pool = host.database().pool(1);
  }

  @AfterParameterizedClassInvocation
  static void end() {
    host.close();
  }

  private static Outcome<City> register(Comity comity, String name) {
    return comity.write(work -> work.cities().register(Host.city(name)));
  }

  /** Of a pool of one connection, which must be there for the next unit. */
  private void nothingIsHalfDoneAndTheNextUnitWorks(Comity comity) {
    assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    assertThat(host.isRegistered(city)).isFalse();
    register(comity, next).orElseThrow();
    assertThat(host.isRegistered(next)).isTrue();
    assertThat(host.comity().verify().findings()).isEmpty();
  }

  @Test
  void aStatementThatTakesTooLongIsStopped() {
    Comity comity =
        Comity.on(JdbcStorage.on(pool).statementTimeout(Duration.ofSeconds(1)).build()).build();
    host.database().run(Trouble.slow(product).toArray(String[]::new));
    long start = System.nanoTime();

    try {
      assertThatThrownBy(() -> register(comity, city))
          .isInstanceOf(StorageTimeoutException.class)
          .matches(it -> !((StorageException) it).isRetryable());
    } finally {
      host.database().run(Trouble.over(product));
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    nothingIsHalfDoneAndTheNextUnitWorks(comity);
  }

  @Test
  void aStatementWithoutATimeOutIsLeftAlone() {
    Comity comity =
        Comity.on(JdbcStorage.on(pool).statementTimeout(Duration.ofSeconds(30)).build()).build();

    register(comity, city + " quick").orElseThrow();

    nothingIsHalfDoneAndTheNextUnitWorks(comity);
  }

  /** Whoever waits for a lock that is not given up has collided, and may try again. */
  @Test
  void aWaitForALockThatLastsTooLongIsAConflict() throws SQLException {
    CityId id = register(host.comity(), city + " held").orElseThrow().id();
    Comity once = Comity.on(JdbcStorage.on(impatient()).build()).attempts(1).build();
    CityRenaming renaming = new CityRenaming(id, city, DAY);
    try (Connection other = host.transaction();
        Statement statement = other.createStatement()) {
      statement.executeUpdate(
          "UPDATE comity_party SET name = name WHERE id = '" + id.value() + "'");

      assertThatThrownBy(() -> once.write(work -> work.cities().rename(renaming)))
          .isInstanceOf(ConflictException.class)
          .matches(it -> ((StorageException) it).isRetryable());
      other.rollback();
    }

    assertThat(host.isRegistered(city)).isFalse();
    once.write(work -> work.cities().rename(renaming)).orElseThrow();
    assertThat(host.isRegistered(city)).isTrue();
  }

  /** The same data source, whose connections wait for a lock a second at most. */
  private DataSource impatient() {
    String setting =
        switch (product) {
          case H2_MEMORY, H2_FILE -> "SET LOCK_TIMEOUT 300";
          case POSTGRESQL -> "SET lock_timeout = '300ms'";
          case MARIADB, MYSQL -> "SET innodb_lock_wait_timeout = 1";
          case SQLITE -> "PRAGMA busy_timeout = 300";
        };
    return Watched.lending(
        () -> {
          Connection connection = host.source().getConnection();
          try (Statement statement = connection.createStatement()) {
            statement.execute(setting);
          }
          return connection;
        });
  }

  /** Two units that lock what the other one needs: one of them is run again, and both are done. */
  @Test
  void aDeadlockEndsInAnotherTry() throws Exception {
    CityId one = register(host.comity(), city + " one").orElseThrow().id();
    CityId other = register(host.comity(), city + " other").orElseThrow().id();
    CountDownLatch bothHaveWritten = new CountDownLatch(2);
    AtomicInteger tries = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> there =
          threads.submit(() -> renameBoth(one, other, " there", bothHaveWritten, tries));
      Future<?> back =
          threads.submit(() -> renameBoth(other, one, " back", bothHaveWritten, tries));
      there.get();
      back.get();
    } finally {
      threads.shutdownNow();
    }

    // where there is one writer at a time, the other one waits instead
    assertThat(tries.get()).isGreaterThanOrEqualTo(product == Product.SQLITE ? 2 : 3);
    assertThat(host.comity().verify().findings()).isEmpty();
    assertThat(host.comity().read(work -> work.cities().find(one)).orElseThrow().version())
        .isEqualTo(3);
  }

  private void renameBoth(
      CityId first,
      CityId second,
      String suffix,
      CountDownLatch bothHaveWritten,
      AtomicInteger tries) {
    host.comity()
        .write(
            work -> {
              tries.incrementAndGet();
              work.cities()
                  .rename(new CityRenaming(first, city + suffix + " 1", DAY))
                  .orElseThrow();
              work.cities().named(city); // sends what waits
              bothHaveWritten.countDown();
              await(bothHaveWritten);
              return work.cities().rename(new CityRenaming(second, city + suffix + " 2", DAY));
            })
        .orElseThrow();
  }

  /** Not for ever: where there is one writer at a time, the other one cannot come here. */
  private static void await(CountDownLatch latch) {
    try {
      boolean together = latch.await(1, TimeUnit.SECONDS);
      assertThat(together || latch.getCount() > 0).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nobody stops this", e);
    }
  }

  @Test
  void anExhaustedPoolIsUnavailable() throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setDataSource(host.source());
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(300);
    try (HikariDataSource small = new HikariDataSource(config)) {
      Comity comity = Comity.on(JdbcStorage.on(small).build()).build();
      try (Connection taken = small.getConnection()) {
        assertThat(taken.isClosed()).isFalse();

        assertThatThrownBy(() -> register(comity, city))
            .isInstanceOf(StorageUnavailableException.class)
            .hasMessageContaining("There is no connection")
            .matches(it -> !((StorageException) it).isRetryable());
      }
      nothingIsHalfDoneAndTheNextUnitWorks(comity);
    }
  }

  @Test
  void aDatabaseThatMayOnlyBeReadIsUnavailableForWritingOnly() throws SQLException {
    register(host.comity(), city + " before").orElseThrow();
    Comity comity = Comity.on(JdbcStorage.on(readOnly()).build()).build();

    assertThatThrownBy(() -> register(comity, city))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageMatching("(?is).*(read.?only|not enough rights).*");
    List<City> read = comity.read(work -> work.cities().named(city + " before"));
    assertThat(read).hasSize(1);

    nothingIsHalfDoneAndTheNextUnitWorks(host.comity());
  }

  private DataSource readOnly() {
    return Watched.lending(
        () -> {
          Connection connection = host.source().getConnection();
          try (Statement statement = connection.createStatement()) {
            switch (product) {
              case POSTGRESQL -> statement.execute("SET default_transaction_read_only = on");
              case MARIADB, MYSQL -> statement.execute("SET SESSION TRANSACTION READ ONLY");
              case SQLITE -> statement.execute("PRAGMA query_only = on");
              case H2_MEMORY, H2_FILE -> {
                statement.execute("CREATE USER IF NOT EXISTS reader PASSWORD 'reader'");
                statement.execute("GRANT SELECT ON SCHEMA PUBLIC TO reader");
                connection.close();
                return h2Reader();
              }
            }
          }
          return connection;
        });
  }

  private static Connection h2Reader() throws SQLException {
    String url = ((JdbcDataSource) host.source()).getUrl();
    return H2.at(url.substring(0, url.indexOf(';'))).getConnection("reader", "reader");
  }

  @Test
  void aServersOwnWordThatThereIsNoRoomIsTakenForIt() {
    if (List.of(Product.POSTGRESQL, Product.MARIADB, Product.MYSQL).contains(product)) {
      Comity comity = Comity.on(JdbcStorage.on(pool).build()).build();
      host.database().run(Trouble.full(product).toArray(String[]::new));

      try {
        assertThatThrownBy(() -> register(comity, city))
            .isInstanceOf(StorageFullException.class)
            .matches(it -> !((StorageException) it).isRetryable());
      } finally {
        host.database().run(Trouble.over(product));
      }
      nothingIsHalfDoneAndTheNextUnitWorks(comity);
    }
  }
}
