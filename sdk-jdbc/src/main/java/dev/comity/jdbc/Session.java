package dev.comity.jdbc;

import dev.comity.failure.StaleVersionException;
import dev.comity.failure.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The statements of one unit of work on its one connection.
 *
 * <p>Writing is put off and sent in batches. Each statement belongs to a table, and what is written
 * to one table reaches it in the order in which it was written: if a statement would have to go
 * behind another of its table that was queued after it, everything is sent first.
 */
final class Session implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  /** So many rows of one statement are sent together; more would only hold memory. */
  private static final int BATCH = 1_000;

  private static final String VALUES = " VALUES ";

  /** Rows that wait for one statement; a subject for each row whose version is checked. */
  private static final class Queue {
    final String table;
    final List<Object[]> rows = new ArrayList<>();
    final List<Optional<Versioned>> checked = new ArrayList<>();

    Queue(String table) {
      this.table = table;
    }

    boolean isInsert(String sql) {
      return sql.startsWith("INSERT ") && sql.contains(VALUES);
    }

    /** Rows of one statement are either all checked or none is. */
    boolean isChecked() {
      return checked.get(0).isPresent();
    }

    /**
     * Holds the numbers of rows that statements changed against the versions they were to find.
     *
     * @param from the first of those statements
     */
    void check(int from, int[] counts) throws SQLException {
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] != 1 && checked.get(from + i).isPresent()) {
          Versioned it = checked.get(from + i).get();
          if (counts[i] == 0) {
            throw new StaleVersionException(it.subject(), it.expected());
          }
          throw new SQLException(
              "The driver does not say whether "
                  + it.subject()
                  + " was still at version "
                  + it.expected()
                  + ", it answers "
                  + counts[i]
                  + " rows. Maybe let it not put the statements of a batch together?");
        }
      }
    }
  }

  private record Versioned(String subject, long expected) {}

  private final Connection connection;
  private final Dialect dialect;
  private final Transaction transaction;
  private final int timeoutSeconds;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final LinkedHashMap<String, Queue> queues = new LinkedHashMap<>();
  private final Map<String, String> lastOfTable = new HashMap<>();
  private final Map<String, Integer> written = new HashMap<>();
  private final List<Runnable> afterSending = new ArrayList<>();

  /** On H2 a time-out is the connection's, not the statement's, and has to be put back. */
  private Optional<Integer> timeoutFound = Optional.empty();

  private Optional<String> prelude;
  private boolean failed;

  /**
   * Begins.
   *
   * @param transaction is told what happens
   * @param timeoutSeconds how long a statement may take; 0 for any time
   */
  Session(Connection connection, Dialect dialect, Transaction transaction, int timeoutSeconds) {
    this.connection = connection;
    this.dialect = dialect;
    this.transaction = transaction;
    this.prelude = transaction.prelude();
    this.timeoutSeconds = timeoutSeconds;
  }

  /** Whether something went wrong, so that nothing of the unit can be kept. */
  boolean hasFailed() {
    return failed;
  }

  private StorageException fail(StorageException fault) {
    if (failed) {
      return fault;
    }
    failed = true;
    return transaction.failed(fault);
  }

  /**
   * Does something that is whole only if it ends: if it throws, whatever it throws, nothing of the
   * unit can be kept.
   */
  <T> T whole(Supplier<T> change) {
    try {
      return change.get();
    } catch (StorageException e) {
      throw fail(e);
    } catch (RuntimeException | Error e) {
      failed = true;
      throw e;
    }
  }

  /** Registers what has to be forgotten once everything was sent. */
  void afterSending(Runnable forget) {
    afterSending.add(forget);
  }

  void write(String table, String sql, Object... values) {
    queue(table, sql, values, Optional.empty());
  }

  /** Writes a row of which exactly the expected version must be there. */
  void writeVersion(String table, String sql, String subject, long expected, Object... values) {
    queue(table, sql, values, Optional.of(new Versioned(subject, expected)));
  }

  private void queue(String table, String sql, Object[] values, Optional<Versioned> checked) {
    String last = lastOfTable.get(table);
    if (last != null && !last.equals(sql) && queues.containsKey(sql)) {
      send();
    }
    Queue queue = queues.computeIfAbsent(sql, it -> new Queue(table));
    queue.rows.add(values);
    queue.checked.add(checked);
    lastOfTable.put(table, sql);
    if (queue.rows.size() >= BATCH) {
      send();
    }
  }

  /** Sends everything that waits. */
  void send() {
    whole(
        () -> {
          queues.forEach(this::send);
          return true;
        });
    queues.clear();
    lastOfTable.clear();
    afterSending.forEach(Runnable::run);
  }

  /** Sends everything if something waits for a table that is about to be read. */
  void sendBefore(String... tables) {
    for (String table : tables) {
      if (lastOfTable.containsKey(table)) {
        send();
        return;
      }
    }
  }

  private void send(String sql, Queue queue) {
    try {
      begin();
      int together = queue.isInsert(sql) ? dialect.rowsTogether() : 1;
      int whole = together > 1 ? queue.rows.size() / together * together : 0;
      if (whole > 0) {
        PreparedStatement statement = statement(together(sql, together));
        for (int i = 0; i < whole; i += together) {
          List<Object[]> rows = queue.rows.subList(i, i + together);
          add(statement, rows.stream().flatMap(Arrays::stream).toArray());
        }
        timed(statement, statement::executeBatch);
      }
      if (whole < queue.rows.size()) {
        List<Object[]> rest = queue.rows.subList(whole, queue.rows.size());
        boolean asOne = !queue.isChecked() || dialect.countsInBatches(connection);
        queue.check(whole, asOne ? batch(sql, rest) : oneByOne(sql, rest));
      }
      int before = written.getOrDefault(queue.table, 0);
      int after = written.merge(queue.table, queue.rows.size(), Integer::sum);
      if (before < BATCH && after >= BATCH) {
        dialect.hasGrown(connection, queue.table);
      }
    } catch (StaleVersionException e) {
      throw fail(e);
    } catch (SQLException e) {
      throw fail(dialect.faults().translate("Writing " + queue.table, e));
    }
  }

  private int[] batch(String sql, List<Object[]> rows) throws SQLException {
    PreparedStatement statement = statement(sql);
    for (Object[] row : rows) {
      add(statement, row);
    }
    return timed(statement, statement::executeBatch);
  }

  private int[] oneByOne(String sql, List<Object[]> rows) throws SQLException {
    PreparedStatement statement = statement(sql);
    int[] counts = new int[rows.size()];
    for (int i = 0; i < counts.length; i++) {
      Rows.set(dialect, statement, rows.get(i));
      counts[i] = timed(statement, statement::executeUpdate);
    }
    return counts;
  }

  private void add(PreparedStatement statement, Object[] values) throws SQLException {
    Rows.set(dialect, statement, values);
    statement.addBatch();
  }

  /** An insertion of several rows, made of that of one. */
  private static String together(String sql, int rows) {
    String row = sql.substring(sql.indexOf(VALUES) + VALUES.length());
    return sql + (", " + row).repeat(rows - 1);
  }

  /** Runs a statement at once, behind everything that waits. */
  int execute(String table, String sql, Object... values) {
    send();
    try {
      begin();
      PreparedStatement statement = statement(sql);
      Rows.set(dialect, statement, values);
      return timed(statement, statement::executeUpdate);
    } catch (SQLException e) {
      throw fail(dialect.faults().translate("Writing " + table, e));
    }
  }

  <T> List<T> query(String what, String sql, Rows.Reader<T> reader, Object... values) {
    List<T> rows = new ArrayList<>();
    each(what, sql, row -> rows.add(reader.read(row)), values);
    return rows;
  }

  <T> Optional<T> one(String what, String sql, Rows.Reader<T> reader, Object... values) {
    return query(what, sql, reader, values).stream().findFirst();
  }

  /** What is done with each row of a query. */
  @FunctionalInterface
  interface Visitor {
    void visit(ResultSet row) throws SQLException;
  }

  /**
   * Visits the rows of a query of which there may be more than the memory holds. No other statement
   * may be run until it is over.
   */
  void eachOfMany(String what, String sql, Visitor visitor, Object... values) {
    try {
      begin();
      statement(sql).setFetchSize(dialect.fetchSize(connection));
    } catch (SQLException e) {
      throw fail(dialect.faults().translate("Reading " + what, e));
    }
    each(what, sql, visitor, values);
  }

  void each(String what, String sql, Visitor visitor, Object... values) {
    try {
      PreparedStatement statement = statement(prelude.map(it -> it + "; " + sql).orElse(sql));
      Rows.set(dialect, statement, values);
      timed(
          statement,
          () -> {
            try (ResultSet rows =
                prelude.isEmpty() ? statement.executeQuery() : second(statement)) {
              while (rows.next()) {
                visitor.visit(rows);
              }
            }
            return true;
          });
    } catch (SQLException e) {
      throw fail(dialect.faults().translate("Reading " + what, e));
    }
  }

  /** What the driver does. */
  @FunctionalInterface
  private interface Call<T> {
    T call() throws SQLException;
  }

  private <T> T timed(PreparedStatement statement, Call<T> call) throws SQLException {
    if (timeoutSeconds == 0 || dialect.driverStopsStatements()) {
      return call.call();
    }
    try (Deadline deadline = Deadline.in(timeoutSeconds, statement)) {
      return call.call();
    }
  }

  /** Sends the prelude by itself. */
  private void begin() throws SQLException {
    if (prelude.isPresent()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(prelude.get());
      }
      prelude = Optional.empty();
    }
  }

  /** Sends the prelude and the query behind it, in one round trip. */
  private ResultSet second(PreparedStatement statement) throws SQLException {
    prelude = Optional.empty();
    statement.execute();
    statement.getMoreResults();
    return statement.getResultSet();
  }

  private PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement known = statements.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      if (timeoutSeconds > 0 && dialect.driverStopsStatements()) {
        if (timeoutFound.isEmpty()) {
          timeoutFound = Optional.of(known.getQueryTimeout());
        }
        known.setQueryTimeout(timeoutSeconds);
      }
      statements.put(sql, known);
    }
    return known;
  }

  /** Closes the statements; what still waits is forgotten. */
  @Override
  public void close() {
    queues.clear();
    for (PreparedStatement statement : statements.values()) {
      try (statement) {
        if (timeoutFound.isPresent()) {
          statement.setQueryTimeout(timeoutFound.get());
        }
      } catch (SQLException e) {
        LOG.warn("A statement could not be closed: {}", e.getMessage());
      }
    }
    statements.clear();
  }
}
