package dev.comity.storage;

import dev.comity.failure.ConflictException;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What one unit of work sees of a table: its snapshot, with its own writes laid over it. */
final class TableView<K, V> {

  private final VersionedTable<K, V> table;
  private final long snapshot;
  private final NavigableMap<K, Optional<V>> written;

  TableView(VersionedTable<K, V> table, long snapshot) {
    this.table = table;
    this.snapshot = snapshot;
    this.written = new TreeMap<>(table.order());
  }

  Optional<V> find(K key) {
    Optional<V> own = written.get(key);
    return own != null ? own : table.find(key, snapshot);
  }

  Stream<Row<K, V>> all() {
    return merged(table.order(), table.all(snapshot), written);
  }

  Stream<Row<K, V>> from(K key) {
    return merged(table.order(), table.from(key, snapshot), written.tailMap(key, true));
  }

  Stream<Row<K, V>> after(K key) {
    return merged(table.order(), table.after(key, snapshot), written.tailMap(key, false));
  }

  /** From a key downwards. */
  Stream<Row<K, V>> upTo(K key) {
    return merged(
        table.order().reversed(),
        table.upTo(key, snapshot),
        written.headMap(key, true).descendingMap());
  }

  private Stream<Row<K, V>> merged(
      Comparator<K> order, Stream<Row<K, V>> stored, Map<K, Optional<V>> own) {
    Stream<Row<K, V>> rows = own.isEmpty() ? stored : Overlay.of(order, stored, own);
    return rows.filter(row -> row.value().isPresent());
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

  /** The first to commit wins: whoever wrote one of our keys since our snapshot was faster. */
  void refuseIfOvertaken() {
    for (K key : written.keySet()) {
      if (table.isWrittenSince(key, snapshot)) {
        throw new ConflictException(
            "Another unit of work has written " + table + " " + key + " meanwhile.");
      }
    }
  }

  void install(long commit, Garbage garbage) {
    written.forEach(
        (key, value) -> {
          if (table.write(key, value, commit)) {
            garbage.add(table, key, commit);
          }
        });
  }

  /** The table's name, as it stands before a key. */
  @Override
  public String toString() {
    return table.toString();
  }
}
