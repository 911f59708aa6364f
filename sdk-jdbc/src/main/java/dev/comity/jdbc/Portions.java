package dev.comity.jdbc;

import java.util.List;
import java.util.function.Consumer;

/** Many values, some at a time: there are databases that take no more parameters in a statement. */
final class Portions {

  private static final int AT_ONCE = 500;

  private Portions() {}

  static <T> void each(List<T> values, Consumer<List<T>> use) {
    for (int from = 0; from < values.size(); from += AT_ONCE) {
      use.accept(values.subList(from, Math.min(from + AT_ONCE, values.size())));
    }
  }

  /** The condition, behind a column, that it holds one of the values of a portion. */
  static String among(List<?> some) {
    return " IN (?" + ", ?".repeat(some.size() - 1) + ")";
  }
}
