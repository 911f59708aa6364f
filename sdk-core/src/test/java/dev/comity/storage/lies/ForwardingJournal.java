package dev.comity.storage.lies;

import dev.comity.journal.AggregateId;
import dev.comity.journal.Event;
import dev.comity.journal.Journal;
import java.util.List;
import java.util.Optional;

/** Passes everything on to a journal. */
class ForwardingJournal implements Journal {

  final Journal honest;

  ForwardingJournal(Journal honest) {
    this.honest = honest;
  }

  @Override
  public void append(Event event) {
    honest.append(event);
  }

  @Override
  public List<Event> events(AggregateId aggregate) {
    return honest.events(aggregate);
  }

  @Override
  public Optional<Event> last(AggregateId aggregate) {
    return honest.last(aggregate);
  }

  @Override
  public List<Event> page(Optional<Event> after, int limit) {
    return honest.page(after, limit);
  }
}
