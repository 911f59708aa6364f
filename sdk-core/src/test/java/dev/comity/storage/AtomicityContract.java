package dev.comity.storage;

import static dev.comity.storage.Samples.aggregate;
import static dev.comity.storage.Samples.answer;
import static dev.comity.storage.Samples.city;
import static dev.comity.storage.Samples.edition;
import static dev.comity.storage.Samples.entries;
import static dev.comity.storage.Samples.holding;
import static dev.comity.storage.Samples.merged;
import static dev.comity.storage.Samples.next;
import static dev.comity.storage.Samples.partnership;
import static dev.comity.storage.Samples.peopled;
import static dev.comity.storage.Samples.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.comity.gazetteer.Place;
import dev.comity.gazetteer.PlaceIndex;
import dev.comity.journal.Event;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.Slice;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.PartnershipId;
import dev.comity.party.City;
import dev.comity.party.OutsideId;
import dev.comity.party.Position;
import dev.comity.storage.Storage.Access;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Large units are kept whole or not at all, and units that come to nothing stand in no way. */
public interface AtomicityContract extends ContractCase {

  /** More than a storage sends at a time, and more than twice. */
  int MANY = 2_101;

  /** The city that takes in all the others. */
  City HEIR = city("Heir");

  /** So many cities of one name, merged into one. */
  List<City> CITIES =
      IntStream.range(0, MANY)
          .mapToObj(it -> holding(city("City " + it), OutsideId.geonames(it)))
          .map(it -> next(it, it.profile().withOtherNames(List.of("Springfield"))))
          .map(it -> merged(it, HEIR))
          .sorted(Comparator.comparing(it -> it.id().value().toString()))
          .toList();

  /** So many partnerships of one city. */
  List<Partnership> LINKS =
      CITIES.stream()
          .map(it -> partnership("link of " + it.name(), it, HEIR))
          .sorted(Comparator.comparing(it -> it.id().value().toString()))
          .toList();

  /** So many entries about one thing. */
  List<Event> ENTRIES = entries(TENANT, aggregate("long"), MANY);

  /** So many places. */
  PlaceIndex PLACES =
      PlaceIndex.of(
          IntStream.rangeClosed(1, MANY)
              .mapToObj(it -> place(it, "Springfield", Position.of(0, 0)))
              .iterator());

  private static void writeMany(UnitOfWork unit) {
    CITIES.forEach(unit.parties()::insert);
    LINKS.forEach(unit.partnerships()::insert);
    ENTRIES.forEach(unit.journal()::append);
    for (int i = 1; i <= MANY; i++) {
      unit.keyedAnswers().insert(answer("key", i, Instant.EPOCH));
    }
    unit.places().replaceAll(edition(1, PLACES), PLACES);
  }

  @Test
  default void thousandsOfWritesAreKeptWhole() {
    commit(AtomicityContract::writeMany);
    look(
        unit ->
            assertThat(unit.feed().unnumbered(Optional.empty(), 10_000))
                .as("entries without a position")
                .isIn(ENTRIES, List.of()));
    FeedFollower.numberAll(storage(), TENANT, 1_000);

    look(
        unit -> {
          assertThat(unit.parties().page(Optional.empty(), Integer.MAX_VALUE)).isEqualTo(CITIES);
          assertThat(unit.parties().named("springfield")).isEqualTo(CITIES);
          assertThat(unit.parties().mergedInto(HEIR.id())).isEqualTo(CITIES);
          PartnershipFilter ofHeir = PartnershipFilter.ALL.withCity(HEIR.id());
          assertThat(unit.partnerships().page(ofHeir, Optional.empty(), 10_000)).isEqualTo(LINKS);
          assertThat(unit.journal().events(aggregate("long"))).isEqualTo(ENTRIES);
          assertThat(unit.journal().page(Optional.empty(), 10_000)).isEqualTo(ENTRIES);
          assertThat(unit.feed().after(0, Slice.WHOLE, 10_000)).hasSize(MANY);
          for (int i : List.of(1, MANY / 2, MANY - 1, MANY)) {
            assertThat(unit.keyedAnswers().find(answer("key", i, Instant.EPOCH).key(), i))
                .isPresent();
          }
          List<Place> places = new ArrayList<>();
          unit.places().forEach(places::add);
          assertThat(places).hasSize(MANY);
          assertThat(unit.places().named("springfield")).hasSize(MANY);
          assertThat(unit.places().around(Position.of(0, 0), 1)).isEqualTo(places);
          assertThat(unit.inspect()).isEmpty();
        });
  }

  @Test
  default void thousandsOfWritesOfWhichTheLastConflictsAreNotKept() {
    City taken = holding(city("Taken"), OutsideId.wikidata("Q1"));
    commit(unit -> unit.parties().insert(taken));

    assertConflict(
        unit -> {
          writeMany(unit);
          unit.parties().insert(holding(city("Last"), OutsideId.wikidata("Q1")));
        });
    assertNothingButTaken(taken);
  }

  /** A storage that lets the other one wait for the thousands keeps these instead. */
  @Test
  default void thousandsOfWritesThatAreOvertakenAreNotKept() {
    City taken = holding(city("Taken"), OutsideId.wikidata("Q1"));
    City faster = peopled(taken, 1);
    commit(unit -> unit.parties().insert(taken));

    List<Boolean> isOvertaken = new CopyOnWriteArrayList<>();
    List<Future<?>> overtaking = new ArrayList<>();
    boolean isKept =
        isKept(
            unit -> {
              assertThat(unit.parties().find(taken.id())).contains(taken);
              overtaking.add(
                  beside(
                      () ->
                          isOvertaken.add(
                              isKept(it -> it.parties().update(faster, taken.version())))));
              writeMany(unit);
              unit.parties().update(peopled(taken, 2), taken.version());
            });
    overtaking.forEach(this::ended);

    assertThat(isOvertaken).as("whether the other one was kept").containsExactly(!isKept);
    if (isKept) {
      look(unit -> assertThat(unit.parties().mergedInto(HEIR.id())).isEqualTo(CITIES));
    } else {
      assertNothingButTaken(faster);
    }
  }

  @Test
  default void whoComesTooLateKeepsNothingInAnyPort() {
    City both = city("Both");
    commit(unit -> unit.parties().insert(both));
    List<String> names = List.of("one", "other");

    assertOneWins(
        unit -> writeALittle(unit, names.get(0), both),
        unit -> writeALittle(unit, names.get(1), both));

    look(
        unit -> {
          long kept =
              ((City) unit.parties().find(both.id()).orElseThrow())
                  .profile()
                  .population()
                  .orElseThrow();
          for (String name : names) {
            assertThat(littleOf(unit, name)).as(name).containsOnly(kept == name.length());
          }
          assertThat(unit.inspect()).isEmpty();
        });
  }

  private static void writeALittle(UnitOfWork unit, String name, City both) {
    unit.parties().insert(city(name));
    unit.partnerships().insert(partnership(name, city(name), both));
    unit.journal().append(entries(TENANT, aggregate(name), 1).get(0));
    unit.feedPartitions().insert(FeedPartition.unread(name, Slice.WHOLE));
    unit.keyedAnswers().insert(answer(name, 1, Instant.EPOCH));
    unit.parties().update(peopled(both, name.length()), both.version());
  }

  private static List<Boolean> littleOf(UnitOfWork unit, String name) {
    return List.of(
        unit.parties().find(city(name).id()).isPresent(),
        unit.partnerships().find(new PartnershipId(Samples.uuid(name))).isPresent(),
        unit.journal().last(aggregate(name)).isPresent(),
        !unit.feedPartitions().of(name).isEmpty(),
        unit.keyedAnswers().find(answer(name, 1, Instant.EPOCH).key(), 1).isPresent());
  }

  @Test
  default void thousandsOfWritesThatAreForgottenAreNotKept() {
    City taken = holding(city("Taken"), OutsideId.wikidata("Q1"));
    commit(unit -> unit.parties().insert(taken));

    forget(
        unit -> {
          writeMany(unit);
          assertThat(unit.parties().mergedInto(HEIR.id())).hasSize(MANY);
        });

    assertNothingButTaken(taken);
  }

  private void assertNothingButTaken(City taken) {
    FeedFollower.numberAll(storage(), TENANT, 1_000);
    look(
        unit -> {
          assertThat(unit.parties().page(Optional.empty(), 9)).containsExactly(taken);
          assertThat(unit.parties().named("springfield")).isEmpty();
          assertThat(unit.parties().mergedInto(HEIR.id())).isEmpty();
          assertThat(unit.partnerships().page(PartnershipFilter.ALL, Optional.empty(), 9))
              .isEmpty();
          assertThat(unit.journal().page(Optional.empty(), 9)).isEmpty();
          assertThat(unit.journal().events(aggregate("long"))).isEmpty();
          assertThat(unit.feed().after(0, Slice.WHOLE, 9)).isEmpty();
          assertThat(unit.keyedAnswers().find(answer("key", 1, Instant.EPOCH).key(), 1)).isEmpty();
          assertThat(unit.places().edition()).isEmpty();
          assertThat(unit.places().find(1)).isEmpty();
          assertThat(unit.inspect()).isEmpty();
        });
    assertThat(storage().tenants()).isEmpty();
  }

  @Test
  default void unitsThatCameToNothingStandInNoWay() {
    City city = city("City");
    commit(unit -> unit.parties().insert(city));
    forget(unit -> unit.parties().update(peopled(city, 1), 1));
    assertConflict(unit -> unit.parties().update(peopled(city, 1), 7));
    assertConflict(unit -> unit.parties().insert(city));
    Throwable thrown =
        catchThrowable(
            () ->
                commit(
                    unit -> {
                      unit.parties().update(peopled(city, 2), 1);
                      throw new UnsupportedOperationException("half-way");
                    }));
    assertThat(thrown).hasMessage("half-way");

    commit(unit -> unit.parties().update(peopled(city, 3), 1));

    look(unit -> assertThat(unit.parties().find(city.id())).contains(peopled(city, 3)));
  }

  @Test
  default void aReaderThatStaysOpenKeepsNobodyFromWriting() {
    City city = city("City");
    commit(unit -> unit.parties().insert(city));
    try (UnitOfWork reader = begin(Access.READ)) {
      assertThat(reader.parties().find(city.id())).contains(city);
      City last = city;
      for (int i = 1; i <= 40; i++) {
        City held = last;
        City after = peopled(held, i);
        commit(unit -> unit.parties().update(after, held.version()));
        last = after;
      }
      City kept = last;
      look(unit -> assertThat(unit.parties().find(city.id())).contains(kept));

      assertThat(reader.parties().find(city.id())).contains(city);
      assertThat(reader.parties().named("city")).containsExactly(city);
    }
  }

  /** Connections, statements, locks: whatever a unit takes, it gives back. */
  @Test
  default void hundredsOfUnitsOneAfterTheOtherUseNothingUp() {
    City city = city("City");
    commit(unit -> unit.parties().insert(city));
    for (int i = 0; i < 125; i++) {
      look(unit -> assertThat(unit.parties().find(city.id())).isPresent());
      forget(unit -> unit.parties().update(peopled(city, 1), 1));
      assertConflict(unit -> unit.parties().update(peopled(city, 1), 7));
      begin(Access.WRITE).close();
    }

    City last = city;
    for (int i = 0; i < 25; i++) {
      City held = last;
      City after = peopled(held, i);
      commit(unit -> unit.parties().update(after, held.version()));
      last = after;
    }
    City kept = last;
    look(unit -> assertThat(unit.parties().find(city.id())).contains(kept));
  }
}
