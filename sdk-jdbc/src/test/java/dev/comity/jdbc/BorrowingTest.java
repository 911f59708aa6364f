package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.Comity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that we borrow is given back as it was found, and never one that is in use. */
@ParameterizedClass
@EnumSource
class BorrowingTest {

  private static Host host;

  private final Product product;
  private final String city = Host.newName();

  BorrowingTest(Product product) {
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

  private static void everyKindOfUnit(Comity comity, String name) {
    comity.write(work -> work.cities().register(Host.city(name))).orElseThrow();
    comity.write(work -> work.cities().register(Host.city(" ")));
    comity.read(work -> work.cities().named(name));
    assertThatThrownBy(
            () ->
                comity.write(
                    work -> {
                      throw new IllegalStateException("the host's own trouble");
                    }))
        .hasMessage("the host's own trouble");
  }

  @Test
  void itIsGivenBackAsItWasFound() throws SQLException {
    for (boolean autoCommit : List.of(true, false)) {
      try (Connection only = host.source().getConnection()) {
        if (product != Product.SQLITE) { // which knows no other isolation
          only.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
        only.setAutoCommit(autoCommit);
        ConnectionState found = ConnectionState.of(only);
        Comity own = Comity.on(JdbcStorage.on(poolOf(only)).build()).build();

        everyKindOfUnit(own, city + autoCommit);

        assertThat(ConnectionState.of(only)).isEqualTo(found);
      }
      assertThat(host.isRegistered(city + autoCommit)).isTrue();
    }
  }

  /** A pool of size one: a second connection while the first is out would wait for ever. */
  private static DataSource poolOf(Connection only) {
    boolean[] out = new boolean[1];
    Connection lent =
        Watched.connection(
            only,
            (target, method, values) -> {
              if (method.getName().equals("close")) {
                if (!only.getAutoCommit()) {
                  only.rollback(); // as pools do
                }
                out[0] = false;
                return null;
              }
              return Watched.passOn(target, method, values);
            });
    return Watched.lending(
        () -> {
          assertThat(out[0]).as("a second connection was asked for").isFalse();
          out[0] = true;
          return lent;
        });
  }

  /** As proxies do that know of transactions: inside one, its own connection is lent again. */
  @Test
  void aConnectionInsideATransactionOfTheHostsIsNotTaken() throws SQLException {
    List<Connection> current = new ArrayList<>();
    DataSource aware =
        Watched.lending(() -> current.isEmpty() ? host.source().getConnection() : current.get(0));
    Comity own = Comity.on(JdbcStorage.on(aware).build()).build();
    List<String> calls = new ArrayList<>();

    try (Connection connection = host.transaction()) {
      current.add(unclosed(connection, calls));

      assertThatThrownBy(() -> own.write(work -> work.cities().register(Host.city(city))))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("storage.joining(connection)");
      assertThatThrownBy(() -> own.read(work -> work.cities().named(city)))
          .isInstanceOf(IllegalStateException.class);
      assertThat(calls).containsOnly("getAutoCommit", "close");
    }
  }

  /** Where no connection of the pool commits by itself, only the database can tell. */
  @Test
  void aPoolThatNeverCommitsByItselfIsNotTakenInsideATransactionThatHasWritten()
      throws SQLException {
    List<String> calls = new ArrayList<>();
    try (Connection connection = host.transaction()) {
      Comity own =
          Comity.on(JdbcStorage.on(Watched.lending(() -> unclosed(connection, calls))).build())
              .build();
      connection.rollback();
      Host.note(connection, city);
      calls.clear();

      if (product == Product.SQLITE) { // cannot be asked, as docs/storage.md warns
        own.write(work -> work.cities().register(Host.city(city))).orElseThrow();
      } else {
        assertThatThrownBy(() -> own.write(work -> work.cities().register(Host.city(city))))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("storage.joining(connection)");
        assertThat(calls).doesNotContain("commit", "rollback()", "setAutoCommit");
      }
      connection.rollback();
    }
    assertThat(host.isNoted(city)).isEqualTo(product == Product.SQLITE);
  }

  /** Closing it leaves it open, as with a connection that a transaction holds. */
  private static Connection unclosed(Connection connection, List<String> calls) {
    Connection noting = Watched.noting(connection, calls);
    return Watched.connection(
        noting,
        (target, method, values) -> {
          if (method.getName().equals("close")) {
            calls.add("close");
            return null;
          }
          return Watched.passOn(target, method, values);
        });
  }
}
