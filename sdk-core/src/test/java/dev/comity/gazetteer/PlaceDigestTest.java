package dev.comity.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.journal.Hash;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PlaceDigestTest {

  @Property(tries = 200)
  void differentPlacesHaveDifferentDigests(
      @ForAll("places") List<Place> some, @ForAll("places") List<Place> others) {
    assertThat(digest(some).equals(digest(others))).isEqualTo(some.equals(others));
  }

  @Property
  void twoPlacesThatDifferInAnyFieldDifferInTheirBytes(
      @ForAll("place") Place one, @ForAll("place") Place other) {
    assertThat(Arrays.equals(PlaceBytes.of(one), PlaceBytes.of(other)))
        .isEqualTo(one.equals(other));
  }

  @Property
  void aPlaceIsReadBackFromItsBytes(@ForAll("place") Place place) {
    assertThat(PlaceBytes.read(PlaceBytes.of(place), 0)).isEqualTo(place);
  }

  @Test
  void theFormOfTheBytesIsFixedForever() {
    assertThat(digest(List.of(Places.VALLEJO)).text())
        .isEqualTo("sha-256:7c3671217e9350ac9624987866e45a6557f2b8c0525059496ff74c2686caf34f");
  }

  @Test
  void theNextPlaceHasAHigherId() {
    PlaceDigest digest = new PlaceDigest();
    digest.add(Places.VALLEJO);

    assertThatThrownBy(() -> digest.add(Places.VALLEJO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5405380");
  }

  private static Hash digest(List<Place> places) {
    PlaceDigest digest = new PlaceDigest();
    places.forEach(digest::add);
    return digest.hash();
  }

  @Provide
  Arbitrary<List<Place>> places() {
    return Places.many();
  }

  @Provide
  Arbitrary<Place> place() {
    return Places.place();
  }
}
