package dev.comity.matching.pairing;

import dev.comity.matching.Budget;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Work that cannot be interrupted, in a daemon thread, and somebody who does not wait for ever. */
final class Watched {

  private static final long LOOK = 20;

  private Watched() {}

  /** The answer; empty if it did not come within the time, or if the caller gave up. */
  static <T> Optional<T> run(Supplier<T> work, Budget budget) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(task, "comity-pairing");
    thread.setDaemon(true);
    long begun = System.nanoTime();
    long longest = budget.time().toNanos();
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
        if (e.getCause() instanceof RuntimeException fault) {
          throw fault;
        }
        throw new IllegalStateException("The library failed", e.getCause());
      }
    }
  }
}
