package dev.comity.storage;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that keeps, for each key, the versions that some snapshot may still see. Readers
 * take no lock; writers are kept apart by the storage's commit lock.
 */
final class VersionedTable<K extends Comparable<K>, V> {

  /** A value as of a commit, or its absence; older versions hang behind it. */
  private static final class Version<V> {
    final long commit;
    final Optional<V> value;
    volatile @Nullable Version<V> older;

    Version(long commit, Optional<V> value, @Nullable Version<V> older) {
      this.commit = commit;
      this.value = value;
      this.older = older;
    }
  }

  private final ConcurrentSkipListMap<K, Version<V>> rows = new ConcurrentSkipListMap<>();

  Optional<V> find(K key, long snapshot) {
    return seen(rows.get(key), snapshot);
  }

  Iterable<Map.Entry<K, Optional<V>>> scan(K from, boolean inclusive, long snapshot) {
    return () ->
        rows.tailMap(from, inclusive).entrySet().stream()
            .map(row -> Map.entry(row.getKey(), seen(row.getValue(), snapshot)))
            .iterator();
  }

  /** The commit that wrote a key last; 0 if none did. */
  long lastCommit(K key) {
    Version<V> newest = rows.get(key);
    return newest == null ? 0 : newest.commit;
  }

  /** Writes a version, and forgets those that no snapshot from the oldest on can see. */
  void write(K key, Optional<V> value, long commit, long oldestSnapshot) {
    Version<V> before = rows.get(key);
    rows.put(key, new Version<>(commit, value, before));
    for (Version<V> it = before; it != null; it = it.older) {
      if (it.commit <= oldestSnapshot) {
        it.older = null;
        break;
      }
    }
  }

  /** How many versions are kept: for the test that old ones are forgotten. */
  long versions() {
    long count = 0;
    for (Version<V> row : rows.values()) {
      for (Version<V> it = row; it != null; it = it.older) {
        count++;
      }
    }
    return count;
  }

  private static <V> Optional<V> seen(@Nullable Version<V> newest, long snapshot) {
    for (Version<V> it = newest; it != null; it = it.older) {
      if (it.commit <= snapshot) {
        return it.value;
      }
    }
    return Optional.empty();
  }
}
