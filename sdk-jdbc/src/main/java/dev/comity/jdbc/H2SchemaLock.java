package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A row that names the session of the program that applies: DDL commits, and would free any lock of
 * H2's own. H2 knows its sessions, so a row of a session that has ended is taken away.
 */
final class H2SchemaLock implements SchemaLock {

  /** The name of the row. */
  static final String ROW = "applying";

  private static final String SESSION =
      "'session ' || session_id || ' since ' || CAST(session_start AT TIME ZONE 'UTC'"
          + " AS VARCHAR)";

  private final TableNames tables;
  private final Dialect dialect = new H2Dialect();

  H2SchemaLock(TableNames tables) {
    this.tables = tables;
  }

  @Override
  public Optional<Held> tryTake(Connection connection) throws SQLException {
    StepTable steps = new StepTable(connection, dialect, tables);
    steps.create();
    Optional<String> holder = steps.value(ROW);
    if (holder.isPresent() && isGone(connection, holder.get())) {
      steps.remove(ROW, holder.get());
    } else if (holder.isPresent()) {
      return Optional.empty();
    }
    String self =
        TableDialect.ask(
                connection,
                "SELECT "
                    + SESSION
                    + " FROM information_schema.sessions WHERE session_id = SESSION_ID()")
            .orElseThrow();
    return steps.insertIfNone(ROW, self) ? Optional.of(new Row(steps, self)) : Optional.empty();
  }

  /** Only an administrator sees the sessions of others; anybody else takes them to be there. */
  private static boolean isGone(Connection connection, String holder) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT 1 FROM information_schema.users WHERE user_name = CURRENT_USER AND is_admin"
                + " AND CAST(? AS VARCHAR) LIKE 'session %' AND NOT EXISTS"
                + " (SELECT 1 FROM information_schema.sessions WHERE "
                + SESSION
                + " = CAST(? AS VARCHAR))")) {
      statement.setString(1, holder);
      statement.setString(2, holder);
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  @Override
  public String holder(Connection connection) throws SQLException {
    String session =
        new StepTable(connection, dialect, tables).value(ROW).orElse("of another program");
    return "Another program ("
        + session
        + "; if it died, delete the row '"
        + ROW
        + "' of "
        + tables.of(StepTable.NAME)
        + ")";
  }

  private record Row(StepTable steps, String self) implements Held {

    /** Each statement was kept at once. */
    @Override
    public void keep() {}

    @Override
    public void close() throws SQLException {
      steps.remove(ROW, self);
    }
  }
}
