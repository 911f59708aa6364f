package dev.comity.storage;

import dev.comity.failure.StaleVersionException;
import dev.comity.journal.AggregateId;
import dev.comity.journal.Finding;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The records of one sort in one unit of work, kept together with their indexes. */
final class Records<R> {

  private final TableView<UUID, R> rows;
  private final Function<R, AggregateId> ids;
  private final ToLongFunction<R> versions;
  private final List<IndexView<R, ?>> indexes;

  Records(
      TableView<UUID, R> rows,
      Function<R, AggregateId> ids,
      ToLongFunction<R> versions,
      List<IndexView<R, ?>> indexes) {
    this.rows = rows;
    this.ids = ids;
    this.versions = versions;
    this.indexes = indexes;
  }

  Optional<R> find(UUID id) {
    return rows.find(id);
  }

  /** A city is not found by the id of an organization, even if the UUIDs are the same. */
  Optional<R> find(AggregateId id) {
    return rows.find(id.value()).filter(record -> ids.apply(record).equals(id));
  }

  /** All records, or those after one, in the order of the text of their ids. */
  Stream<R> after(Optional<UUID> last) {
    return last.map(rows::after).orElseGet(rows::all).flatMap(row -> row.value().stream());
  }

  void insert(R record) {
    UUID id = ids.apply(record).value();
    rows.insert(id, record);
    indexes.forEach(index -> index.add(id, record));
  }

  void update(R record, long expected) {
    AggregateId id = ids.apply(record);
    R before =
        find(id)
            .filter(it -> versions.applyAsLong(it) == expected)
            .orElseThrow(() -> new StaleVersionException(id.toString(), expected));
    rows.put(id.value(), record);
    indexes.forEach(index -> index.replace(id.value(), before, record));
  }

  /** Whether each index leads to all records, and only where it should. */
  Stream<Finding> inspect() {
    Stream<Finding> astray = rows.all().flatMap(row -> row.value().stream().flatMap(this::missing));
    Stream<Finding> stray = indexes.stream().flatMap(index -> index.stray(this::find));
    return Stream.concat(astray, stray);
  }

  private Stream<Finding> missing(R record) {
    AggregateId id = ids.apply(record);
    return indexes.stream().flatMap(index -> index.missing(id.value(), record, id.toString()));
  }
}
