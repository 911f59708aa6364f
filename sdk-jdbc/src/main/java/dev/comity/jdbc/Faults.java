package dev.comity.jdbc;

import dev.comity.failure.CommitInDoubtException;
import dev.comity.failure.ConflictException;
import dev.comity.failure.SchemaException;
import dev.comity.failure.StorageException;
import dev.comity.failure.StorageFullException;
import dev.comity.failure.StorageTimeoutException;
import dev.comity.failure.StorageUnavailableException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * By which signs a driver's error is told to be one of ours. The signs are asked in this order;
 * what none of them knows is taken for a storage that cannot.
 *
 * @param collision another unit of work was faster, and the database says that another try is safe
 * @param slow a statement took longer than it may
 * @param full there is no room
 * @param lost the connection is gone, or there is none
 * @param schema a table or column is missing
 */
record Faults(
    Predicate<SQLException> collision,
    Predicate<SQLException> slow,
    Predicate<SQLException> full,
    Predicate<SQLException> lost,
    Predicate<SQLException> schema) {

  static Predicate<SQLException> byState(Set<String> states) {
    return it -> states.contains(String.valueOf(it.getSQLState()));
  }

  static Predicate<SQLException> byClass(String beginning) {
    return it -> String.valueOf(it.getSQLState()).startsWith(beginning);
  }

  static Predicate<SQLException> byCode(Set<Integer> codes) {
    return it -> codes.contains(it.getErrorCode());
  }

  /** By words in the message, or in that of any cause. */
  static Predicate<SQLException> byMessage(String... parts) {
    return it ->
        Stream.<Throwable>iterate(it, Objects::nonNull, Throwable::getCause)
            .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
            .anyMatch(message -> Stream.of(parts).anyMatch(message::contains));
  }

  /**
   * Whether the database refuses whatever it is, since another statement of the transaction failed
   * before (PostgreSQL). The driver tells that one as the cause, but it is the fault of whoever
   * sent it.
   */
  static boolean isOfOneBefore(SQLException fault) {
    return "25P02".equals(fault.getSQLState());
  }

  /** Turns an error into ours; before the commit, nothing is kept whatever it is. */
  StorageException translate(String tried, SQLException fault) {
    if (isOfOneBefore(fault)) {
      Throwable before = fault;
      while (before.getCause() != null) {
        before = before.getCause();
      }
      return new StorageUnavailableException(
          said(tried, "failed, as a statement before it had, which was not ours", before), fault);
    }
    return told(tried, fault);
  }

  private StorageException told(String tried, SQLException fault) {
    return first(collision, fault, it -> new ConflictException(said(tried, "collided", it), fault))
        .or(
            () ->
                first(
                    slow.or(TIMED_OUT),
                    fault,
                    it -> new StorageTimeoutException(said(tried, SLOW, it), fault)))
        .or(() -> first(full, fault, it -> new StorageFullException(said(tried, FULL, it), fault)))
        .or(
            () ->
                first(
                    schema, fault, it -> new SchemaException(said(tried, SCHEMA, it) + WAY, fault)))
        .orElseGet(() -> unavailable(tried, fault));
  }

  /**
   * Turns an error of the commit into ours. Only what surely ended in a rollback is known; after
   * anything else, also after what nobody has foreseen, the commit is in doubt.
   */
  StorageException translateCommit(SQLException fault) {
    StorageException known = told("The commit", fault);
    boolean isRolledBack =
        !isLost(fault)
            && (known instanceof ConflictException || known instanceof StorageFullException);
    return isRolledBack
        ? known
        : new CommitInDoubtException(
            said("The commit", "was not answered, so it may be kept or not", fault), fault);
  }

  boolean isLost(SQLException fault) {
    return first(lost, fault, it -> new StorageUnavailableException("", it)).isPresent();
  }

  private StorageException unavailable(String tried, SQLException fault) {
    SQLException next = fault.getNextException();
    return new StorageUnavailableException(
        said(tried, "failed", next == null ? fault : next), fault);
  }

  /** What JDBC itself calls it, whatever the driver's number. */
  private static final Predicate<SQLException> TIMED_OUT = SQLTimeoutException.class::isInstance;

  private static final String SLOW = "took longer than the statement time-out allows";
  private static final String FULL = "found no room";
  private static final String SCHEMA = "failed, the tables are not as they should be";
  private static final String WAY = " Maybe build the storage with SchemaMode.APPLY once?";

  private static Optional<StorageException> first(
      Predicate<SQLException> sign,
      SQLException fault,
      Function<SQLException, StorageException> ours) {
    for (Throwable it : fault) { // with its causes and those chained to it
      if (it instanceof SQLException sql && sign.test(sql)) {
        return Optional.of(ours.apply(sql));
      }
    }
    return Optional.empty();
  }

  private static String said(String tried, String what, Throwable it) {
    String line = String.valueOf(it.getMessage()).lines().findFirst().orElse("");
    return tried + " " + what + ": " + line;
  }
}
