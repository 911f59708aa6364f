package dev.comity.jdbc;

import java.nio.file.Path;
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
    return new TestDatabase(source, () -> TestFiles.delete(folder));
  }
}
