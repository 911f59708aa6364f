package dev.comity.party;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An organization that can be a party or help one: an association, a chamber, a university.
 *
 * @param id the id
 * @param version the number of the newest journal entry about it
 * @param name the name of now
 * @param sort what sort of organization it is
 * @param country the country of its seat
 * @param outsideIds identifiers in other catalogues, in their natural order
 * @param formerNames the names that it had, oldest first
 */
public record Organization(
    OrganizationId id,
    long version,
    String name,
    OrganizationSort sort,
    CountryCode country,
    SortedSet<OutsideId> outsideIds,
    List<String> formerNames)
    implements Party {

  /** Copies the collections. */
  public Organization {
    outsideIds = Collections.unmodifiableSortedSet(new TreeSet<>(outsideIds));
    formerNames = List.copyOf(formerNames);
  }
}
