package dev.comity.storage;

import java.util.HashMap;
import java.util.Map;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The rows of some tables at one moment. Immutable: a change gives new contents, which share all
 * but O(log n) nodes of a tree with the old ones.
 */
final class Contents {

  static final Contents EMPTY = new Contents(Map.of());

  private final Map<Table<?, ?>, PSortedMap<?, ?>> tables;

  private Contents(Map<Table<?, ?>, PSortedMap<?, ?>> tables) {
    this.tables = tables;
  }

  /** The rows of one table, which may have none. */
  <K, V> PSortedMap<K, V> of(Table<K, V> table) {
    PSortedMap<?, ?> rows = tables.get(table);
    return rows == null ? TreePMap.empty(table.order()) : typed(rows);
  }

  <K, V> Contents with(Table<K, V> table, PSortedMap<K, V> rows) {
    Map<Table<?, ?>, PSortedMap<?, ?>> changed = new HashMap<>(tables);
    changed.put(table, rows);
    return new Contents(changed);
  }

  /** Under a table stand only rows of its own types: {@link #with} lets no others in. */
  @SuppressWarnings("unchecked")
  private static <K, V> PSortedMap<K, V> typed(PSortedMap<?, ?> rows) {
    return (PSortedMap<K, V>) rows;
  }
}
