package dev.comity.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Entries of the journal for properties. */
final class AnyEntry {

  static final AggregateId SUBJECT = new AggregateId("partnership", new UUID(7, 42));

  private static final Instant FIRST = Instant.parse("2010-06-01T00:00:00Z");

  private AnyEntry() {}

  static Arbitrary<LocalDate> days() {
    return Arbitraries.integers().between(0, 30).map(LocalDate.of(2000, 1, 1)::plusDays);
  }

  static Arbitrary<Draft> drafts() {
    return Combinators.combine(
            Arbitraries.of("proposed", "signed", "activity"), days(), AnyJson.objects())
        .as(
            (type, effective, facts) ->
                new Draft(
                    type, 1, effective, Payload.parse(AnyJson.written(facts, new Random(1)))));
  }

  /** Whole chains, of one entry at least. */
  static Arbitrary<List<Event>> chains() {
    return drafts().list().ofMinSize(1).ofMaxSize(6).map(AnyEntry::chained);
  }

  /** Links drafts to a chain; two by two they are recorded at one instant. */
  static List<Event> chained(List<Draft> drafts) {
    List<Event> events = new ArrayList<>();
    for (Draft draft : drafts) {
      Optional<Event> last = events.stream().reduce((before, after) -> after);
      Instant recorded = FIRST.plusSeconds(events.size() / 2);
      events.add(Chain.next(TenantId.DEFAULT, SUBJECT, last, draft, recorded, "clerk-17"));
    }
    return events;
  }
}
