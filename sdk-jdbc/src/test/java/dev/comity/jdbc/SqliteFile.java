package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteDataSource;

/** SQLite, which is a library and a file. */
final class SqliteFile {

  private SqliteFile() {}

  /** A file of its own, as docs/storage.md asks for it, but not written through to the disk. */
  static TestDatabase fresh() {
    return fresh("?journal_mode=WAL&synchronous=NORMAL");
  }

  /**
   * A file of its own.
   *
   * @param pragmas what follows the name in the URL
   */
  static TestDatabase fresh(String pragmas) {
    Path folder = TestFiles.folder("sqlite/" + HostServer.newName());
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + folder.resolve("register.db") + pragmas);
    // Two that set a new file to write-ahead logging at once do not wait for each other.
    try (Connection first = source.getConnection()) {
      assertThat(first.isValid(1)).isTrue();
    } catch (SQLException e) {
      throw new IllegalStateException("A new file of SQLite cannot be opened", e);
    }
    return new TestDatabase(source, () -> TestFiles.delete(folder));
  }
}
