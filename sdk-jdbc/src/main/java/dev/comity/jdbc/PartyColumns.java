package dev.comity.jdbc;

import dev.comity.party.City;
import dev.comity.party.NameKey;
import dev.comity.party.Organization;
import dev.comity.party.OutsideId;
import dev.comity.party.Party;
import dev.comity.party.PartyJson;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the columns and the derived rows of a party must hold, taken from the record itself. */
record PartyColumns(
    String id,
    String kind,
    String name,
    String country,
    Optional<String> mergedInto,
    String body,
    Set<String> nameKeys,
    Collection<OutsideId> outsideIds) {

  static PartyColumns of(Party party) {
    Stream<String> more;
    String country;
    Optional<String> mergedInto = Optional.empty();
    Collection<OutsideId> outsideIds;
    if (party instanceof City city) {
      more = Stream.concat(city.profile().otherNames().stream(), city.formerNames().stream());
      country = city.profile().country().letters();
      mergedInto = city.mergedInto().map(it -> it.value().toString());
      outsideIds = city.profile().outsideIds();
    } else {
      Organization it = (Organization) party;
      more = it.formerNames().stream();
      country = it.country().letters();
      outsideIds = it.outsideIds();
    }
    Set<String> keys =
        Stream.concat(Stream.of(party.name()), more)
            .map(NameKey::of)
            .collect(Collectors.toCollection(TreeSet::new));
    return new PartyColumns(
        party.id().value().toString(),
        party.id().aggregate().kind(),
        party.name(),
        country,
        mergedInto,
        PartyJson.write(party).canonical(),
        keys,
        outsideIds);
  }
}
