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

/** How an organization is told by its events. */
final class OrganizationStory {

  static final String REGISTERED = "registered";
  static final String RENAMED = "renamed";

  private OrganizationStory() {}

  static Draft registered(OrganizationRegistration it, LocalDate on) {
    return new Draft(
        REGISTERED,
        1,
        on,
        Payload.builder()
            .text("name", it.name())
            .text("sort", it.sort())
            .text("country", it.country())
            .texts("outsideIds", it.outsideIds())
            .build());
  }

  static Draft renamed(String name, LocalDate on) {
    return new Draft(RENAMED, 1, on, Payload.builder().text("name", name).build());
  }

  static Optional<Organization> tell(OrganizationId id, Timeline timeline, AsOf asOf) {
    Optional<Organization> organization = Optional.empty();
    for (Event event : timeline.at(asOf)) {
      organization = Optional.of(after(id, organization, event));
    }
    return organization;
  }

  static Organization after(OrganizationId id, Optional<Organization> before, Event event) {
    Payload facts = event.facts();
    if (event.type().equals(REGISTERED)) {
      return new Organization(
          id,
          event.sequence(),
          facts.text("name"),
          OrganizationSort.parse(facts.text("sort")),
          CountryCode.of(facts.text("country")),
          PartyJson.outsideIds(facts),
          List.of());
    }
    Organization it =
        before.orElseThrow(
            () -> new IllegalArgumentException(event.label() + " comes before the registration"));
    if (!event.type().equals(RENAMED)) {
      throw new IllegalArgumentException(
          event.label() + " is of the unknown type '" + event.type() + "'");
    }
    List<String> formerNames = new ArrayList<>(it.formerNames());
    formerNames.remove(it.name());
    formerNames.add(it.name());
    return new Organization(
        id,
        event.sequence(),
        facts.text("name"),
        it.sort(),
        it.country(),
        it.outsideIds(),
        formerNames);
  }
}
