package dev.comity.storage;

import static dev.comity.storage.Awkward.INSTANTS;
import static dev.comity.storage.Samples.aggregate;
import static dev.comity.storage.Samples.answer;
import static dev.comity.storage.Samples.city;
import static dev.comity.storage.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.gazetteer.Edition;
import dev.comity.gazetteer.PlaceIndex;
import dev.comity.journal.AggregateId;
import dev.comity.journal.Draft;
import dev.comity.journal.Event;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.KeyedAnswer;
import dev.comity.journal.PartialDate;
import dev.comity.journal.Payload;
import dev.comity.journal.Slice;
import dev.comity.partnership.Partnership;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Instants come back to the microsecond and dates to the day, whatever the time zones are. */
public interface TimeContract extends ContractCase {

  /** Zones with odd offsets, on both sides of the date line, and such as skip midnight or days. */
  List<String> ZONES =
      List.of("Pacific/Apia", "America/Sao_Paulo", "Asia/Kathmandu", "Etc/GMT+12", "Europe/Berlin");

  /** Days that a storage loses easily. */
  List<LocalDate> DATES =
      Stream.of(
              "1000-01-01",
              "1582-10-04",
              "1582-10-10", // left out by those who took the new calendar
              "1582-10-15",
              "1900-02-28",
              "1969-12-31",
              "1970-01-01",
              "2011-12-30", // left out by Samoa
              "2018-11-04", // began at one o'clock in Brazil
              "2024-02-29",
              "2024-12-31",
              "9999-12-31")
          .map(LocalDate::parse)
          .toList();

  /**
   * The numbers say what a chain's order is. That no chain's instants run backwards is checked from
   * above; the feed alone may lean on it.
   */
  @Test
  default void aClockThatIsSetBackPutsNothingInAnotherOrder() {
    Partnership partnership = Samples.partnership("turned", city("One"), city("Other"));
    AggregateId thing = partnership.id().aggregate();
    List<Event> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Draft draft = new Draft("noted", 1, LocalDate.of(2024, 1, 28 - i), Payload.empty());
      Instant back = Instant.parse("2024-10-27T01:30:00Z").minusSeconds(900L * i);
      all.add(entry(TENANT, thing, all, draft, back, "clerk-17"));
    }

    assertAtOnceAndLater(
        unit -> {
          unit.partnerships().insert(partnership);
          all.forEach(unit.journal()::append);
        },
        unit -> {
          assertThat(unit.journal().events(thing)).isEqualTo(all);
          assertThat(unit.journal().last(thing)).contains(all.get(5));
          assertThat(unit.journal().page(Optional.empty(), 9)).isEqualTo(all);
          assertThat(unit.journal().page(Optional.of(all.get(2)), 9)).isEqualTo(all.subList(3, 6));
          assertThat(unit.partnerships().entriesOf(city("One").id())).isEqualTo(all);
        });
  }

  @Test
  default void entriesKeepTheirInstantsAndDates() {
    List<Event> all = new ArrayList<>();
    for (int i = 0; i < Math.max(INSTANTS.size(), DATES.size()); i++) {
      LocalDate date = DATES.get(i % DATES.size());
      Draft draft = new Draft("noted", 1, date, Payload.empty());
      Instant recorded = INSTANTS.get(i % INSTANTS.size());
      all.add(entry(TENANT, aggregate("thing"), all, draft, recorded, "clerk-17"));
    }

    assertAtOnceAndLater(
        unit -> all.forEach(unit.journal()::append),
        unit -> {
          List<Event> kept = unit.journal().events(aggregate("thing"));
          assertThat(kept.stream().map(Event::recorded))
              .isEqualTo(all.stream().map(Event::recorded).toList());
          assertThat(kept).isEqualTo(all);
        });
  }

  @Test
  default void editionsKeepTheirInstants() {
    PlaceIndex places = PlaceIndex.of(List.of(Samples.describedPlace(1)).iterator());
    for (Instant instant : INSTANTS) {
      long number = INSTANTS.indexOf(instant) + 1L;
      Edition edition = new Edition(number, "file", places.size(), places.digest(), instant);

      commit(unit -> unit.places().replaceAll(edition, places));

      look(unit -> assertThat(unit.places().edition()).contains(edition));
    }
  }

  @Test
  default void partnershipsKeepTheirDates() {
    List<Partnership> all = new ArrayList<>();
    for (LocalDate date : DATES) {
      all.add(dated(date));
    }

    assertAtOnceAndLater(
        unit -> all.forEach(unit.partnerships()::insert),
        unit -> {
          for (Partnership it : all) {
            assertThat(unit.partnerships().find(it.id())).contains(it);
          }
        });
  }

  private static Partnership dated(LocalDate date) {
    Partnership it =
        Samples.describedPartnership("on " + date, city("of " + date), city("also of " + date));
    return new Partnership(
        it.id(),
        it.version(),
        it.pair(),
        it.kind(),
        it.status(),
        it.vitality(),
        Optional.of(PartialDate.of(date)),
        Optional.of(new PartialDate(date.getYear(), Optional.of(2), Optional.empty())),
        it.text(),
        it.approvals(),
        it.suspendedBy(),
        Optional.of(date),
        it.references(),
        date);
  }

  /** What is written while the program's clock stands in one zone is read in any other. */
  @Test
  default void theZoneOfTheProgramChangesNothing() {
    TimeZone before = TimeZone.getDefault();
    try {
      for (String zone : ZONES) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        commit(unit -> writeDated(unit, zone));
        for (String other : ZONES) {
          TimeZone.setDefault(TimeZone.getTimeZone(other));
          look(unit -> assertDated(unit, zone, other));
        }
      }
      KeyedAnswer last = answers(ZONES.get(0)).get(INSTANTS.size() - 1);
      commit(unit -> unit.keyedAnswers().forgetBefore(last.recorded()));
      look(unit -> assertThat(unit.keyedAnswers().find(last.key(), last.place())).contains(last));
      KeyedAnswer earlier = answers(ZONES.get(0)).get(INSTANTS.size() - 2);
      look(unit -> assertThat(unit.keyedAnswers().find(earlier.key(), earlier.place())).isEmpty());
    } finally {
      TimeZone.setDefault(before);
    }
  }

  private static void writeDated(UnitOfWork unit, String zone) {
    events(zone).forEach(unit.journal()::append);
    parts(zone).forEach(unit.feedPartitions()::insert);
    answers(zone).forEach(unit.keyedAnswers()::insert);
    PlaceIndex places = PlaceIndex.of(List.of(Samples.describedPlace(1)).iterator());
    unit.places().replaceAll(editionOf(zone, places), places);
  }

  private static void assertDated(UnitOfWork unit, String zone, String other) {
    String question = "written in " + zone + ", read in " + other;
    assertThat(unit.journal().events(of(zone))).as(question).isEqualTo(events(zone));
    assertThat(unit.feedPartitions().of(subscription(zone))).as(question).isEqualTo(parts(zone));
    for (KeyedAnswer it : answers(zone)) {
      assertThat(unit.keyedAnswers().find(it.key(), it.place())).as(question).contains(it);
    }
    PlaceIndex places = PlaceIndex.of(List.of(Samples.describedPlace(1)).iterator());
    assertThat(unit.places().edition()).as(question).contains(editionOf(zone, places));
  }

  private static AggregateId of(String zone) {
    return aggregate("written in " + zone);
  }

  private static String subscription(String zone) {
    return zone.replace('/', '.').replace('+', '.');
  }

  private static List<Event> events(String zone) {
    List<Event> all = new ArrayList<>();
    for (int i = 0; i < INSTANTS.size(); i++) {
      Draft draft = new Draft("noted", 1, DATES.get(i % DATES.size()), Payload.empty());
      all.add(entry(TENANT, of(zone), all, draft, INSTANTS.get(i), "clerk-17"));
    }
    return all;
  }

  private static List<FeedPartition> parts(String zone) {
    List<FeedPartition> all = new ArrayList<>();
    for (Instant until : INSTANTS) {
      Slice slice = new Slice(all.size(), INSTANTS.size());
      all.add(FeedPartition.unread(subscription(zone), slice).leased("reader", until));
    }
    return all;
  }

  private static List<KeyedAnswer> answers(String zone) {
    List<KeyedAnswer> all = new ArrayList<>();
    for (Instant recorded : INSTANTS) {
      all.add(answer(zone, all.size() + 1, recorded));
    }
    return all;
  }

  private static Edition editionOf(String zone, PlaceIndex places) {
    int number = ZONES.indexOf(zone) + 1;
    Instant imported = INSTANTS.get(number * 2);
    return new Edition(number, zone, places.size(), places.digest(), imported);
  }
}
