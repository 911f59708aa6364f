package dev.comity.register;

import dev.comity.journal.AggregateId;
import dev.comity.journal.Chain;
import dev.comity.journal.Event;
import dev.comity.journal.Finding;
import dev.comity.journal.Timeline;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.Partnerships;
import dev.comity.party.Cities;
import dev.comity.party.CityId;
import dev.comity.party.OrganizationId;
import dev.comity.party.Organizations;
import dev.comity.party.Party;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Verifies the chains of a register that comes from outside, and tells what each of them tells. The
 * entries alone decide: no state that a file brings along is ever believed.
 */
public final class Telling {

  private final Cities cities;
  private final Organizations organizations;
  private final Partnerships partnerships;

  /**
   * Sets up the telling for one unit of work.
   *
   * @param cities tells of cities
   * @param organizations tells of organizations
   * @param partnerships tells of partnerships
   */
  public Telling(Cities cities, Organizations organizations, Partnerships partnerships) {
    this.cities = cities;
    this.organizations = organizations;
    this.partnerships = partnerships;
  }

  /**
   * Refuses a chain that does not hold.
   *
   * @param chain all entries about one thing, in the order of their sequence
   * @throws IllegalArgumentException if it was changed; the message names the entry
   */
  public static void verify(List<Event> chain) {
    List<Finding> findings = Chain.verify(chain);
    if (!findings.isEmpty()) {
      throw new IllegalArgumentException("it was changed: " + findings.get(0));
    }
  }

  /**
   * Tells a verified chain.
   *
   * @param chain all entries about one thing, at least one
   * @param ofParty takes the city or organization that it tells of
   * @param ofPartnership takes the partnership that it tells of
   * @throws IllegalArgumentException if this library cannot tell it
   */
  public void tell(
      List<Event> chain,
      Consumer<? super Party> ofParty,
      Consumer<? super Partnership> ofPartnership) {
    AggregateId id = chain.get(0).aggregate();
    Timeline timeline = Timeline.of(chain);
    switch (id.kind()) {
      case "city" -> ofParty.accept(told(id, cities.told(new CityId(id.value()), timeline)));
      case "organization" ->
          ofParty.accept(told(id, organizations.told(new OrganizationId(id.value()), timeline)));
      case "partnership" ->
          ofPartnership.accept(
              told(id, partnerships.told(new PartnershipId(id.value()), timeline)));
      case "gazetteer" -> {} // an entry about an import: there is nothing to hold
      default -> throw new IllegalArgumentException("entries about an unknown '" + id + "'");
    }
  }

  private static <T> T told(AggregateId id, Optional<T> state) {
    return state.orElseThrow(() -> new IllegalArgumentException("nothing tells of " + id));
  }
}
