package dev.comity.storage;

import static dev.comity.storage.Samples.aggregate;
import static dev.comity.storage.Samples.entries;
import static dev.comity.storage.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.comity.journal.AggregateId;
import dev.comity.journal.Chain;
import dev.comity.journal.Draft;
import dev.comity.journal.Event;
import dev.comity.journal.FeedEntry;
import dev.comity.journal.Journal;
import dev.comity.journal.Payload;
import dev.comity.journal.Slice;
import dev.comity.journal.TenantId;
import dev.comity.partnership.Partnership;
import dev.comity.party.CityId;
import dev.comity.storage.Storage.Access;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the port to the journal must do. */
public interface JournalContract extends ContractCase {

  /** What the entries are about. */
  AggregateId SUBJECT = aggregate("subject");

  @Test
  default void anEntryComesBackEqualInEveryField() {
    List<Event> all = new ArrayList<>();
    all.add(edge(all, LocalDate.EPOCH, "1970-01-01T00:00:00Z", "a", "{}"));
    for (LocalDate date :
        List.of(
            LocalDate.of(1000, 1, 1),
            LocalDate.of(1582, 10, 10),
            LocalDate.of(1900, 2, 28),
            LocalDate.of(2024, 2, 29),
            LocalDate.of(9999, 12, 31))) {
      all.add(edge(all, date, "2024-02-29T23:59:59.999999Z", "clerk-17", "{}"));
    }
    all.add(edge(all, LocalDate.EPOCH, "2024-03-31T01:30:00.000001Z", "a.b_c:d-e", "{}"));
    all.add(edge(all, LocalDate.EPOCH, "2024-10-27T00:30:00.100000Z", "A".repeat(64), "{}"));

    assertKept(SUBJECT, all);
  }

  @Test
  default void aPayloadComesBackLetterByLetter() {
    List<Event> all = new ArrayList<>();
    List<String> texts = new ArrayList<>(Samples.AWKWARD_NAMES);
    texts.addAll(
        List.of("", " ", "\t\r\n", "\u0000\u001f\u007f\u2028\ufeff", "''\"\"``", "null", "Ä ä a"));
    texts.add("진\uD83D\uDE00é".repeat(25_000));
    for (String text : texts) {
      all.add(entry(TENANT, SUBJECT, all, Payload.builder().text("text", text).build()));
    }
    assertThat(all.get(all.size() - 1).payload()).hasSizeGreaterThan(100_000);

    assertKept(SUBJECT, all);
  }

  /** However one asks for it, in whichever port. */
  @Test
  default void everyQuestionAnswersAnEntryInFull() {
    Partnership subject = Samples.partnership("subject", Samples.city("One"), Samples.city("Two"));
    AggregateId thing = subject.id().aggregate();
    List<Event> all = new ArrayList<>();
    for (int i = 1; i <= 2; i++) {
      Payload facts = Payload.builder().text("text", "진\uD83D\uDE00é".repeat(25_000 * i)).build();
      Draft draft = new Draft("t".repeat(64), Integer.MAX_VALUE, LocalDate.of(9999, 1, 2), facts);
      Instant recorded = Instant.parse("2024-02-29T23:59:59.999999Z");
      all.add(entry(TENANT, thing, all, draft, recorded, "A".repeat(64)));
    }
    Slice half = new Slice(0, 2);
    Slice its = half.holds(thing.value()) ? half : new Slice(1, 2);

    assertAtOnceAndLater(
        unit -> {
          unit.partnerships().insert(subject);
          all.forEach(unit.journal()::append);
        },
        unit -> {
          assertWhole(unit.journal().events(thing), all);
          assertWhole(unit.journal().last(thing).stream().toList(), all.subList(1, 2));
          assertWhole(unit.journal().page(Optional.empty(), 9), all);
          assertWhole(unit.journal().page(Optional.of(all.get(0)), 9), all.subList(1, 2));
          for (CityId side : List.of(subject.pair().first(), subject.pair().second())) {
            assertWhole(unit.partnerships().entriesOf(side), all);
          }
        });
    look(
        unit -> {
          boolean isNumbered = unit.feed().unnumbered(Optional.empty(), 1).isEmpty();
          List<Event> left = isNumbered ? List.of() : all;
          assertWhole(unit.feed().unnumbered(Optional.empty(), 9), left);
          assertWhole(
              unit.feed().unnumbered(Optional.of(all.get(0)), 9),
              left.subList(Math.min(1, left.size()), left.size()));
        });
    FeedFollower.numberAll(storage(), TENANT, 9);
    look(
        unit -> {
          for (Slice slice : List.of(Slice.WHOLE, its)) {
            assertWhole(
                unit.feed().after(0, slice, 9).stream().map(FeedEntry::event).toList(), all);
          }
        });
  }

  /** Without printing them, since they are long. */
  private static void assertWhole(List<Event> found, List<Event> all) {
    assertThat(found).map(Event::sequence).isEqualTo(all.stream().map(Event::sequence).toList());
    assertThat(found.equals(all)).as("every field as it was given").isTrue();
  }

  private void assertKept(AggregateId aggregate, List<Event> all) {
    assertAtOnceAndLater(
        unit -> all.forEach(unit.journal()::append),
        unit -> assertThat(unit.journal().events(aggregate)).isEqualTo(all));
    assertThat(Chain.verify(read(unit -> unit.journal().events(aggregate)))).isEmpty();
  }

  private static Event edge(
      List<Event> before, LocalDate effective, String recorded, String actor, String payload) {
    Draft draft = new Draft("letter-of-intent", 1, effective, Payload.parse(payload));
    return entry(TENANT, SUBJECT, before, draft, Instant.parse(recorded), actor);
  }

  @Test
  default void entriesComeInTheOrderOfTheirNumbers() {
    List<Event> all = entries(TENANT, SUBJECT, 25);
    commit(unit -> all.subList(0, 9).forEach(unit.journal()::append));
    commit(unit -> all.subList(9, 11).forEach(unit.journal()::append));

    assertAtOnceAndLater(
        unit -> all.subList(11, 25).forEach(unit.journal()::append),
        unit -> {
          assertThat(unit.journal().events(SUBJECT)).isEqualTo(all);
          assertThat(unit.journal().last(SUBJECT)).contains(all.get(24));
        });
  }

  @Test
  default void thereIsNothingAboutWhatIsUnknown() {
    AggregateId sameUuid = new AggregateId("city", SUBJECT.value());

    assertAtOnceAndLater(
        unit -> entries(TENANT, SUBJECT, 2).forEach(unit.journal()::append),
        unit -> {
          for (AggregateId unknown : List.of(aggregate("unknown"), sameUuid)) {
            assertThat(unit.journal().events(unknown)).isEmpty();
            assertThat(unit.journal().last(unknown)).isEmpty();
          }
        });
  }

  @Test
  default void thingsOfOneUuidAndSeveralKindsAreToldApart() {
    AggregateId city = new AggregateId("city", SUBJECT.value());
    List<Event> ofCity = entries(TENANT, city, 3);
    List<Event> ofPartnership = entries(TENANT, SUBJECT, 2);

    assertAtOnceAndLater(
        unit -> {
          ofPartnership.forEach(unit.journal()::append);
          ofCity.forEach(unit.journal()::append);
        },
        unit -> {
          assertThat(unit.journal().events(city)).isEqualTo(ofCity);
          assertThat(unit.journal().last(SUBJECT)).contains(ofPartnership.get(1));
        });
  }

  @Test
  default void aNumberIsTakenOnce() {
    List<Event> all = entries(TENANT, SUBJECT, 2);
    Event other =
        entry(TENANT, SUBJECT, all.subList(0, 1), Payload.builder().text("x", "y").build());

    assertConflict(
        unit -> {
          all.forEach(unit.journal()::append);
          unit.journal().append(other);
        });
    commit(unit -> all.forEach(unit.journal()::append));
    assertConflict(unit -> unit.journal().append(other));

    look(unit -> assertThat(unit.journal().events(SUBJECT)).isEqualTo(all));
  }

  @Test
  default void anEntryThatWouldLeaveAGapIsRefused() {
    List<Event> all = entries(TENANT, SUBJECT, 5);
    commit(unit -> unit.journal().append(all.get(0)));

    assertCallerIsWrong(unit -> unit.journal().append(all.get(2)));
    assertCallerIsWrong(
        unit -> {
          unit.journal().append(all.get(1));
          unit.journal().append(all.get(3));
        });
    assertCallerIsWrong(
        unit -> unit.journal().append(entries(TENANT, aggregate("other"), 2).get(1)));

    look(unit -> assertThat(unit.journal().page(Optional.empty(), 9)).isEqualTo(all.subList(0, 1)));
  }

  @Test
  default void anEntryOfAnotherTenantIsRefused() {
    Event foreign = entries(TenantId.of("another"), SUBJECT, 1).get(0);

    assertCallerIsWrong(unit -> unit.journal().append(foreign));

    look(unit -> assertThat(unit.journal().page(Optional.empty(), 9)).isEmpty());
    try (UnitOfWork unit = storage().begin(foreign.tenant(), Access.READ)) {
      assertThat(unit.journal().page(Optional.empty(), 9)).isEmpty();
    }
  }

  private void assertCallerIsWrong(Consumer<UnitOfWork> writing) {
    assertThatIllegalArgumentException().isThrownBy(() -> commit(writing));
  }

  @Test
  default void oneOfTwoUnitsTakesANumber() {
    List<Event> first = entries(TENANT, SUBJECT, 1);
    commit(unit -> first.forEach(unit.journal()::append));

    assertOneWins(
        unit ->
            unit.journal()
                .append(entry(TENANT, SUBJECT, first, Payload.builder().number("by", 1).build())),
        unit ->
            unit.journal()
                .append(entry(TENANT, SUBJECT, first, Payload.builder().number("by", 2).build())));
  }

  @Test
  default void forgottenEntriesLeaveNoGap() {
    List<Event> all = entries(TENANT, SUBJECT, 2);
    forget(unit -> all.forEach(unit.journal()::append));

    assertKept(SUBJECT, all);
  }

  @Test
  default void pagesGoThroughTheWholeJournal() {
    Random random = new Random(1853);
    List<Event> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      UUID id = new UUID(random.nextLong(), random.nextLong());
      all.addAll(entries(TENANT, new AggregateId("city", id), 1 + random.nextInt(12)));
      if (random.nextBoolean()) {
        all.addAll(entries(TENANT, new AggregateId("organization", id), 1 + random.nextInt(3)));
      }
    }
    int half =
        all.indexOf(
            all.stream()
                .skip(all.size() / 2)
                .filter(it -> it.sequence() == 1)
                .findFirst()
                .orElseThrow());
    commit(unit -> all.subList(0, half).forEach(unit.journal()::append));

    assertAtOnceAndLater(
        unit -> all.subList(half, all.size()).forEach(unit.journal()::append),
        unit -> {
          List<Event> sorted =
              all.stream()
                  .sorted(Comparator.comparing(Event::aggregate).thenComparing(Event::sequence))
                  .toList();
          for (int limit : List.of(1, 4, 99, all.size(), Integer.MAX_VALUE)) {
            assertThat(paged(unit.journal(), limit)).as("pages of %s", limit).isEqualTo(sorted);
          }
        });
  }

  private static List<Event> paged(Journal journal, int limit) {
    List<Event> all = new ArrayList<>();
    List<Event> page;
    Optional<Event> after = Optional.empty();
    do {
      page = journal.page(after, limit);
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page);
      assertThat(all).as("rows on all pages so far").hasSizeLessThan(1_000);
      after = all.isEmpty() ? after : Optional.of(all.get(all.size() - 1));
    } while (page.size() == limit);
    return all;
  }
}
