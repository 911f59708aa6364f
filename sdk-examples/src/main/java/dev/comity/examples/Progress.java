package dev.comity.examples;

import java.io.PrintWriter;
import java.util.function.LongConsumer;

/** Shows how far long work has come: on a terminal a line that counts, in a pipe nothing. */
final class Progress implements LongConsumer, AutoCloseable {

  private static final long EVERY = 500;

  private final PrintWriter err;
  private final String what;
  private final boolean shown;
  private boolean written;

  Progress(PrintWriter err, String what) {
    this.err = err;
    this.what = what;
    this.shown = isTerminal();
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
    if (shown && count % EVERY == 0) {
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
