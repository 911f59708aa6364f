package dev.comity.jdbc;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The databases on which everything is tested. A product that cannot start fails the tests that ask
 * for it; nothing is ever skipped.
 */
enum Product {
  H2_MEMORY(() -> new TestDatabase(H2.inMemory(), () -> {})),
  H2_FILE(() -> h2File("")),
  POSTGRESQL(() -> PostgresServer.shared().fresh()),
  MARIADB(() -> MariaDbServer.shared().fresh()),
  MYSQL(MySqlServer::fresh),
  SQLITE(SqliteFile::fresh);

  private final Supplier<TestDatabase> fresh;

  Product(Supplier<TestDatabase> fresh) {
    this.fresh = fresh;
  }

  /** An empty database of its own, made in milliseconds. */
  TestDatabase fresh() {
    return fresh.get();
  }

  /**
   * A file of H2.
   *
   * @param settings what follows the name in the URL
   */
  static TestDatabase h2File(String settings) {
    Path folder = TestFiles.folder("h2/" + HostServer.newName());
    return new TestDatabase(
        H2.at("jdbc:h2:file:" + folder.resolve("register") + settings),
        () -> TestFiles.delete(folder));
  }
}
