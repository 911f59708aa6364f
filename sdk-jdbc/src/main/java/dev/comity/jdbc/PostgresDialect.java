package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;

/** PostgreSQL, and databases that speak its protocol and dialect. */
final class PostgresDialect extends Dialect {

  private static final Faults FAULTS =
      new Faults(
          Faults.byState(Set.of("40001", "40P01", "55P03", "23505")),
          Faults.byState(Set.of("57014")),
          Faults.byState(Set.of("53100")),
          // 40003: a distributed database does not know itself how the commit went
          Faults.byClass("08")
              .or(Faults.byState(Set.of("40003", "57P01", "57P02", "57P03", "53300"))),
          Faults.byState(Set.of("42P01", "42703", "3F000", "42501")));

  PostgresDialect() {
    super("PostgreSQL");
  }

  @Override
  Faults faults() {
    return FAULTS;
  }

  /**
   * What is known of an empty table makes every index that begins with the tenant look alike, and a
   * statement that is planned so is planned anew only once the table was analysed: by itself, that
   * is after the commit. Nothing happens but a warning if the user does not own the table.
   */
  @Override
  void hasGrown(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE (SKIP_LOCKED) " + table);
    }
  }

  /** Each statement of a batch is one of its own to the server, with all that it costs. */
  @Override
  int rowsTogether() {
    return 100;
  }

  /** Repeatable read is snapshot isolation here, and is set for this one transaction. */
  @Override
  Optional<String> prelude() {
    return Optional.of("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
  }

  @Override
  TableDialect tables() {
    return new PostgresTables();
  }

  @Override
  boolean saysThatItHasBegun(SQLException fault) {
    return "25001".equals(fault.getSQLState());
  }

  @Override
  Optional<String> forgetfulness(Connection connection) throws SQLException {
    boolean forgets =
        setting(connection, "SELECT current_setting('fsync', true)").equals("off")
            || setting(connection, "SELECT current_setting('synchronous_commit', true)")
                .equals("off");
    return forgets
        ? Optional.of(
            "PostgreSQL acknowledges commits that are not on the disk yet, and a server that dies"
                + " loses them. Maybe set fsync and synchronous_commit to on?")
        : Optional.empty();
  }
}
