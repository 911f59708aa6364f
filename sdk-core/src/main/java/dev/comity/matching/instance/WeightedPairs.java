package dev.comity.matching.instance;

import dev.comity.matching.InstanceHash;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The people of one pool, the pairs of them that are possible, what each pair weighs, and what is
 * sought: tandems by shared interests, rooms of two by habits. At most 10,000,000 people and
 * 250,000,000 pairs, so that the pool taken twice can still be counted by an {@code int}. Weights
 * are whole numbers within ±1,000,000, and people times the greatest of them at most 2,000,000,000:
 * so the sums of halves that a proof is made of stay exact. Where the most pairs come first, people
 * times people times the greatest weight too. Immutable.
 */
public final class WeightedPairs {

  /** The greatest absolute weight. */
  public static final int GREATEST = 1_000_000;

  private static final int MOST_PEOPLE = 10_000_000;
  private static final int MOST_PAIRS = 250_000_000;
  private static final long SPAN = 2_000_000_000L;
  private static final String KIND = "pairing.pool/1";

  private final int people;
  private final PairingGoal goal;
  private final int[] first;
  private final int[] second;
  private final int[] weights;
  private final long alone;
  private volatile @Nullable InstanceHash hash;

  private WeightedPairs(int people, PairingGoal goal, int[][] pairs, long alone) {
    this.people = people;
    this.goal = goal;
    this.alone = alone;
    first = Arrays.stream(pairs).mapToInt(it -> Math.min(it[0], it[1])).toArray();
    second = Arrays.stream(pairs).mapToInt(it -> Math.max(it[0], it[1])).toArray();
    weights = Arrays.stream(pairs).mapToInt(it -> it[2]).toArray();
  }

  /**
   * A pool.
   *
   * @param people the number of people, 0 to 10,000,000
   * @param goal what is sought
   * @param pairs the pairs that are possible: one person, another, and the weight; in any order,
   *     kept in ascending order
   * @return the pool
   * @throws IllegalArgumentException if a pair is not of two people who are there, stands twice, or
   *     weighs too much
   */
  public static WeightedPairs of(int people, PairingGoal goal, int[][] pairs) {
    if (people < 0 || people > MOST_PEOPLE || pairs.length > MOST_PAIRS) {
      throw new IllegalArgumentException(
          "A pool of "
              + people
              + " people and "
              + pairs.length
              + " pairs is not within 0 to "
              + MOST_PEOPLE
              + " and "
              + MOST_PAIRS
              + ". Maybe split it?");
    }
    int[][] sorted = pairs.clone();
    long greatest = 0;
    for (int k = 0; k < sorted.length; k++) {
      check(people, sorted[k], k);
      greatest = Math.max(greatest, Math.abs((long) sorted[k][2]));
    }
    // Not multiplied at once: the first product is small enough for the second to have 64 bits.
    if (people * greatest > SPAN || (goal.isMost() && people * (people * greatest) > SPAN)) {
      throw new IllegalArgumentException(
          people
              + (goal.isMost()
                  ? " people times as many times the weight "
                  : " people times the weight ")
              + greatest
              + " is above "
              + SPAN
              + ". Maybe count in a larger unit?");
    }
    Arrays.sort(sorted, WeightedPairs::compare);
    for (int k = 1; k < sorted.length; k++) {
      if (compare(sorted[k - 1], sorted[k]) == 0) {
        throw new IllegalArgumentException(
            "People "
                + sorted[k][0]
                + " and "
                + sorted[k][1]
                + " are a pair twice. Maybe add the weights up?");
      }
    }
    return new WeightedPairs(people, goal, sorted, goal.isMost() ? people * greatest / 2 + 1 : 0);
  }

  private static void check(int people, int[] pair, int k) {
    if (pair.length != 3) {
      throw new IllegalArgumentException(
          "Pair " + k + " has " + pair.length + " numbers. Maybe one person, another, the weight?");
    }
    for (int end = 0; end < 2; end++) {
      if (pair[end] < 0 || pair[end] >= people) {
        throw new IllegalArgumentException(
            "Pair "
                + k
                + " names person "
                + pair[end]
                + (people == 0
                    ? ", but there is nobody. Maybe count the people?"
                    : ", but there are only 0 to "
                        + (people - 1)
                        + ". Maybe the numbers begin with 1?"));
      }
    }
    if (pair[0] == pair[1]) {
      throw new IllegalArgumentException(
          "Pair " + k + " is person " + pair[0] + " twice. Maybe leave it out?");
    }
    if (Math.abs((long) pair[2]) > GREATEST) {
      throw new IllegalArgumentException(
          "Pair "
              + k
              + " weighs "
              + pair[2]
              + ", which is not within ±"
              + GREATEST
              + ". Maybe count in a larger unit?");
    }
  }

  private static int compare(int[] one, int[] other) {
    int byFirst = Integer.compare(Math.min(one[0], one[1]), Math.min(other[0], other[1]));
    return byFirst != 0
        ? byFirst
        : Integer.compare(Math.max(one[0], one[1]), Math.max(other[0], other[1]));
  }

  /**
   * The number of people.
   *
   * @return at least 0
   */
  public int people() {
    return people;
  }

  /**
   * What is sought.
   *
   * @return the goal
   */
  public PairingGoal goal() {
    return goal;
  }

  /**
   * The number of pairs that are possible.
   *
   * @return at least 0
   */
  public int pairs() {
    return weights.length;
  }

  /**
   * The person of a pair with the lower number.
   *
   * @param pair the pair
   * @return the person
   */
  public int first(int pair) {
    return first[pair];
  }

  /**
   * The person of a pair with the higher number.
   *
   * @param pair the pair
   * @return the person
   */
  public int second(int pair) {
    return second[pair];
  }

  /**
   * What a pair weighs.
   *
   * @param pair the pair
   * @return the weight
   */
  public int weight(int pair) {
    return weights[pair];
  }

  /**
   * What one person alone costs. Two totals lie at most people times the greatest weight apart, and
   * one pair more leaves two fewer alone: so where the most pairs come first, half of that and one.
   *
   * @return the cost, in the unit of the weights; 0 for the other goals
   */
  public long costOfAlone() {
    return alone;
  }

  /**
   * The hash over goal, people, pairs and weights.
   *
   * @return the name of this instance
   */
  public InstanceHash hash() {
    InstanceHash known = hash;
    if (known == null) {
      known =
          InstanceHash.of(KIND)
              .text(goal.name())
              .number(people)
              .numbers(first)
              .numbers(second)
              .numbers(weights)
              .end();
      hash = known;
    }
    return known;
  }
}
