package dev.comity.storage;

import dev.comity.journal.AggregateId;
import dev.comity.journal.Event;
import dev.comity.journal.Journal;
import dev.comity.journal.TenantId;
import java.util.List;
import java.util.Optional;

/** The journal of one tenant in a unit of work in memory. */
final class MemoryJournal implements Journal {

  private final MemoryUnit unit;
  private final String tenant;
  private final TableView<Key, Event> events;

  MemoryJournal(MemoryUnit unit, TenantId tenant, TableView<Key, Event> events) {
    this.unit = unit;
    this.tenant = tenant.name();
    this.events = events;
  }

  @Override
  public void append(Event event) {
    unit.writing();
    events.insert(key(event), event);
  }

  @Override
  public List<Event> events(AggregateId aggregate) {
    unit.reading();
    Key prefix = key(aggregate);
    return events.scan(
        prefix, true, key -> key.startsWith(prefix), event -> true, Integer.MAX_VALUE);
  }

  @Override
  public Optional<Event> last(AggregateId aggregate) {
    List<Event> all = events(aggregate);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  @Override
  public List<Event> page(Optional<Event> after, int limit) {
    unit.reading();
    Key mine = Key.of(tenant);
    return events.scan(
        after.map(this::key).orElse(mine),
        false,
        key -> key.startsWith(mine),
        event -> true,
        limit);
  }

  private Key key(AggregateId it) {
    return Key.of(tenant, it.value().toString(), it.kind());
  }

  private Key key(Event it) {
    return Key.of(
        tenant,
        it.aggregate().value().toString(),
        it.aggregate().kind(),
        Key.number(it.sequence()));
  }
}
