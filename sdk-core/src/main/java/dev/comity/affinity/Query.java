package dev.comity.affinity;

import dev.comity.party.CountryCode;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * One city's view of all others under a profile. The score of a city is the sum of weight times
 * fit, in whole numbers; the bound of a block is at least the score of each city in it, since every
 * fit is replaced by the greatest that the block's extremes allow.
 */
final class Query {

  private static final int[] FEATURES = new int[Feature.values().length];
  private static final Set<Feature> APART_FROM_WAY =
      EnumSet.complementOf(EnumSet.of(Feature.NEARNESS, Feature.DISTANCE));

  private final World world;
  private final int us;
  private final int[] weight = FEATURES.clone();
  private final int[] language; // fit by country
  private final int[] ties; // fit by country
  private final int[] byCountry; // points of both by country
  private final int[] interests; // fit by the number of those shared
  private final int[] sectors;
  private final double x;
  private final double y;
  private final double z;

  Query(World world, int us, Profile profile) {
    this.world = world;
    this.us = us;
    for (Feature feature : Feature.values()) {
      weight[feature.ordinal()] = profile.weight(feature);
    }
    x = world.x[us];
    y = world.y[us];
    z = world.z[us];
    int countries = world.countries.size();
    language = new int[countries];
    ties = new int[countries];
    byCountry = new int[countries];
    interests = shares(world.interests[us]);
    sectors = shares(world.sectors[us]);
    CountryCode ours = world.countries.get(world.country[us]);
    Set<String> spoken = world.languages.getOrDefault(ours, Set.of());
    Map<Integer, Integer> tied = world.ties.getOrDefault((int) world.country[us], Map.of());
    double most = StrictMath.log(1 + tied.values().stream().mapToInt(it -> it).max().orElse(1));
    for (int c = 0; c < countries; c++) {
      Set<String> theirs = world.languages.getOrDefault(world.countries.get(c), Set.of());
      language[c] = Collections.disjoint(spoken, theirs) ? 0 : Feature.FULL;
      ties[c] =
          (int) StrictMath.round(Feature.FULL * StrictMath.log(1 + tied.getOrDefault(c, 0)) / most);
      byCountry[c] = weight(Feature.LANGUAGE) * language[c] + weight(Feature.TIES) * ties[c];
    }
  }

  int weight(Feature feature) {
    return weight[feature.ordinal()];
  }

  double squaredChord(int row) {
    double dx = world.x[row] - x;
    double dy = world.y[row] - y;
    double dz = world.z[row] - z;
    return dx * dx + dy * dy + dz * dz;
  }

  int fit(Feature feature, int row) {
    return switch (feature) {
      case NEARNESS -> Curves.nearness(squaredChord(row));
      case DISTANCE -> Feature.FULL - Curves.nearness(squaredChord(row));
      case SIZE ->
          world.octave[us] < 0 || world.octave[row] < 0
              ? 0
              : Curves.size(Math.abs(world.octave[row] - world.octave[us]));
      case CLIMATE -> Curves.climate(Math.abs(world.latitude[row] - world.latitude[us]));
      case COAST ->
          world.coast[us] != World.UNKNOWN && world.coast[row] == world.coast[us]
              ? Feature.FULL
              : 0;
      case LANGUAGE -> language[world.country[row]];
      case REGION -> world.area[us] >= 0 && world.area[row] == world.area[us] ? Feature.FULL : 0;
      case TIES -> ties[world.country[row]];
      case INTERESTS -> interests[Long.bitCount(world.interests[us] & world.interests[row])];
      case SECTORS -> sectors[Long.bitCount(world.sectors[us] & world.sectors[row])];
    };
  }

  /** Whether the figures that the feature needs are there for both cities. */
  boolean isKnown(Feature feature, int row) {
    return switch (feature) {
      case NEARNESS, DISTANCE, CLIMATE -> true;
      case TIES -> !world.ties.isEmpty();
      case SIZE -> world.octave[us] >= 0 && world.octave[row] >= 0;
      case COAST -> world.coast[us] != World.UNKNOWN && world.coast[row] != World.UNKNOWN;
      case LANGUAGE -> isSpoken(us) && isSpoken(row);
      case REGION -> world.area[us] >= 0 && world.area[row] >= 0;
      case INTERESTS -> world.interests[us] != 0 && world.interests[row] != 0;
      case SECTORS -> world.sectors[us] != 0 && world.sectors[row] != 0;
    };
  }

  private boolean isSpoken(int row) {
    return world.languages.containsKey(world.countries.get(world.country[row]));
  }

  private static int[] shares(long ours) {
    int[] shares = new int[Long.bitCount(ours) + 1];
    for (int shared = 1; shared < shares.length; shared++) {
      shares[shared] = Feature.FULL * shared / (shares.length - 1);
    }
    return shares;
  }

  int score(int row) {
    int score = way(row);
    for (Feature feature : APART_FROM_WAY) {
      score += weight(feature) * fit(feature, row);
    }
    return score;
  }

  /** The points for near and far. */
  int way(int row) {
    int near = Curves.nearness(squaredChord(row));
    return weight(Feature.NEARNESS) * near + weight(Feature.DISTANCE) * (Feature.FULL - near);
  }

  /**
   * The points for all but {@link #way} of each city of a block, column by column: short loops over
   * one array and one small table each, and none for what cannot count.
   */
  void apartFromWay(int block, int[] points) {
    int from = block * World.BLOCK;
    int rows = Math.min(world.size - from, World.BLOCK);
    for (int k = 0; k < rows; k++) {
      points[k] = byCountry[world.country[from + k]];
    }
    addClimate(from, rows, points);
    addSize(from, rows, points);
    addWords(world.interests, us, weight(Feature.INTERESTS), interests, from, rows, points);
    addWords(world.sectors, us, weight(Feature.SECTORS), sectors, from, rows, points);
    int coast = weight(Feature.COAST) * Feature.FULL;
    if (coast > 0 && world.coast[us] != World.UNKNOWN) {
      for (int k = 0; k < rows; k++) {
        points[k] += world.coast[from + k] == world.coast[us] ? coast : 0;
      }
    }
    int region = weight(Feature.REGION) * Feature.FULL;
    if (region > 0 && world.area[us] >= 0) {
      for (int k = 0; k < rows; k++) {
        points[k] += world.area[from + k] == world.area[us] ? region : 0;
      }
    }
  }

  private void addClimate(int from, int rows, int[] points) {
    int climate = weight(Feature.CLIMATE);
    int ours = world.latitude[us];
    int[] latitude = world.latitude;
    if (climate > 0) {
      for (int k = 0; k < rows; k++) {
        points[k] += climate * Curves.climate(Math.abs(latitude[from + k] - ours));
      }
    }
  }

  private void addSize(int from, int rows, int[] points) {
    int size = weight(Feature.SIZE);
    int ours = world.octave[us];
    int[] octave = world.octave;
    if (size > 0 && ours >= 0) {
      for (int k = 0; k < rows; k++) {
        int theirs = octave[from + k];
        points[k] += theirs < 0 ? 0 : size * Curves.size(Math.abs(theirs - ours));
      }
    }
  }

  private static void addWords(
      long[] words, int us, int weight, int[] fits, int from, int rows, int[] points) {
    long ours = words[us];
    if (weight > 0 && ours != 0) {
      for (int k = 0; k < rows; k++) {
        points[k] += weight * fits[Long.bitCount(ours & words[from + k])];
      }
    }
  }

  /** At least {@link #way} of each city of the block. */
  int wayBound(int block) {
    return weight(Feature.NEARNESS) * Curves.nearness(squaredChordAtLeast(block))
        + weight(Feature.DISTANCE) * (Feature.FULL - Curves.nearness(squaredChordAtMost(block)));
  }

  int bound(int block) {
    Blocks blocks = world.blocks;
    int bound = wayBound(block);
    int most = 0;
    for (short country : blocks.countries[block]) {
      most = Math.max(most, byCountry[country]);
    }
    bound += most;
    bound +=
        weight(Feature.CLIMATE)
            * Curves.climate(
                outside(
                    world.latitude[us],
                    blocks.leastLatitude[block],
                    blocks.greatestLatitude[block]));
    if (world.octave[us] >= 0 && blocks.greatestOctave[block] >= 0) {
      bound +=
          weight(Feature.SIZE)
              * Curves.size(
                  outside(
                      world.octave[us], blocks.leastOctave[block], blocks.greatestOctave[block]));
    }
    if (world.coast[us] != World.UNKNOWN && (blocks.coasts[block] & 1 << world.coast[us]) != 0) {
      bound += weight(Feature.COAST) * Feature.FULL;
    }
    if (world.area[us] >= 0) {
      for (short area : blocks.areas[block]) {
        bound += area == world.area[us] ? weight(Feature.REGION) * Feature.FULL : 0;
      }
    }
    bound +=
        weight(Feature.INTERESTS)
            * interests[Long.bitCount(world.interests[us] & blocks.interests[block])];
    return bound
        + weight(Feature.SECTORS)
            * sectors[Long.bitCount(world.sectors[us] & blocks.sectors[block])];
  }

  /** How far a figure lies outside an interval. */
  private static int outside(int figure, int least, int greatest) {
    return Math.max(0, Math.max(least - figure, figure - greatest));
  }

  /** Differences of doubles are rounded alike and in order, so this is at most that of each row. */
  private double squaredChordAtLeast(int block) {
    Blocks blocks = world.blocks;
    double dx = outside(x, blocks.least[0][block], blocks.greatest[0][block]);
    double dy = outside(y, blocks.least[1][block], blocks.greatest[1][block]);
    double dz = outside(z, blocks.least[2][block], blocks.greatest[2][block]);
    return dx * dx + dy * dy + dz * dz;
  }

  private static double outside(double figure, double least, double greatest) {
    return Math.max(0, Math.max(least - figure, figure - greatest));
  }

  private double squaredChordAtMost(int block) {
    Blocks blocks = world.blocks;
    double dx = Math.max(x - blocks.least[0][block], blocks.greatest[0][block] - x);
    double dy = Math.max(y - blocks.least[1][block], blocks.greatest[1][block] - y);
    double dz = Math.max(z - blocks.least[2][block], blocks.greatest[2][block] - z);
    return dx * dx + dy * dy + dz * dz;
  }
}
