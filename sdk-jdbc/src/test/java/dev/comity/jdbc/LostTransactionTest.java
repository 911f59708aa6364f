package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.Comity;
import dev.comity.failure.ConflictException;
import dev.comity.failure.StorageException;
import dev.comity.failure.StorageTimeoutException;
import dev.comity.failure.TransactionLostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Some databases undo more than our savepoint: the host is told, and can begin anew. */
class LostTransactionTest {

  private final String city = Host.newName();

  /** On MariaDB, who loses a deadlock loses the whole transaction. */
  @Test
  void aDeadlockOnMariaDbLosesWhatTheHostDidBefore() throws Exception {
    try (Host host = new Host(Product.MARIADB);
        Connection loser = host.transaction();
        Connection winner = host.transaction()) {
      Host.note(loser, city);
      for (int i = 0; i < 20; i++) { // who has changed more is spared
        Host.note(winner, city + " winner " + i);
      }
      Comity comity = host.comity();
      comity.join(host.storage().joining(winner), work -> work.cities().register(Host.city("A")));
      lockAll(winner, "comity_party");

      ExecutorService threads = Executors.newSingleThreadExecutor();
      try {
        Future<?> waiting = threads.submit(() -> update(winner, city));
        assertThatThrownBy(
                () ->
                    comity.join(
                        host.storage().joining(loser),
                        work -> work.cities().register(Host.city(city))))
            .isInstanceOf(TransactionLostException.class)
            .hasMessageContaining("whole transaction is lost")
            .hasCauseInstanceOf(ConflictException.class)
            .matches(it -> ((StorageException) it).isRetryable());
        loser.rollback();
        waiting.get();
        winner.commit();
      } finally {
        threads.shutdownNow();
      }

      assertThat(host.isNoted(city)).isFalse();
      assertThat(host.isRegistered(city)).isFalse();
      Host.note(loser, city + " again");
      comity
          .join(host.storage().joining(loser), work -> work.cities().register(Host.city(city)))
          .orElseThrow();
      loser.commit();
      assertThat(host.isNoted(city + " again")).isTrue();
      assertThat(host.isRegistered(city)).isTrue();
    }
  }

  /** Every row, and the gaps between them, so that nobody can insert. */
  private static void lockAll(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT * FROM " + table + " FOR UPDATE").close();
    }
  }

  /** Waits for the row of the other transaction. */
  private static int update(Connection connection, String note) {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate("UPDATE host SET note = note WHERE note = '" + note + "'");
    } catch (SQLException e) {
      throw new AssertionError("The winner has lost", e);
    }
  }

  /** PostgreSQL does nothing more in a transaction after an error, and tells that one again. */
  @Test
  void anErrorOfTheHostsOnPostgresIsNoConflictOfOurs() throws SQLException {
    try (Host host = new Host(Product.POSTGRESQL);
        Connection connection = host.transaction()) {
      Host.note(connection, city);
      assertThatThrownBy(() -> Host.note(connection, city)).isInstanceOf(SQLException.class);

      assertThatThrownBy(
              () ->
                  host.comity()
                      .join(
                          host.storage().joining(connection),
                          work -> work.cities().register(Host.city(city))))
          .isInstanceOf(TransactionLostException.class)
          .hasMessageContaining("lost before it was joined")
          .hasMessageContaining("roll back")
          .matches(it -> !((StorageException) it).isRetryable());
      connection.rollback();

      Host.note(connection, city);
      assertThatThrownBy(
              () ->
                  host.comity()
                      .join(
                          host.storage().joining(connection),
                          work -> {
                            assertThatThrownBy(() -> Host.note(connection, city))
                                .isInstanceOf(SQLException.class);
                            return work.cities().register(Host.city(city));
                          }))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("which was not ours")
          .hasMessageContaining("host_pkey")
          .matches(it -> !((StorageException) it).isRetryable());
      connection.commit();

      assertThat(host.isNoted(city)).isTrue();
      assertThat(host.isRegistered(city)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB", "SQLITE"})
  void aHostThatCommitsInsideAUnitIsToldToRollBack(Product product) throws SQLException {
    loses(product, (connection, savepoint) -> connection.commit());
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB", "SQLITE"})
  void aHostThatRollsBackFurtherThanAUnitIsToldToRollBack(Product product) throws SQLException {
    loses(product, Connection::rollback);
  }

  /** What a host does inside a unit that it should not. */
  @FunctionalInterface
  private interface Ending {
    void end(Connection connection, Savepoint before) throws SQLException;
  }

  private void loses(Product product, Ending ending) throws SQLException {
    try (Host host = new Host(product);
        Connection connection = host.transaction()) {
      Savepoint before = connection.setSavepoint();

      assertThatThrownBy(
              () ->
                  host.comity()
                      .join(
                          host.storage().joining(connection),
                          work -> {
                            work.cities().register(Host.city(city)).orElseThrow();
                            work.cities().named(city); // sends what waits
                            end(ending, connection, before);
                            return work.cities().register(Host.city(city + " after"));
                          }))
          .isInstanceOf(TransactionLostException.class)
          .hasMessageContaining("Roll it back");
      connection.rollback();

      assertThat(host.isRegistered(city + " after")).isFalse();
    }
  }

  private static void end(Ending ending, Connection connection, Savepoint before) {
    try {
      ending.end(connection, before);
    } catch (SQLException e) {
      throw new AssertionError("The host's own statement failed", e);
    }
  }

  /** A refusal throws nothing itself, so the host would not know. */
  @ParameterizedTest
  @EnumSource
  void aConnectionThatIsGoneBeforeOurPartIsUndoneIsSaid(Product product) throws SQLException {
    try (Host host = new Host(product);
        Connection connection = host.transaction()) {
      Connection mortal =
          Watched.connection(
              connection,
              (target, method, values) -> {
                if (method.getName().equals("rollback")) {
                  throw new SQLException("the line is cut", "08006");
                }
                return Watched.passOn(target, method, values);
              });

      assertThatThrownBy(
              () ->
                  host.comity()
                      .join(
                          host.storage().joining(mortal),
                          work -> work.cities().register(Host.city(" "))))
          .isInstanceOf(TransactionLostException.class)
          .hasMessageContaining("Roll it back")
          .hasMessageContaining("the line is cut");
      connection.rollback();
    }
  }

  /**
   * On SQLite, a statement that is stopped ends the transaction, and the driver does not notice.
   */
  @Test
  void aStoppedStatementOnSqliteLosesWhatTheHostDidBefore() throws SQLException {
    try (Host host = new Host(Product.SQLITE);
        Connection connection = host.transaction()) {
      JdbcStorage impatient =
          JdbcStorage.on(host.source()).statementTimeout(Duration.ofSeconds(1)).build();
      host.database().run(Trouble.slow(Product.SQLITE).toArray(String[]::new));
      Host.note(connection, city);

      assertThatThrownBy(
              () ->
                  host.comity()
                      .join(
                          impatient.joining(connection),
                          work -> work.cities().register(Host.city(city))))
          .isInstanceOf(TransactionLostException.class)
          .hasCauseInstanceOf(StorageTimeoutException.class)
          .matches(it -> !((StorageException) it).isRetryable());
      Host.note(connection, city + " careless");
      connection.rollback();
      connection.setAutoCommit(true);

      assertThat(host.isNoted(city)).isFalse();
      assertThat(host.isNoted(city + " careless")).isFalse();
      assertThat(host.isRegistered(city)).isFalse();
    }
  }
}
