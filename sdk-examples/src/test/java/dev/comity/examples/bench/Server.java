package dev.comity.examples.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.comity.jdbc.DurableServer;
import dev.comity.jdbc.JdbcStorage;
import dev.comity.jdbc.SchemaMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;

/** A database with Comity's tables, durable as in production; gone when it is closed. */
record Server(Database database, String url, String user, Runnable stop) implements AutoCloseable {

  static Server start(Database which) {
    Server server =
        switch (which) {
          case POSTGRESQL -> of(which, DurableServer.postgresql());
          case MARIADB -> of(which, DurableServer.mariaDb());
          case H2 -> file(which, "jdbc:h2:file:%s/register;WRITE_DELAY=0");
          case SQLITE ->
              file(which, "jdbc:sqlite:%s/register.db?journal_mode=WAL&synchronous=FULL");
        };
    try (HikariDataSource pool = server.pool()) {
      JdbcStorage.on(pool).schemaMode(SchemaMode.APPLY).build();
    }
    return server;
  }

  private static Server of(Database which, DurableServer it) {
    return new Server(which, it.url(), it.user(), it::close);
  }

  private static Server file(Database which, String url) {
    try {
      Path folder = Files.createTempDirectory("comity-bench");
      return new Server(which, String.format(url, folder), "", () -> delete(folder));
    } catch (IOException e) {
      throw new UncheckedIOException("There is no room for a database", e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path it : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(it);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The database cannot be deleted", e);
    }
  }

  HikariDataSource pool() {
    return database.pool(url, user);
  }

  /** Loads the rings of cities that are missing up to a number, and lets the database look. */
  void load(int from, int to) throws SQLException {
    try (HikariDataSource pool = pool();
        Connection connection = Database.begin(pool)) {
      try (Loader loader =
          new Loader(connection, database, from * (long) Sample.ENTRIES_OF_A_CITY)) {
        loader.load(new Sample(from, to));
      }
      analyse(connection);
    }
  }

  private void analyse(Connection connection) throws SQLException {
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      switch (database) {
        case H2, SQLITE -> statement.execute("ANALYZE");
        case POSTGRESQL -> statement.execute("VACUUM ANALYZE");
        case MARIADB ->
            statement.execute("ANALYZE TABLE comity_event, comity_partnership, comity_party");
      }
    }
  }

  @Override
  public void close() {
    stop.run();
  }
}
