package dev.comity.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Both time axes against an oracle that knows no data structure, only the definition. */
class TimelineTest {

  /** An entry, or the correction of the entry with the number {@code corrects}. */
  record Said(String what, LocalDate on, Optional<Integer> corrects) {

    Draft draft() {
      Payload facts = Payload.builder().text("what", what).build();
      return corrects
          .map(entry -> Timeline.correction(entry, on, facts, "it was so"))
          .orElseGet(() -> new Draft("said", 1, on, facts));
    }
  }

  @Provide
  Arbitrary<List<Said>> stories() {
    Arbitrary<Said> said =
        Combinators.combine(
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(3),
                AnyEntry.days(),
                Arbitraries.integers().between(1, 9).optional(0.4))
            .as(Said::new);
    return said.list().ofMaxSize(9);
  }

  @Property(tries = 300)
  void atEveryPointStandsWhatTheDefinitionSays(@ForAll("stories") List<Said> stories) {
    List<Event> events = AnyEntry.chained(stories.stream().map(Said::draft).toList());
    Timeline timeline = Timeline.of(events);

    List<Instant> instants = new ArrayList<>(List.of(Instant.MIN, Instant.MAX));
    events.forEach(it -> instants.add(it.recorded()));
    for (Instant instant : instants) {
      int known = (int) events.stream().filter(it -> !it.recorded().isAfter(instant)).count();
      for (LocalDate date : dates(stories)) {
        assertThat(timeline.at(AsOf.on(date, instant)))
            .extracting(it -> it.sequence() + " " + it.facts().text("what") + " " + it.effective())
            .isEqualTo(standing(stories, known, date));
      }
    }
    assertThat(timeline.version()).isEqualTo(events.size());
    assertThat(timeline.now()).isEqualTo(timeline.at(AsOf.on(LocalDate.MAX)));
  }

  private static List<LocalDate> dates(List<Said> stories) {
    List<LocalDate> dates = new ArrayList<>(List.of(LocalDate.MIN, LocalDate.MAX));
    stories.forEach(it -> dates.addAll(List.of(it.on().minusDays(1), it.on())));
    return dates;
  }

  /** What the last word that was known says of each entry, if it then holds already. */
  private static List<String> standing(List<Said> stories, int known, LocalDate date) {
    List<String> standing = new ArrayList<>();
    for (int entry = 1; entry <= known; entry++) {
      int number = entry;
      if (stories.get(entry - 1).corrects().isPresent()) {
        continue;
      }
      Said word =
          IntStream.range(entry, known)
              .mapToObj(stories::get)
              .filter(it -> it.corrects().equals(Optional.of(number)))
              .reduce((before, after) -> after)
              .orElse(stories.get(entry - 1));
      if (!word.on().isAfter(date)) {
        standing.add(entry + " " + word.what() + " " + word.on());
      }
    }
    return standing;
  }

  @Test
  void aCorrectionSpeaksInTheNameOfTheEntryThatItCorrects() {
    Said wrong = new Said("signed", LocalDate.of(2002, 9, 4), Optional.empty());
    Said right = new Said("signed", LocalDate.of(2002, 4, 9), Optional.of(1));
    List<Event> events = AnyEntry.chained(List.of(wrong.draft(), right.draft()));

    Event now = Timeline.of(events).now().get(0);

    assertThat(now.label()).isEqualTo(events.get(0).label());
    assertThat(now.type()).isEqualTo("said");
    assertThat(now.recorded()).isEqualTo(events.get(0).recorded());
    assertThat(now.effective()).isEqualTo(right.on());
  }
}
