package dev.comity.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What was true and what was known, against a naive reading of the entries. */
class TimelineAsOfTest {

  private static final AggregateId ABOUT = new AggregateId("city", new UUID(1, 2));

  @Property(tries = 200)
  void bothAxesAnswerAsANaiveReadingDoes(@ForAll long seed) {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Optional<Event> last = events.isEmpty() ? Optional.empty() : Optional.of(events.get(i - 1));
      LocalDate effective = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(20));
      Payload facts = Payload.builder().number("n", i).build();
      Draft draft =
          i > 0 && random.nextInt(3) == 0
              ? Timeline.correction(1 + random.nextInt(i), effective, facts, "misread")
              : new Draft("noted", 1, effective, facts);
      events.add(
          Chain.next(TenantId.DEFAULT, ABOUT, last, draft, Instant.ofEpochSecond(i / 2), "clerk"));
    }
    LocalDate date = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(22) - 1L);
    Instant known = Instant.ofEpochSecond(random.nextInt(6));

    List<String> answer =
        Timeline.of(events).at(AsOf.on(date, known)).stream()
            .map(it -> it.sequence() + " " + it.effective() + " " + it.payload())
            .toList();

    assertThat(answer).isEqualTo(naive(events, date, known));
  }

  private static List<String> naive(List<Event> events, LocalDate date, Instant known) {
    Map<Long, LocalDate> dates = new TreeMap<>();
    Map<Long, String> facts = new TreeMap<>();
    for (Event event : events) {
      if (event.recorded().isAfter(known)) {
        continue;
      }
      boolean correction = event.type().equals(Timeline.CORRECTED);
      long about = correction ? event.facts().number("corrects") : event.sequence();
      if (correction && !dates.containsKey(about)) {
        continue;
      }
      dates.put(about, event.effective());
      facts.put(about, correction ? event.facts().object("facts").canonical() : event.payload());
    }
    return dates.entrySet().stream()
        .filter(it -> !it.getValue().isAfter(date))
        .map(it -> it.getKey() + " " + it.getValue() + " " + facts.get(it.getKey()))
        .toList();
  }
}
