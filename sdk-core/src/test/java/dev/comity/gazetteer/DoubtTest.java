package dev.comity.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.party.CountryCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DoubtTest {

  private static final CountryCode US = CountryCode.of("US");

  static List<Doubt> doubts() {
    return List.of(
        new Doubt.SeveralPlaces("Springfield", 21),
        new Doubt.PartDropped("Jincheon County", "county", "Jincheon"),
        new Doubt.NotOfToday("Zehlendorf", "PPLX"),
        new Doubt.NoSuchName("Springfeild"),
        new Doubt.NoNameNear("Nowhereville"),
        new Doubt.NoNameGiven("!?"),
        new Doubt.NotThere("Windhoek", "NO"),
        new Doubt.NoSuchNumber(1),
        new Doubt.NumberElsewhere(5405380, "Vallejo", US, "MX"),
        new Doubt.NumberFar(5405380, "Vallejo", 9_000),
        new Doubt.TooFar("Windhoek", 13_000),
        new Doubt.PositionElsewhere("Athens", CountryCode.of("GR"), "US"),
        new Doubt.UnknownCountry("Grece", List.of(CountryCode.of("GR"))),
        new Doubt.UnknownCountry("t430222130", List.of()),
        new Doubt.HistoricalCountry("Prussia", List.of(CountryCode.of("DE"))),
        new Doubt.UnknownRegion("Hessia"),
        new Doubt.NoGazetteer());
  }

  @ParameterizedTest
  @MethodSource("doubts")
  void everyDoubtIsASentenceWithAWayOut(Doubt doubt) {
    assertThat(doubt.message()).contains(". ").endsWith(".").doesNotContain("{", "\n");
  }

  @Test
  void noDoubtIsForgottenHere() {
    assertThat(doubts().stream().map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(Doubt.class.getPermittedSubclasses());
  }

  @Test
  void theFiguresStandInTheSentence() {
    assertThat(new Doubt.TooFar("Windhoek", 13_000).message())
        .isEqualTo(
            "The nearest place named \"Windhoek\" is 13000 km from the position given. One of the"
                + " two is wrong.");
  }
}
