package dev.comity.party;

import jakarta.validation.constraints.NotNull;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Enters an organization in the register.
 *
 * @param name its name
 * @param sort what sort of organization it is
 * @param country the country of its seat
 * @param outsideIds identifiers in other catalogues, in their natural order
 */
public record OrganizationRegistration(
    @NotNull @PlaceName String name,
    @NotNull OrganizationSort sort,
    @NotNull @IsoCountry CountryCode country,
    SortedSet<OutsideId> outsideIds) {

  /** Copies the identifiers. */
  public OrganizationRegistration {
    outsideIds = Collections.unmodifiableSortedSet(new TreeSet<>(outsideIds));
  }

  /**
   * Enters an organization without further identifiers.
   *
   * @param name its name
   * @param sort what sort of organization it is
   * @param country the country of its seat
   */
  public OrganizationRegistration(String name, OrganizationSort sort, CountryCode country) {
    this(name, sort, country, new TreeSet<>());
  }
}
