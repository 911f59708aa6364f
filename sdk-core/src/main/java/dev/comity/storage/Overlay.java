package dev.comity.storage;

import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Two sorted runs of rows as one: where both have a key, the upper row hides the lower one. */
final class Overlay<K, V> implements Iterator<Row<K, V>> {

  private final Comparator<? super K> order;
  private final Iterator<Row<K, V>> lower;
  private final Iterator<Row<K, V>> upper;
  private @Nullable Row<K, V> nextLower;
  private @Nullable Row<K, V> nextUpper;

  private Overlay(
      Comparator<? super K> order, Iterator<Row<K, V>> lower, Iterator<Row<K, V>> upper) {
    this.order = order;
    this.lower = lower;
    this.upper = upper;
    this.nextLower = next(lower);
    this.nextUpper = next(upper);
  }

  /** Lays one run over another; both are sorted in the order that is given. */
  static <K, V> Stream<Row<K, V>> of(
      Comparator<? super K> order, Stream<Row<K, V>> lower, Stream<Row<K, V>> upper) {
    Iterator<Row<K, V>> rows = new Overlay<>(order, lower.iterator(), upper.iterator());
    int traits = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, traits), false);
  }

  @Override
  public boolean hasNext() {
    return nextLower != null || nextUpper != null;
  }

  @Override
  public Row<K, V> next() {
    Row<K, V> below = nextLower;
    Row<K, V> above = nextUpper;
    if (above == null || (below != null && order.compare(below.key(), above.key()) < 0)) {
      if (below == null) {
        throw new NoSuchElementException();
      }
      nextLower = next(lower);
      return below;
    }
    if (below != null && order.compare(below.key(), above.key()) == 0) {
      nextLower = next(lower);
    }
    nextUpper = next(upper);
    return above;
  }

  private static <T> @Nullable T next(Iterator<T> rows) {
    return rows.hasNext() ? rows.next() : null;
  }
}
