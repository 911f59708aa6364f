package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a database may forget although it was acknowledged, we find out by asking it. */
class ForgetfulnessTest {

  private static Optional<String> askedOf(DataSource source, String... settings)
      throws SQLException {
    try (Connection connection = source.getConnection()) {
      for (String setting : settings) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(setting);
        }
      }
      return Dialect.of(connection).forgetfulness(connection);
    }
  }

  @Test
  void aFileOfH2ForgetsHalfASecondUnlessItIsTold() throws SQLException {
    try (TestDatabase usual = Product.H2_FILE.fresh();
        TestDatabase careful = MortalFile.h2().fresh()) {
      assertThat(askedOf(usual.source()))
          .hasValueSatisfying(it -> assertThat(it).contains("500 ms", ";WRITE_DELAY=0"));
      assertThat(askedOf(careful.source())).isEmpty();
      try (Connection connection = careful.source().getConnection()) {
        assertThat(Dialect.of(connection).afterCommit(connection)).hasValue("CHECKPOINT");
      }
      try (Connection connection = usual.source().getConnection()) {
        assertThat(Dialect.of(connection).afterCommit(connection)).isEmpty();
      }
    }
    assertThat(askedOf(H2.inMemory())).isEmpty();
  }

  @Test
  void sqliteForgetsBelowFull() throws SQLException {
    try (TestDatabase usual = SqliteFile.fresh("?journal_mode=WAL")) {
      assertThat(askedOf(usual.source())).isEmpty();
      assertThat(askedOf(usual.source(), "PRAGMA synchronous = NORMAL"))
          .hasValueSatisfying(it -> assertThat(it).contains("synchronous=FULL"));
    }
  }

  @Test
  void aServerForgetsIfItIsToldNotToWait() throws SQLException {
    try (TestDatabase postgres = Product.POSTGRESQL.fresh();
        TestDatabase maria = Product.MARIADB.fresh()) {
      assertThat(askedOf(postgres.source(), "SET synchronous_commit = off"))
          .hasValueSatisfying(it -> assertThat(it).contains("synchronous_commit to on"));
      assertThat(askedOf(maria.source()))
          .hasValueSatisfying(it -> assertThat(it).contains("innodb_flush_log_at_trx_commit to 1"));
    }
  }
}
