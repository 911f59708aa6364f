package dev.comity.storage;

import static dev.comity.storage.Samples.answer;
import static dev.comity.storage.Samples.city;
import static dev.comity.storage.Samples.entries;
import static dev.comity.storage.Samples.next;
import static dev.comity.storage.Samples.ofKind;
import static dev.comity.storage.Samples.partnership;
import static dev.comity.storage.Samples.peopled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.comity.journal.AggregateId;
import dev.comity.journal.Event;
import dev.comity.journal.KeyedAnswer;
import dev.comity.partnership.Pair;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.Status;
import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What pages promise: whatever is written between two of them, each in a unit of its own, a row
 * that was there throughout comes exactly once, in its order.
 */
public interface PagingContract extends ContractCase {

  /** The side of the partnerships that are paged through. */
  City HOME = city("Home");

  /** Ids in their order: those that are there throughout, with room before and behind each. */
  List<UUID> THROUGHOUT = IntStream.rangeClosed(1, 12).mapToObj(it -> spread(it, 0)).toList();

  private static UUID spread(int sixteenth, int within) {
    return new UUID((long) sixteenth << 60 | within, 0x8000_0000_0000_0000L | within);
  }

  @Test
  default void pagesOfPartiesNeitherRepeatNorDropARowUnderWrites() {
    commit(unit -> THROUGHOUT.forEach(id -> unit.parties().insert(city(id, "There " + id))));

    List<UUID> seen =
        pagedUnderWrites(
            (unit, after) ->
                unit.parties().page(after.map(CityId::new), 3).stream()
                    .map(it -> it.id().value())
                    .toList(),
            (unit, id) -> unit.parties().insert(city(id, "New " + id)),
            (unit, id) -> {
              Party it = unit.parties().find(new CityId(id)).orElseThrow();
              unit.parties().update(peopled((City) it, it.version()), it.version());
            });

    assertThat(seen).containsSubsequence(THROUGHOUT).doesNotHaveDuplicates();
  }

  @Test
  default void pagesOfPartnershipsNeitherRepeatNorDropARowUnderWrites() {
    commit(unit -> THROUGHOUT.forEach(id -> unit.partnerships().insert(linked(id))));
    for (PartnershipFilter filter :
        List.of(
            PartnershipFilter.ALL,
            PartnershipFilter.ALL.withCity(HOME.id()),
            PartnershipFilter.ALL.withKind(Samples.KIND).withCity(HOME.id()))) {
      int round = filter.city().isPresent() ? filter.kind().isPresent() ? 3 : 2 : 1;

      List<UUID> seen =
          pagedUnderWrites(
              (unit, after) ->
                  unit.partnerships().page(filter, after.map(PartnershipId::new), 3).stream()
                      .map(it -> it.id().value())
                      .toList(),
              (unit, id) ->
                  unit.partnerships()
                      .insert(linked(new UUID(id.getMostSignificantBits() + round, round))),
              (unit, id) -> {
                Partnership it = unit.partnerships().find(new PartnershipId(id)).orElseThrow();
                Status status = it.isOpen() ? Status.EXPIRED : Status.SIGNED;
                unit.partnerships().update(next(it, status), it.version());
              });

      assertThat(seen).containsSubsequence(THROUGHOUT).doesNotHaveDuplicates();
    }
  }

  private static Partnership linked(UUID id) {
    Partnership it = partnership("any", HOME, city("Partner of " + id));
    return new Partnership(
        new PartnershipId(id),
        1,
        Pair.of(HOME.id(), city("Partner of " + id).id()),
        it.kind(),
        it.status(),
        it.vitality(),
        it.inForceSince(),
        it.endedOn(),
        it.text(),
        it.approvals(),
        it.suspendedBy(),
        it.lastActivity(),
        it.references(),
        it.latest());
  }

  /** Pages of three; between two of them rows come in before and behind, and some are changed. */
  private List<UUID> pagedUnderWrites(
      BiFunction<UnitOfWork, Optional<UUID>, List<UUID>> page,
      BiConsumer<UnitOfWork, UUID> insert,
      BiConsumer<UnitOfWork, UUID> update) {
    List<UUID> seen = new ArrayList<>();
    List<UUID> rows;
    Optional<UUID> after = Optional.empty();
    for (int turn = 1; ; turn++) {
      Optional<UUID> last = after;
      rows = read(unit -> page.apply(unit, last));
      assertThat(rows).hasSizeLessThanOrEqualTo(3);
      seen.addAll(rows);
      assertThat(seen).as("rows on all pages so far").hasSizeLessThan(1_000);
      if (rows.size() < 3) {
        return seen;
      }
      after = Optional.of(rows.get(2));
      int now = turn;
      if (turn <= 4) {
        commit(
            unit -> {
              for (int i : List.of(0, 3, 7, 11)) {
                insert.accept(unit, spread(i, now * 16));
              }
              for (int i = now % 3; i < THROUGHOUT.size(); i += 2 + now % 2) {
                update.accept(unit, THROUGHOUT.get(i));
              }
            });
      }
    }
  }

  @Test
  default void pagesOfTheJournalNeitherRepeatNorDropAnEntryUnderWrites() {
    List<Event> throughout = THROUGHOUT.stream().flatMap(it -> entriesOf(it, 2).stream()).toList();
    commit(unit -> throughout.forEach(unit.journal()::append));

    List<Event> seen = new ArrayList<>();
    List<Event> page;
    Optional<Event> after = Optional.empty();
    int turn = 1;
    do {
      Optional<Event> last = after;
      page = read(unit -> unit.journal().page(last, 5));
      seen.addAll(page);
      assertThat(seen).as("entries on all pages so far").hasSizeLessThan(1_000);
      after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1));
      int now = turn++;
      if (now <= 5) {
        commit(
            unit ->
                Stream.of(0, 4, 8)
                    .flatMap(it -> entriesOf(spread(it, now * 16), 2).stream())
                    .forEach(unit.journal()::append));
        commit(
            unit ->
                THROUGHOUT.forEach(
                    id -> unit.journal().append(entriesOf(id, 2 + now).get(1 + now))));
      }
    } while (page.size() == 5);

    assertThat(seen).containsSubsequence(throughout).doesNotHaveDuplicates();
    assertThat(seen)
        .isSortedAccordingTo(Comparator.comparing(Event::aggregate).thenComparing(Event::sequence));
  }

  private static List<Event> entriesOf(UUID id, int count) {
    return entries(TENANT, new AggregateId("city", id), count);
  }

  @Test
  default void pagesOfAnswersNeitherRepeatNorDropOneUnderWrites() {
    List<KeyedAnswer> throughout =
        IntStream.range(10, 30).mapToObj(it -> answer("key-" + it, 1, Instant.EPOCH)).toList();
    commit(unit -> throughout.forEach(unit.keyedAnswers()::insert));

    List<KeyedAnswer> seen = new ArrayList<>();
    List<KeyedAnswer> page;
    Optional<KeyedAnswer> after = Optional.empty();
    int turn = 1;
    do {
      Optional<KeyedAnswer> last = after;
      page = read(unit -> unit.keyedAnswers().page(last, 4));
      seen.addAll(page);
      assertThat(seen).as("answers on all pages so far").hasSizeLessThan(1_000);
      after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1));
      int now = turn++;
      if (now <= 5) {
        commit(
            unit ->
                Stream.of("Key-", "key-1", "key-17-", "key-9")
                    .map(it -> answer(it + now, 2, Instant.EPOCH))
                    .forEach(unit.keyedAnswers()::insert));
      }
    } while (page.size() == 4);

    assertThat(seen).containsSubsequence(throughout).doesNotHaveDuplicates();
  }

  @Test
  default void aPageOfAnswersGoesOnAfterOneThatWasForgotten() {
    List<KeyedAnswer> all =
        IntStream.range(10, 16)
            .mapToObj(it -> answer("key-" + it, 1, Instant.EPOCH.plusSeconds(it % 2)))
            .toList();
    KeyedAnswer last = all.get(2); // an older one
    commit(unit -> all.forEach(unit.keyedAnswers()::insert));

    assertAtOnceAndLater(
        unit -> unit.keyedAnswers().forgetBefore(Instant.EPOCH.plusSeconds(1)),
        unit -> {
          assertThat(unit.keyedAnswers().find(last.key(), last.place())).isEmpty();
          assertThat(unit.keyedAnswers().page(Optional.of(last), 9))
              .containsExactly(all.get(3), all.get(5));
        });
  }

  @Test
  default void pagesOfNothingAreRefused() {
    Consumer<UnitOfWork> writing =
        unit -> {
          unit.parties().insert(HOME);
          unit.partnerships().insert(linked(spread(1, 1)));
          unit.journal().append(entriesOf(spread(1, 1), 1).get(0));
        };
    commit(writing);
    PartnershipFilter ofHome = PartnershipFilter.ALL.withCity(HOME.id());
    for (int limit : List.of(0, -1, Integer.MIN_VALUE)) {
      List<Consumer<UnitOfWork>> pages =
          List.of(
              unit -> unit.parties().page(Optional.empty(), limit),
              unit -> unit.partnerships().page(PartnershipFilter.ALL, Optional.empty(), limit),
              unit -> unit.partnerships().page(ofHome, Optional.empty(), limit),
              unit -> unit.journal().page(Optional.empty(), limit),
              unit -> unit.feed().unnumbered(Optional.empty(), limit),
              unit -> unit.keyedAnswers().page(Optional.empty(), limit));
      pages.forEach(
          page ->
              look(
                  unit ->
                      assertThatIllegalArgumentException().isThrownBy(() -> page.accept(unit))));
    }
  }

  @Test
  default void everyCombinationOfConditionsIsAnswered() {
    List<City> cities = List.of(HOME, city("A"), city("B"), city("C"));
    List<Partnership> all = new ArrayList<>();
    for (Status status : Status.values()) {
      for (int i = 0; i < 6; i++) {
        City one = cities.get(i % 4);
        City other = cities.get((i + 1 + i / 4) % 4);
        String kind = i % 2 == 0 ? Samples.KIND : "friendship-city";
        String own = status.isOpen() ? kind + "-" + status.ordinal() + "-" + i : kind;
        all.add(ofKind(next(partnership(status + " " + i, one, other), status), own));
      }
    }
    all.sort(Comparator.comparing(it -> it.id().value().toString()));
    commit(unit -> all.forEach(unit.partnerships()::insert));

    look(unit -> filters(all).forEach(filter -> assertFiltered(unit, filter, all)));
  }

  private static void assertFiltered(
      UnitOfWork unit, PartnershipFilter filter, List<Partnership> all) {
    List<Partnership> wanted = all.stream().filter(filter::accepts).toList();
    assertThat(unit.partnerships().page(filter, Optional.empty(), 1_000))
        .as("%s", filter)
        .isEqualTo(wanted);
    if (wanted.size() > 2) {
      assertThat(unit.partnerships().page(filter, Optional.of(wanted.get(0).id()), 2))
          .as("two behind the first of %s", filter)
          .isEqualTo(wanted.subList(1, 3));
    }
  }

  private static Stream<PartnershipFilter> filters(List<Partnership> all) {
    List<Set<Status>> statuses = new ArrayList<>();
    for (Status status : Status.values()) {
      statuses.add(EnumSet.of(status));
      statuses.add(EnumSet.complementOf(EnumSet.of(status)));
    }
    statuses.add(EnumSet.allOf(Status.class));
    statuses.add(EnumSet.noneOf(Status.class));
    List<String> kinds = List.of(Samples.KIND, all.get(0).kind(), all.get(9).kind(), "none-such");
    return statuses.stream()
        .map(PartnershipFilter.ALL::withStatuses)
        .flatMap(it -> Stream.concat(Stream.of(it), kinds.stream().map(it::withKind)))
        .flatMap(
            it ->
                Stream.concat(
                    Stream.of(it),
                    Stream.of(HOME, city("B"), city("Nowhere")).map(City::id).map(it::withCity)));
  }
}
