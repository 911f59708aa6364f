package dev.comity.examples.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.sql.DataSource;

/** The databases that are measured, each as durable as in production. */
enum Database {
  H2("TRANSACTION_SERIALIZABLE"),
  POSTGRESQL("TRANSACTION_REPEATABLE_READ"),
  MARIADB("TRANSACTION_REPEATABLE_READ"),
  SQLITE("TRANSACTION_SERIALIZABLE");

  private static final DateTimeFormatter SQLITE_INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);

  private static final int CONNECTIONS = 4;

  /** What shows one snapshot to a transaction, as Comity does. */
  private final String isolation;

  Database(String isolation) {
    this.isolation = isolation;
  }

  /**
   * One pool for both sides, as pools are by default, but for the isolation that Comity gives,
   * which plain JDBC would else have to send ahead of each transaction.
   */
  HikariDataSource pool(String url, String user) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setMaximumPoolSize(CONNECTIONS);
    if (this != SQLITE) {
      config.setTransactionIsolation(isolation);
    }
    return new HikariDataSource(config);
  }

  /** A connection whose next statement begins a transaction. */
  static Connection begin(DataSource source) throws SQLException {
    Connection connection = source.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  /** Ends a transaction with the same promise as Comity's: what is acknowledged is on the disk. */
  void commit(Connection connection) throws SQLException {
    connection.commit();
    if (this == H2) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("CHECKPOINT");
      }
    }
  }

  /** Sets a day as Comity's tables hold it. */
  void set(PreparedStatement statement, int index, LocalDate value) throws SQLException {
    if (this == SQLITE) {
      statement.setString(index, value.toString());
    } else {
      statement.setObject(index, value);
    }
  }

  LocalDate date(ResultSet row, int column) throws SQLException {
    return this == SQLITE
        ? LocalDate.parse(row.getString(column))
        : row.getObject(column, LocalDate.class);
  }

  Instant instant(ResultSet row, int column) throws SQLException {
    return switch (this) {
      case H2, POSTGRESQL -> row.getObject(column, OffsetDateTime.class).toInstant();
      case MARIADB -> row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
      case SQLITE ->
          LocalDateTime.parse(row.getString(column), SQLITE_INSTANT).toInstant(ZoneOffset.UTC);
    };
  }

  /** Sets an instant as Comity's tables hold it. */
  void set(PreparedStatement statement, int index, Instant value) throws SQLException {
    switch (this) {
      case H2, POSTGRESQL -> statement.setObject(index, value.atOffset(ZoneOffset.UTC));
      case MARIADB -> statement.setObject(index, LocalDateTime.ofInstant(value, ZoneOffset.UTC));
      case SQLITE ->
          statement.setString(
              index, SQLITE_INSTANT.format(LocalDateTime.ofInstant(value, ZoneOffset.UTC)));
    }
  }
}
