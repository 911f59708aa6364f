package dev.comity.storage;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a snapshot and a unit's own writes as one sorted run: where both have a key, the
 * write hides the row.
 */
final class Overlay<K, V> implements Iterator<Row<K, V>> {

  private final Comparator<K> order;
  private final Iterator<Row<K, V>> lower;
  private final Iterator<Map.Entry<K, Optional<V>>> upper;
  private @Nullable Row<K, V> nextLower;
  private @Nullable Row<K, V> nextUpper;

  private Overlay(
      Comparator<K> order, Iterator<Row<K, V>> lower, Iterator<Map.Entry<K, Optional<V>>> upper) {
    this.order = order;
    this.lower = lower;
    this.upper = upper;
    pullLower();
    pullUpper();
  }

  /**
   * Lays writes over rows; both are sorted in the order that is given. The writes are walked
   * through by an iterator, as a stream over a part of a tree counts that part first.
   */
  static <K, V> Stream<Row<K, V>> of(
      Comparator<K> order, Stream<Row<K, V>> stored, Map<K, Optional<V>> written) {
    Iterator<Row<K, V>> rows =
        new Overlay<>(order, stored.iterator(), written.entrySet().iterator());
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
      pullLower();
      return below;
    }
    if (below != null && order.compare(below.key(), above.key()) == 0) {
      pullLower();
    }
    pullUpper();
    return above;
  }

  private void pullLower() {
    nextLower = lower.hasNext() ? lower.next() : null;
  }

  private void pullUpper() {
    if (upper.hasNext()) {
      Map.Entry<K, Optional<V>> write = upper.next();
      nextUpper = new Row<>(write.getKey(), write.getValue());
    } else {
      nextUpper = null;
    }
  }
}
