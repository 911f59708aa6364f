package dev.comity.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.party.CountryCode;
import dev.comity.party.Position;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PlaceTest {

  /** What each text of a place may be long: as long as the tables of every storage take it. */
  private enum Text {
    NAME(1_000),
    ASCII_NAME(1_000),
    OTHER_NAME(1_000),
    REGION(80),
    FEATURE(20),
    TIME_ZONE(80);

    private final int longest;

    Text(int longest) {
      this.longest = longest;
    }

    private String in(Text other, String text, String usual) {
      return this == other ? text : usual;
    }

    private Place of(String text) {
      return new Place(
          7,
          in(NAME, text, "Name"),
          in(ASCII_NAME, text, ""),
          List.of(in(OTHER_NAME, text, "Other")),
          new Position(0, 0),
          CountryCode.of("US"),
          Optional.of(in(REGION, text, "CA")),
          in(FEATURE, text, "PPL"),
          0,
          in(TIME_ZONE, text, ""));
    }
  }

  @Property
  void noTextOfAPlaceIsLongerThanEveryStorageTakesIt(
      @ForAll Text which, @ForAll @IntRange(min = 1, max = 1_100) int length) {
    String text = "x".repeat(length);
    if (length <= which.longest) {
      assertThat(which.of(text)).isNotNull();
    } else {
      assertThatThrownBy(() -> which.of(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Place 7")
          .hasMessageContaining(String.valueOf(which.longest));
    }
  }
}
