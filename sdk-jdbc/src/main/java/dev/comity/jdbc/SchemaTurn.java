package dev.comity.jdbc;

import dev.comity.failure.SchemaException;
import dev.comity.jdbc.TableDialect.WrongSetting;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Waits until it is this program's turn to apply, but not for ever. */
final class SchemaTurn {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Ground ground;
  private final Duration patience;
  private final long deadline;

  SchemaTurn(Ground ground, Duration patience) {
    this.ground = ground;
    this.patience = patience;
    this.deadline = System.nanoTime() + patience.toNanos();
  }

  SchemaLock.Held lock() throws SQLException {
    SchemaLock lock = ground.dialect().tables().lock(ground.tables(), ground.home());
    while (true) {
      Optional<SchemaLock.Held> held = lock.tryTake(ground.connection());
      if (held.isPresent()) {
        return held.get();
      }
      if (!pause()) {
        throw new SchemaException(
            lock.holder(ground.connection())
                + " has been applying the schema for "
                + patience.toSeconds()
                + " seconds. Maybe start again when it has ended?");
      }
    }
  }

  /** Others that are at the database may have to end first what they are doing. */
  void putRight(WrongSetting setting) throws SQLException {
    while (true) {
      try (Statement statement = ground.connection().createStatement()) {
        statement.execute(setting.remedy());
        return;
      } catch (SQLException e) {
        if (!ground.dialect().faults().collision().test(e)) {
          throw e;
        }
        if (!pause()) {
          throw new SchemaException(
              setting.words()
                  + ", and cannot be put right while others are at the database: "
                  + e.getMessage(),
              e);
        }
      }
    }
  }

  /** Whether there is time for another try. */
  private boolean pause() {
    LockSupport.parkNanos(PAUSE.toNanos());
    if (Thread.currentThread().isInterrupted()) { // and stays so
      throw new SchemaException(
          "Waiting for another program that applies the schema was interrupted. Maybe"
              + " apply again?");
    }
    return System.nanoTime() < deadline;
  }
}
