package dev.comity.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.party.CountryCode;
import dev.comity.party.Position;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaceTest {

  @Test
  void aPlaceIsFoundByEachOfItsNamesOnceTheMainOnesFirst() {
    Place place = place(1, "Ørsted", List.of("orsted", "Orstedt", "'", "Ørstedt"), 0);

    assertThat(place.keys())
        .containsExactly(new PlaceKey("orsted", true), new PlaceKey("orstedt", false));
  }

  @Test
  void sectionsAndPlacesOfThePastAreNoTownsOfToday() {
    assertThat(Places.VALLEJO.isTownOfToday()).isTrue();
    assertThat(List.of("PPLX", "PPLH", "PPLCH", "PPLQ", "PPLW"))
        .noneMatch(feature -> withFeature(feature).isTownOfToday());
  }

  @Test
  void nonsenseIsRefusedWithTheValueAndTheRule() {
    assertThatThrownBy(() -> place(0, "A", List.of(), 0)).hasMessageContaining("0");
    assertThatThrownBy(() -> place(1, " ", List.of(), 0)).hasMessageContaining("blank name");
    assertThatThrownBy(() -> place(1, "A", List.of(), -5)).hasMessageContaining("-5");
    assertThatThrownBy(() -> place(1, "A", List.of("\uD800"), 0)).hasMessageContaining("Unicode");
  }

  private static Place withFeature(String feature) {
    return new Place(
        1,
        "A",
        "",
        List.of(),
        Position.of(0, 0),
        CountryCode.of("NA"),
        Optional.empty(),
        feature,
        0,
        "");
  }

  private static Place place(long id, String name, List<String> others, long population) {
    return new Place(
        id,
        name,
        "",
        others,
        Position.of(0, 0),
        CountryCode.of("NA"),
        Optional.empty(),
        "PPL",
        population,
        "");
  }
}
