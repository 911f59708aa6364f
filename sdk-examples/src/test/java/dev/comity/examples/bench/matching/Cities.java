package dev.comity.examples.bench.matching;

import dev.comity.affinity.World;
import dev.comity.affinity.WorldBuilder;
import dev.comity.gazetteer.Place;
import dev.comity.party.CountryCode;
import dev.comity.party.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A world that nobody lives in: 240 countries as fields of a grid, eight areas of time zones, and
 * cities in them by chance, numbered from 1.
 */
final class Cities {

  static final int COLUMNS = 20;
  static final int ROWS = 12;
  private static final int COUNTRIES = COLUMNS * ROWS;
  private static final int LETTERS = 26;
  private static final int MILLION = 1_000_000;
  private static final long SEED = 23;

  final int size;
  final boolean isTold; // whether coasts, interests and sectors are known
  final List<Place> places = new ArrayList<>();
  final int[] country; // of each city
  final int[] area;
  final boolean[] coast;
  final long[] interests; // bits of up to three words of forty
  final long[] sectors; // bits of up to two words of thirty
  final int[] language; // of each country
  final long[][] ties;
  final World world;

  /** C and how many, each with a coast and words; or, as a gazetteer has them, G and how many. */
  Cities(String name) {
    isTold = name.charAt(0) == 'C';
    size = Integer.parseInt(name.substring(1));
    Recipe recipe = Recipe.seed(SEED);
    country = new int[size];
    area = new int[size];
    coast = new boolean[size];
    interests = new long[size];
    sectors = new long[size];
    language = new int[COUNTRIES];
    ties = new long[size / 8][];
    WorldBuilder builder = new WorldBuilder();
    for (int c = 0; c < COUNTRIES; c++) {
      language[c] = recipe.below(40);
      builder.languages(code(c), Set.of("L" + language[c]));
    }
    for (int k = 0; k < size; k++) {
      int east = recipe.below(MILLION);
      int north = recipe.below(MILLION);
      country[k] = north * ROWS / MILLION * COLUMNS + east / (MILLION / COLUMNS);
      area[k] = east / (MILLION / 8);
      if (isTold) {
        coast[k] = recipe.below(3) == 0;
        interests[k] = some(recipe, 3, 40);
        sectors[k] = some(recipe, 2, 30);
      }
      Place place = place(k, east, north, 1_000 + 500_000_000 / (50 + recipe.below(MILLION)));
      places.add(place);
      builder.place(place);
      if (isTold) {
        builder
            .coast(place.id(), coast[k])
            .interests(place.id(), words(interests[k]))
            .sectors(place.id(), words(sectors[k]));
      }
    }
    for (int k = 0; k < ties.length; k++) {
      long one = 1 + recipe.below(size);
      long other = 1 + recipe.below(size);
      ties[k] = new long[] {one, one == other ? one % size + 1 : other};
      builder.tie(ties[k][0], ties[k][1]);
    }
    world = builder.build();
  }

  private Place place(int k, int east, int north, long population) {
    return new Place(
        k + 1,
        "City " + (k + 1),
        "",
        List.of(),
        Position.of(north * 120.0 / MILLION - 50, east * 360.0 / MILLION - 180),
        code(country[k]),
        Optional.empty(),
        "PPL",
        population,
        "Area" + area[k] + "/Town");
  }

  /** So many of the words; some may be drawn twice. */
  private static long some(Recipe recipe, int count, int words) {
    long bits = 0;
    for (int k = 0; k < count; k++) {
      bits |= 1L << recipe.below(words);
    }
    return bits;
  }

  private static CountryCode code(int country) {
    return CountryCode.of("" + (char) ('A' + country / LETTERS) + (char) ('A' + country % LETTERS));
  }

  private static Set<String> words(long bits) {
    Set<String> words = new HashSet<>();
    for (int bit = 0; bit < Long.SIZE; bit++) {
      if ((bits >> bit & 1) != 0) {
        words.add("w" + bit);
      }
    }
    return words;
  }
}
