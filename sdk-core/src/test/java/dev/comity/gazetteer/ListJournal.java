package dev.comity.gazetteer;

import dev.comity.journal.Actor;
import dev.comity.journal.AggregateId;
import dev.comity.journal.Authorizer;
import dev.comity.journal.Event;
import dev.comity.journal.IdSource;
import dev.comity.journal.Journal;
import dev.comity.journal.Registrar;
import dev.comity.journal.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A journal in a list, whose registrar allows everything, at noon. */
final class ListJournal implements Journal {

  static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  final List<Event> events = new ArrayList<>();

  Registrar registrar() {
    return new Registrar(
        new TenantId("test"),
        Actor.SYSTEM,
        Authorizer.ALLOWING,
        command -> List.of(),
        this,
        Clock.fixed(NOON, ZoneOffset.UTC),
        IdSource.timeOrdered(),
        Optional.empty());
  }

  @Override
  public void append(Event event) {
    events.add(event);
  }

  @Override
  public List<Event> events(AggregateId aggregate) {
    return events.stream().filter(event -> event.aggregate().equals(aggregate)).toList();
  }

  @Override
  public Optional<Event> last(AggregateId aggregate) {
    return events(aggregate).stream().reduce((before, after) -> after);
  }

  @Override
  public List<Event> page(Optional<Event> after, int limit) {
    int from = after.map(event -> events.indexOf(event) + 1).orElse(0);
    return events.stream().skip(from).limit(limit).toList();
  }
}
