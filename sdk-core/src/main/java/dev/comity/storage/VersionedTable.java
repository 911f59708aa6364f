package dev.comity.storage;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sorted table that keeps, under every key, the versions that some open unit of work may still
 * see, the newest first. Reading takes no lock; writing is for the holder of the storage's commit
 * lock.
 */
final class VersionedTable<K, V> {

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

  private final String name;
  private final Comparator<K> order;
  private final ConcurrentNavigableMap<K, Version<V>> newest;

  /** Begins empty; the name is a noun that can stand before a key. */
  VersionedTable(String name, Comparator<K> order) {
    this.name = name;
    this.order = order;
    this.newest = new ConcurrentSkipListMap<>(order);
  }

  Comparator<K> order() {
    return order;
  }

  Optional<V> find(K key, long snapshot) {
    return seen(newest.get(key), snapshot);
  }

  Stream<Row<K, V>> all(long snapshot) {
    return rows(newest, snapshot);
  }

  Stream<Row<K, V>> from(K key, long snapshot) {
    return rows(newest.tailMap(key, true), snapshot);
  }

  Stream<Row<K, V>> after(K key, long snapshot) {
    return rows(newest.tailMap(key, false), snapshot);
  }

  /** From a key downwards. */
  Stream<Row<K, V>> upTo(K key, long snapshot) {
    return rows(newest.headMap(key, true).descendingMap(), snapshot);
  }

  private static <K, V> Stream<Row<K, V>> rows(Map<K, Version<V>> part, long snapshot) {
    return part.entrySet().stream()
        .map(row -> new Row<>(row.getKey(), seen(row.getValue(), snapshot)));
  }

  private static <V> Optional<V> seen(@Nullable Version<V> newest, long snapshot) {
    for (Version<V> it = newest; it != null; it = it.older) {
      if (it.commit <= snapshot) {
        return it.value;
      }
    }
    return Optional.empty();
  }

  boolean isWrittenSince(K key, long snapshot) {
    Version<V> version = newest.get(key);
    return version != null && version.commit > snapshot;
  }

  /**
   * Writes a version, which nobody sees before the commit is published.
   *
   * @return whether there is something to forget once everybody sees the commit
   */
  boolean write(K key, Optional<V> value, long commit) {
    Version<V> before = newest.get(key);
    if (before == null && value.isEmpty()) {
      return false;
    }
    newest.put(key, new Version<>(commit, value, before));
    return before != null;
  }

  /** Forgets what nobody sees any more under a key, the oldest snapshot in use being given. */
  void forget(K key, long oldest) {
    Version<V> version = newest.get(key);
    while (version != null && version.commit > oldest) {
      version = version.older;
    }
    if (version == null) {
      return;
    }
    version.older = null;
    if (version.value.isEmpty()) {
      newest.remove(key, version); // unless a newer one hangs above it
    }
  }

  /** How many versions are kept. */
  long versions() {
    return newest.values().stream().mapToLong(VersionedTable::length).sum();
  }

  private static long length(Version<?> newest) {
    long length = 0;
    for (Version<?> it = newest; it != null; it = it.older) {
      length++;
    }
    return length;
  }

  /** The name, as it stands before a key. */
  @Override
  public String toString() {
    return name;
  }
}
