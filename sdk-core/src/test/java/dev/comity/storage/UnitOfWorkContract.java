package dev.comity.storage;

import static dev.comity.storage.Samples.aggregate;
import static dev.comity.storage.Samples.city;
import static dev.comity.storage.Samples.edition;
import static dev.comity.storage.Samples.entries;
import static dev.comity.storage.Samples.entry;
import static dev.comity.storage.Samples.holding;
import static dev.comity.storage.Samples.merged;
import static dev.comity.storage.Samples.next;
import static dev.comity.storage.Samples.partnership;
import static dev.comity.storage.Samples.peopled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.comity.failure.ConflictException;
import dev.comity.gazetteer.PlaceIndex;
import dev.comity.journal.Event;
import dev.comity.journal.Payload;
import dev.comity.partnership.Pair;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.Status;
import dev.comity.party.City;
import dev.comity.party.OutsideId;
import dev.comity.party.Position;
import dev.comity.storage.Storage.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a unit of work must do: all or nothing, from one snapshot, and never over another's. */
public interface UnitOfWorkContract extends ContractCase {

  /** An outside id that moves from one city to another in the cases. */
  OutsideId MOVING = OutsideId.wikidata("Q208445");

  /** A city as it is kept first. */
  City ONE = holding(city("One"), MOVING);

  /** Another city. */
  City OTHER = city("Other");

  /** Their partnership. */
  Partnership LINK = partnership("link", ONE, OTHER);

  /** Entries about it. */
  List<Event> ENTRIES = entries(TENANT, aggregate("link"), 2);

  /** A gazetteer of one place. */
  PlaceIndex PLACES =
      PlaceIndex.of(List.of(Samples.place(1, "Here", Position.of(0, 0))).iterator());

  /** Writes a little of everything. */
  Consumer<UnitOfWork> BEGINNING =
      unit -> {
        unit.parties().insert(ONE);
        unit.parties().insert(OTHER);
        unit.partnerships().insert(LINK);
        unit.journal().append(ENTRIES.get(0));
        unit.places().replaceAll(edition(1, PLACES), PLACES);
      };

  /** Changes everything that was written. */
  Consumer<UnitOfWork> CHANGE =
      unit -> {
        unit.parties().update(merged(holding(ONE), OTHER), ONE.version());
        unit.parties().update(holding(OTHER, MOVING), 1);
        unit.parties().insert(city("Third"));
        unit.partnerships().update(next(LINK, Status.HISTORICAL), 1);
        unit.partnerships().insert(partnership("second", ONE, OTHER));
        unit.journal().append(ENTRIES.get(1));
        unit.places().replaceAll(edition(2, PLACES), PLACES);
      };

  /** Everything that a unit sees, asked in every way. */
  private static List<Object> seen(UnitOfWork unit) {
    List<Object> seen = new ArrayList<>();
    for (City city : List.of(ONE, OTHER, city("Third"))) {
      seen.add(unit.parties().find(city.id()));
      seen.add(unit.parties().mergedInto(city.id()));
      seen.add(
          unit.partnerships().page(PartnershipFilter.ALL.withCity(city.id()), Optional.empty(), 9));
    }
    seen.add(unit.parties().find(MOVING));
    seen.add(unit.parties().named("one"));
    seen.add(unit.parties().named("third"));
    seen.add(unit.parties().page(Optional.empty(), 9));
    seen.add(unit.partnerships().find(LINK.id()));
    seen.add(unit.partnerships().findOpen(Pair.of(ONE.id(), OTHER.id()), Samples.KIND));
    seen.add(unit.partnerships().page(PartnershipFilter.ALL, Optional.empty(), 9));
    seen.add(unit.journal().events(aggregate("link")));
    seen.add(unit.journal().last(aggregate("link")));
    seen.add(unit.journal().page(Optional.empty(), 9));
    seen.add(unit.places().edition());
    seen.add(unit.places().find(1));
    return seen;
  }

  @Test
  default void whatIsNotCommittedIsForgotten() {
    List<Object> nothing = read(UnitOfWorkContract::seen);
    forget(BEGINNING);
    assertThat(read(UnitOfWorkContract::seen)).isEqualTo(nothing);

    commit(BEGINNING);
    List<Object> beginning = read(UnitOfWorkContract::seen);
    forget(CHANGE);
    assertThat(read(UnitOfWorkContract::seen)).isEqualTo(beginning).isNotEqualTo(nothing);
    assertThat(read(UnitOfWork::inspect)).isEmpty();

    commit(CHANGE);
    assertThat(read(UnitOfWorkContract::seen)).isNotEqualTo(beginning);
    assertThat(read(UnitOfWork::inspect)).isEmpty();
  }

  @Test
  default void whatIsCommittedIsWhatTheUnitSawItself() {
    for (Consumer<UnitOfWork> writing : List.of(BEGINNING, CHANGE)) {
      List<Object> own = new ArrayList<>();
      commit(writing.andThen(unit -> own.addAll(seen(unit))));
      assertThat(read(UnitOfWorkContract::seen)).isEqualTo(own);
    }
  }

  @Test
  default void aUnitThatThrowsKeepsNothing() {
    List<Object> nothing = read(UnitOfWorkContract::seen);

    assertThat(
            catchThrowable(
                () ->
                    commit(
                        BEGINNING.andThen(
                            unit -> {
                              throw new UnsupportedOperationException("half-way");
                            }))))
        .hasMessage("half-way");

    assertThat(read(UnitOfWorkContract::seen)).isEqualTo(nothing);
  }

  @Test
  default void aReaderSeesNothingOfWhatOthersCommitMeanwhile() {
    commit(BEGINNING);
    try (UnitOfWork reader = begin(Access.READ)) {
      List<Object> before = seen(reader);
      commit(CHANGE);

      assertThat(seen(reader)).isEqualTo(before);
      assertThat(reader.inspect()).isEmpty();
      assertThat(read(UnitOfWorkContract::seen)).isNotEqualTo(before);
    }
  }

  @Test
  default void nobodySeesWhatAUnitHasNotYetCommitted() {
    commit(BEGINNING);
    List<Object> before = read(UnitOfWorkContract::seen);
    try (UnitOfWork writer = begin(Access.WRITE)) {
      CHANGE.accept(writer);
      assertThat(read(UnitOfWorkContract::seen)).isEqualTo(before);
      writer.commit();
    }
    assertThat(read(UnitOfWorkContract::seen)).isNotEqualTo(before);
  }

  @Test
  default void noUpdateIsLostHoweverManyWriteAtOnce() {
    int threads = 4;
    int times = 25;
    commit(unit -> unit.parties().insert(peopled(city("Counted"), 0)));
    Callable<Integer> counting =
        () -> {
          for (int i = 0; i < times; i++) {
            commitInTheEnd(unit -> move(unit, "Counted", 1));
          }
          return times;
        };

    atOnce(List.of(counting, counting, counting, counting));

    look(unit -> assertThat(inhabitants(unit, "Counted")).isEqualTo(threads * times));
  }

  @Test
  default void nobodyEverSeesHalfACommit() {
    List<String> cities = new ArrayList<>(List.of("A", "B", "C"));
    IntStream.range(0, 37).forEach(i -> cities.add("City " + i)); // a commit that takes its time
    commit(unit -> cities.forEach(it -> unit.parties().insert(peopled(city(it), 1_000))));
    commit(unit -> unit.partnerships().insert(partnership("0", city("A"), city("B"))));
    AtomicInteger writing = new AtomicInteger(2);
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int seed = 0; seed < 2; seed++) {
      Random random = new Random(seed);
      tasks.add(
          () -> {
            try {
              for (int i = 0; i < 60; i++) {
                int from = random.nextInt(3);
                int to = (from + 1 + random.nextInt(2)) % 3;
                long count = random.nextInt(50);
                commitInTheEnd(unit -> moveAndReopen(unit, cities, from, to, count));
              }
              return 0;
            } finally {
              writing.decrementAndGet();
            }
          });
      tasks.add(
          () -> {
            int reads = 0;
            while (writing.get() > 0) {
              try (UnitOfWork unit = begin(Access.READ)) {
                assertWhole(unit, cities);
              }
              reads++;
            }
            return reads;
          });
    }

    atOnce(tasks);

    try (UnitOfWork unit = begin(Access.READ)) {
      assertWhole(unit, cities);
      assertThat(unit.journal().events(aggregate("moves"))).hasSize(120);
      assertThat(unit.inspect()).isEmpty();
    }
  }

  /** People move, the move is entered, and the partnership is ended and followed by another. */
  private static void moveAndReopen(
      UnitOfWork unit, List<String> cities, int from, int to, long count) {
    move(unit, cities.get(from), -count);
    move(unit, cities.get(to), count);
    for (int i = 0; i < cities.size(); i++) {
      move(unit, cities.get(i), i % 2 == 0 ? 1 : -1);
    }
    List<Event> before = unit.journal().events(aggregate("moves"));
    unit.journal()
        .append(
            entry(
                TENANT,
                aggregate("moves"),
                before,
                Payload.builder().number("count", count).build()));
    Partnership open =
        unit.partnerships()
            .findOpen(Pair.of(city("A").id(), city("B").id()), Samples.KIND)
            .orElseThrow();
    unit.partnerships().update(next(open, Status.EXPIRED), 1);
    unit.partnerships().insert(partnership("" + (before.size() + 1), city("A"), city("B")));
  }

  private static void move(UnitOfWork unit, String name, long count) {
    City city = (City) unit.parties().find(city(name).id()).orElseThrow();
    long now = city.profile().population().orElseThrow() + count;
    unit.parties().update(peopled(city, now), city.version());
  }

  private static long inhabitants(UnitOfWork unit, String name) {
    City city = (City) unit.parties().find(city(name).id()).orElseThrow();
    return city.profile().population().orElseThrow();
  }

  /** Nobody is born and nobody dies; each move was entered once and made one partnership. */
  private static void assertWhole(UnitOfWork unit, List<String> cities) {
    long all = cities.stream().mapToLong(it -> inhabitants(unit, it)).sum();
    assertThat(all).as("inhabitants of all cities").isEqualTo(1_000L * cities.size());
    int moves = unit.journal().events(aggregate("moves")).size();
    PartnershipFilter ended = PartnershipFilter.ALL.withStatuses(Set.of(Status.EXPIRED));
    assertThat(unit.partnerships().page(ended, Optional.empty(), 1_000)).hasSize(moves);
    assertThat(unit.partnerships().findOpen(Pair.of(city("A").id(), city("B").id()), Samples.KIND))
        .contains(partnership("" + moves, city("A"), city("B")));
  }

  @Test
  default void aReadingUnitRefusesToWrite() {
    commit(BEGINNING);
    List<Object> before = read(UnitOfWorkContract::seen);
    try (UnitOfWork unit = begin(Access.READ)) {
      assertRefused(() -> unit.parties().insert(city("Third")));
      assertRefused(() -> unit.parties().update(peopled(OTHER, 1), 1));
      assertRefused(() -> unit.partnerships().insert(partnership("x", ONE, city("Third"))));
      assertRefused(() -> unit.partnerships().update(next(LINK, Status.SIGNED), 1));
      assertRefused(() -> unit.journal().append(ENTRIES.get(1)));
      assertRefused(() -> unit.places().replaceAll(edition(2, PLACES), PLACES));
      assertRefused(unit::commit);
    }
    assertThat(read(UnitOfWorkContract::seen)).isEqualTo(before);
  }

  @Test
  default void aClosedUnitRefusesEverything() {
    commit(BEGINNING);
    for (Access access : Access.values()) {
      UnitOfWork unit = begin(access);
      unit.close();

      assertRefused(() -> unit.parties().find(ONE.id()));
      assertRefused(() -> unit.parties().find(MOVING));
      assertRefused(() -> unit.parties().named("one"));
      assertRefused(() -> unit.parties().mergedInto(ONE.id()));
      assertRefused(() -> unit.parties().page(Optional.empty(), 1));
      assertRefused(() -> unit.parties().insert(city("Third")));
      assertRefused(() -> unit.parties().update(peopled(OTHER, 1), 1));
      assertRefused(() -> unit.partnerships().find(LINK.id()));
      assertRefused(() -> unit.partnerships().findOpen(LINK.pair(), LINK.kind()));
      assertRefused(() -> unit.partnerships().page(PartnershipFilter.ALL, Optional.empty(), 1));
      assertRefused(() -> unit.partnerships().insert(partnership("x", ONE, city("Third"))));
      assertRefused(() -> unit.partnerships().update(next(LINK, Status.SIGNED), 1));
      assertRefused(() -> unit.journal().append(ENTRIES.get(1)));
      assertRefused(() -> unit.journal().events(aggregate("link")));
      assertRefused(() -> unit.journal().last(aggregate("link")));
      assertRefused(() -> unit.journal().page(Optional.empty(), 1));
      assertRefused(() -> unit.places().edition());
      assertRefused(() -> unit.places().find(1));
      assertRefused(() -> unit.places().named("here"));
      assertRefused(() -> unit.places().around(Position.of(0, 0), 1));
      assertRefused(() -> unit.places().forEach(place -> {}));
      assertRefused(() -> unit.places().replaceAll(edition(2, PLACES), PLACES));
      assertRefused(unit::inspect);
      assertRefused(unit::commit);
    }
  }

  @Test
  default void aUnitIsCommittedOnceAndThenWritesNoMore() {
    try (UnitOfWork unit = begin(Access.WRITE)) {
      BEGINNING.accept(unit);
      unit.commit();

      assertRefused(unit::commit);
      assertRefused(() -> unit.parties().insert(city("Third")));
    }
    look(unit -> assertThat(unit.parties().find(ONE.id())).contains(ONE));
    look(unit -> assertThat(unit.parties().find(city("Third").id())).isEmpty());
  }

  @Test
  default void aUnitCanBeClosedAgainAndKeepsWhatItCommitted() {
    UnitOfWork unit = begin(Access.WRITE);
    BEGINNING.accept(unit);
    unit.commit();
    unit.close();
    unit.close();

    look(it -> assertThat(it.parties().find(ONE.id())).contains(ONE));
  }

  @Test
  default void aUnitWithoutChangesCommits() {
    commit(unit -> unit.parties().find(ONE.id()));
    commit(unit -> {});

    assertThat(read(UnitOfWork::inspect)).isEmpty();
  }

  @Test
  default void aUnitThatSwallowedAConflictCannotBeCommitted() {
    commit(BEGINNING);
    List<Object> before = read(UnitOfWorkContract::seen);
    try (UnitOfWork unit = begin(Access.WRITE)) {
      unit.parties().insert(city("Third"));
      swallowed(() -> unit.parties().insert(holding(city("Fourth"), MOVING)));

      Throwable thrown = catchThrowable(unit::commit);
      assertThat(thrown).isInstanceOfAny(ConflictException.class, IllegalStateException.class);
    }
    assertThat(read(UnitOfWorkContract::seen)).isEqualTo(before);
  }

  private static void swallowed(Runnable conflicting) {
    try {
      conflicting.run();
    } catch (ConflictException e) {
      assertThat(e.isRetryable()).isTrue();
    }
  }
}
