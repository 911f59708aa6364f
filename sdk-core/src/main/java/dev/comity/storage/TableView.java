package dev.comity.storage;

import dev.comity.failure.ConflictException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What one unit of work sees of a table: its snapshot, with its own writes laid over it. */
final class TableView<K extends Comparable<K>, V> {

  private final String name;
  private final VersionedTable<K, V> table;
  private final long snapshot;
  private final TreeMap<K, Optional<V>> written = new TreeMap<>();

  TableView(String name, VersionedTable<K, V> table, long snapshot) {
    this.name = name;
    this.table = table;
    this.snapshot = snapshot;
  }

  Optional<V> find(K key) {
    Optional<V> own = written.get(key);
    return own != null ? own : table.find(key, snapshot);
  }

  void insert(K key, V value) {
    if (find(key).isPresent()) {
      throw new ConflictException(name + " " + key + " is taken.");
    }
    written.put(key, Optional.of(value));
  }

  void put(K key, V value) {
    written.put(key, Optional.of(value));
  }

  void remove(K key) {
    written.put(key, Optional.empty());
  }

  /** The rows from a key on, in order, while their keys are wanted, up to a limit. */
  List<V> scan(
      K from, boolean inclusive, Predicate<K> whileWanted, Predicate<V> wanted, int limit) {
    List<V> found = new ArrayList<>();
    Iterator<Map.Entry<K, Optional<V>>> stored = table.scan(from, inclusive, snapshot).iterator();
    Iterator<Map.Entry<K, Optional<V>>> own =
        written.tailMap(from, inclusive).entrySet().iterator();
    Map.@Nullable Entry<K, Optional<V>> nextStored = next(stored);
    Map.@Nullable Entry<K, Optional<V>> nextOwn = next(own);
    while (found.size() < limit && (nextStored != null || nextOwn != null)) {
      int order =
          nextStored == null
              ? 1
              : nextOwn == null ? -1 : nextStored.getKey().compareTo(nextOwn.getKey());
      Map.Entry<K, Optional<V>> row = order < 0 ? nextStored : nextOwn;
      if (row == null || !whileWanted.test(row.getKey())) {
        break;
      }
      row.getValue().filter(wanted).ifPresent(found::add);
      if (order <= 0) {
        nextStored = next(stored);
      }
      if (order >= 0) {
        nextOwn = next(own);
      }
    }
    return found;
  }

  private static <T> @Nullable T next(Iterator<T> rows) {
    return rows.hasNext() ? rows.next() : null;
  }

  boolean isChanged() {
    return !written.isEmpty();
  }

  /** First committer wins: whoever wrote a key since the snapshot was faster. */
  void check() {
    for (K key : written.keySet()) {
      if (table.lastCommit(key) > snapshot) {
        throw new ConflictException(
            name + " " + key + " was written by another unit of work meanwhile.");
      }
    }
  }

  void install(long commit, long oldestSnapshot) {
    written.forEach((key, value) -> table.write(key, value, commit, oldestSnapshot));
  }
}
