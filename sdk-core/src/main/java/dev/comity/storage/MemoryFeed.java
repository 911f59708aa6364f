package dev.comity.storage;

import dev.comity.journal.Event;
import dev.comity.journal.FeedEntry;
import dev.comity.journal.FeedStore;
import dev.comity.journal.Finding;
import dev.comity.journal.Slice;
import dev.comity.journal.TenantId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pcollections.PSortedMap;

/** The feed of one tenant in a unit of work in memory: the commit itself gives the positions. */
final class MemoryFeed implements FeedStore {

  private final UnitState state;
  private final TenantId tenant;
  private final TableView<Long, EventKey> positions;
  private final TableView<EventKey, KeptEvent> events;
  private final List<EventKey> appended = new ArrayList<>();
  private long restored;

  MemoryFeed(
      UnitState state,
      TenantId tenant,
      TableView<Long, EventKey> positions,
      TableView<EventKey, KeptEvent> events) {
    this.state = state;
    this.tenant = tenant;
    this.positions = positions;
    this.events = events;
  }

  void appended(EventKey entry) {
    appended.add(entry);
  }

  /** Numbers go on from the last one of now, which no other commit can change meanwhile. */
  void numberAppended(Contents now) {
    PSortedMap<Long, EventKey> given = now.of(Tables.FEED);
    long position = Math.max(given.isEmpty() ? 0 : given.lastKey(), restored);
    for (EventKey entry : appended) {
      positions.put(++position, entry);
    }
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
        .filter(row -> row.value().filter(key -> slice.holds(key.aggregate().value())).isPresent())
        .limit(Limit.checked(limit))
        .flatMap(row -> entry(row.key(), row.value().flatMap(events::find)).stream())
        .toList();
  }

  @Override
  public List<Event> unnumbered(Optional<Event> after, int limit) {
    state.reading();
    Limit.checked(limit);
    return List.of();
  }

  @Override
  public void restore(FeedEntry entry) {
    EventKey key = EventKey.of(entry.event());
    state.write(
        () -> {
          MemoryJournal.refuseUnlessOf(tenant, entry.event());
          events.insert(key, KeptEvent.of(entry.event(), previous(key)));
          positions.insert(entry.position(), key);
          restored = entry.position();
        });
  }

  private Optional<KeptEvent> previous(EventKey key) {
    return events.find(new EventKey(key.aggregate(), key.sequence() - 1));
  }

  private Optional<FeedEntry> entry(long position, Optional<KeptEvent> event) {
    return event.map(it -> new FeedEntry(position, it.event(tenant)));
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
