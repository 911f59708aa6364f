package dev.comity;

import dev.comity.failure.CommitInDoubtException;
import dev.comity.failure.StorageException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs units of work again that collide: a bounded number of times, after pauses that grow and that
 * differ, so that those who collided once do not collide again in step. A thread that is
 * interrupted gets the last fault instead, and stays interrupted.
 *
 * @param attempts how often a unit is run at most
 * @param below a random number from 0 to below the one that it is given
 * @param pause waits so many nanoseconds
 */
record Retries(int attempts, LongUnaryOperator below, LongConsumer pause) {

  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

  /** The shortest pause is doubled so often, and no more. */
  private static final int DOUBLINGS = 7;

  static Retries upTo(int attempts) {
    return new Retries(
        attempts, bound -> ThreadLocalRandom.current().nextLong(bound), LockSupport::parkNanos);
  }

  /**
   * Runs a unit until it does not collide any more.
   *
   * @param underKey whether it does nothing twice, so that a commit whose fate is unknown may be
   *     tried again
   * @param unit the whole unit, from its beginning to its commit
   */
  <R> R run(boolean underKey, Supplier<R> unit) {
    CommitInDoubtException doubt = null;
    for (int attempt = 1; ; attempt++) {
      try {
        return unit.get();
      } catch (StorageException e) {
        boolean inDoubt = e instanceof CommitInDoubtException;
        if (inDoubt && doubt == null) {
          doubt = (CommitInDoubtException) e;
        }
        boolean again = e.isRetryable() || (underKey && inDoubt);
        LOG.debug("Attempt {} of a unit of work failed: {}", attempt, e.getMessage());
        if (!again || attempt >= attempts || isStoppedWhileWaiting(attempt)) {
          throw doubt == null ? e : still(doubt, e);
        }
      }
    }
  }

  /** A thread that is interrupted cannot wait any more, and somebody wants it to end. */
  private boolean isStoppedWhileWaiting(int attempt) {
    pause.accept(nanos(attempt));
    return Thread.currentThread().isInterrupted();
  }

  /** Whatever became of the later tries, the first one may have been kept. */
  private static CommitInDoubtException still(CommitInDoubtException doubt, StorageException e) {
    if (e != doubt) {
      doubt.addSuppressed(e);
    }
    return doubt;
  }

  /** 1 to 2 ms after the first collision, up to 128 to 256 ms after the eighth and later. */
  private long nanos(int attempt) {
    long base = TimeUnit.MILLISECONDS.toNanos(1L << Math.min(attempt - 1, DOUBLINGS));
    return base + below.applyAsLong(base);
  }
}
