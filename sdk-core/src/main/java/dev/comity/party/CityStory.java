package dev.comity.party;

import dev.comity.journal.AsOf;
import dev.comity.journal.Draft;
import dev.comity.journal.Event;
import dev.comity.journal.Payload;
import dev.comity.journal.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How a city is told by its events. The state of a city is the fold of its events, and no more. */
final class CityStory {

  static final String REGISTERED = "registered";
  static final String DESCRIBED = "described";
  static final String RENAMED = "renamed";
  static final String MERGED = "merged";
  static final String ABSORBED = "absorbed";

  private CityStory() {}

  static Draft registered(CityProfile profile, LocalDate on) {
    return new Draft(
        REGISTERED, 1, on, Payload.builder().object("profile", PartyJson.write(profile)).build());
  }

  static Draft described(CityProfile profile, LocalDate on) {
    return new Draft(
        DESCRIBED, 1, on, Payload.builder().object("profile", PartyJson.write(profile)).build());
  }

  static Draft renamed(String name, LocalDate on) {
    return new Draft(RENAMED, 1, on, Payload.builder().text("name", name).build());
  }

  static Draft merged(City into, LocalDate on) {
    return new Draft(
        MERGED,
        1,
        on,
        Payload.builder().text("into", into.id().value()).text("intoName", into.name()).build());
  }

  static Draft absorbed(City other, LocalDate on) {
    return new Draft(
        ABSORBED,
        1,
        on,
        Payload.builder().text("city", other.id().value()).text("cityName", other.name()).build());
  }

  static Optional<City> tell(CityId id, Timeline timeline, AsOf asOf) {
    Optional<City> city = Optional.empty();
    for (Event event : timeline.at(asOf)) {
      city = Optional.of(after(id, city, event));
    }
    return city;
  }

  /** The city of now: its version counts the corrections too. */
  static Optional<City> tell(CityId id, Timeline timeline) {
    return tell(id, timeline, AsOf.on(LocalDate.MAX))
        .map(
            it ->
                new City(id, timeline.version(), it.profile(), it.formerNames(), it.mergedInto()));
  }

  static City after(CityId id, Optional<City> before, Event event) {
    Payload facts = event.facts();
    if (event.type().equals(REGISTERED)) {
      CityProfile profile = PartyJson.profile(facts.object("profile"));
      return new City(id, event.sequence(), profile, List.of(), Optional.empty());
    }
    City city =
        before.orElseThrow(
            () -> new IllegalArgumentException(event.label() + " comes before the registration"));
    return switch (event.type()) {
      case DESCRIBED -> described(city, event, PartyJson.profile(facts.object("profile")));
      case RENAMED -> described(city, event, city.profile().withName(facts.text("name")));
      case MERGED ->
          new City(
              id,
              event.sequence(),
              city.profile(),
              city.formerNames(),
              Optional.of(new CityId(UUID.fromString(facts.text("into")))));
      case ABSORBED ->
          new City(id, event.sequence(), city.profile(), city.formerNames(), city.mergedInto());
      default ->
          throw new IllegalArgumentException(
              event.label() + " is of the unknown type '" + event.type() + "'");
    };
  }

  private static City described(City city, Event event, CityProfile profile) {
    List<String> formerNames = new ArrayList<>(city.formerNames());
    if (!profile.name().equals(city.name())) {
      formerNames.remove(city.name());
      formerNames.add(city.name());
    }
    return new City(city.id(), event.sequence(), profile, formerNames, city.mergedInto());
  }
}
