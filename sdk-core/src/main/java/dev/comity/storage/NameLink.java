package dev.comity.storage;

import dev.comity.party.City;
import dev.comity.party.NameKey;
import dev.comity.party.Organization;
import dev.comity.party.Party;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A name, folded, and one of the parties that have or had it. */
record NameLink(String key, UUID party) {

  static final Comparator<NameLink> ORDER =
      Comparator.comparing(NameLink::key).thenComparing(NameLink::party, TextOrder.OF_UUIDS);

  static NameLink first(String key) {
    return new NameLink(key, TextOrder.FIRST);
  }

  static Set<NameLink> of(Party party) {
    return names(party)
        .map(name -> new NameLink(NameKey.of(name), party.id().value()))
        .collect(Collectors.toSet());
  }

  private static Stream<String> names(Party party) {
    if (party instanceof City city) {
      return Stream.of(
              Stream.of(city.name()),
              city.profile().otherNames().stream(),
              city.formerNames().stream())
          .flatMap(names -> names);
    }
    Organization organization = (Organization) party;
    return Stream.concat(Stream.of(organization.name()), organization.formerNames().stream());
  }

  @Override
  public String toString() {
    return "'" + key + "' of " + party;
  }
}
