package dev.comity.storage;

import static dev.comity.storage.Samples.describedPlace;
import static dev.comity.storage.Samples.edition;
import static dev.comity.storage.Samples.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.failure.ConflictException;
import dev.comity.gazetteer.Edition;
import dev.comity.gazetteer.NamedPlace;
import dev.comity.gazetteer.Place;
import dev.comity.gazetteer.PlaceIndex;
import dev.comity.gazetteer.PlaceStore;
import dev.comity.party.NameKey;
import dev.comity.party.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the port to the gazetteer's places must do. */
public interface PlaceContract extends ContractCase {

  /** Somewhere. */
  Position SOMEWHERE = Position.of(38.10409, -122.25664);

  /** The places of a first edition. */
  PlaceIndex FIRST =
      PlaceIndex.of(List.of(describedPlace(7), place(5, "Vallejo", SOMEWHERE)).iterator());

  /** The places of a second edition. */
  PlaceIndex SECOND = PlaceIndex.of(List.of(place(6, "Benicia", SOMEWHERE)).iterator());

  @Test
  default void thereAreNoPlacesBeforeTheFirstImport() {
    try (UnitOfWork unit = begin(Storage.Access.READ)) {
      assertThat(unit.places().edition()).isEmpty();
      assertThat(unit.places().find(5)).isEmpty();
      assertThat(unit.places().named("vallejo")).isEmpty();
      assertThat(unit.places().around(SOMEWHERE, 20_000)).isEmpty();
      assertThat(all(unit.places())).isEmpty();
    }
  }

  @Test
  default void placesAreFoundJustAsTheyWereImported() {
    Edition edition = edition(1, FIRST);

    assertAtOnceAndLater(
        unit -> unit.places().replaceAll(edition, FIRST),
        unit -> assertHolds(unit.places(), edition, FIRST));
  }

  @Test
  default void anImportReplacesEverything() {
    commit(unit -> unit.places().replaceAll(edition(1, FIRST), FIRST));
    look(unit -> assertHolds(unit.places(), edition(1, FIRST), FIRST));
    Edition edition = edition(2, SECOND);

    assertAtOnceAndLater(
        unit -> unit.places().replaceAll(edition, SECOND),
        unit -> {
          assertHolds(unit.places(), edition, SECOND);
          assertThat(unit.places().find(5)).isEmpty();
          assertThat(unit.places().named("vallejo")).isEmpty();
        });
  }

  @Test
  default void anImportThatIsForgottenLeavesTheEditionBefore() {
    Edition edition = edition(1, FIRST);
    commit(unit -> unit.places().replaceAll(edition, FIRST));

    forget(unit -> unit.places().replaceAll(edition(2, SECOND), SECOND));

    try (UnitOfWork unit = begin(Storage.Access.READ)) {
      assertHolds(unit.places(), edition, FIRST);
    }
  }

  @Test
  default void aReaderKeepsItsEditionWhileAnotherIsImported() {
    Edition edition = edition(1, FIRST);
    commit(unit -> unit.places().replaceAll(edition, FIRST));

    try (UnitOfWork reader = begin(Storage.Access.READ)) {
      assertHolds(reader.places(), edition, FIRST);
      commit(unit -> unit.places().replaceAll(edition(2, SECOND), SECOND));
      assertHolds(reader.places(), edition, FIRST);
    }
    try (UnitOfWork reader = begin(Storage.Access.READ)) {
      assertHolds(reader.places(), edition(2, SECOND), SECOND);
    }
  }

  @Test
  default void whatAReaderOfThePlacesThrowsIsPassedOn() {
    commit(unit -> unit.places().replaceAll(edition(1, FIRST), FIRST));

    look(
        unit -> {
          assertThatThrownBy(
                  () ->
                      unit.places()
                          .forEach(
                              place -> {
                                throw new UnsupportedOperationException("enough");
                              }))
              .hasMessage("enough");
          assertThat(all(unit.places())).hasSize(2);
        });
  }

  @Test
  default void oneOfTwoUnitsReplacesAnEdition() {
    commit(unit -> unit.places().replaceAll(edition(1, FIRST), FIRST));

    assertOneWins(unit -> replaceTheFirst(unit, SECOND), unit -> replaceTheFirst(unit, FIRST));
  }

  /** Whoever had to wait for the other sees another edition than that which it is to replace. */
  private static void replaceTheFirst(UnitOfWork unit, PlaceIndex places) {
    if (unit.places().edition().filter(it -> it.number() == 1).isEmpty()) {
      throw new ConflictException("Another unit has replaced the first edition.");
    }
    unit.places().replaceAll(edition(2, places), places);
  }

  @Test
  default void placesOfANameSayWhetherItIsTheirMainName() {
    List<Place> places = new ArrayList<>();
    for (long id : List.of(9L, 10L, 2L, 5_000_000_000L, 1L)) {
      boolean mainName = id % 2 == 0;
      places.add(
          mainName
              ? place(id, "Łódź", SOMEWHERE, "Lodz")
              : place(id, "Litzmannstadt", SOMEWHERE, "Łódź", "łodz'"));
    }
    PlaceIndex index = PlaceIndex.of(places.iterator());

    assertAtOnceAndLater(
        unit -> unit.places().replaceAll(edition(1, index), index),
        unit -> {
          List<NamedPlace> expected =
              places.stream()
                  .sorted(Comparator.comparingLong(Place::id))
                  .map(it -> new NamedPlace(it, it.id() % 2 == 0))
                  .toList();
          assertThat(unit.places().named("lodz")).isEqualTo(expected);
          for (String other : List.of("łódź", "Lodz", "lod", "lodz ", "%", "")) {
            assertThat(unit.places().named(other)).as(other).isEmpty();
          }
        });
  }

  @Test
  default void placesAroundAPointAreThoseWithinTheDistanceTheNearestFirst() {
    Random random = new Random(6371);
    List<Place> places = new ArrayList<>();
    for (long id = 1; id <= 400; id++) {
      places.add(place(id, "P" + id, anywhere(random)));
    }
    places.add(place(1_002, "Twin", places.get(0).position()));
    places.add(place(1_001, "Twin", places.get(0).position()));
    PlaceIndex index = PlaceIndex.of(places.iterator());

    assertAtOnceAndLater(
        unit -> unit.places().replaceAll(edition(1, index), index),
        unit -> {
          assertAround(unit.places(), places, places.get(0).position(), 0);
          for (int i = 0; i < 40; i++) {
            double reach = List.of(0.5, 30.0, 700.0, 9_000.0, 20_100.0).get(i % 5);
            assertAround(unit.places(), places, anywhere(random), reach);
          }
        });
  }

  /** Near the poles and the date line as often as elsewhere. */
  private static Position anywhere(Random random) {
    double latitude = random.nextDouble() * 180 - 90;
    double longitude = random.nextDouble() * 360 - 180;
    return switch (random.nextInt(4)) {
      case 0 -> Position.of(random.nextBoolean() ? 90 - latitude / 900 - 0.1 : -89.99, longitude);
      case 1 -> Position.of(latitude, random.nextBoolean() ? 180 : -179.999);
      default -> Position.of(latitude, longitude);
    };
  }

  private static void assertAround(
      PlaceStore store, List<Place> places, Position centre, double kilometres) {
    List<Place> expected =
        places.stream()
            .filter(it -> centre.kilometresTo(it.position()) <= kilometres)
            .sorted(
                Comparator.comparingDouble((Place it) -> centre.kilometresTo(it.position()))
                    .thenComparingLong(Place::id))
            .toList();
    assertThat(store.around(centre, kilometres))
        .as("%s km around %s", kilometres, centre)
        .isEqualTo(expected);
  }

  private static void assertHolds(PlaceStore store, Edition edition, PlaceIndex places) {
    assertThat(store.edition()).contains(edition);
    List<Place> expected = new ArrayList<>();
    places.forEach(expected::add);
    assertThat(all(store)).isEqualTo(expected);
    for (Place place : expected) {
      assertThat(store.find(place.id())).contains(place);
      assertThat(store.named(NameKey.of(place.name()))).contains(new NamedPlace(place, true));
      assertThat(store.around(place.position(), 1)).contains(place);
    }
  }

  private static List<Place> all(PlaceStore store) {
    List<Place> all = new ArrayList<>();
    store.forEach(all::add);
    return all;
  }
}
