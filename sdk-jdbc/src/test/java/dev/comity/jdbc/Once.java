package dev.comity.jdbc;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something dear that is made when it is first asked for. If that fails, everybody who asks is told
 * why, and nobody waits for it again.
 */
final class Once<T> implements Supplier<T> {

  private final Supplier<T> maker;
  private Optional<T> made = Optional.empty();
  private Optional<AssertionError> failed = Optional.empty();

  Once(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    if (failed.isPresent()) {
      throw new AssertionError(failed.get().getMessage(), failed.get());
    }
    if (made.isEmpty()) {
      try {
        made = Optional.of(maker.get());
      } catch (AssertionError e) {
        failed = Optional.of(e);
        throw e;
      }
    }
    return made.get();
  }
}
