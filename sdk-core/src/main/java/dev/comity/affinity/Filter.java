package dev.comity.affinity;

import dev.comity.party.CountryCode;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * Who may be on a list at all, whatever the score. Immutable.
 *
 * @param leastKilometres no nearer than this, 0 or more
 * @param mostKilometres no farther than this
 * @param leastPopulation no fewer inhabitants than this; 0 lets unknown ones through
 * @param excludedCountries none of these
 * @param otherCountriesOnly whether our own country is left out
 * @param onePerCountry whether only the best of each country stands on the list
 * @param townsOfTodayOnly whether sections of cities and places of the past are left out
 * @param policy what the host's policy allows, asked by GeoNames number; pure and fast
 */
public record Filter(
    double leastKilometres,
    double mostKilometres,
    long leastPopulation,
    Set<CountryCode> excludedCountries,
    boolean otherCountriesOnly,
    boolean onePerCountry,
    boolean townsOfTodayOnly,
    LongPredicate policy) {

  private static final double FARTHEST = 20_100;

  /** Checks the figures and copies the countries. */
  public Filter {
    if (!(leastKilometres >= 0) || !(mostKilometres >= leastKilometres)) {
      throw new IllegalArgumentException(
          "Nothing lies between "
              + leastKilometres
              + " and "
              + mostKilometres
              + " km. Maybe the two are exchanged?");
    }
    if (leastPopulation < 0) {
      throw new IllegalArgumentException(
          "No city has " + leastPopulation + " inhabitants. Maybe 0, for any?");
    }
    excludedCountries = Set.copyOf(excludedCountries);
  }

  /** Whether any distance is asked for that a place on earth could miss. */
  boolean hasBand() {
    return leastKilometres > 0 || mostKilometres < FARTHEST;
  }

  /**
   * Towns of today in other countries.
   *
   * @return the filter
   */
  public static Filter abroad() {
    return new Filter(0, FARTHEST, 0, Set.of(), true, false, true, id -> true);
  }

  /**
   * The same within a band of distances.
   *
   * @param least no nearer, in kilometres, at least 0
   * @param most no farther, in kilometres, at least as much
   * @return the filter
   */
  public Filter within(double least, double most) {
    return new Filter(
        least,
        most,
        leastPopulation,
        excludedCountries,
        otherCountriesOnly,
        onePerCountry,
        townsOfTodayOnly,
        policy);
  }

  /**
   * The same without a country.
   *
   * @param country the country
   * @return the filter
   */
  public Filter without(CountryCode country) {
    Set<CountryCode> more = new HashSet<>(excludedCountries);
    more.add(country);
    return new Filter(
        leastKilometres,
        mostKilometres,
        leastPopulation,
        more,
        otherCountriesOnly,
        onePerCountry,
        townsOfTodayOnly,
        policy);
  }

  /**
   * The same with the best of each country only.
   *
   * @return the filter
   */
  public Filter onlyOnePerCountry() {
    return new Filter(
        leastKilometres,
        mostKilometres,
        leastPopulation,
        excludedCountries,
        otherCountriesOnly,
        true,
        townsOfTodayOnly,
        policy);
  }

  /**
   * The same with our own country too.
   *
   * @return the filter
   */
  public Filter alsoAtHome() {
    return new Filter(
        leastKilometres,
        mostKilometres,
        leastPopulation,
        excludedCountries,
        false,
        onePerCountry,
        townsOfTodayOnly,
        policy);
  }

  /**
   * The same with a least number of inhabitants.
   *
   * @param inhabitants the number, at least 0
   * @return the filter
   */
  public Filter ofAtLeast(long inhabitants) {
    return new Filter(
        leastKilometres,
        mostKilometres,
        inhabitants,
        excludedCountries,
        otherCountriesOnly,
        onePerCountry,
        townsOfTodayOnly,
        policy);
  }

  /**
   * The same under another policy.
   *
   * @param allowed whether the city of a GeoNames number may be on the list; pure and fast
   * @return the filter
   */
  public Filter under(LongPredicate allowed) {
    return new Filter(
        leastKilometres,
        mostKilometres,
        leastPopulation,
        excludedCountries,
        otherCountriesOnly,
        onePerCountry,
        townsOfTodayOnly,
        allowed);
  }
}
