package dev.comity.examples.bench;

import dev.comity.backup.Restoration;
import dev.comity.failure.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A whole register into empty tables. Comity restores a backup: it reads the file, checks its seal,
 * and holds every state against its entries and every entry against its chain. Plain JDBC writes
 * the very same rows in batches of a thousand as it makes them up, hashes included; it reads and
 * checks nothing.
 */
@State(Scope.Benchmark)
public class RestoreBenchmark {

  private static final List<String> TABLES =
      List.of("partnership", "outside_id", "party_name", "party", "feed_head", "event");

  private int cities;
  private Path file;

  /** Writes the backup. */
  @Setup
  public void write(Register it) throws Exception {
    cities = it.cities();
    load(it);
    file = Files.createTempDirectory("backup").resolve("register");
    it.comity.backup().writeTo(file);
  }

  /** The file goes; the rows go with the database. */
  @TearDown
  public void delete() throws Exception {
    Files.delete(file);
    Files.delete(file.getParent());
  }

  @Benchmark
  public void register(Register it, Duel duel, Blackhole hole) throws Exception {
    duel.before(() -> empty(it));
    duel.run(hole, () -> load(it), () -> restored(it));
    empty(it);
  }

  private Object load(Register it) throws SQLException {
    try (Connection connection = Database.begin(it.pool);
        Loader loader = new Loader(connection, it.database, 0)) {
      loader.load(new Sample(0, cities));
      return loader.position();
    }
  }

  private Object restored(Register it) {
    Outcome<Restoration> outcome = it.comity.backup().restoreFrom(file);
    return outcome.orElseThrow();
  }

  private static void empty(Register it) throws SQLException {
    try (Connection connection = it.pool.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute(
            (it.database == Database.SQLITE ? "DELETE FROM" : "TRUNCATE TABLE")
                + " comity_"
                + table);
      }
    }
  }
}
