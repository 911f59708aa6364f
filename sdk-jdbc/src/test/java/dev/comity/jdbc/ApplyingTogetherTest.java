package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.failure.SchemaException;
import dev.comity.jdbc.StuckApplying.When;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Of programs that apply at once, one does; and whoever dies of it holds nobody up. */
class ApplyingTogetherTest {

  private static final String IN_THE_MIDDLE = "CREATE INDEX comity_partnership_first";

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"H2_FILE", "MYSQL"})
  void ofProgramsThatStartAtOnceOneApplies(Product product) throws Exception {
    try (TestDatabase database = product.fresh()) {
      Recorded recorded = new Recorded(database.source());

      applyAtOnce(recorded, 4);

      assertThat(recorded.statements())
          .filteredOn(it -> it.startsWith("CREATE TABLE comity_event"))
          .hasSize(1);
      assertThat(JdbcStorage.on(database.source()).schema().differences()).isEmpty();
    }
  }

  private static void applyAtOnce(Recorded recorded, int programs) throws Exception {
    Callable<JdbcStorage> start =
        () -> JdbcStorage.on(recorded.source()).schemaMode(SchemaMode.APPLY).build();
    ExecutorService threads = Executors.newFixedThreadPool(programs);
    try {
      List<Callable<JdbcStorage>> starts =
          IntStream.range(0, programs).mapToObj(it -> start).toList();
      for (Future<JdbcStorage> started : threads.invokeAll(starts)) {
        assertThat(started.get()).isNotNull();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** As databases do that speak PostgreSQL's protocol only. */
  @ParameterizedTest
  @CsvSource({"42883", "0A000"})
  void whereThereAreNoAdvisoryLocksTheTransactionsAreEnough(String state) throws Exception {
    try (TestDatabase database = Product.POSTGRESQL.fresh()) {
      database.run(
          "CREATE FUNCTION pg_try_advisory_xact_lock(BIGINT) RETURNS BOOLEAN LANGUAGE plpgsql AS"
              + " 'BEGIN RAISE EXCEPTION USING ERRCODE = ''"
              + state
              + "''; END'");
      PGSimpleDataSource source = (PGSimpleDataSource) database.source();
      source.setCurrentSchema(source.getCurrentSchema() + ",pg_catalog");
      Recorded recorded = new Recorded(source);

      applyAtOnce(recorded, 4);

      assertThat(JdbcStorage.on(source).schema().differences()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "H2_FILE, BEFORE",
    "H2_FILE, AFTER",
    "POSTGRESQL, AFTER",
    "MARIADB, BEFORE",
    "MARIADB, AFTER",
    "SQLITE, AFTER"
  })
  void aProgramThatIsKilledWhileItAppliesHoldsNobodyUp(Product product, When when)
      throws Exception {
    try (TestDatabase database = product == Product.H2_FILE ? closingH2() : product.fresh()) {
      List<String> said = new ArrayList<>();
      OtherJvm other =
          OtherJvm.running(StuckApplying.class, said::add, told(product, database, when));
      other.awaitReady();
      if (product != Product.H2_FILE) {
        assertThatThrownBy(() -> Steps.only(2, database.source(), "comity_").apply())
            .isInstanceOf(SchemaException.class)
            .hasMessageContaining("Another program has been applying the schema for 1 seconds");
      }
      other.kill();
      assertThat(JdbcStorage.on(database.source()).schema().plan())
          .contains(
              JdbcStorage.on(database.source()).schema().dialect().tables().rollsBackDdl()
                  ? "CREATE TABLE comity_event "
                  : "-- Step V1__register.sql, of which the beginning has run");

      JdbcStorage.on(database.source()).schemaMode(SchemaMode.APPLY).build();

      assertThat(JdbcStorage.on(database.source()).schema().plan()).isEmpty();
      assertThat(said).isEmpty();
    }
  }

  /** H2 on a file that is open for as long as somebody has a connection. */
  private static TestDatabase closingH2() {
    Path folder = TestFiles.folder("h2/" + HostServer.newName());
    return new TestDatabase(
        H2.at("jdbc:h2:file:" + folder.resolve("register")), () -> TestFiles.delete(folder));
  }

  private static String[] told(Product product, TestDatabase database, When when)
      throws SQLException {
    String property = "comity.test." + product.name().toLowerCase(Locale.ROOT) + ".password";
    try (Connection connection = database.source().getConnection()) {
      return new String[] {
        connection.getMetaData().getURL(),
        String.valueOf(connection.getMetaData().getUserName()),
        System.getProperty(property, ""),
        when.name(),
        IN_THE_MIDDLE
      };
    }
  }

  @Test
  void aSessionOfH2ThatStillAppliesIsWaitedForAndNamed() throws Exception {
    try (TestDatabase database = Product.H2_MEMORY.fresh();
        Connection other = database.source().getConnection()) {
      SchemaLock lock = new H2SchemaLock(Steps.only(2, database.source(), "comity_").tables());
      try (SchemaLock.Held held = lock.tryTake(other).orElseThrow()) {
        assertThatThrownBy(() -> Steps.only(2, database.source(), "comity_").apply())
            .isInstanceOf(SchemaException.class)
            .hasMessageMatching("Another program \\(session \\d+ since .*applying.* 1 seconds.*");
        held.keep();
      }

      JdbcStorage.on(database.source()).schemaMode(SchemaMode.APPLY).build();

      assertThat(rowsOfLocks(database)).isZero();
    }
  }

  @Test
  void theLockOfASessionOfH2ThatHasEndedIsTakenAway() throws Exception {
    try (TestDatabase database = Product.H2_MEMORY.fresh()) {
      SchemaLock lock = new H2SchemaLock(Steps.only(2, database.source(), "comity_").tables());
      try (Connection other = database.source().getConnection()) {
        assertThat(lock.tryTake(other)).isPresent();
      }
      assertThat(rowsOfLocks(database)).isOne();

      JdbcStorage.on(database.source()).schemaMode(SchemaMode.APPLY).build();

      assertThat(rowsOfLocks(database)).isZero();
    }
  }

  /** Only an administrator sees whether the other session is there. */
  @Test
  void aUserOfH2WhoSeesNoSessionsIsToldWhatToDo() throws Exception {
    try (TestDatabase database = Product.H2_MEMORY.fresh()) {
      SchemaLock lock = new H2SchemaLock(Steps.only(2, database.source(), "comity_").tables());
      try (Connection other = database.source().getConnection()) {
        assertThat(lock.tryTake(other)).isPresent();
      }
      database.run("CREATE USER clerk PASSWORD 'x'", "GRANT ALTER ANY SCHEMA TO clerk");
      database.run("GRANT ALL ON comity_schema_step TO clerk");
      JdbcDataSource clerk =
          H2.at(((JdbcDataSource) database.source()).getURL().replaceFirst(";.*", ""));
      clerk.setUser("clerk");
      clerk.setPassword("x");

      assertThatThrownBy(() -> Steps.only(2, clerk, "comity_").apply())
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("if it died, delete the row 'applying' of comity_schema_step");
    }
  }

  private static long rowsOfLocks(TestDatabase database) throws SQLException {
    try (Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT COUNT(*) FROM comity_schema_step WHERE name = 'applying'")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** The server's own locks and settings, which a pool would carry on. */
  @Test
  void nothingStaysBehindOnAConnectionToMariaDb() throws SQLException {
    try (TestDatabase database = Product.MARIADB.fresh()) {
      var pool = database.pool(1);
      String before = patience(pool.getConnection());
      JdbcStorage.on(pool).schemaMode(SchemaMode.APPLY).build();

      assertThat(patience(pool.getConnection())).isEqualTo(before);
      assertThat(new MySqlSchemaLock("x").tryTake(database.source().getConnection())).isPresent();
    }
  }

  private static String patience(Connection pooled) throws SQLException {
    try (Connection connection = pooled) {
      return TableDialect.ask(connection, "SELECT @@lock_wait_timeout").orElseThrow();
    }
  }
}
