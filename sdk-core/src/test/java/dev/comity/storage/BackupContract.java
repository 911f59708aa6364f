package dev.comity.storage;

import static dev.comity.storage.Samples.aggregate;
import static dev.comity.storage.Samples.answer;
import static dev.comity.storage.Samples.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.comity.journal.Event;
import dev.comity.journal.FeedEntry;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.KeyedAnswer;
import dev.comity.journal.Slice;
import dev.comity.journal.TenantId;
import dev.comity.storage.Storage.Access;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What the ports must do so that everything can be listed for a backup, and put back from it. */
public interface BackupContract extends ContractCase {

  /** An instant in whole microseconds. */
  Instant LONG_AGO = Instant.parse("1999-12-31T23:59:59.999999Z");

  /** Words that sort otherwise in a dictionary, or where capitals do not count. */
  List<String> NAMES = List.of("0", "00", "1-a", "1a", "A", "B-b", "B.b", "BB", "a", "a_", "aa");

  @Test
  default void everySubscriptionIsNamedOnceInTheOrderOfItsCharacters() {
    List<FeedPartition> all = new ArrayList<>();
    for (String name : NAMES) {
      all.add(FeedPartition.unread(name, new Slice(0, 2)));
      all.add(FeedPartition.unread(name, new Slice(1, 2)).leased("reader-1", LONG_AGO));
    }
    Collections.shuffle(all, new Random(7));

    assertAtOnceAndLater(
        unit -> all.forEach(unit.feedPartitions()::insert),
        unit -> assertThat(unit.feedPartitions().subscriptions()).containsExactlyElementsOf(NAMES));
    assertAtOnceAndLater(
        unit -> unit.feedPartitions().remove("B.b"),
        unit ->
            assertThat(unit.feedPartitions().subscriptions())
                .hasSize(NAMES.size() - 1)
                .doesNotContain("B.b"));
  }

  @Test
  default void answersComeInPagesInTheOrderOfTheirCharactersAndPlaces() {
    List<KeyedAnswer> all = new ArrayList<>();
    for (String key : List.of("!", "#~", "00", "10", "9", "A", "B", "_", "a", "a!", "aa", "~")) {
      for (int place : List.of(1, 2, 10, 1_000_000)) {
        all.add(answer(key, place, LONG_AGO));
      }
    }
    List<KeyedAnswer> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(7));

    assertAtOnceAndLater(
        unit -> shuffled.forEach(unit.keyedAnswers()::insert),
        unit -> assertPages(all, unit.keyedAnswers()::page));
    look(unit -> assertThat(unit.feedPartitions().subscriptions()).isEmpty());
  }

  @Test
  default void whatHasNoPositionIsListedUntilItHasOne() {
    List<Event> all = new ArrayList<>();
    for (String name : List.of("a", "b", "c", "d")) {
      List<Event> chain = entries(TENANT, aggregate(name), 4);
      all.addAll(chain);
      commit(unit -> chain.forEach(unit.journal()::append));
    }
    Comparator<Event> order = Comparator.comparing(Event::aggregate).thenComparing(Event::sequence);

    for (int round = 0; round < 4; round++) {
      look(
          unit -> {
            List<Event> left = new ArrayList<>(all);
            unit.feed().after(0, Slice.WHOLE, 99).forEach(it -> left.remove(it.event()));
            left.sort(order);
            assertPages(left, unit.feed()::unnumbered);
            assertThat(unit.feed().isAnyUnnumbered()).isEqualTo(!left.isEmpty());
          });
      commit(unit -> unit.feed().number(5));
    }
    commit(unit -> unit.feed().number(99));
    look(unit -> assertThat(unit.feed().unnumbered(Optional.empty(), 9)).isEmpty());
  }

  private static <T> void assertPages(
      List<T> all, BiFunction<Optional<T>, Integer, List<T>> paging) {
    for (int limit : List.of(1, 3, all.size() + 1)) {
      List<T> read = new ArrayList<>();
      Optional<T> last = Optional.empty();
      List<T> page;
      do {
        page = paging.apply(last, limit);
        assertThat(page).as("page after %s", last).hasSizeLessThanOrEqualTo(limit);
        read.addAll(page);
        last = read.isEmpty() ? Optional.empty() : Optional.of(read.get(read.size() - 1));
      } while (page.size() == limit && read.size() <= all.size());
      assertThat(read).as("in pages of %s", limit).isEqualTo(all);
    }
  }

  /** As it could have come from another storage: two chains that take turns. */
  private static List<FeedEntry> turns() {
    List<Event> one = entries(TENANT, aggregate("one"), 6);
    List<Event> other = entries(TENANT, aggregate("other"), 6);
    List<FeedEntry> turns = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      turns.add(new FeedEntry(turns.size() + 1L, (i % 2 == 0 ? one : other).get(i / 2 * 2)));
      turns.add(new FeedEntry(turns.size() + 1L, (i % 2 == 0 ? one : other).get(i / 2 * 2 + 1)));
    }
    return turns;
  }

  @Test
  default void whatIsRestoredKeepsItsPosition() {
    List<FeedEntry> turns = turns();
    List<Event> without = entries(TENANT, aggregate("without"), 2);

    commit(
        unit -> {
          turns.forEach(unit.feed()::restore);
          without.forEach(unit.journal()::append);
        });

    look(
        unit -> {
          assertThat(unit.feed().after(0, Slice.WHOLE, 12)).isEqualTo(turns);
          assertThat(unit.feed().after(5, Slice.WHOLE, 2)).isEqualTo(turns.subList(5, 7));
          assertThat(unit.journal().events(aggregate("one"))).hasSize(6);
          assertThat(unit.journal().last(aggregate("other")))
              .isEqualTo(Optional.of(turns.get(11).event()));
          assertThat(unit.journal().page(Optional.empty(), 99)).hasSize(14);
          assertThat(unit.inspect()).isEmpty();
        });
    commit(unit -> unit.feed().number(99));
    look(
        unit ->
            assertThat(unit.feed().after(12, Slice.WHOLE, 9))
                .containsExactly(
                    new FeedEntry(13, without.get(0)), new FeedEntry(14, without.get(1))));
    assertThat(storage().tenants()).containsExactly(TENANT);
  }

  @Test
  default void whatIsRestoredIsSeenInItsUnitAndForgottenWithIt() {
    List<FeedEntry> turns = turns();
    forget(
        unit -> {
          turns.forEach(unit.feed()::restore);
          assertThat(unit.journal().events(aggregate("other"))).hasSize(6);
          assertThat(unit.journal().last(aggregate("one")).map(Event::sequence)).hasValue(6L);
          assertThat(unit.journal().page(Optional.empty(), 99)).hasSize(12);
        });
    look(unit -> assertThat(unit.journal().page(Optional.empty(), 99)).isEmpty());

    List<Event> begun = entries(TENANT, aggregate("begun"), 1);
    commit(unit -> begun.forEach(unit.journal()::append));
    commit(unit -> unit.feed().number(9));

    look(
        unit ->
            assertThat(unit.feed().after(0, Slice.WHOLE, 99))
                .containsExactly(new FeedEntry(1, begun.get(0))));
  }

  @Test
  default void nothingIsRestoredOverWhatIsThere() {
    List<FeedEntry> turns = turns();
    commit(unit -> unit.journal().append(turns.get(0).event()));
    commit(unit -> unit.feed().number(9));

    assertConflict(unit -> turns.forEach(unit.feed()::restore));
    assertConflict(
        unit ->
            unit.feed().restore(new FeedEntry(1, entries(TENANT, aggregate("third"), 1).get(0))));

    look(unit -> assertThat(unit.feed().after(0, Slice.WHOLE, 9)).containsExactly(turns.get(0)));
  }

  @Test
  default void anEntryOfAnotherTenantIsNotRestored() {
    Event foreign = entries(TenantId.of("another"), aggregate("one"), 1).get(0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> commit(unit -> unit.feed().restore(new FeedEntry(1, foreign))));

    look(unit -> assertThat(unit.feed().after(0, Slice.WHOLE, 9)).isEmpty());
  }

  @Test
  default void oneOfTwoRestorationsIsKept() {
    assertOneWins(
        unit -> turns().forEach(unit.feed()::restore),
        unit ->
            unit.feed().restore(new FeedEntry(1, entries(TENANT, aggregate("third"), 1).get(0))));
    look(unit -> assertThat(unit.inspect()).isEmpty());
  }

  @Test
  default void aUnitThatReadsRestoresNothing() {
    try (UnitOfWork unit = begin(Access.READ)) {
      assertRefused(() -> unit.feed().restore(turns().get(0)));
    }
    look(unit -> assertThat(unit.journal().page(Optional.empty(), 9)).isEmpty());
  }
}
