package dev.comity.storage;

import dev.comity.failure.ConflictException;
import dev.comity.journal.AggregateId;
import dev.comity.journal.Event;
import dev.comity.journal.Finding;
import dev.comity.journal.Journal;
import dev.comity.journal.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The journal of one tenant in a unit of work in memory. */
final class MemoryJournal implements Journal {

  private final UnitState state;
  private final TenantId tenant;
  private final TableView<EventKey, KeptEvent> events;
  private final MemoryFeed feed;

  MemoryJournal(
      UnitState state, TenantId tenant, TableView<EventKey, KeptEvent> events, MemoryFeed feed) {
    this.state = state;
    this.tenant = tenant;
    this.events = events;
    this.feed = feed;
  }

  @Override
  public void append(Event event) {
    state.write(
        () -> {
          refuseUnlessOf(tenant, event);
          Optional<KeptEvent> before = newest(event.aggregate());
          refuseUnlessNext(event, before);
          KeptEvent kept = KeptEvent.of(event, before);
          events.put(kept.key(), kept);
          feed.appended(kept.key());
        });
  }

  static void refuseUnlessOf(TenantId tenant, Event event) {
    if (!event.tenant().equals(tenant)) {
      throw new IllegalArgumentException(
          event.label()
              + " belongs to "
              + event.tenant()
              + ", not to "
              + tenant
              + ". Maybe begin a unit of work for that tenant?");
    }
  }

  private static void refuseUnlessNext(Event event, Optional<KeptEvent> before) {
    long next = before.map(it -> it.key().sequence()).orElse(0L) + 1;
    if (event.sequence() < next) {
      throw new ConflictException("There is " + event.label() + " already.");
    }
    if (event.sequence() > next) {
      throw new IllegalArgumentException(
          event.label() + " would leave a gap. Maybe append entry " + next + " first?");
    }
  }

  @Override
  public List<Event> events(AggregateId aggregate) {
    state.reading();
    return events
        .from(EventKey.first(aggregate))
        .takeWhile(row -> row.key().aggregate().equals(aggregate))
        .flatMap(row -> row.value().stream())
        .map(it -> it.event(tenant))
        .toList();
  }

  @Override
  public Optional<Event> last(AggregateId aggregate) {
    state.reading();
    return newest(aggregate).map(it -> it.event(tenant));
  }

  private Optional<KeptEvent> newest(AggregateId aggregate) {
    return events
        .upTo(EventKey.last(aggregate))
        .findFirst()
        .flatMap(Row::value)
        .filter(it -> it.key().aggregate().equals(aggregate));
  }

  @Override
  public List<Event> page(Optional<Event> after, int limit) {
    state.reading();
    return after
        .map(EventKey::of)
        .map(events::after)
        .orElseGet(events::all)
        .limit(Limit.checked(limit))
        .flatMap(row -> row.value().stream())
        .map(it -> it.event(tenant))
        .toList();
  }

  Stream<Finding> inspect() {
    return events
        .all()
        .filter(row -> !row.value().map(KeptEvent::key).equals(Optional.of(row.key())))
        .map(row -> new Finding(events + " " + row.key(), "is kept in another's place"));
  }
}
