package dev.comity.matching.instance;

import dev.comity.matching.InstanceHash;
import java.util.Arrays;

/**
 * Which of all stable placements is sought: an office that must choose among several fair ones.
 * What is made small is a sum over the applicants. Immutable.
 */
public final class PlacementTask {

  /** The greatest absolute weight. */
  public static final long GREATEST = 1L << 30;

  private static final String KIND = "stable.placement-task/1";
  private static final int NONE = -1;

  /** What is sought. */
  public enum Goal {
    /**
     * The least sum of ranks, of the home for the applicant and of the applicant for the home, also
     * of locked pairs. A rank counts the pairs of a list that both sides list, forbidden ones too,
     * after ties were broken.
     */
    EGALITARIAN,
    /**
     * The best worst rank of any of both sides, then the fewest pairs that have it; not of locked
     * pairs. Ranks as above.
     */
    LEAST_REGRET,
    /** The fewest who are moved from an old placement. */
    FEWEST_MOVES,
    /** The least sum of weights. */
    LEAST_WEIGHT
  }

  private final PlacementMarket market;
  private final Goal goal;
  private final long[] figures; // weights by pair, or old homes by applicant
  private final int[] couldStay; // by applicant: the old home, or NONE if it had none or must leave

  private PlacementTask(PlacementMarket market, Goal goal, long[] figures) {
    this.market = market;
    this.goal = goal;
    this.figures = figures;
    this.couldStay = new int[goal == Goal.FEWEST_MOVES ? figures.length : 0];
    for (int a = 0; a < couldStay.length; a++) {
      couldStay[a] = isStillPossible(a, (int) figures[a]) ? (int) figures[a] : NONE;
    }
  }

  /**
   * The least sum of ranks of both sides.
   *
   * @param market the market
   * @return the task
   */
  public static PlacementTask egalitarian(PlacementMarket market) {
    return new PlacementTask(market, Goal.EGALITARIAN, new long[0]);
  }

  /**
   * The best worst rank, then the fewest who have it.
   *
   * @param market the market
   * @return the task
   */
  public static PlacementTask leastRegret(PlacementMarket market) {
    return new PlacementTask(market, Goal.LEAST_REGRET, new long[0]);
  }

  /**
   * The fewest who have another home than before, or none. Who was not placed before is not moved.
   * Who cannot have the old home, because it is not on both lists any more, or forbidden, or has no
   * seat that is not locked to another, or the applicant is locked elsewhere, is a {@link
   * #forcedMoves forced move} and not counted.
   *
   * @param market the market
   * @param before for each applicant the old home, also one that is no more; -1 for none
   * @return the task
   * @throws IllegalArgumentException if there is not just one old home, or -1, for each applicant
   */
  public static PlacementTask fewestMoves(PlacementMarket market, int[] before) {
    if (before.length != market.market().applicants()) {
      throw new IllegalArgumentException(
          "There are "
              + market.market().applicants()
              + " applicants and "
              + before.length
              + " old homes. Maybe -1 for who is new?");
    }
    for (int a = 0; a < before.length; a++) {
      if (before[a] < NONE) {
        throw new IllegalArgumentException(
            "Applicant " + a + " had home " + before[a] + ". Maybe -1, for none?");
      }
    }
    return new PlacementTask(
        market, Goal.FEWEST_MOVES, Arrays.stream(before).asLongStream().toArray());
  }

  /**
   * The least sum of weights of the pairs that are made.
   *
   * @param market the market
   * @param weights for each {@link Market pair} its weight, within ±2^30
   * @return the task
   * @throws IllegalArgumentException if there is not just one weight within its range for each pair
   */
  public static PlacementTask leastWeight(PlacementMarket market, long[] weights) {
    if (weights.length != market.market().pairs()) {
      throw new IllegalArgumentException(
          "There are "
              + market.market().pairs()
              + " pairs and "
              + weights.length
              + " weights. Maybe of another market?");
    }
    for (int pair = 0; pair < weights.length; pair++) {
      if (weights[pair] > GREATEST || weights[pair] < -GREATEST) {
        throw new IllegalArgumentException(
            "Pair "
                + pair
                + " weighs "
                + weights[pair]
                + ", which is not within ±2^30. Maybe count in a larger unit?");
      }
    }
    return new PlacementTask(market, Goal.LEAST_WEIGHT, weights.clone());
  }

  /**
   * The market.
   *
   * @return lists, capacities and what was decided
   */
  public PlacementMarket market() {
    return market;
  }

  /**
   * What is sought.
   *
   * @return the goal
   */
  public Goal goal() {
    return goal;
  }

  /**
   * The worse of both ranks of a pair, each among those who list one back.
   *
   * @param pair the pair
   * @return from 1, the best
   */
  public int regret(int pair) {
    Market lists = market.market();
    return 1 + Math.max(pair - lists.first(lists.applicant(pair)), lists.rank(pair));
  }

  /**
   * What a home for an applicant adds to the sum. Linear in the applicant's list.
   *
   * @param a the applicant
   * @param h the home, or -1
   * @param regret for the least regret, the worst rank that is sought: pairs of that rank weigh 1,
   *     and worse ones more than all of these together
   * @return the weight; of a home that is not on both lists, 0, or where moves count whether it is
   *     one
   */
  public long weight(int a, int h, int regret) {
    if (goal == Goal.FEWEST_MOVES) {
      return leaves(a, h);
    }
    int pair = h == NONE ? NONE : market.market().pair(a, h);
    // What is locked has no better: it would hide what the others can have.
    boolean counts = pair != NONE && (goal != Goal.LEAST_REGRET || market.lockedTo(a) == NONE);
    return counts ? weight(pair, regret) : 0;
  }

  private int leaves(int a, int h) {
    return couldStay[a] == NONE || couldStay[a] == h ? 0 : 1;
  }

  /**
   * What a pair adds to the sum whose applicant is not locked, in O(1).
   *
   * @param pair the pair
   * @param regret as above
   * @return the weight
   */
  public long weight(int pair, int regret) {
    Market lists = market.market();
    return switch (goal) {
      case EGALITARIAN -> 2L + pair - lists.first(lists.applicant(pair)) + lists.rank(pair);
      case LEAST_REGRET -> {
        int own = regret(pair);
        yield own < regret ? 0 : own == regret ? 1 : 1L + lists.applicants();
      }
      case LEAST_WEIGHT -> figures[pair];
      case FEWEST_MOVES -> leaves(lists.applicant(pair), lists.home(pair));
    };
  }

  private boolean isStillPossible(int a, int before) {
    if (before == NONE || before >= market.market().homes()) {
      return false;
    }
    int pair = market.market().pair(a, before);
    return pair != NONE
        && (market.lockedTo(a) == NONE
            ? market.isOpen(pair) && market.seats(before) > 0
            : market.lockedTo(a) == before);
  }

  /**
   * How many are moved because their old home cannot be theirs any more.
   *
   * @return at least 0; 0 if moves are not what is sought
   */
  public int forcedMoves() {
    int forced = 0;
    for (int a = 0; goal == Goal.FEWEST_MOVES && a < figures.length; a++) {
      forced += figures[a] != NONE && couldStay[a] == NONE ? 1 : 0;
    }
    return forced;
  }

  /**
   * The hash over the market and what is sought.
   *
   * @return the name of this instance
   */
  public InstanceHash hash() {
    return InstanceHash.of(KIND)
        .text(market.hash().value())
        .text(goal.name())
        .numbers(figures)
        .end();
  }
}
