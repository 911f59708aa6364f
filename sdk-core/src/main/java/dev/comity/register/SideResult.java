package dev.comity.register;

import dev.comity.gazetteer.Place;
import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.CityProfile;
import java.util.List;
import java.util.Optional;

/** What one side of a line turned out to be. */
sealed interface SideResult {

  /** A city that the register has. */
  record Held(City city, String remark) implements SideResult {}

  /** A place that the register does not have yet, and its id in the register that it comes from. */
  record Fresh(Optional<Place> place, CityProfile profile, String remark, Optional<CityId> theirs)
      implements SideResult {}

  /** No city, and why. */
  record Unclear(ImportOutcome outcome, String reason, List<String> candidates)
      implements SideResult {}

  /** The GeoNames number, if one is known. */
  default Optional<Long> geonameId() {
    if (this instanceof Held held) {
      return held.city().profile().outsideId("geonames").map(id -> Long.valueOf(id.value()));
    }
    return this instanceof Fresh fresh ? fresh.place().map(Place::id) : Optional.empty();
  }

  /** What there is to remark though the city was found; mostly nothing. */
  default String remark() {
    if (this instanceof Held held) {
      return held.remark();
    }
    return this instanceof Fresh fresh ? fresh.remark() : "";
  }
}
