package dev.comity.jdbc;

import java.nio.file.Path;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The databases on which everything is tested. A product that cannot start fails the tests that ask
 * for it; nothing is ever skipped.
 */
enum Product {
  H2_MEMORY(() -> new TestDatabase(H2.inMemory(), () -> {})),
  H2_FILE(Product::h2File),
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

  /** Kept open between connections, as a pool would. */
  private static TestDatabase h2File() {
    Path folder = TestFiles.folder("h2/" + HostServer.newName());
    DataSource source = H2.at("jdbc:h2:file:" + folder.resolve("register") + ";DB_CLOSE_DELAY=-1");
    return new TestDatabase(
        source,
        () -> {
          TestDatabase.run(source, "SHUTDOWN");
          TestFiles.delete(folder);
        });
  }
}
