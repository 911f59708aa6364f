package dev.comity.storage;

import dev.comity.journal.Finding;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** An index as one unit of work sees it. */
final class IndexView<R, K> {

  private final TableView<K, UUID> rows;
  private final Function<R, Set<K>> keys;

  IndexView(TableView<K, UUID> rows, Function<R, Set<K>> keys) {
    this.rows = rows;
    this.keys = keys;
  }

  Optional<UUID> find(K key) {
    return rows.find(key);
  }

  Stream<K> from(K key) {
    return rows.from(key).map(Row::key);
  }

  Stream<K> after(K key) {
    return rows.after(key).map(Row::key);
  }

  void add(UUID id, R record) {
    keys.apply(record).forEach(key -> rows.insert(key, id));
  }

  /** Touches only the keys that differ, so that others may change records with the rest of them. */
  void replace(UUID id, R before, R after) {
    Set<K> old = keys.apply(before);
    Set<K> now = keys.apply(after);
    old.stream().filter(key -> !now.contains(key)).forEach(rows::remove);
    now.stream().filter(key -> !old.contains(key)).forEach(key -> rows.insert(key, id));
  }

  /** Keys of a record that do not lead to it. */
  Stream<Finding> missing(UUID id, R record, String label) {
    return keys.apply(record).stream()
        .filter(key -> !rows.find(key).equals(Optional.of(id)))
        .map(key -> new Finding(label, "is not found by its " + rows + " " + key));
  }

  /** Keys that lead to a record which does not have them. */
  Stream<Finding> stray(Function<UUID, Optional<R>> records) {
    return rows.all()
        .filter(row -> !has(row.value().flatMap(records), row.key()))
        .map(row -> new Finding(rows + " " + row.key(), "leads to a record that does not have it"));
  }

  private boolean has(Optional<R> record, K key) {
    return record.filter(it -> keys.apply(it).contains(key)).isPresent();
  }
}
