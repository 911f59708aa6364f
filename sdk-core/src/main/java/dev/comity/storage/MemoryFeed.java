package dev.comity.storage;

import dev.comity.journal.Event;
import dev.comity.journal.FeedEntry;
import dev.comity.journal.FeedStore;
import dev.comity.journal.Finding;
import dev.comity.journal.Slice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The feed of one tenant in a unit of work in memory: the commit itself gives the positions. */
final class MemoryFeed implements FeedStore {

  private final UnitState state;
  private final TenantTables tables;
  private final TableView<Long, EventKey> positions;
  private final TableView<EventKey, Event> events;
  private final List<EventKey> appended = new ArrayList<>();
  private long restored;

  MemoryFeed(
      UnitState state,
      TenantTables tables,
      TableView<Long, EventKey> positions,
      TableView<EventKey, Event> events) {
    this.state = state;
    this.tables = tables;
    this.positions = positions;
    this.events = events;
  }

  void appended(EventKey entry) {
    appended.add(entry);
  }

  /** Called by the commit, under its lock. */
  void numberAppended() {
    tables.lastPosition = Math.max(tables.lastPosition, restored);
    appended.forEach(entry -> positions.put(++tables.lastPosition, entry));
  }

  @Override
  public int number(int limit) {
    Limit.checked(limit);
    state.write(() -> {});
    return 0;
  }

  @Override
  public boolean isAnyUnnumbered() {
    state.reading();
    return false;
  }

  @Override
  public List<FeedEntry> after(long position, Slice slice, int limit) {
    state.reading();
    return positions
        .after(position)
        .flatMap(row -> row.value().stream().map(key -> new Row<>(row.key(), events.find(key))))
        .flatMap(row -> row.value().stream().map(event -> new FeedEntry(row.key(), event)))
        .filter(entry -> slice.holds(entry.event().aggregate().value()))
        .limit(Limit.checked(limit))
        .toList();
  }

  @Override
  public List<Event> unnumbered(Optional<Event> after, int limit) {
    state.reading();
    return List.of();
  }

  @Override
  public void restore(FeedEntry entry) {
    EventKey key = EventKey.of(entry.event());
    state.write(
        () -> {
          events.insert(key, entry.event());
          positions.insert(entry.position(), key);
          restored = entry.position();
        });
  }

  /** Whether every position leads to an entry, and to no other position's. */
  Stream<Finding> inspect() {
    Set<EventKey> seen = new HashSet<>();
    return positions
        .all()
        .filter(
            row ->
                row.value().filter(key -> events.find(key).isPresent() && seen.add(key)).isEmpty())
        .map(row -> new Finding(positions + " " + row.key(), "leads to no entry of its own"));
  }
}
