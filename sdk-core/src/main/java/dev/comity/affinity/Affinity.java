package dev.comity.affinity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which cities fit one city, and why. Every list is exact: the same as if every city had been
 * looked at. Blocks of neighbouring cities whose bound cannot reach the list any more are passed
 * over, and the bound is at least the score of every city of the block.
 *
 * <p>At the same score the larger city stands first, then the one with the lower GeoNames number.
 * Linear in the number of cities at worst; k cities take O(k log k) more. Safe to share.
 */
public final class Affinity {

  private final World world;
  private final Profile profile;

  private Affinity(World world, Profile profile) {
    this.world = world;
    this.profile = profile;
  }

  /**
   * Looks at a world under a profile.
   *
   * @param world the cities
   * @param profile what counts, and how much
   * @return the view
   */
  public static Affinity in(World world, Profile profile) {
    return new Affinity(world, profile);
  }

  /**
   * The cities that fit best.
   *
   * @param city our GeoNames number
   * @param filter who may be on the list
   * @param count how many at most, at least 1
   * @return the list, the best first; shorter if not so many pass the filter
   * @throws IllegalArgumentException if we are not in the world, or the count is below 1
   */
  public List<Fit> best(long city, Filter filter, int count) {
    Scan scan = new Scan(world, world.row(city), profile, filter);
    int[] rows = scan.best(checked(count), filter.onePerCountry());
    return explained(scan.query(), rows);
  }

  /**
   * A list that spreads over countries, one city after the other: in each step the city with the
   * greatest score, less a penalty for every city of its country that stands on the list already.
   * Greedy, in the manner of maximal marginal relevance (Carbonell and Goldstein 1998, doi
   * 10.1145/290941.291025). Each step is exact; with a penalty that falls on a country again and
   * again the list has the greatest sum of scores less penalties of all lists of its length too,
   * since penalties depend on the numbers of cities by country alone, and grow with them.
   *
   * @param city our GeoNames number
   * @param filter who may be on the list
   * @param count how many at most, at least 1
   * @param penalty what each city of the same country before it takes off, in points, at least 0
   * @return the list, in the order of the steps; scores are without penalties, and there are no
   *     swings, since a weight that changes one step changes the penalties of those behind it
   * @throws IllegalArgumentException if we are not in the world, the count is below 1, or the
   *     penalty below 0
   */
  public List<Fit> spread(long city, Filter filter, int count, int penalty) {
    if (penalty < 0) {
      throw new IllegalArgumentException(
          "A penalty of " + penalty + " would be a gift. Maybe 0, for none?");
    }
    checked(count);
    Scan scan = new Scan(world, world.row(city), profile, filter);
    int most = filter.onePerCountry() ? 1 : count;
    int[][] byCountry = scan.bestByCountry(most);
    int[] taken = new int[byCountry.length];
    List<Integer> list = new ArrayList<>();
    while (list.size() < count) {
      int best = -1;
      long bestScore = 0;
      for (int c = 0; c < byCountry.length; c++) {
        if (taken[c] == byCountry[c].length) {
          continue;
        }
        int row = byCountry[c][taken[c]];
        long score = scan.query().score(row) - (long) penalty * taken[c];
        boolean first =
            best < 0
                || score > bestScore
                || (score == bestScore && world.isBefore(row, byCountry[best][taken[best]]));
        if (first) {
          best = c;
          bestScore = score;
        }
      }
      if (best < 0) {
        break;
      }
      list.add(byCountry[best][taken[best]++]);
    }
    return list.stream().map(row -> explained(scan.query(), row, List.of())).toList();
  }

  /**
   * On which place we stand on the list of another city under the same profile.
   *
   * @param city our GeoNames number
   * @param theirs the other's
   * @param filter who may be on their list, seen from them
   * @return the place, from 1; empty if their filter leaves us out
   */
  public OptionalInt rankOf(long city, long theirs, Filter filter) {
    Scan scan = new Scan(world, world.row(theirs), profile, filter);
    return scan.rankOf(world.row(city));
  }

  private static int checked(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("A list of " + count + " cities. Maybe 10?");
    }
    return count;
  }

  private List<Fit> explained(Query query, int[] rows) {
    List<Fit> list = new ArrayList<>(rows.length);
    for (int k = 0; k < rows.length; k++) {
      boolean last = k + 1 == rows.length;
      list.add(explained(query, rows[k], last ? List.of() : swings(query, rows[k], rows[k + 1])));
    }
    return list;
  }

  private Fit explained(Query query, int row, List<Fit.Swing> swings) {
    List<Fit.Share> shares =
        Arrays.stream(Feature.values())
            .filter(it -> query.weight(it) > 0)
            .map(
                it ->
                    new Fit.Share(it, query.weight(it), query.fit(it, row), query.isKnown(it, row)))
            .sorted(Comparator.comparingInt((Fit.Share it) -> -it.points()))
            .toList();
    return new Fit(
        world.id[row],
        query.score(row),
        Curves.kilometres(Math.sqrt(query.squaredChord(row))),
        shares,
        swings);
  }

  private static List<Fit.Swing> swings(Query query, int row, int next) {
    List<Fit.Swing> swings = new ArrayList<>();
    int lead = query.score(row) - query.score(next);
    for (Feature feature : Feature.values()) {
      int gain = query.fit(feature, next) - query.fit(feature, row);
      if (lead >= 0 && gain != 0) {
        int step = lead / Math.abs(gain) + 1;
        int weight = query.weight(feature) + (gain > 0 ? step : -step);
        if (weight >= 0 && weight <= Profile.GREATEST) {
          swings.add(new Fit.Swing(feature, weight));
        }
      }
    }
    return swings;
  }
}
