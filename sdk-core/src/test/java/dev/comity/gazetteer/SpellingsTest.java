package dev.comity.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.gazetteer.Spellings.Near;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingsTest {

  @ParameterizedTest
  @CsvSource({
    "springfeild, springfield, 1",
    "springfield, springfield, 0",
    "spingfield, springfield, 1",
    "springfielld, springfield, 1",
    "sprangfield, springfield, 1",
    "ca, abc, 3",
    "진전군, 진천군, 1",
  })
  void aSlipIsALetterTooManyTooFewAnotherOrTwoSwapped(String a, String b, int slips) {
    assertThat(EditDistance.byTable(a, b)).isEqualTo(slips);
    assertThat(byBits(a, b)).isEqualTo(slips);
  }

  @Property
  void theBitsAgreeWithTheTable(@ForAll("words") String a, @ForAll("words") String b) {
    assertThat(byBits(a, b)).isEqualTo(EditDistance.byTable(a, b));
  }

  @Property(tries = 200)
  void theSearchFindsWhatComparingEveryNameFinds(
      @ForAll("manyWords") List<String> names,
      @ForAll("words") String wanted,
      @ForAll @IntRange(max = 4) int slips) {
    Spellings spellings = spellings(names);

    List<Near> expected =
        names.stream()
            .distinct()
            .map(name -> new Near(name, EditDistance.byTable(wanted, name)))
            .filter(near -> near.slips() <= slips)
            .sorted(Comparator.comparingInt(Near::slips).thenComparing(Near::key))
            .toList();

    assertThat(spellings.near(wanted, slips, 1_000)).isEqualTo(expected);
  }

  @Test
  void otherNamesAreNoSpellings() {
    Spellings spellings = Spellings.of(reader -> reader.accept(Places.named(1, "Munich", "Minga")));

    assertThat(spellings.near("minga", 0, 10)).isEmpty();
    assertThat(spellings.near("munich", 0, 10)).containsExactly(new Near("munich", 0));
  }

  private static int byBits(String a, String b) {
    return new EditDistance(a).to(("xy" + b + "z").toCharArray(), 2, 2 + b.length());
  }

  private static Spellings spellings(List<String> names) {
    return Spellings.of(
        reader ->
            IntStream.range(0, names.size())
                .forEach(i -> reader.accept(Places.named(i + 1, names.get(i)))));
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("abcé진").ofMinLength(1).ofMaxLength(9),
        Arbitraries.strings().withChars("ab").ofMinLength(60).ofMaxLength(70));
  }

  @Provide
  Arbitrary<List<String>> manyWords() {
    return Arbitraries.strings()
        .withChars("abc진")
        .ofMinLength(1)
        .ofMaxLength(8)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }
}
