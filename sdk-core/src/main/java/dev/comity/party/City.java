package dev.comity.party;

import java.util.List;
import java.util.Optional;

/**
 * A city, county, ward or any other local government that can have partners.
 *
 * @param id the id
 * @param version the number of the newest journal entry about it
 * @param profile what is said of it
 * @param formerNames the names that it had, oldest first
 * @param mergedInto the city into which it was merged, if it was; it has then ended
 */
public record City(
    CityId id,
    long version,
    CityProfile profile,
    List<String> formerNames,
    Optional<CityId> mergedInto)
    implements Party {

  /** Copies the names. */
  public City {
    formerNames = List.copyOf(formerNames);
  }

  @Override
  public String name() {
    return profile.name();
  }

  /**
   * Tells whether the city still exists as such.
   *
   * @return false once it was merged into another
   */
  public boolean isStanding() {
    return mergedInto.isEmpty();
  }
}
