package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.failure.CommitInDoubtException;
import dev.comity.failure.ConflictException;
import dev.comity.failure.SchemaException;
import dev.comity.failure.StorageException;
import dev.comity.failure.StorageFullException;
import dev.comity.failure.StorageTimeoutException;
import dev.comity.failure.StorageUnavailableException;
import dev.comity.storage.Storage.Access;
import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** By which signs of the drivers the faults are told apart, as docs/storage.md lists them. */
class FaultSignsTest {

  private static final Dialect H2 = new H2Dialect();
  private static final Dialect POSTGRES = new PostgresDialect();
  private static final Dialect MARIADB = new MariaDbDialect();
  private static final Dialect SQLITE = new SqliteDialect();

  private static SQLException state(String state) {
    return new SQLException("the server's words", state, 0);
  }

  private static SQLException code(int code) {
    return new SQLException("the server's words", "HY000", code);
  }

  private static void told(
      Dialect dialect, Class<? extends StorageException> expected, SQLException fault) {
    StorageException told = dialect.faults().translate("Writing", fault);

    assertThat(told).as("%s %s", dialect, fault).isInstanceOf(expected).hasCause(fault);
    assertThat(told).hasMessageContaining("Writing").hasMessageContaining(fault.getMessage());
  }

  private static void toldAtTheCommit(
      Dialect dialect, Class<? extends StorageException> expected, SQLException fault) {
    assertThat(dialect.faults().translateCommit(fault))
        .as("%s %s", dialect, fault)
        .isInstanceOf(expected);
  }

  @Test
  void whatTheDatabaseCallsACollisionIsOne() {
    for (String it : List.of("40001", "HYT00", "90131", "23505")) {
      told(H2, ConflictException.class, state(it));
      toldAtTheCommit(H2, ConflictException.class, state(it));
    }
    for (String it : List.of("40001", "40P01", "55P03", "23505")) {
      told(POSTGRES, ConflictException.class, state(it));
      toldAtTheCommit(POSTGRES, ConflictException.class, state(it));
    }
    for (int it : List.of(1213, 1205, 1062, 1020, 3572)) {
      told(MARIADB, ConflictException.class, code(it));
      toldAtTheCommit(MARIADB, ConflictException.class, code(it));
    }
    for (int it : List.of(5, 6)) {
      told(SQLITE, ConflictException.class, code(it));
      toldAtTheCommit(SQLITE, ConflictException.class, code(it));
    }
  }

  @Test
  void whatIsSlowFullMissingOrGoneIsCalledSo() {
    told(POSTGRES, StorageTimeoutException.class, state("57014"));
    told(MARIADB, StorageTimeoutException.class, code(1969));
    told(MARIADB, StorageTimeoutException.class, new SQLTimeoutException("the server's words"));
    told(SQLITE, StorageTimeoutException.class, code(9));
    told(POSTGRES, StorageFullException.class, state("53100"));
    told(MARIADB, StorageFullException.class, code(1021));
    told(MARIADB, StorageFullException.class, code(1114));
    told(SQLITE, StorageFullException.class, code(13));
    told(POSTGRES, SchemaException.class, state("42P01"));
    told(MARIADB, SchemaException.class, code(1146));
    told(H2, SchemaException.class, state("42S02"));
    told(
        SQLITE,
        SchemaException.class,
        new SQLException("table comity_party has no column named country", "", 1));
    for (String it : List.of("08006", "57P01", "57P02", "57P03", "53300", "25006", "XX000")) {
      told(POSTGRES, StorageUnavailableException.class, state(it));
    }
    for (int it : List.of(1053, 1927, 1040, 1203, 4031, 1290)) {
      told(MARIADB, StorageUnavailableException.class, code(it));
    }
  }

  @Test
  void whateverIsNotKnownToBeRolledBackLeavesTheCommitInDoubt() {
    toldAtTheCommit(POSTGRES, CommitInDoubtException.class, state("08006"));
    toldAtTheCommit(POSTGRES, CommitInDoubtException.class, state("57P01"));
    toldAtTheCommit(POSTGRES, CommitInDoubtException.class, state("40003"));
    toldAtTheCommit(POSTGRES, CommitInDoubtException.class, state("57014"));
    toldAtTheCommit(MARIADB, CommitInDoubtException.class, code(1053));
    toldAtTheCommit(SQLITE, CommitInDoubtException.class, code(10));
    toldAtTheCommit(H2, CommitInDoubtException.class, state("90098"));
    toldAtTheCommit(SQLITE, StorageFullException.class, code(13));
    toldAtTheCommit(POSTGRES, StorageFullException.class, state("53100"));
  }

  /** What is done again then would be done twice. */
  @Test
  void whatFailsAfterTheCommitIsNeverACollision() throws SQLException {
    try (TestDatabase database = Product.H2_FILE.fresh();
        Connection connection = database.source().getConnection()) {
      Lending lending = new Lending(true, Optional.of("SELECT 1 / 0"));
      TableNames tables = JdbcStorage.on(database.source()).schema().tables();
      OwnTransaction transaction =
          OwnTransaction.begin(connection, H2, tables, Access.WRITE, lending);

      assertThatThrownBy(transaction::commit)
          .isInstanceOf(CommitInDoubtException.class)
          .hasMessageContaining("The commit was made");
    }
  }

  /** Of a batch, and of H2's files, the first message says nothing yet. */
  @Test
  void signsAreLookedForInCausesAndInWhatIsChained() {
    SQLException batch = new BatchUpdateException("a batch failed", new int[0]);
    batch.setNextException(state("40001"));
    SQLException file =
        new SQLException(
            "an I/O error", "90031", 90031, new IOException("No space left on device"));

    assertThat(POSTGRES.faults().translate("Writing", batch))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("the server's words");
    assertThat(H2.faults().translate("Writing", file)).isInstanceOf(StorageFullException.class);
    assertThat(H2.faults().translateCommit(file)).isInstanceOf(CommitInDoubtException.class);
  }
}
