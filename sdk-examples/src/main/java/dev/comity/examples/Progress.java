package dev.comity.examples;

import dev.comity.matching.Budget;
import java.io.PrintWriter;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Shows how far long work has come: on a terminal a line that counts, in a pipe nothing. */
final class Progress implements LongConsumer, AutoCloseable {

  private static final long LINES = 500;
  private static final long STEPS = 1 << 20;

  private final PrintWriter err;
  private final String what;
  private final long every;
  private final boolean shown;
  private long next;
  private boolean written;

  Progress(PrintWriter err, String what) {
    this(err, what, LINES, isTerminal());
  }

  /** Told after about {@code every} more each time. */
  Progress(PrintWriter err, String what, long every, boolean shown) {
    this.err = err;
    this.what = what;
    this.every = every;
    this.shown = shown;
    next = every;
  }

  /** Searches, and shows the steps meanwhile. */
  static <T> T ofSteps(PrintWriter err, Budget budget, Function<Budget, T> search) {
    try (Progress progress = new Progress(err, "steps", STEPS, isTerminal())) {
      return search.apply(budget.tell(progress));
    }
  }

  /** From JDK 22 on there is a console in a pipe too, which then says that it is no terminal. */
  private static boolean isTerminal() {
    var console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) console.getClass().getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The console does not say whether it is a terminal", e);
    }
  }

  @Override
  public void accept(long count) {
    if (shown && count >= next) {
      next = count - count % every + every;
      err.print("\r" + what + ": " + count);
      err.flush();
      written = true;
    }
  }

  @Override
  public void close() {
    if (written) {
      err.print("\r\033[K");
      err.flush();
    }
  }
}
