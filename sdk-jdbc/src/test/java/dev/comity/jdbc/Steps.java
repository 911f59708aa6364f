package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** The schema as earlier versions of the library had it. */
final class Steps {

  private Steps() {}

  /** The first steps only. */
  static Schema only(int count, DataSource source, String prefix) {
    try (Connection connection = source.getConnection()) {
      Dialect dialect = Dialect.of(connection);
      TableNames tables = TableNames.of(connection, dialect.tables(), Optional.empty(), prefix);
      return new Schema(
          source,
          dialect,
          tables,
          SchemaStep.all(dialect, tables).subList(0, count),
          Duration.ofSeconds(1));
    } catch (SQLException e) {
      throw new AssertionError("The test's database does not answer", e);
    }
  }
}
