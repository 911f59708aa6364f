package dev.comity.examples;

import dev.comity.Work;
import dev.comity.gazetteer.PlaceQuery;
import dev.comity.gazetteer.Resolution;
import dev.comity.party.City;
import dev.comity.party.OutsideId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the city of the register that somebody means by a few words. */
final class CityWords {

  private CityWords() {}

  /** Either one city, or why there is not one. */
  record Answer(Optional<City> city, String why) {}

  static Answer find(Work work, String words) {
    List<City> named = work.cities().named(words);
    if (named.size() == 1) {
      return new Answer(Optional.of(named.get(0)), "");
    }
    Resolution resolution = work.gazetteer().resolve(PlaceQuery.of(words));
    if (resolution instanceof Resolution.Found found) {
      Optional<City> city = work.cities().find(OutsideId.geonames(found.place().id()));
      return new Answer(city, "The register holds nothing of " + found.place().name() + ".");
    }
    if (resolution instanceof Resolution.Ambiguous ambiguous) {
      List<City> held = new ArrayList<>();
      ambiguous
          .candidates()
          .forEach(
              it -> work.cities().find(OutsideId.geonames(it.place().id())).ifPresent(held::add));
      if (held.size() == 1) {
        return new Answer(Optional.of(held.get(0)), "");
      }
    }
    if (named.size() > 1) {
      return new Answer(
          Optional.empty(),
          "Several cities are called '"
              + words
              + "': "
              + named.stream().map(CityWords::label).collect(Collectors.joining("; "))
              + ". Add region or country, as in 'Vallejo, California'.");
    }
    return new Answer(
        Optional.empty(), "The register holds no city by the name of '" + words + "'.");
  }

  /** Codes of letters are known to people ("CA"); numbers are not. */
  static String label(City city) {
    return city.name()
        + city.profile()
            .region()
            .filter(region -> region.chars().allMatch(Character::isLetter))
            .map(region -> ", " + region)
            .orElse("")
        + ", "
        + city.profile().country();
  }
}
