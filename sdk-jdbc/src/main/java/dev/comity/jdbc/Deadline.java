package dev.comity.jdbc;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops a statement that takes too long, for drivers that do not do it by themselves. It waits on
 * the JDK's own timer, and starts no thread.
 */
final class Deadline implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Deadline.class);

  private final Statement statement;
  private final CompletableFuture<Boolean> timer = new CompletableFuture<>();

  /** Else a late timer could stop the next statement on the connection. */
  private boolean over;

  private Deadline(Statement statement) {
    this.statement = statement;
  }

  static Deadline in(int seconds, Statement statement) {
    Deadline deadline = new Deadline(statement);
    var unused =
        deadline
            .timer
            .completeOnTimeout(true, seconds, TimeUnit.SECONDS)
            .thenAccept(it -> deadline.stop());
    return deadline;
  }

  private synchronized void stop() {
    if (over) {
      return;
    }
    try {
      statement.cancel();
    } catch (SQLException e) {
      LOG.warn("A statement that takes too long cannot be stopped: {}", e.getMessage());
    }
  }

  /** Called when the statement has ended; a timer that still runs goes with it. */
  @Override
  public void close() {
    synchronized (this) {
      over = true;
    }
    timer.cancel(false);
  }
}
