package dev.comity.partnership;

import dev.comity.party.CityId;
import java.util.List;

/**
 * Two different cities, without an order: (A, B) is (B, A). The city whose id's text comes first is
 * kept first, so that equal pairs are equal values.
 *
 * @param first the city whose id's text comes first
 * @param second the other city
 */
public record Pair(CityId first, CityId second) {

  /** Puts the cities in their order. */
  public Pair {
    int order = first.toString().compareTo(second.toString());
    if (order == 0) {
      throw new IllegalArgumentException(
          "No city is a pair with itself: " + first + ". Maybe the other city was meant?");
    }
    if (order > 0) {
      CityId swapped = first;
      first = second;
      second = swapped;
    }
  }

  /**
   * Pairs two cities.
   *
   * @param one a city
   * @param other another city
   * @return the pair
   * @throws IllegalArgumentException if both are the same
   */
  public static Pair of(CityId one, CityId other) {
    return new Pair(one, other);
  }

  /**
   * Both cities.
   *
   * @return first and second
   */
  public List<CityId> both() {
    return List.of(first, second);
  }

  /**
   * Tells whether a city is in the pair.
   *
   * @param city the city
   * @return true if it is
   */
  public boolean has(CityId city) {
    return first.equals(city) || second.equals(city);
  }

  /**
   * The city on the other side.
   *
   * @param city one city of the pair
   * @return the other one
   * @throws IllegalArgumentException if the city is not in the pair
   */
  public CityId other(CityId city) {
    if (!has(city)) {
      throw new IllegalArgumentException(city + " is not in the pair " + this);
    }
    return first.equals(city) ? second : first;
  }
}
