package dev.comity.storage;

import dev.comity.journal.AggregateId;
import dev.comity.journal.Event;
import java.util.Comparator;

/** Where an entry stands in the journal: beside the others of its aggregate, in their order. */
record EventKey(AggregateId aggregate, long sequence) {

  static final Comparator<EventKey> ORDER =
      Comparator.comparing((EventKey key) -> key.aggregate().value(), TextOrder.OF_UUIDS)
          .thenComparing(key -> key.aggregate().kind())
          .thenComparingLong(EventKey::sequence);

  static EventKey of(Event event) {
    return new EventKey(event.aggregate(), event.sequence());
  }

  static EventKey first(AggregateId aggregate) {
    return new EventKey(aggregate, 0);
  }

  static EventKey last(AggregateId aggregate) {
    return new EventKey(aggregate, Long.MAX_VALUE);
  }

  @Override
  public String toString() {
    return sequence + " of " + aggregate;
  }
}
