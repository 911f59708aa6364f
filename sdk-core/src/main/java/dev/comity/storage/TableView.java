package dev.comity.storage;

import dev.comity.failure.ConflictException;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pcollections.PSortedMap;

/** What one unit of work sees of a table: its snapshot, with its own writes laid over it. */
final class TableView<K, V> {

  private final Table<K, V> table;
  private final PSortedMap<K, V> rows;
  private final NavigableMap<K, Optional<V>> written;

  TableView(Table<K, V> table, PSortedMap<K, V> rows) {
    this.table = table;
    this.rows = rows;
    this.written = new TreeMap<>(table.order());
  }

  Optional<V> find(K key) {
    Optional<V> own = written.get(key);
    return own != null ? own : Optional.ofNullable(rows.get(key));
  }

  Stream<Row<K, V>> all() {
    return merged(table.order(), rows, written);
  }

  Stream<Row<K, V>> from(K key) {
    return merged(table.order(), rows.tailMap(key, true), written.tailMap(key, true));
  }

  Stream<Row<K, V>> after(K key) {
    return merged(table.order(), rows.tailMap(key, false), written.tailMap(key, false));
  }

  /** From a key downwards. */
  Stream<Row<K, V>> upTo(K key) {
    return merged(
        table.order().reversed(),
        rows.headMap(key, true).descendingMap(),
        written.headMap(key, true).descendingMap());
  }

  private static <K, V> Stream<Row<K, V>> merged(
      Comparator<K> order, Map<K, V> stored, Map<K, Optional<V>> own) {
    Stream<Row<K, V>> below =
        stored.entrySet().stream().map(row -> new Row<>(row.getKey(), Optional.of(row.getValue())));
    return own.isEmpty()
        ? below
        : Overlay.of(order, below, own).filter(row -> row.value().isPresent());
  }

  /** Puts a row under a key that is free. */
  void insert(K key, V value) {
    if (find(key).isPresent()) {
      throw new ConflictException("There is " + table + " " + key + " already.");
    }
    put(key, value);
  }

  void put(K key, V value) {
    written.put(key, Optional.of(value));
  }

  void remove(K key) {
    written.put(key, Optional.empty());
  }

  boolean isChanged() {
    return !written.isEmpty();
  }

  /**
   * The first to commit wins: whoever wrote one of our keys since our snapshot was faster. What
   * stands there is then another object, or none; no row is ever changed in place.
   */
  @SuppressWarnings("ReferenceEquality")
  void refuseIfOvertaken(Contents now) {
    PSortedMap<K, V> latest = now.of(table);
    for (K key : written.keySet()) {
      if (latest.get(key) != rows.get(key)) {
        throw new ConflictException(
            "Another unit of work has written " + table + " " + key + " meanwhile.");
      }
    }
  }

  /** The contents of now, with the changes made. */
  Contents laidOver(Contents now) {
    if (written.isEmpty()) {
      return now;
    }
    PSortedMap<K, V> changed = now.of(table);
    for (var change : written.entrySet()) {
      changed =
          change.getValue().isPresent()
              ? changed.plus(change.getKey(), change.getValue().get())
              : changed.minus(change.getKey());
    }
    return now.with(table, changed);
  }

  /** The table's name, as it stands before a key. */
  @Override
  public String toString() {
    return table.toString();
  }
}
