package dev.comity.party;

import dev.comity.journal.Payload;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** The stored form of a party: JSON of our own keys, without a class name. Format 1. */
public final class PartyJson {

  private PartyJson() {}

  /**
   * Writes a party.
   *
   * @param party the party
   * @return its stored form
   */
  public static Payload write(Party party) {
    Payload.Builder json =
        Payload.builder().text("id", party.id()).number("version", party.version());
    if (party instanceof City city) {
      return json.object("profile", write(city.profile()))
          .texts("formerNames", city.formerNames())
          .text("mergedInto", city.mergedInto().map(CityId::value))
          .build();
    }
    Organization it = (Organization) party;
    return json.text("name", it.name())
        .text("sort", it.sort())
        .text("country", it.country())
        .texts("outsideIds", it.outsideIds())
        .texts("formerNames", it.formerNames())
        .build();
  }

  /**
   * Reads a party.
   *
   * @param json its stored form
   * @return the party
   * @throws IllegalArgumentException if it is not of that form
   */
  public static Party read(Payload json) {
    PartyId id = PartyId.parse(json.text("id"));
    if (id instanceof CityId city) {
      return new City(
          city,
          json.number("version"),
          profile(json.object("profile")),
          json.texts("formerNames"),
          json.optionalText("mergedInto").map(UUID::fromString).map(CityId::new));
    }
    return new Organization(
        (OrganizationId) id,
        json.number("version"),
        json.text("name"),
        OrganizationSort.parse(json.text("sort")),
        CountryCode.of(json.text("country")),
        outsideIds(json),
        json.texts("formerNames"));
  }

  static Payload write(CityProfile profile) {
    Payload.Builder json =
        Payload.builder()
            .text("name", profile.name())
            .text("country", profile.country())
            .text("region", profile.region())
            .text("position", profile.position())
            .texts("otherNames", profile.otherNames())
            .texts("outsideIds", profile.outsideIds())
            .texts("interests", profile.interests());
    profile.population().ifPresent(it -> json.number("population", it));
    return json.build();
  }

  static CityProfile profile(Payload json) {
    return new CityProfile(
        json.text("name"),
        CountryCode.of(json.text("country")),
        json.optionalText("region"),
        json.optionalText("position").map(Position::parse),
        json.has("population") ? Optional.of(json.number("population")) : Optional.empty(),
        new TreeSet<>(json.texts("otherNames")),
        outsideIds(json),
        new TreeSet<>(json.texts("interests")));
  }

  static TreeSet<OutsideId> outsideIds(Payload json) {
    return json.texts("outsideIds").stream()
        .map(OutsideId::parse)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
