package dev.comity.examples;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.comity.Comity;
import dev.comity.failure.BadFileException;
import dev.comity.jdbc.JdbcStorage;
import dev.comity.jdbc.SchemaMode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Which database a command works on. This program is the host: it says "apply" for the schema. */
final class DatabaseOption {

  private static final String STEPS = "comity_schema_step";

  @Option(
      names = "--db",
      paramLabel = "URL",
      defaultValue = "jdbc:h2:file:./comity;WRITE_DELAY=0",
      description =
          "JDBC URL of the database (default: ${DEFAULT-VALUE}). "
              + "For another one than H2, its driver must be on the class path: "
              + "java -cp comity.jar:driver.jar dev.comity.examples.ComityProgram ...")
  String url = "jdbc:h2:file:./comity;WRITE_DELAY=0";

  /** A register and the connections that it works on. */
  record Opened(Comity comity, HikariDataSource pool) implements AutoCloseable {
    @Override
    public void close() {
      comity.close();
      pool.close();
    }
  }

  /** Opens a register, for a command that writes: what is not there is made. */
  Opened open() {
    return open(url);
  }

  static Opened open(String url) {
    return opened(connect(url));
  }

  /** Opens a register that must be there already, for a command that only asks. */
  Opened openExisting() {
    HikariDataSource pool = connect(withoutMaking(url));
    try (Connection connection = pool.getConnection()) {
      if (!hasTables(connection)) {
        throw BadFileException.of(
            url, "there is no register in this database. Maybe another --db, or 'import' first?");
      }
    } catch (SQLException | RuntimeException e) {
      pool.close();
      throw e instanceof SQLException fault ? unopened(url, fault) : (RuntimeException) e;
    }
    return opened(pool);
  }

  private static Opened opened(HikariDataSource pool) {
    JdbcStorage storage = JdbcStorage.on(pool).schemaMode(SchemaMode.APPLY).build();
    return new Opened(Comity.on(storage).build(), pool);
  }

  private static HikariDataSource connect(String url) {
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.isValid(0);
    } catch (SQLException e) {
      throw unopened(url, e);
    }
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(2);
    return new HikariDataSource(config);
  }

  private static BadFileException unopened(String url, SQLException e) {
    return BadFileException.of(
        url,
        "the database cannot be opened: "
            + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given")
            + ". Maybe another --db, or is its driver not on the class path?",
        e);
  }

  /** These two make a database of any name that they do not know, unless they are told not to. */
  private static String withoutMaking(String url) {
    if (url.startsWith("jdbc:h2:")) {
      return url + ";IFEXISTS=TRUE";
    }
    if (url.startsWith("jdbc:sqlite:")) {
      return url + (url.contains("?") ? "&" : "?") + "open_mode=2"; // read and write, not create
    }
    return url;
  }

  private static boolean hasTables(Connection connection) throws SQLException {
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(connection.getCatalog(), null, "%", new String[] {"TABLE", "BASE TABLE"})) {
      boolean found = false;
      while (tables.next()) {
        found |= STEPS.equals(tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
      }
      return found;
    }
  }
}
