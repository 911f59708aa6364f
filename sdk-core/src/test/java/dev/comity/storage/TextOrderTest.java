package dev.comity.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TextOrderTest {

  @Property
  void uuidsStandInTheOrderOfTheirTexts(
      @ForAll long a, @ForAll long b, @ForAll long c, @ForAll long d) {
    for (UUID one : new UUID[] {new UUID(a, b), new UUID(c, d)}) {
      UUID other = new UUID(a, d);

      assertThat(Integer.signum(TextOrder.OF_UUIDS.compare(one, other)))
          .isEqualTo(Integer.signum(one.toString().compareTo(other.toString())));
      assertThat(TextOrder.OF_UUIDS.compare(TextOrder.FIRST, one)).isNotPositive();
    }
  }
}
