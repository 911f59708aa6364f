package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.Comity;
import dev.comity.failure.ConflictException;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.jdbc.PgConnection;

/** A borrowed connection is given back as it was found, whatever was done and however it ended. */
class GivenBackTest {

  /** How a connection may be found. */
  record Found(Product product, boolean autoCommit, int isolation) {}

  static Stream<Found> all() {
    List<Found> all = new ArrayList<>();
    for (Product product : Product.values()) {
      for (boolean autoCommit : new boolean[] {true, false}) {
        for (int isolation :
            new int[] {
              Connection.TRANSACTION_READ_UNCOMMITTED,
              Connection.TRANSACTION_READ_COMMITTED,
              Connection.TRANSACTION_SERIALIZABLE
            }) {
          all.add(new Found(product, autoCommit, isolation));
        }
      }
    }
    return all.stream()
        .filter(
            it ->
                it.product() != Product.SQLITE
                    || it.isolation() != Connection.TRANSACTION_READ_COMMITTED);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aConnectionIsGivenBackAsItWasFound(Found found) throws SQLException {
    try (TestDatabase database = found.product().fresh();
        Connection only = database.source().getConnection()) {
      JdbcStorage.on(database.source()).schemaMode(SchemaMode.APPLY).build();
      only.setTransactionIsolation(found.isolation());
      only.setAutoCommit(found.autoCommit());
      LentConnection lent = new LentConnection(only);
      Map<String, Object> before = lent.state();

      JdbcStorage.on(lent.source()).schemaMode(SchemaMode.APPLY).build();
      assertAsBefore(lent, before, only);
      Comity comity =
          Comity.on(
                  JdbcStorage.on(lent.source())
                      .schemaMode(SchemaMode.VALIDATE)
                      .statementTimeout(Duration.ofSeconds(30))
                      .build())
              .attempts(2)
              .build();
      for (Runnable act : acts(comity)) {
        act.run();
        assertAsBefore(lent, before, only);
      }
    }
  }

  private static List<Runnable> acts(Comity comity) {
    return List.of(
        () -> comity.write(work -> work.cities().register(city("Kept"))).orElseThrow(),
        () ->
            assertThat(comity.write(work -> work.cities().register(city(" "))).isDone()).isFalse(),
        () -> comity.read(work -> work.cities().named("Kept")),
        () -> comity.tryOut(work -> work.cities().register(city("Tried"))),
        () ->
            assertThatThrownBy(
                    () ->
                        comity.write(
                            work -> {
                              work.cities().register(city("Never"));
                              throw new ConflictException("another one was faster");
                            }))
                .isInstanceOf(ConflictException.class),
        () -> comity.feed().after(0, 10),
        () -> comity.feed().subscription("mails", "me").poll(1, entry -> {}),
        () -> assertThat(comity.verify().findings()).isEmpty());
  }

  private static CityRegistration city(String name) {
    return new CityRegistration(CityProfile.of(name, CountryCode.of("US")));
  }

  private static void assertAsBefore(
      LentConnection lent, Map<String, Object> before, Connection only) throws SQLException {
    assertThat(lent.isOut()).as("given back").isFalse();
    assertThat(lent.openStatements()).as("statements left open").isZero();
    assertThat(isInTransaction(only)).as("left in a transaction").isFalse();
    assertThat(lent.state()).isEqualTo(before);
    if (!only.getAutoCommit()) {
      only.rollback(); // asking the state may have begun one
    }
  }

  private static boolean isInTransaction(Connection only) throws SQLException {
    String product = only.getMetaData().getDatabaseProductName();
    if (product.equals("PostgreSQL")) {
      return only.unwrap(PgConnection.class).getTransactionState().name().equals("OPEN");
    }
    if (product.equals("MariaDB") || product.equals("MySQL")) {
      try (Statement statement = only.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT COUNT(*) FROM information_schema.innodb_trx"
                      + " WHERE trx_mysql_thread_id = CONNECTION_ID()")) {
        row.next();
        return row.getInt(1) > 0;
      }
    }
    return false;
  }
}
