package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.comity.Comity;
import dev.comity.failure.CommitInDoubtException;
import dev.comity.failure.StorageException;
import dev.comity.failure.StorageFullException;
import dev.comity.party.City;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.Test;

/** A disk that is really full; for servers, whose disk it is not ours to fill, see FaultsTest. */
class FullDiskTest {

  private static final String BEFORE = "Vallejo";
  private static final String WITHIN = "Akashi";
  private static final String AFTER = "Jincheon-gun";

  private static void register(Comity comity, String name) {
    comity.write(work -> work.cities().register(Host.city(name))).orElseThrow();
  }

  private static boolean isRegistered(Comity comity, String name) {
    List<City> found = comity.read(work -> work.cities().named(name));
    return !found.isEmpty();
  }

  /** The longest name that there may be, many times: more than one page of the database. */
  private static void registerMuch(Comity comity) {
    comity.write(
        work -> {
          work.cities().register(Host.city(WITHIN)).orElseThrow();
          for (int i = 0; i < 2_000; i++) {
            work.cities().register(Host.city(i + " " + "x".repeat(150))).orElseThrow();
          }
          return true;
        });
  }

  @Test
  void aFileOfSqliteThatMayNotGrowIsFull() {
    try (TestDatabase database = SqliteFile.fresh("?journal_mode=WAL&synchronous=FULL");
        HikariDataSource pool = database.pool(1)) {
      JdbcStorage storage = JdbcStorage.on(pool).schemaMode(SchemaMode.APPLY).build();
      Comity comity = Comity.on(storage).build();
      register(comity, BEFORE);
      limit(pool, "PRAGMA max_page_count = 1"); // as many as there are

      assertThatThrownBy(() -> registerMuch(comity))
          .isInstanceOf(StorageFullException.class)
          .matches(it -> !((StorageException) it).isRetryable());

      assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
      assertThat(isRegistered(comity, WITHIN)).isFalse();
      assertThat(isRegistered(comity, BEFORE)).isTrue();
      limit(pool, "PRAGMA max_page_count = 1000000");
      register(comity, AFTER);
      assertThat(comity.verify().findings()).isEmpty();
    }
  }

  private static void limit(HikariDataSource pool, String pragma) {
    TestDatabase.run(pool, pragma);
  }

  @Test
  void aFileOfH2OnAFullDiskIsFullInTheMiddleOfAUnit() {
    onAFullDisk(FullDiskTest::registerMuch, StorageFullException.class);
  }

  /** H2 does not say whether the page that it could not write was the one with the commit. */
  @Test
  void aFileOfH2OnAFullDiskLeavesTheCommitInDoubt() {
    onAFullDisk(comity -> register(comity, WITHIN), CommitInDoubtException.class);
  }

  private static void onAFullDisk(
      Consumer<Comity> unit, Class<? extends StorageException> expected) {
    FilePath.register(new FillableFiles());
    Path folder = TestFiles.folder("h2/" + HostServer.newName());
    String url =
        "jdbc:h2:" + FillableFiles.SCHEME + ":" + folder.resolve("register") + ";WRITE_DELAY=0";
    try (TestDatabase database = new TestDatabase(H2.at(url), () -> TestFiles.delete(folder))) {
      try (HikariDataSource pool = database.pool(1)) {
        JdbcStorage storage = JdbcStorage.on(pool).schemaMode(SchemaMode.APPLY).build();
        Comity comity = Comity.on(storage).build();
        register(comity, BEFORE);
        FillableFiles.full(true);

        try {
          assertThatThrownBy(() -> unit.accept(comity))
              .isInstanceOf(expected)
              .matches(it -> !((StorageException) it).isRetryable());
        } finally {
          FillableFiles.full(false);
        }
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
      }
      try (HikariDataSource pool = database.pool(1)) { // H2 has closed the database
        Comity comity = Comity.on(JdbcStorage.on(pool).build()).build();
        assertThat(isRegistered(comity, BEFORE)).isTrue();
        assertThat(isRegistered(comity, WITHIN)).isFalse();
        register(comity, AFTER);
        assertThat(comity.verify().findings()).isEmpty();
      }
    }
  }
}
