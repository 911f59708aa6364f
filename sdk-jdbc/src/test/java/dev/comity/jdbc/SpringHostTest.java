package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.comity.Comity;
import dev.comity.failure.Outcome;
import dev.comity.party.City;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A host whose transactions are Spring's. */
@ParameterizedClass
@EnumSource
class SpringHostTest {

  private static Host host;
  private static HikariDataSource pool;
  private static JdbcTemplate jdbc;
  private static TransactionTemplate transaction;
  private static TransactionTemplate nested;

  private final String city = Host.newName();

  SpringHostTest(Product product) {
    assertThat(host).as("%s", product).isNotNull();
  }

  @BeforeParameterizedClassInvocation
  static void begin(Product product) {
    host = new Host(product);
    pool = host.database().pool(2);
    jdbc = new JdbcTemplate(pool);
    DataSourceTransactionManager manager = new DataSourceTransactionManager(pool);
    transaction = new TransactionTemplate(manager);
    nested = new TransactionTemplate(manager);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  @AfterParameterizedClassInvocation
  static void end() {
    host.close();
  }

  /** All that such a host has to write: the template knows the transaction's connection. */
  private static Outcome<City> register(String name) {
    ConnectionCallback<Outcome<City>> joined =
        connection ->
            host.comity()
                .join(
                    host.storage().joining(connection),
                    work -> work.cities().register(Host.city(name)));
    return Objects.requireNonNull(jdbc.execute(joined));
  }

  private static void note(String note) {
    jdbc.update("INSERT INTO host VALUES (?)", note);
  }

  @Test
  void whatSpringCommitsIsKept() throws SQLException {
    transaction.executeWithoutResult(
        status -> {
          note(city);
          register(city).orElseThrow();
        });

    assertThat(host.isRegistered(city)).isTrue();
    assertThat(host.isNoted(city)).isTrue();
  }

  @Test
  void whatSpringRollsBackIsForgotten() throws SQLException {
    transaction.executeWithoutResult(
        status -> {
          note(city);
          register(city).orElseThrow();
          status.setRollbackOnly();
        });
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      register(city).orElseThrow();
                      throw new IllegalStateException("the host's own trouble");
                    }))
        .hasMessage("the host's own trouble");

    assertThat(host.isRegistered(city)).isFalse();
    assertThat(host.isNoted(city)).isFalse();
  }

  @Test
  void ourRefusalLeavesTheRestOfTheTransaction() throws SQLException {
    transaction.executeWithoutResult(
        status -> {
          note(city);
          assertThat(register(" ").isDone()).isFalse();
          register(city).orElseThrow();
        });

    assertThat(host.isNoted(city)).isTrue();
    assertThat(host.isRegistered(city)).isTrue();
  }

  @Test
  void aNestedTransactionTakesOursWithIt() throws SQLException {
    String inner = Host.newName();
    transaction.executeWithoutResult(
        status -> {
          register(city).orElseThrow();
          nested.executeWithoutResult(
              within -> {
                note(inner);
                register(inner).orElseThrow();
                within.setRollbackOnly();
              });
          note(city);
        });

    assertThat(host.isRegistered(city)).isTrue();
    assertThat(host.isNoted(city)).isTrue();
    assertThat(host.isRegistered(inner)).isFalse();
    assertThat(host.isNoted(inner)).isFalse();
  }

  @Test
  void withoutATransactionThereIsNothingToJoin() {
    assertThatThrownBy(() -> register(city))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("commits by itself");
    assertThat(host.isRegistered(city)).isFalse();
  }

  @Test
  void aProxyThatKnowsOfTransactionsIsNotTakenForAPoolInsideOfOne() throws SQLException {
    Comity own =
        Comity.on(JdbcStorage.on(new TransactionAwareDataSourceProxy(pool)).build()).build();

    own.write(work -> work.cities().register(Host.city(city))).orElseThrow();
    transaction.executeWithoutResult(
        status -> {
          assertThatThrownBy(() -> own.write(work -> work.cities().register(Host.city(city))))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("storage.joining(connection)");
          note(city);
          status.setRollbackOnly();
        });

    assertThat(host.isRegistered(city)).isTrue();
    assertThat(host.isNoted(city)).isFalse();
  }

  /** Two connections: ours commits by itself, whatever becomes of Spring's transaction. */
  @Test
  void aUnitOfItsOwnInsideASpringTransactionIsKeptByItself() {
    Comity own = Comity.on(JdbcStorage.on(pool).build()).build();

    transaction.executeWithoutResult(
        status -> {
          own.write(work -> work.cities().register(Host.city(city))).orElseThrow();
          status.setRollbackOnly();
        });

    assertThat(host.isRegistered(city)).isTrue();
  }
}
