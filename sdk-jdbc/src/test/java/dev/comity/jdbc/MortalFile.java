package dev.comity.jdbc;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import org.h2.jdbcx.JdbcDataSource;
import org.sqlite.SQLiteDataSource;

/**
 * A database that is a library and a file.
 *
 * @param name the product
 * @param files makes an empty one
 * @param urls tells its URL
 */
record MortalFile(String name, Supplier<TestDatabase> files, Function<TestDatabase, String> urls)
    implements Mortal {

  /** Without the setting, H2 writes half a second after it has acknowledged. */
  static MortalFile h2() {
    return new MortalFile(
        "H2", () -> h2File(";WRITE_DELAY=0"), it -> ((JdbcDataSource) it.source()).getUrl());
  }

  /** The first program that opens the file serves it to the others. */
  static MortalFile h2Shared() {
    return new MortalFile(
        "H2",
        () -> h2File(";WRITE_DELAY=0;AUTO_SERVER=TRUE"),
        it -> ((JdbcDataSource) it.source()).getUrl());
  }

  /** Closed with its last connection, so that another JVM can open it. */
  private static TestDatabase h2File(String settings) {
    Path folder = TestFiles.folder("h2/" + HostServer.newName());
    return new TestDatabase(
        H2.at("jdbc:h2:file:" + folder.resolve("register") + settings),
        () -> TestFiles.delete(folder));
  }

  static MortalFile sqlite() {
    return new MortalFile(
        "SQLite",
        () -> SqliteFile.fresh("?journal_mode=WAL&synchronous=FULL"),
        it -> ((SQLiteDataSource) it.source()).getUrl());
  }

  @Override
  public TestDatabase fresh() {
    return files.get();
  }

  @Override
  public String urlOf(TestDatabase database) {
    return urls.apply(database);
  }

  @Override
  public String user() {
    return "";
  }

  @Override
  public boolean isServer() {
    return false;
  }

  @Override
  public void kill() {}

  @Override
  public void start() {}

  @Override
  public void close() {}
}
