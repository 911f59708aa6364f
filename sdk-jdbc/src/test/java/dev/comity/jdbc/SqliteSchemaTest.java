package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.failure.SchemaException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

/** What is SQLite's own: a file that needs its write-ahead log, and databases in memory. */
class SqliteSchemaTest {

  private static final String NOT_WAL =
      "the journal mode is delete, not wal, so that readers and a writer would wait for each other";

  @Test
  void theWriteAheadLogIsPlannedAndSwitchedOnByApplyOnly() {
    try (TestDatabase database = SqliteFile.fresh("")) {
      Schema schema = JdbcStorage.on(database.source()).schema();
      assertThat(schema.differences()).contains(NOT_WAL);
      assertThat(schema.plan()).contains("\nPRAGMA journal_mode = WAL;\n");
      assertThat(schema.differences()).contains(NOT_WAL);

      schema.apply();

      assertThat(schema.differences()).isEmpty();
      assertThat(schema.plan()).isEmpty();
    }
  }

  @Test
  void aLogThatWasSwitchedOffIsNamedAndPlannedAlone() {
    try (TestDatabase database = SqliteFile.fresh("")) {
      Schema schema = JdbcStorage.on(database.source()).schema();
      schema.apply();
      database.run("PRAGMA journal_mode = DELETE");

      assertThat(schema.differences()).containsExactly(NOT_WAL);
      assertThat(schema.plan()).contains("PRAGMA journal_mode = WAL").doesNotContain("CREATE");

      schema.apply();

      assertThat(schema.differences()).isEmpty();
    }
  }

  @Test
  void aReaderThatHoldsTheFileIsWaitedFor() throws SQLException {
    try (TestDatabase database = SqliteFile.fresh("")) {
      database.run("CREATE TABLE host (id INTEGER)", "INSERT INTO host VALUES (1)");
      try (Connection reader = database.source().getConnection();
          Statement statement = reader.createStatement()) {
        reader.setAutoCommit(false);
        statement.executeQuery("SELECT * FROM host").next();

        assertThatThrownBy(() -> Steps.only(2, database.source(), "comity_").apply())
            .isInstanceOf(SchemaException.class)
            .hasMessageContaining("cannot be put right while others are at the database");
      }

      Steps.only(2, database.source(), "comity_").apply();

      assertThat(JdbcStorage.on(database.source()).schema().differences()).isEmpty();
    }
  }

  @Test
  void aDatabaseInMemoryIsRefused() {
    SQLiteDataSource memory = new SQLiteDataSource();
    memory.setUrl("jdbc:sqlite::memory:");

    assertThatThrownBy(() -> JdbcStorage.on(memory).schemaMode(SchemaMode.APPLY).build())
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("SQLite is in memory");
    assertThat(JdbcStorage.on(memory).schema().differences())
        .first()
        .asString()
        .contains("SQLite is in memory");
  }

  @Test
  void aFileThatMayNotBeWrittenToIsSaidSo() {
    try (TestDatabase database = SqliteFile.fresh("")) {
      database.run("PRAGMA journal_mode = WAL", "CREATE TABLE host (id INTEGER)");
      SQLiteDataSource readOnly = new SQLiteDataSource();
      readOnly.setUrl(((SQLiteDataSource) database.source()).getUrl());
      readOnly.setReadOnly(true);

      assertThatThrownBy(() -> JdbcStorage.on(readOnly).schemaMode(SchemaMode.APPLY).build())
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("Schema.plan()");
    }
  }
}
