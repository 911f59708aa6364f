package dev.comity.storage;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The rows of some tables at one moment. Immutable: a change gives new contents, which share all
 * but O(log n) nodes of a tree with the old ones.
 */
final class Contents {

  static final Contents EMPTY = new Contents(HashTreePMap.empty());

  private final PMap<Table<?, ?>, PSortedMap<?, ?>> tables;

  private Contents(PMap<Table<?, ?>, PSortedMap<?, ?>> tables) {
    this.tables = tables;
  }

  /** The rows of one table, which may have none. */
  <K, V> PSortedMap<K, V> of(Table<K, V> table) {
    PSortedMap<?, ?> rows = tables.get(table);
    return rows == null ? TreePMap.empty(table.order()) : typed(rows);
  }

  <K, V> Contents with(Table<K, V> table, PSortedMap<K, V> rows) {
    return new Contents(tables.plus(table, rows));
  }

  /** Under a table stand only rows of its own types: {@link #with} lets no others in. */
  @SuppressWarnings("unchecked")
  private static <K, V> PSortedMap<K, V> typed(PSortedMap<?, ?> rows) {
    return (PSortedMap<K, V>) rows;
  }
}
