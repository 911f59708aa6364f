package dev.comity.matching.pairing;

import dev.comity.matching.Budget;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Work that cannot be interrupted, in a daemon thread, and somebody who does not wait for ever. The
 * library follows the path of a pairing by recursion, and a path may lead past everybody: with the
 * stack of an ordinary thread that ends at some ten thousand people.
 */
final class Watched {

  private static final long LOOK = 20;

  /** Bytes of stack: for a thread as such, and for each person of a path. */
  private static final long BASE = 1L << 20;

  private static final long EACH = 1L << 9;

  private Watched() {}

  /** The answer; empty if it did not come within the time, or if the caller gave up. */
  static <T> Optional<T> run(Supplier<T> work, int people, Budget budget) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(null, task, "comity-pairing", BASE + EACH * people);
    thread.setDaemon(true);
    long begun = System.nanoTime();
    long longest = budget.time().toNanos();
    if (budget.cancelled().getAsBoolean()) {
      return Optional.empty();
    }
    thread.start();
    while (true) {
      try {
        return Optional.of(task.get(LOOK, TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        if (System.nanoTime() - begun > longest || budget.cancelled().getAsBoolean()) {
          return Optional.empty();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      } catch (ExecutionException e) {
        // Not the library's own exception: it calls the caller wrong where it is itself.
        throw new IllegalStateException("Pairing failed: " + e.getCause(), e.getCause());
      }
    }
  }
}
