package dev.comity.partnership;

import dev.comity.party.CityId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which partnerships to list. Every condition that is given must hold.
 *
 * @param city a city that must be one side
 * @param kind the code of the kind
 * @param statuses the statuses that are wanted; all of them for no condition
 */
public record PartnershipFilter(
    Optional<CityId> city, Optional<String> kind, Set<Status> statuses) {

  /** Every partnership. */
  public static final PartnershipFilter ALL =
      new PartnershipFilter(Optional.empty(), Optional.empty(), EnumSet.allOf(Status.class));

  /** Copies the statuses. */
  public PartnershipFilter {
    statuses = Set.copyOf(statuses);
  }

  /**
   * The same, only with this city on one side.
   *
   * @param side the city
   * @return the changed filter
   */
  public PartnershipFilter withCity(CityId side) {
    return new PartnershipFilter(Optional.of(side), kind, statuses);
  }

  /**
   * The same, only of this kind.
   *
   * @param code the code of the kind
   * @return the changed filter
   */
  public PartnershipFilter withKind(String code) {
    return new PartnershipFilter(city, Optional.of(code), statuses);
  }

  /**
   * The same, only in one of these statuses.
   *
   * @param wanted the statuses
   * @return the changed filter
   */
  public PartnershipFilter withStatuses(Set<Status> wanted) {
    return new PartnershipFilter(city, kind, wanted);
  }

  /**
   * Tells whether a partnership is wanted.
   *
   * @param it the partnership
   * @return true if every condition holds
   */
  public boolean accepts(Partnership it) {
    return city.map(it.pair()::has).orElse(true)
        && kind.map(it.kind()::equals).orElse(true)
        && statuses.contains(it.status());
  }
}
