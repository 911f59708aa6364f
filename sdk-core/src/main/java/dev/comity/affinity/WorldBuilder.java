package dev.comity.affinity;

import dev.comity.gazetteer.Place;
import dev.comity.party.CountryCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Takes the places of a gazetteer, and what a host knows beyond it. Nothing that is not told is
 * guessed. For one thread.
 */
public final class WorldBuilder {

  private static final int HALF = 1 << 15;

  final Map<Long, Byte> coast = new HashMap<>();
  final Map<CountryCode, Set<String>> languages = new HashMap<>();
  final Tags interests = new Tags("interests");
  final Tags sectors = new Tags("sectors");
  final Set<Tie> ties = new LinkedHashSet<>();
  private final List<Place> places = new ArrayList<>();

  /** Two cities, the lower number first. */
  record Tie(long low, long high) {}

  /** Nothing taken yet. */
  public WorldBuilder() {}

  /**
   * Takes a place.
   *
   * @param place the place; each number once
   * @return this
   */
  public WorldBuilder place(Place place) {
    places.add(place);
    return this;
  }

  /**
   * Takes whether a city lies on a coast.
   *
   * @param city its GeoNames number
   * @param isThere whether it does
   * @return this
   */
  public WorldBuilder coast(long city, boolean isThere) {
    coast.put(city, isThere ? World.YES : World.NO);
    return this;
  }

  /**
   * Takes the languages of a country, as codes or words that mean the same everywhere.
   *
   * @param country the country
   * @param spoken its languages
   * @return this
   */
  public WorldBuilder languages(CountryCode country, Set<String> spoken) {
    languages.put(country, Set.copyOf(spoken));
    return this;
  }

  /**
   * Takes the official languages of all countries, by Unicode CLDR 48.2; what {@link #languages}
   * told of a country before stands. Those of a country are not those of a city: Zürich counts as
   * French-speaking, and a language that is official in a part of a country only does not count.
   *
   * @return this
   */
  public WorldBuilder officialLanguages() {
    Languages.official().forEach(languages::putIfAbsent);
    return this;
  }

  /**
   * Takes what a city is interested in.
   *
   * @param city its GeoNames number
   * @param words its interests; at most 64 different ones in all
   * @return this
   */
  public WorldBuilder interests(long city, Set<String> words) {
    interests.put(city, words);
    return this;
  }

  /**
   * Takes the economic sectors of a city.
   *
   * @param city its GeoNames number
   * @param words its sectors; at most 64 different ones in all
   * @return this
   */
  public WorldBuilder sectors(long city, Set<String> words) {
    sectors.put(city, words);
    return this;
  }

  /**
   * Takes a partnership that is there already; it ties the countries of both cities. Whichever city
   * is named first, and however often, it counts once.
   *
   * @param city one city's GeoNames number
   * @param other the other's
   * @return this
   * @throws IllegalArgumentException if both are the same
   */
  public WorldBuilder tie(long city, long other) {
    if (city == other) {
      throw new IllegalArgumentException(
          "City " + city + " cannot be tied to itself. Maybe two cities got one number?");
    }
    ties.add(new Tie(Math.min(city, other), Math.max(city, other)));
    return this;
  }

  /**
   * The world of all that was taken.
   *
   * @return the world
   * @throws IllegalArgumentException if a number stands twice, or a city is named that is not there
   */
  public World build() {
    Map<Long, Place> once = new HashMap<>();
    for (Place place : places) {
      if (once.put(place.id(), place) != null) {
        throw new IllegalArgumentException(
            "The GeoNames number " + place.id() + " stands twice. Maybe two files were read?");
      }
    }
    checkKnown("a coast", coast.keySet(), once);
    checkKnown("interests", interests.cities(), once);
    checkKnown("sectors", sectors.cities(), once);
    Place[] sorted =
        places.stream()
            .sorted(Comparator.comparingLong(WorldBuilder::curve).thenComparingLong(Place::id))
            .toArray(Place[]::new);
    return new World(this, sorted);
  }

  private static void checkKnown(String what, Set<Long> cities, Map<Long, Place> known) {
    OptionalLong none =
        cities.stream().mapToLong(it -> it).filter(it -> !known.containsKey(it)).min();
    if (none.isPresent()) {
      throw new IllegalArgumentException(
          "There is no city "
              + none.getAsLong()
              + ", of which "
              + what
              + " were told. Maybe another number, or an older gazetteer?");
    }
  }

  /** Morton's curve: the bits of both coordinates in turn, so that what is near stands near. */
  private static long curve(Place place) {
    int east = (int) ((place.position().longitude() + 180) / 360 * (2 * HALF - 1));
    int north = (int) ((place.position().latitude() + 90) / 180 * (2 * HALF - 1));
    return spread(east) | spread(north) << 1;
  }

  private static long spread(int bits) {
    long spread = 0;
    for (int k = 0; k < 16; k++) {
      spread |= (bits >> k & 1L) << 2 * k;
    }
    return spread;
  }
}
