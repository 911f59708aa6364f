package dev.comity.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.party.NameKey;
import dev.comity.party.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PlaceIndexTest {

  @Property(tries = 300)
  void anIndexAnswersLikeASortedMap(
      @ForAll("places") List<Place> places, @ForAll("names") String name, @ForAll Random random) {
    NaivePlaceStore map = NaivePlaceStore.holding(places);
    List<Place> shuffled = new ArrayList<>(places);
    Collections.shuffle(shuffled, random);

    PlaceIndex index = PlaceIndex.of(shuffled.iterator());

    List<Place> all = new ArrayList<>();
    index.forEach(all::add);
    assertThat(all).isEqualTo(places);
    assertThat(index.size()).isEqualTo(places.size());
    assertThat(index.named(NameKey.of(name))).isEqualTo(map.named(NameKey.of(name)));
    for (long id = 0; id < 20; id++) {
      assertThat(index.find(id)).isEqualTo(map.find(id));
    }
  }

  @Property(tries = 500)
  void aSearchAroundAPointFindsWhatMeasuringEveryPlaceFinds(
      @ForAll("places") List<Place> places,
      @ForAll("positions") Position centre,
      @ForAll("distances") double kilometres) {
    PlaceIndex index = PlaceIndex.of(places.iterator());

    assertThat(index.around(centre, kilometres))
        .isEqualTo(NaivePlaceStore.holding(places).around(centre, kilometres));
  }

  @Test
  void thousandsOfKeysDoNotGetInEachOthersWay() {
    List<Place> places = new ArrayList<>();
    for (int id = 1; id <= 5_000; id++) {
      places.add(Places.named(id, "Place " + id, "Common " + id % 7));
    }

    PlaceIndex index = PlaceIndex.of(places.iterator());

    for (Place place : places) {
      assertThat(index.named(NameKey.of(place.name())))
          .containsExactly(new NamedPlace(place, true));
    }
    assertThat(index.named("common 3")).hasSize(714).noneMatch(NamedPlace::mainName);
    assertThat(index.named("place 5001")).isEmpty();
  }

  @Test
  void twoPlacesCannotHaveOneId() {
    assertThatThrownBy(() -> PlaceIndex.of(List.of(Places.VALLEJO, Places.VALLEJO).iterator()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5405380");
  }

  @Test
  void aDistanceIsNotNegative() {
    PlaceIndex index = PlaceIndex.of(List.of(Places.VALLEJO).iterator());

    assertThatThrownBy(() -> index.around(Position.of(0, 0), -1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> index.around(Position.of(0, 0), Double.NaN))
        .hasMessageContaining("NaN");
  }

  @Provide
  Arbitrary<List<Place>> places() {
    return Places.many();
  }

  @Provide
  Arbitrary<String> names() {
    return Places.name();
  }

  @Provide
  Arbitrary<Position> positions() {
    return Places.position();
  }

  @Provide
  Arbitrary<Double> distances() {
    return Arbitraries.of(0.0, 10.0, 25.0, 700.0, 5_000.0, 10_100.0, 19_000.0, 21_000.0);
  }
}
