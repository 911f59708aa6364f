package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** H2, on a file or in memory. */
final class H2Dialect extends Dialect {

  /** H2 says only in the cause why a file could not be written. */
  private static final Predicate<SQLException> NO_ROOM =
      Faults.byMessage("no space left", "disk full", "not enough space");

  private static final Faults FAULTS =
      new Faults(
          Faults.byState(Set.of("40001", "HYT00", "90131", "23505")),
          Faults.byState(Set.of("57014")),
          NO_ROOM,
          // it closes the database then, and what it had begun to write may be found there or not
          NO_ROOM
              .or(Faults.byState(Set.of("90098", "90121", "90067", "90028", "90031", "90030")))
              .or(Faults.byClass("08")),
          Faults.byClass("42S"));

  H2Dialect() {
    super("H2");
  }

  @Override
  Faults faults() {
    return FAULTS;
  }

  /**
   * Serializable gives one snapshot. Under repeatable read, rows that another unit commits still
   * appear.
   */
  @Override
  Restoration beginSnapshot(Connection connection, boolean fresh) throws SQLException {
    int before = connection.getTransactionIsolation();
    if (before == Connection.TRANSACTION_SERIALIZABLE) {
      return Restoration.NOTHING;
    }
    connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    return it -> it.setTransactionIsolation(before);
  }

  @Override
  boolean isNear() {
    return true;
  }

  @Override
  TableDialect tables() {
    return new H2Tables();
  }

  @Override
  boolean holdsWork(Connection connection) throws SQLException {
    return Boolean.parseBoolean(
        setting(
            connection,
            "SELECT CONTAINS_UNCOMMITTED FROM INFORMATION_SCHEMA.SESSIONS"
                + " WHERE SESSION_ID = SESSION_ID()"));
  }

  @Override
  Optional<String> forgetfulness(Connection connection) throws SQLException {
    if (isInMemory(connection)) {
      return Optional.empty();
    }
    String delay = writeDelay(connection);
    if (!delay.equals("0")) {
      return Optional.of(
          "H2 writes to its file up to "
              + delay
              + " ms after a commit, and a program that dies before loses it."
              + " Maybe add ;WRITE_DELAY=0 to the URL?");
    }
    return mayWriteAtOnce(connection)
        ? Optional.empty()
        : Optional.of(
            "H2 does not wait for a commit to be written while it writes another one, and only its"
                + " administrators may tell it to. Maybe connect as one of them?");
  }

  /** Even without delay, a commit passes by a file that is just being written for another one. */
  @Override
  Optional<String> afterCommit(Connection connection) throws SQLException {
    boolean isWanted = !isInMemory(connection) && writeDelay(connection).equals("0");
    return isWanted && mayWriteAtOnce(connection) ? Optional.of("CHECKPOINT") : Optional.empty();
  }

  private static boolean isInMemory(Connection connection) throws SQLException {
    return setting(connection, "SELECT DATABASE_PATH()").isEmpty();
  }

  private static String writeDelay(Connection connection) throws SQLException {
    return setting(
        connection,
        "SELECT COALESCE(MAX(SETTING_VALUE), '500') FROM INFORMATION_SCHEMA.SETTINGS"
            + " WHERE SETTING_NAME = 'WRITE_DELAY'");
  }

  private static boolean mayWriteAtOnce(Connection connection) throws SQLException {
    return Boolean.parseBoolean(
        setting(
            connection,
            "SELECT COALESCE(MAX(IS_ADMIN), FALSE) FROM INFORMATION_SCHEMA.USERS"
                + " WHERE USER_NAME = CURRENT_USER"));
  }
}
