package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The databases of the tests are what they are said to be. */
class ProductTest {

  @ParameterizedTest
  @EnumSource
  void everyDatabaseIsEmptyAndOfItsOwn(Product product) throws SQLException {
    try (TestDatabase one = product.fresh();
        TestDatabase other = product.fresh()) {
      one.run("CREATE TABLE host (note VARCHAR(20))", "INSERT INTO host VALUES ('one')");
      other.run("CREATE TABLE host (note VARCHAR(20))", "INSERT INTO host VALUES ('other')");

      assertThat(note(one)).isEqualTo("one");
      assertThat(note(other)).isEqualTo("other");
    }
  }

  private static String note(TestDatabase database) throws SQLException {
    try (Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT note FROM host")) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  @Test
  @DisabledIfSystemProperty(named = "comity.test.postgresql.url", matches = ".+")
  void ourPostgresComparesTextByALanguage() throws SQLException {
    try (TestDatabase postgres = Product.POSTGRESQL.fresh()) {
      assertThat(first(postgres, "SELECT 'a' < 'B'")).isEqualTo("t");
    }
  }

  @Test
  @DisabledIfSystemProperty(named = "comity.test.mariadb.url", matches = ".+")
  void ourMariaDbIgnoresCaseAndAccentsAndLivesElsewhere() throws SQLException {
    try (TestDatabase maria = Product.MARIADB.fresh()) {
      assertThat(first(maria, "SELECT 'Ä' = 'a'")).isEqualTo("1");
      assertThat(first(maria, "SELECT @@time_zone")).isEqualTo("+05:45");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatWasMadeToLastWritesThrough(Durability durability) throws SQLException {
    boolean durable = durability == Durability.DURABLE;
    try (PostgresServer server = PostgresServer.start(durability);
        TestDatabase postgres = server.fresh()) {
      assertThat(first(postgres, "SHOW fsync")).isEqualTo(durable ? "on" : "off");
      assertThat(first(postgres, "SHOW synchronous_commit")).isEqualTo(durable ? "on" : "off");
    }
    try (MariaDbServer server = MariaDbServer.start(durability);
        TestDatabase maria = server.fresh()) {
      assertThat(first(maria, "SELECT @@innodb_flush_log_at_trx_commit"))
          .isEqualTo(durable ? "1" : "2");
    }
  }

  private static String first(TestDatabase database, String query) throws SQLException {
    try (Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  @Test
  void aServersUrlTakesAnotherDatabase() {
    assertThat(new HostServer("jdbc:mariadb://db:3306/", "", "").urlOf("x"))
        .isEqualTo("jdbc:mariadb://db:3306/x");
    assertThat(new HostServer("jdbc:postgresql://db/old?ssl=true", "", "").urlOf("x"))
        .isEqualTo("jdbc:postgresql://db/x?ssl=true");
    assertThat(new HostServer("jdbc:mysql://db", "", "").urlOf("x")).isEqualTo("jdbc:mysql://db/x");
    assertThatThrownBy(() -> new HostServer("jdbc:h2:mem:x", "", "").urlOf("x"))
        .hasMessageContaining("jdbc:h2:mem:x")
        .hasMessageContaining("Maybe");
  }
}
