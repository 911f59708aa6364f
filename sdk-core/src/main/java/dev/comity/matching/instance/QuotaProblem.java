package dev.comity.matching.instance;

import dev.comity.matching.Counted;
import dev.comity.matching.InstanceHash;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Places people under quotas: exchange students in host families' homes, ambassadors with partner
 * cities. There is a sparse list of allowed pairs of a person and a place, each with a cost or a
 * rank. Each person, each place, groups of places and types of people within a place have a least
 * and a most number of pairs. Groups must be nested (of two, one holds the other or they have
 * nothing in common), and so must the types within a place; a home coordinator who owns several
 * homes is their outermost group. A pair can be chosen once.
 *
 * <p>Places, groups and types within a place are all <em>boxes</em>: boxes 0 to {@code places - 1}
 * are the places, then come the groups and then the types within a place, each in the order in
 * which they were drafted. What is in a box is also in its {@linkplain #parent(int) parent}.
 *
 * <p>Ranges: the greatest absolute cost, times the number of nodes (people and boxes and 1) or of
 * pairs that can be chosen together, is at most 2<sup>53</sup>, so that no sum below can leave 64
 * bits. Immutable.
 */
public final class QuotaProblem implements QuotaTask {

  /** No parent. */
  public static final int OUTERMOST = -1;

  private final QuotaGoal goal;
  private final int people;
  private final int places;
  private final int[] personLeast;
  private final int[] personMost;
  private final int[] type;
  private final QuotaBoxes boxes;
  private final int[] pairPerson;
  private final int[] pairPlace;
  private final int[] pairBox;
  private final long[] cost;

  /** The ranks that occur, ascending; empty if costs are no ranks. */
  private final long[] ranks;

  private volatile @Nullable InstanceHash hash;

  QuotaProblem(QuotaDraft draft) {
    goal = draft.goal;
    people = draft.personLeast.length;
    places = draft.places;
    personLeast = draft.personLeast.clone();
    personMost = draft.personMost.clone();
    type = draft.type.clone();
    boxes = new QuotaBoxes(draft);
    int[] order = draft.pairsInOrder();
    pairPerson = new int[order.length];
    pairPlace = new int[order.length];
    pairBox = new int[order.length];
    cost = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      pairPerson[i] = draft.pairPerson[order[i]];
      pairPlace[i] = draft.pairPlace[order[i]];
      cost[i] = draft.pairCost[order[i]];
      pairBox[i] = boxes.innermost(pairPlace[i], type[pairPerson[i]]);
    }
    ranks = goal.isByRank() ? Arrays.stream(cost).sorted().distinct().toArray() : new long[0];
    QuotaRanges.checkCosts(this, 0, "");
    QuotaRanges.checkLevels(this);
  }

  /**
   * Begins a problem. Until told otherwise, each person and each place takes at most one, nobody
   * has a type but 0, and no pair is allowed.
   *
   * @param people how many, at least 0; their indices are from 0
   * @param places how many, at least 0; their indices are from 0
   * @param goal what is best
   * @return takes the quotas and the allowed pairs
   * @throws IllegalArgumentException if one is below 0, or there are more than 2^28 in all
   */
  public static QuotaDraft of(int people, int places, QuotaGoal goal) {
    return new QuotaDraft(people, places, goal);
  }

  /**
   * What is best.
   *
   * @return the goal
   */
  public QuotaGoal goal() {
    return goal;
  }

  /**
   * How many people there are.
   *
   * @return at least 0
   */
  public int people() {
    return people;
  }

  /**
   * How many places there are.
   *
   * @return at least 0
   */
  public int places() {
    return places;
  }

  /**
   * How often a person must be placed.
   *
   * @param person the index
   * @return the least number of pairs; under {@link QuotaGoal#EVERYONE_AT_LEAST_TOTAL} the most
   */
  public int least(int person) {
    return goal == QuotaGoal.EVERYONE_AT_LEAST_TOTAL ? personMost[person] : personLeast[person];
  }

  /**
   * How often a person may be placed.
   *
   * @param person the index
   * @return the greatest number of pairs
   */
  public int most(int person) {
    return personMost[person];
  }

  /**
   * The type of a person.
   *
   * @param person the index
   * @return the type, at least 0
   */
  public int type(int person) {
    return type[person];
  }

  /**
   * How many boxes there are.
   *
   * @return places, groups and types within a place together
   */
  public int boxes() {
    return boxes.count();
  }

  /**
   * How many pairs a box needs.
   *
   * @param box the index
   * @return the lower quota
   */
  public int boxLeast(int box) {
    return boxes.least(box);
  }

  /**
   * How many pairs a box can take.
   *
   * @param box the index
   * @return the upper quota
   */
  public int boxMost(int box) {
    return boxes.most(box);
  }

  /**
   * The smallest box around another.
   *
   * @param box the index
   * @return the index of its parent, or {@link #OUTERMOST}
   */
  public int parent(int box) {
    return boxes.parent(box);
  }

  /**
   * A box in words.
   *
   * @param box the index
   * @return such as {@code place 3}, {@code group 0} or {@code types [1, 2] at place 3}
   */
  public String boxName(int box) {
    return boxes.name(box);
  }

  /**
   * How many pairs are allowed.
   *
   * @return at least 0
   */
  public int pairs() {
    return cost.length;
  }

  /**
   * The person of a pair.
   *
   * @param pair the index; pairs stand in the order of persons, then places
   * @return the index of the person
   */
  public int person(int pair) {
    return pairPerson[pair];
  }

  /**
   * The place of a pair.
   *
   * @param pair the index
   * @return the index of the place
   */
  public int place(int pair) {
    return pairPlace[pair];
  }

  /**
   * The smallest box that a pair counts in.
   *
   * @param pair the index
   * @return the index of the box: the place itself, or types within it
   */
  public int box(int pair) {
    return pairBox[pair];
  }

  /**
   * The cost or rank of a pair.
   *
   * @param pair the index
   * @return the cost
   */
  public long cost(int pair) {
    return cost[pair];
  }

  /**
   * Where a pair is listed.
   *
   * @param person the index of the person
   * @param place the index of the place
   * @return the index of the pair, or a negative number if it is not allowed; O(log pairs)
   */
  public int pair(int person, int place) {
    int low = 0;
    int high = cost.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Integer.compare(pairPerson[middle], person);
      if (order == 0) {
        order = Integer.compare(pairPlace[middle], place);
      }
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** This. */
  @Override
  public QuotaProblem problem() {
    return this;
  }

  @Override
  public int levels() {
    return switch (goal) {
      case LEAST_TOTAL, EVERYONE_AT_LEAST_TOTAL -> 1;
      case MOST_THEN_LEAST_TOTAL -> 2;
      // The number at the best rank follows from the others.
      case FEWEST_AT_WORST -> Math.max(1, ranks.length);
      case MOST_AT_BEST -> Math.max(1, ranks.length);
    };
  }

  @Override
  public long cost(int level, int pair) {
    return switch (goal) {
      case LEAST_TOTAL, EVERYONE_AT_LEAST_TOTAL -> cost[pair];
      case MOST_THEN_LEAST_TOTAL -> level == 0 ? -1 : cost[pair];
      case FEWEST_AT_WORST -> level == 0 ? -1 : cost[pair] == rank(level) ? 1 : 0;
      case MOST_AT_BEST -> cost[pair] == rank(level) ? -1 : 0;
    };
  }

  @Override
  public String describe(int level, long value) {
    boolean placed =
        level == 0
            && (goal == QuotaGoal.MOST_THEN_LEAST_TOTAL || goal == QuotaGoal.FEWEST_AT_WORST);
    if (placed) {
      return Counted.of(-value, "pair") + " placed";
    }
    if (ranks.length == 0) {
      return goal.isByRank() ? "no pair allowed" : "a total of " + value;
    }
    long count = goal == QuotaGoal.MOST_AT_BEST ? -value : value;
    return Math.max(0, count) + " at rank " + rank(level); // a bound may be below any count
  }

  private long rank(int level) {
    return ranks[goal == QuotaGoal.FEWEST_AT_WORST ? ranks.length - level : level];
  }

  @Override
  public InstanceHash hash() {
    InstanceHash known = hash;
    if (known == null) {
      InstanceHash.Writer writer =
          InstanceHash.of("quota.problem/1")
              .text(goal.name())
              .number(places)
              .numbers(personLeast)
              .numbers(personMost)
              .numbers(type);
      boxes.hash(writer);
      known = writer.numbers(pairPerson).numbers(pairPlace).numbers(cost).end();
      hash = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return people + " people, " + places + " places, " + pairs() + " allowed pairs, " + goal;
  }
}
