package dev.comity.affinity;

import dev.comity.gazetteer.Place;
import dev.comity.party.CountryCode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All cities of a gazetteer with what is known of them, as columns of figures; made once by a
 * {@link WorldBuilder}. Rows stand in the order of a curve that keeps neighbours together, in
 * blocks of {@value #BLOCK}, so that whole blocks can be passed over. Immutable, safe to share;
 * some 60 bytes a city.
 */
public final class World {

  static final int BLOCK = 64;
  static final byte UNKNOWN = 0;
  static final byte YES = 1;
  static final byte NO = 2;

  final int size;
  final long[] id;
  final double[] x;
  final double[] y;
  final double[] z;
  final int[] latitude; // absolute, in thousandths of a degree
  final long[] population;
  final int[] octave; // thousandths of the binary logarithm of the population, -1 if unknown
  final short[] country;
  final short[] area;
  final byte[] coast;
  final long[] interests;
  final long[] sectors;
  final BitSet today;
  final List<CountryCode> countries;
  final Map<CountryCode, Set<String>> languages;
  final Map<Long, Integer> rows;
  final Map<Integer, Map<Integer, Integer>> ties; // by country, by country
  final Blocks blocks;
  private final int[] standing; // the greater, the sooner at the same score
  private final int[] rowOfStanding;

  World(WorldBuilder from, Place[] places) {
    size = places.length;
    id = new long[size];
    x = new double[size];
    y = new double[size];
    z = new double[size];
    latitude = new int[size];
    population = new long[size];
    octave = new int[size];
    country = new short[size];
    area = new short[size];
    coast = new byte[size];
    interests = new long[size];
    sectors = new long[size];
    today = new BitSet(size);
    rows = new HashMap<>();
    countries = Arrays.stream(places).map(Place::country).distinct().sorted().toList();
    languages = Map.copyOf(from.languages);
    Map<String, Integer> areas = new HashMap<>();
    for (int row = 0; row < size; row++) {
      Place place = places[row];
      double phi = StrictMath.toRadians(place.position().latitude());
      double lambda = StrictMath.toRadians(place.position().longitude());
      id[row] = place.id();
      x[row] = StrictMath.cos(phi) * StrictMath.cos(lambda);
      y[row] = StrictMath.cos(phi) * StrictMath.sin(lambda);
      z[row] = StrictMath.sin(phi);
      latitude[row] = Math.abs(place.position().latitudeE7()) / 10_000;
      population[row] = place.population();
      octave[row] = octave(place.population());
      country[row] = (short) Collections.binarySearch(countries, place.country());
      String zone = place.timeZone();
      int slash = zone.indexOf('/');
      area[row] =
          slash < 0
              ? -1
              : areas.computeIfAbsent(zone.substring(0, slash), it -> areas.size()).shortValue();
      coast[row] = from.coast.getOrDefault(place.id(), UNKNOWN);
      interests[row] = from.interests.mask(place.id());
      sectors[row] = from.sectors.mask(place.id());
      today.set(row, place.isTownOfToday());
      rows.put(place.id(), row);
    }
    ties = new HashMap<>();
    for (WorldBuilder.Tie tie : from.ties) {
      int a = country[row(tie.low())];
      int b = country[row(tie.high())];
      ties.computeIfAbsent(a, it -> new HashMap<>()).merge(b, 1, Integer::sum);
      if (a != b) {
        ties.computeIfAbsent(b, it -> new HashMap<>()).merge(a, 1, Integer::sum);
      }
    }
    blocks = new Blocks(this);
    standing = new int[size];
    rowOfStanding =
        IntStream.range(0, size)
            .boxed()
            .sorted((row, other) -> isBefore(row, other) ? 1 : isBefore(other, row) ? -1 : 0)
            .mapToInt(it -> it)
            .toArray();
    for (int place = 0; place < size; place++) {
      standing[rowOfStanding[place]] = place;
    }
  }

  private static int octave(long population) {
    return population == 0
        ? -1
        : (int) StrictMath.round(1_000 * StrictMath.log(population) / StrictMath.log(2));
  }

  /**
   * The number of cities.
   *
   * @return at least 0
   */
  public int size() {
    return size;
  }

  /**
   * Whether a city is there.
   *
   * @param city its GeoNames number
   * @return whether it is
   */
  public boolean holds(long city) {
    return rows.containsKey(city);
  }

  int row(long city) {
    @Nullable Integer row = rows.get(city);
    if (row == null) {
      throw new IllegalArgumentException(
          "There is no city of the GeoNames number " + city + ". Maybe of another edition?");
    }
    return row;
  }

  /** Score and standing in one number: of two cities the one with the greater stands first. */
  long key(int row, int score) {
    return (long) score << 32 | standing[row];
  }

  int rowOfKey(long key) {
    return rowOfStanding[(int) key];
  }

  static int scoreOfKey(long key) {
    return (int) (key >> 32);
  }

  /** Who stands before whom at the same score: the larger city, then the lower number. */
  boolean isBefore(int row, int other) {
    return population[row] != population[other]
        ? population[row] > population[other]
        : id[row] < id[other];
  }
}
