package dev.comity.examples;

import dev.comity.Comity;
import dev.comity.failure.BadFileException;
import dev.comity.jdbc.JdbcStorage;
import dev.comity.jdbc.SchemaMode;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcConnectionPool;
import picocli.CommandLine.Option;

/** Which database a command works on. This program is the host: it says "apply" for the schema. */
final class DatabaseOption {

  @Option(
      names = "--db",
      paramLabel = "URL",
      defaultValue = "jdbc:h2:file:./comity",
      description = "JDBC URL of the H2 database (default: ${DEFAULT-VALUE})")
  String url = "jdbc:h2:file:./comity";

  /** A register and the connections that it works on. */
  record Opened(Comity comity, JdbcConnectionPool pool) implements AutoCloseable {
    @Override
    public void close() {
      comity.close();
      pool.dispose();
    }
  }

  Opened open() {
    return open(url);
  }

  static Opened open(String url) {
    if (!url.startsWith("jdbc:h2:")) {
      throw BadFileException.of(
          url, "this program brings the driver of H2 only. Maybe 'jdbc:h2:file:./comity'?");
    }
    JdbcConnectionPool pool = JdbcConnectionPool.create(url, "", "");
    try (var connection = pool.getConnection()) {
      connection.isValid(0);
    } catch (SQLException e) {
      throw BadFileException.of(url, "the database cannot be opened: " + firstLine(e), e);
    }
    JdbcStorage storage = JdbcStorage.on(pool).schemaMode(SchemaMode.APPLY).build();
    return new Opened(Comity.on(storage).build(), pool);
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
