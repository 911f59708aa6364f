package dev.comity.matching.instance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes the types and coordinators of a {@link TypedMarket}. For one thread. */
public final class TypedMarketBuilder {

  final Market market;
  final List<Type> types = new ArrayList<>();
  final List<int[]> coordinated = new ArrayList<>();
  final List<Integer> coordinatorQuotas = new ArrayList<>();
  final List<int[]> orders = new ArrayList<>();

  /** The pairs of a home with the applicants of a type. */
  record Type(int home, int most, int[] pairs) {}

  /**
   * Nothing taken yet.
   *
   * @param market the market
   */
  public TypedMarketBuilder(Market market) {
    this.market = market;
  }

  /**
   * Takes a type.
   *
   * @param home the home
   * @param most how many of the type it takes at most, at least 0
   * @param applicants who is of the type; who is not on both lists does not matter
   * @return this
   */
  public TypedMarketBuilder type(int home, int most, int... applicants) {
    checkHome(home);
    checkQuota(most);
    boolean[] seen = new boolean[market.applicants()];
    for (int a : applicants) {
      if (a < 0 || a >= seen.length || seen[a]) {
        throw new IllegalArgumentException(
            "A type of home "
                + home
                + " names applicant "
                + a
                + ", who is not there or stands twice. Maybe the numbers begin with 1?");
      }
      seen[a] = true;
    }
    int[] pairs =
        Arrays.stream(applicants)
            .map(a -> market.pair(a, home))
            .filter(pair -> pair >= 0)
            .sorted()
            .toArray();
    types.add(new Type(home, most, pairs));
    return this;
  }

  /**
   * Takes a coordinator.
   *
   * @param most how many all of its homes take together at most, at least 0
   * @param order all pairs of its homes that both sides list, the best for the coordinator first:
   *     an applicant and a home each; it counts instead of the lists of the homes
   * @param homes its homes; each belongs to one coordinator at most
   * @return this
   */
  public TypedMarketBuilder coordinator(int most, int[][] order, int... homes) {
    checkQuota(most);
    boolean[] own = new boolean[market.homes()];
    int listed = 0;
    for (int h : homes) {
      checkHome(h);
      int other = h;
      if (own[h]
          || coordinated.stream().anyMatch(it -> Arrays.stream(it).anyMatch(x -> x == other))) {
        throw new IllegalArgumentException(
            "Home " + h + " belongs to two coordinators, or stands twice. Maybe to only one?");
      }
      own[h] = true;
      listed += market.listed(h);
    }
    int[] pairs = new int[order.length];
    boolean[] seen = new boolean[market.pairs()];
    for (int k = 0; k < order.length; k++) {
      int[] entry = order[k];
      int pair = entry.length == 2 && isThere(entry[0]) ? market.pair(entry[0], entry[1]) : -1;
      if (pair < 0 || !own[market.home(pair)] || seen[pair]) {
        throw new IllegalArgumentException(
            "Entry "
                + k
                + " of the coordinator's order is "
                + Arrays.toString(entry)
                + ", which is no pair of its homes, or stands twice. Maybe an applicant and a home?");
      }
      seen[pair] = true;
      pairs[k] = pair;
    }
    if (order.length != listed) {
      throw new IllegalArgumentException(
          "The coordinator orders "
              + order.length
              + " pairs, but its homes have "
              + listed
              + ". Maybe some are missing?");
    }
    coordinated.add(homes.clone());
    coordinatorQuotas.add(most);
    orders.add(pairs);
    return this;
  }

  private boolean isThere(int a) {
    return a >= 0 && a < market.applicants();
  }

  private void checkHome(int home) {
    if (home < 0 || home >= market.homes()) {
      throw new IllegalArgumentException(
          "There is no home "
              + home
              + ", only 0 to "
              + (market.homes() - 1)
              + ". Maybe the numbers begin with 1?");
    }
  }

  private static void checkQuota(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("A quota of " + most + ". Maybe 0, for none?");
    }
  }

  /**
   * The market of all that was taken.
   *
   * @return the market
   * @throws IllegalArgumentException if two types of a home overlap and neither holds the other
   */
  public TypedMarket build() {
    return new TypedMarket(this);
  }
}
