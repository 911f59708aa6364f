package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.Comity;
import dev.comity.failure.Outcome;
import dev.comity.party.City;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The host's transaction stays the host's. */
class JoiningTest {

  private final DataSource source = H2.inMemory();
  private JdbcStorage storage;
  private Comity comity;

  @BeforeEach
  void aHostWithATableOfItsOwn() throws SQLException {
    storage = JdbcStorage.on(source).schemaMode(SchemaMode.APPLY).build();
    comity = Comity.on(storage).build();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE host (note VARCHAR(20))");
    }
  }

  @Test
  void whatTheHostCommitsIsKept() throws SQLException {
    try (Connection host = hostConnection()) {
      note(host, "mine");

      comity.join(storage.joining(host), work -> work.cities().register(vallejo()));
      host.commit();
    }

    assertThat(held()).isEqualTo(1);
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void whatTheHostRollsBackAfterOurSuccessIsForgotten() throws SQLException {
    try (Connection host = hostConnection()) {
      Outcome<City> done =
          comity.join(storage.joining(host), work -> work.cities().register(vallejo()));
      assertThat(done.isDone()).isTrue();

      host.rollback();
    }

    assertThat(held()).isZero();
  }

  @Test
  void aRefusalUndoesOnlyWhatWeDid() throws SQLException {
    try (Connection host = hostConnection()) {
      note(host, "mine");

      Outcome<City> refused =
          comity.join(
              storage.joining(host),
              work -> {
                work.cities().register(vallejo()).orElseThrow();
                return work.cities().register(new CityRegistration(CityProfile.of(" ", us())));
              });
      host.commit();

      assertThat(refused.isDone()).isFalse();
    }
    assertThat(held()).isZero();
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void anExceptionUndoesOnlyWhatWeDid() throws SQLException {
    try (Connection host = hostConnection()) {
      note(host, "mine");

      assertThatThrownBy(
              () ->
                  comity.join(
                      storage.joining(host),
                      work -> {
                        work.cities().register(vallejo()).orElseThrow();
                        throw new IllegalStateException("the host's own trouble");
                      }))
          .hasMessage("the host's own trouble");
      host.commit();
    }
    assertThat(held()).isZero();
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void nothingOfTheHostsIsCommittedRolledBackClosedOrChanged() throws SQLException {
    List<String> calls = new ArrayList<>();
    try (Connection host = hostConnection()) {
      int isolation = host.getTransactionIsolation();

      comity.join(storage.joining(watched(host, calls)), work -> work.cities().register(vallejo()));

      assertThat(host.isClosed()).isFalse();
      assertThat(host.getAutoCommit()).isFalse();
      assertThat(host.getTransactionIsolation()).isEqualTo(isolation);
    }
    assertThat(calls)
        .doesNotContain(
            "commit",
            "rollback()",
            "close",
            "setAutoCommit",
            "setTransactionIsolation",
            "setReadOnly")
        .contains("setSavepoint", "releaseSavepoint");
  }

  @Test
  void aConnectionThatCommitsByItselfIsRefusedWithTheWayOut() throws SQLException {
    try (Connection host = source.getConnection()) {
      assertThatThrownBy(
              () -> comity.join(storage.joining(host), work -> work.cities().named("Vallejo")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("setAutoCommit(false)");
    }
  }

  @Test
  void aBorrowedConnectionIsGivenBackAsItWasFound() throws SQLException {
    try (Connection only = source.getConnection()) {
      only.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      DataSource pool = poolOf(only);

      Comity own = Comity.on(JdbcStorage.on(pool).build()).build();
      own.write(work -> work.cities().register(vallejo())).orElseThrow();
      own.write(work -> work.cities().register(vallejo(" ")));
      own.read(work -> work.cities().named("Vallejo"));

      assertThat(only.getAutoCommit()).isTrue();
      assertThat(only.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
    }
    assertThat(held()).isEqualTo(1);
  }

  /** A pool of size one: a second connection while the first is out would wait for ever. */
  private static DataSource poolOf(Connection only) {
    boolean[] out = new boolean[1];
    Connection lent =
        (Connection)
            Proxy.newProxyInstance(
                JoiningTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, values) -> {
                  if (method.getName().equals("close")) {
                    out[0] = false;
                    return null;
                  }
                  return call(only, method, values);
                });
    return (DataSource)
        Proxy.newProxyInstance(
            JoiningTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, values) -> {
              assertThat(out[0]).as("a second connection was asked for").isFalse();
              out[0] = true;
              return lent;
            });
  }

  private static Connection watched(Connection host, List<String> calls) {
    return (Connection)
        Proxy.newProxyInstance(
            JoiningTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, values) -> {
              boolean bare = method.getName().equals("rollback") && values == null;
              calls.add(bare ? "rollback()" : method.getName());
              return call(host, method, values);
            });
  }

  private static Object call(Object target, java.lang.reflect.Method method, Object[] values)
      throws Throwable {
    try {
      return method.invoke(target, values);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Connection hostConnection() throws SQLException {
    Connection connection = source.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private static void note(Connection host, String note) throws SQLException {
    try (Statement statement = host.createStatement()) {
      statement.execute("INSERT INTO host VALUES ('" + note + "')");
    }
  }

  private long held() {
    return comity.read(work -> work.cities().named("Vallejo")).size();
  }

  private long notes() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM host")) {
      count.next();
      return count.getLong(1);
    }
  }

  private static CityRegistration vallejo() {
    return vallejo("Vallejo");
  }

  private static CityRegistration vallejo(String name) {
    return new CityRegistration(CityProfile.of(name, us()));
  }

  private static CountryCode us() {
    return CountryCode.of("US");
  }
}
