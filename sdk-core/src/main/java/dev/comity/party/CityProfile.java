package dev.comity.party;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is said of a city: its name, where it lies, how large it is, and by what else it is known.
 *
 * @param name the name in its usual international spelling
 * @param country the country
 * @param region the first-level region, by the code of the gazetteer (GeoNames admin1), such as
 *     {@code CA}
 * @param position where it lies
 * @param population the number of inhabitants, if known; 0 is a number, not "unknown"
 * @param otherNames further names and spellings, in their natural order
 * @param outsideIds identifiers in other catalogues, in their natural order
 * @param interests what the city looks for in a partnership, in its own words
 */
public record CityProfile(
    @NotNull @PlaceName String name,
    @NotNull @IsoCountry CountryCode country,
    Optional<@Size(min = 1, max = 20) String> region,
    Optional<Position> position,
    Optional<@PositiveOrZero Long> population,
    SortedSet<@PlaceName String> otherNames,
    SortedSet<OutsideId> outsideIds,
    SortedSet<@PlaceName String> interests) {

  /** Copies the collections. */
  public CityProfile {
    otherNames = copy(otherNames);
    outsideIds = copy(outsideIds);
    interests = copy(interests);
  }

  /**
   * A profile that says no more than name and country.
   *
   * @param name the name
   * @param country the country
   * @return the profile
   */
  public static CityProfile of(String name, CountryCode country) {
    return new CityProfile(
        name,
        country,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>());
  }

  /**
   * The same with another name.
   *
   * @param newName the name
   * @return the changed profile
   */
  public CityProfile withName(String newName) {
    return new CityProfile(
        newName, country, region, position, population, otherNames, outsideIds, interests);
  }

  /**
   * The same in a region.
   *
   * @param code the region's code
   * @return the changed profile
   */
  public CityProfile withRegion(String code) {
    return new CityProfile(
        name, country, Optional.of(code), position, population, otherNames, outsideIds, interests);
  }

  /**
   * The same at a position.
   *
   * @param where the position
   * @return the changed profile
   */
  public CityProfile withPosition(Position where) {
    return new CityProfile(
        name, country, region, Optional.of(where), population, otherNames, outsideIds, interests);
  }

  /**
   * The same with a number of inhabitants.
   *
   * @param inhabitants the number, at least 0
   * @return the changed profile
   */
  public CityProfile withPopulation(long inhabitants) {
    return new CityProfile(
        name,
        country,
        region,
        position,
        Optional.of(inhabitants),
        otherNames,
        outsideIds,
        interests);
  }

  /**
   * The same with these other names.
   *
   * @param names all the other names
   * @return the changed profile
   */
  public CityProfile withOtherNames(Collection<String> names) {
    return new CityProfile(
        name, country, region, position, population, new TreeSet<>(names), outsideIds, interests);
  }

  /**
   * The same with these identifiers in other catalogues.
   *
   * @param ids all the identifiers
   * @return the changed profile
   */
  public CityProfile withOutsideIds(Collection<OutsideId> ids) {
    return new CityProfile(
        name, country, region, position, population, otherNames, new TreeSet<>(ids), interests);
  }

  /**
   * The same with these interests.
   *
   * @param wishes all the interests
   * @return the changed profile
   */
  public CityProfile withInterests(Collection<String> wishes) {
    return new CityProfile(
        name, country, region, position, population, otherNames, outsideIds, new TreeSet<>(wishes));
  }

  /**
   * The identifier in one catalogue.
   *
   * @param scheme the catalogue
   * @return the first identifier of that catalogue, if there is one
   */
  public Optional<OutsideId> outsideId(String scheme) {
    return outsideIds.stream().filter(id -> id.scheme().equals(scheme)).findFirst();
  }

  private static <T> SortedSet<T> copy(SortedSet<T> values) {
    return values.isEmpty()
        ? Collections.emptySortedSet()
        : Collections.unmodifiableSortedSet(new TreeSet<>(values));
  }
}
