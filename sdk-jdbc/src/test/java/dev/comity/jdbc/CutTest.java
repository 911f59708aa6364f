package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.comity.Comity;
import dev.comity.failure.CommitInDoubtException;
import dev.comity.failure.Outcome;
import dev.comity.failure.StorageException;
import dev.comity.failure.StorageUnavailableException;
import dev.comity.failure.TransactionLostException;
import dev.comity.jdbc.CuttingProxy.NextCommit;
import dev.comity.journal.IdempotencyKey;
import dev.comity.party.City;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The line to the server is cut, at the worst moments, also at the commit. */
@ParameterizedClass
@EnumSource(names = {"POSTGRESQL", "MARIADB", "MYSQL"})
class CutTest {

  private static Host host;

  private final Product product;
  private final String city = Host.newName();
  private CuttingProxy line;
  private HikariDataSource pool;
  private Comity comity;

  CutTest(Product product) {
    this.product = product;
  }

  @BeforeParameterizedClassInvocation
  static void begin(Product product) {
    host = new Host(product);
  }

  @AfterParameterizedClassInvocation
  static void end() {
    host.close();
  }

  @BeforeEach
  void openALine() throws Exception {
    Line server = Line.to(host.source());
    line = CuttingProxy.before(server.port());
    HikariConfig config = new HikariConfig();
    config.setDataSource(server.through(line.port()));
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(5_000);
    pool = new HikariDataSource(config);
    comity = Comity.on(JdbcStorage.on(pool).build()).build();
  }

  @AfterEach
  void closeTheLine() throws Exception {
    pool.close();
    line.close();
  }

  private Outcome<City> register(Comity within, String name) {
    return within.write(work -> work.cities().register(Host.city(name)));
  }

  private void theNextUnitWorks() {
    assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    register(comity, city + " next").orElseThrow();
    assertThat(host.isRegistered(city + " next")).isTrue();
    assertThat(host.comity().verify().findings()).isEmpty();
  }

  @Test
  void aLineThatIsCutInTheMiddleOfAUnitIsUnavailable() {
    assertThatThrownBy(
            () ->
                comity.write(
                    work -> {
                      work.cities().register(Host.city(city)).orElseThrow();
                      assertThat(work.cities().named(city)).hasSize(1); // it was sent
                      line.cut();
                      return work.cities().register(Host.city(city));
                    }))
        .isInstanceOf(StorageUnavailableException.class)
        .matches(it -> !((StorageException) it).isRetryable());

    assertThat(host.isRegistered(city)).isFalse();
    theNextUnitWorks();
  }

  @Test
  void aSessionThatTheServerEndsIsUnavailable() {
    assertThatThrownBy(
            () ->
                comity.write(
                    work -> {
                      work.cities().register(Host.city(city)).orElseThrow();
                      assertThat(work.cities().named(city)).hasSize(1);
                      endAllOthers();
                      return work.cities().register(Host.city(city));
                    }))
        .isInstanceOf(StorageUnavailableException.class);

    assertThat(host.isRegistered(city)).isFalse();
    theNextUnitWorks();
  }

  /** As an administrator does it. */
  private void endAllOthers() {
    if (product == Product.POSTGRESQL) {
      host.database()
          .run(
              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                  + " WHERE state LIKE 'idle in transaction%' AND pid <> pg_backend_pid()");
      return;
    }
    try (Connection connection = host.source().getConnection();
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT id FROM information_schema.processlist WHERE db = DATABASE()"
                    + " AND id <> CONNECTION_ID()");
        Statement kill = connection.createStatement()) {
      while (rows.next()) {
        kill.execute("KILL CONNECTION " + rows.getLong(1));
      }
    } catch (SQLException e) {
      throw new AssertionError("The test's own statement failed", e);
    }
  }

  @Test
  void aCommitThatNeverArrivesIsInDoubtAndNotKept() {
    line.letNextCommit(NextCommit.IS_LOST);

    assertThatThrownBy(() -> register(comity, city))
        .isInstanceOf(CommitInDoubtException.class)
        .matches(it -> !((StorageException) it).isRetryable());

    assertThat(host.isRegistered(city)).isFalse();
    theNextUnitWorks();
  }

  @Test
  void aCommitWhoseAnswerNeverArrivesIsInDoubtAndKept() throws Exception {
    line.letNextCommit(NextCommit.IS_NOT_ANSWERED);

    assertThatThrownBy(() -> register(comity, city)).isInstanceOf(CommitInDoubtException.class);

    Patience.until(() -> host.isRegistered(city));
    theNextUnitWorks();
  }

  @Test
  void underAKeyACommitInDoubtIsDoneExactlyOnce() {
    for (NextCommit what : List.of(NextCommit.IS_LOST, NextCommit.IS_NOT_ANSWERED)) {
      String name = city + " " + what;
      Comity keyed = comity.withKey(IdempotencyKey.of(name.replace(' ', '-')));
      line.letNextCommit(what);

      City first = register(keyed, name).orElseThrow();
      City again = register(keyed, name).orElseThrow();

      assertThat(again).isEqualTo(first);
      List<City> held = host.comity().read(work -> work.cities().named(name));
      assertThat(held).as("%s", what).containsExactly(first);
    }
    theNextUnitWorks();
  }

  /** As after the server was started again: the pool does not know yet that its line is dead. */
  @Test
  void aDeadConnectionInThePoolFailsOneUnitAtMost() {
    register(comity, city + " before").orElseThrow();
    line.cut();

    try {
      register(comity, city);
    } catch (StorageException e) {
      assertThat(e).isInstanceOf(StorageUnavailableException.class);
      assertThat(host.isRegistered(city)).isFalse();
    }
    theNextUnitWorks();
  }

  @Test
  void insideTheHostsTransactionALostLineIsALostTransaction() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      Host.note(connection, city);

      assertThatThrownBy(
              () ->
                  comity.join(
                      host.storage().joining(connection),
                      work -> {
                        line.cut();
                        return work.cities().named(city);
                      }))
          .isInstanceOf(TransactionLostException.class)
          .matches(it -> !((StorageException) it).isRetryable())
          .hasCauseInstanceOf(StorageUnavailableException.class);
    }

    assertThat(host.isNoted(city)).isFalse();
    theNextUnitWorks();
  }
}
