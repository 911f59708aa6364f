package dev.comity.storage;

import dev.comity.partnership.Partnership;
import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.Party;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A city, and a record that has to do with it: a partnership of its own, a city merged into it. */
record CityLink(UUID city, UUID record) {

  static final Comparator<CityLink> ORDER =
      Comparator.comparing(CityLink::city, TextOrder.OF_UUIDS)
          .thenComparing(CityLink::record, TextOrder.OF_UUIDS);

  static CityLink first(CityId city) {
    return new CityLink(city.value(), TextOrder.FIRST);
  }

  static Set<CityLink> ofSuccessor(Party party) {
    return party instanceof City city
        ? city.mergedInto().stream()
            .map(into -> new CityLink(into.value(), city.id().value()))
            .collect(Collectors.toSet())
        : Set.of();
  }

  static Set<CityLink> ofSides(Partnership partnership) {
    return partnership.pair().both().stream()
        .map(side -> new CityLink(side.value(), partnership.id().value()))
        .collect(Collectors.toSet());
  }

  @Override
  public String toString() {
    return record + " of city " + city;
  }
}
