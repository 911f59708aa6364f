package dev.comity.examples.bench.matching;

import dev.comity.affinity.Feature;
import dev.comity.affinity.Profile;
import dev.comity.gazetteer.Place;
import java.util.HashSet;
import java.util.Set;

/**
 * The yardstick: columns, small tables, one pass over all cities of other countries, and the best
 * in a list that is kept sorted. The scores are those of the balanced {@link Profile}.
 */
final class PlainAffinity {

  private static final double EARTH = 6_371.0088;
  private static final int FULL = Feature.FULL;

  private final Cities cities;
  private final double[] x;
  private final double[] y;
  private final double[] z;
  private final int[] latitude; // absolute, in thousandths of a degree
  private final int[] octave; // thousandths of the binary logarithm of the population
  private final long[] population;
  private final int[][] ties; // by country, by country
  private final int[] nearness = new int[(int) (2 * EARTH) + 2];
  private final int[] weight = new int[Feature.values().length];

  PlainAffinity(Cities cities) {
    this.cities = cities;
    x = new double[cities.size];
    y = new double[cities.size];
    z = new double[cities.size];
    latitude = new int[cities.size];
    octave = new int[cities.size];
    population = new long[cities.size];
    ties = new int[cities.language.length][cities.language.length];
    for (int k = 0; k < cities.size; k++) {
      Place place = cities.places.get(k);
      double phi = StrictMath.toRadians(place.position().latitude());
      double lambda = StrictMath.toRadians(place.position().longitude());
      x[k] = StrictMath.cos(phi) * StrictMath.cos(lambda);
      y[k] = StrictMath.cos(phi) * StrictMath.sin(lambda);
      z[k] = StrictMath.sin(phi);
      latitude[k] = Math.abs(place.position().latitudeE7()) / 10_000;
      population[k] = place.population();
      octave[k] = (int) StrictMath.round(1_000 * StrictMath.log(population[k]) / StrictMath.log(2));
    }
    Set<Set<Long>> once = new HashSet<>();
    for (long[] tie : cities.ties) {
      if (once.add(Set.of(tie[0], tie[1]))) {
        int a = cities.country[(int) tie[0] - 1];
        int b = cities.country[(int) tie[1] - 1];
        ties[a][b]++;
        ties[b][a] += a == b ? 0 : 1;
      }
    }
    for (int chord = 0; chord < nearness.length; chord++) {
      double kilometres = 2 * EARTH * StrictMath.asin(Math.min(1, chord / EARTH / 2));
      double part =
          1 - StrictMath.log(Math.max(50, kilometres) / 50) / StrictMath.log(20_000.0 / 50);
      nearness[chord] = (int) StrictMath.round(FULL * Math.max(0, part));
    }
    for (Feature feature : Feature.values()) {
      weight[feature.ordinal()] = Profile.balanced().weight(feature);
    }
  }

  private int weight(Feature feature) {
    return weight[feature.ordinal()];
  }

  /** The best cities for one of them, counted from 0, and what they score. */
  int[][] best(int us, int count) {
    int[] byCountry = byCountry(us);
    int[] interests = shares(cities.interests[us], weight(Feature.INTERESTS));
    int[] sectors = shares(cities.sectors[us], weight(Feature.SECTORS));
    int near = weight(Feature.NEARNESS);
    int climate = weight(Feature.CLIMATE);
    int like = weight(Feature.SIZE);
    int coast = cities.isTold ? weight(Feature.COAST) * FULL : 0;
    int region = weight(Feature.REGION) * FULL;
    int[] list = new int[count];
    int[] scores = new int[count];
    int held = 0;
    for (int k = 0; k < x.length; k++) {
      int there = cities.country[k];
      if (there == cities.country[us]) {
        continue;
      }
      double dx = x[k] - x[us];
      double dy = y[k] - y[us];
      double dz = z[k] - z[us];
      double chord = Math.sqrt(Math.min(4, dx * dx + dy * dy + dz * dz));
      int apart = Math.min(40_000, Math.abs(latitude[k] - latitude[us]));
      int octaves = Math.min(5_000, Math.abs(octave[k] - octave[us]));
      int score =
          near * nearness[(int) (chord * EARTH)]
              + climate * (FULL - apart / 40)
              + like * (FULL - octaves / 5)
              + byCountry[there]
              + interests[Long.bitCount(cities.interests[us] & cities.interests[k])]
              + sectors[Long.bitCount(cities.sectors[us] & cities.sectors[k])]
              + (cities.coast[k] == cities.coast[us] ? coast : 0)
              + (cities.area[k] == cities.area[us] ? region : 0);
      if (held == count && score < scores[count - 1]) {
        continue;
      }
      int at = held == count ? count - 1 : held;
      if (held == count && !isBefore(score, k, scores[at], list[at])) {
        continue;
      }
      for (; at > 0 && isBefore(score, k, scores[at - 1], list[at - 1]); at--) {
        list[at] = list[at - 1];
        scores[at] = scores[at - 1];
      }
      list[at] = k;
      scores[at] = score;
      held += held < count ? 1 : 0;
    }
    return new int[][] {list, scores};
  }

  /** The larger first, then the one with the lower number. */
  private boolean isBefore(int score, int k, int otherScore, int other) {
    if (score != otherScore) {
      return score > otherScore;
    }
    return population[k] != population[other] ? population[k] > population[other] : k < other;
  }

  private int[] byCountry(int us) {
    int home = cities.country[us];
    int most = 0;
    for (int count : ties[home]) {
      most = Math.max(most, count);
    }
    double whole = StrictMath.log(1 + (most == 0 ? 1 : most));
    int[] points = new int[ties.length];
    for (int c = 0; c < points.length; c++) {
      int tied = (int) StrictMath.round(FULL * StrictMath.log(1 + ties[home][c]) / whole);
      points[c] =
          weight(Feature.TIES) * tied
              + (cities.language[c] == cities.language[home] ? weight(Feature.LANGUAGE) * FULL : 0);
    }
    return points;
  }

  private static int[] shares(long ours, int weight) {
    int[] shares = new int[Long.bitCount(ours) + 1];
    for (int shared = 1; shared < shares.length; shared++) {
      shares[shared] = weight * (FULL * shared / (shares.length - 1));
    }
    return shares;
  }
}
