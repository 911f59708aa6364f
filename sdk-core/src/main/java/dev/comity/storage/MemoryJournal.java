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
  private final TableView<EventKey, Event> events;
  private final MemoryFeed feed;

  MemoryJournal(
      UnitState state, TenantId tenant, TableView<EventKey, Event> events, MemoryFeed feed) {
    this.state = state;
    this.tenant = tenant;
    this.events = events;
    this.feed = feed;
  }

  @Override
  public void append(Event event) {
    state.write(
        () -> {
          refuseUnlessMine(event);
          refuseUnlessNext(event);
          events.put(EventKey.of(event), event);
          feed.appended(EventKey.of(event));
        });
  }

  private void refuseUnlessMine(Event event) {
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

  private void refuseUnlessNext(Event event) {
    long next = newest(event.aggregate()).map(Event::sequence).orElse(0L) + 1;
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
        .toList();
  }

  @Override
  public Optional<Event> last(AggregateId aggregate) {
    state.reading();
    return newest(aggregate);
  }

  private Optional<Event> newest(AggregateId aggregate) {
    return events
        .upTo(EventKey.last(aggregate))
        .findFirst()
        .flatMap(Row::value)
        .filter(event -> event.aggregate().equals(aggregate));
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
        .toList();
  }

  Stream<Finding> inspect() {
    return events
        .all()
        .filter(row -> !row.value().map(EventKey::of).equals(Optional.of(row.key())))
        .map(row -> new Finding(events + " " + row.key(), "is kept in another's place"));
  }
}
