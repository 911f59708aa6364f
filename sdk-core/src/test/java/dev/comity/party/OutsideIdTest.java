package dev.comity.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideIdTest {

  @Property
  void whatCanBeSeenIsReadBackEqual(
      @ForAll @StringLength(min = 1, max = 128) @CharRange(from = '!', to = '~') String value) {
    OutsideId id = new OutsideId("x", value);
    assertThat(OutsideId.parse(id.toString())).isEqualTo(id);
  }

  /** Of the databases, H2 counts a character beyond the BMP as two. */
  @Property
  void itsLengthIsCountedInTheSmallestUnits(@ForAll @IntRange(min = 1, max = 200) int count) {
    String value = "𝔘".repeat(count);
    if (count <= 64) {
      assertThat(new OutsideId("x", value).value()).isEqualTo(value);
    } else {
      assertThatThrownBy(() -> new OutsideId("x", value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("UTF-16");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a b", "a\tb", "a\u0000b", "a\u0007", "\u0085", "\ud835", "a\udd18"})
  void whatNoDatabaseKeepsIsRefused(String value) {
    assertThatThrownBy(() -> new OutsideId("x", value))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aHalfCharacterBesideAWholeOneIsRefusedToo() {
    assertThatThrownBy(() -> new OutsideId("x", "𝔘\ud835"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
