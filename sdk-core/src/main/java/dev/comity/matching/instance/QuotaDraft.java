package dev.comity.matching.instance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/** Takes the quotas and allowed pairs of a {@link QuotaProblem}; for one thread. */
public final class QuotaDraft {

  private static final int MOST = 1 << 28; // people and places

  final QuotaGoal goal;
  final int places;
  final int[] personLeast;
  final int[] personMost;
  final int[] type;
  final int[] placeLeast;
  final int[] placeMost;

  /** Groups of places, and types within a place, as drafted. */
  final List<Quota> groups = new ArrayList<>();

  final List<Quota> within = new ArrayList<>();

  int[] pairPerson = new int[16];
  int[] pairPlace = new int[16];
  long[] pairCost = new long[16];
  int pairs;

  /** Some members, sorted, and how many pairs they need and can take; at a place or of places. */
  record Quota(int place, int[] members, int least, int most) {}

  QuotaDraft(int people, int places, QuotaGoal goal) {
    if (people < 0 || places < 0) {
      throw new IllegalArgumentException(
          people + " people and " + places + " places: below 0. Maybe none, 0?");
    }
    if ((long) people + places > MOST) {
      throw new IllegalArgumentException(
          people
              + " people and "
              + places
              + " places are more than "
              + MOST
              + " in all. Maybe leave out those without any pair?");
    }
    this.goal = Objects.requireNonNull(goal, "goal");
    this.places = places;
    personLeast = new int[people];
    personMost = filled(people);
    type = new int[people];
    placeLeast = new int[places];
    placeMost = filled(places);
  }

  private static int[] filled(int length) {
    int[] ones = new int[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  /**
   * How often a person must and may be placed.
   *
   * @param person the index
   * @param least at least 0
   * @param most at least that
   * @return this
   */
  public QuotaDraft person(int person, int least, int most) {
    checkIndex("person", person, personLeast.length);
    checkQuota("Person " + person, least, most);
    personLeast[person] = least;
    personMost[person] = most;
    return this;
  }

  /**
   * The type of a person, such as an age group, for quotas within a place.
   *
   * @param person the index
   * @param kind at least 0
   * @return this
   */
  public QuotaDraft type(int person, int kind) {
    checkIndex("person", person, personLeast.length);
    checkIndex("type", kind, Integer.MAX_VALUE);
    type[person] = kind;
    return this;
  }

  /**
   * How many people a place needs and can take.
   *
   * @param place the index
   * @param least at least 0
   * @param most at least that
   * @return this
   */
  public QuotaDraft place(int place, int least, int most) {
    checkIndex("place", place, places);
    checkQuota("Place " + place, least, most);
    placeLeast[place] = least;
    placeMost[place] = most;
    return this;
  }

  /**
   * How many people some places together need and can take. Any two groups must be nested or have
   * no place in common; equal ones are nested, the one that was drafted first outside.
   *
   * @param least at least 0
   * @param most at least that
   * @param members the places, at least one, none twice
   * @return this
   */
  public QuotaDraft group(int least, int most, int... members) {
    String name = "Group " + groups.size();
    checkQuota(name, least, most);
    int[] sorted = checkMembers(name, "place", members, places);
    groups.add(new Quota(-1, sorted, least, most));
    return this;
  }

  /**
   * How many people of some types a place needs and can take. Any two of a place must be nested or
   * have no type in common; of equal ones, the one that was drafted first is outside.
   *
   * @param place the index of the place
   * @param least at least 0
   * @param most at least that
   * @param types the types, at least one, none twice
   * @return this
   */
  public QuotaDraft types(int place, int least, int most, int... types) {
    checkIndex("place", place, places);
    String name = "Types " + Arrays.toString(types) + " at place " + place;
    checkQuota(name, least, most);
    within.add(new Quota(place, checkMembers(name, "type", types, Integer.MAX_VALUE), least, most));
    return this;
  }

  /**
   * Allows a pair.
   *
   * @param person the index of the person
   * @param place the index of the place
   * @param cost its cost, or under a goal by rank its rank, at least 1
   * @return this
   */
  public QuotaDraft pair(int person, int place, long cost) {
    checkIndex("person", person, personLeast.length);
    checkIndex("place", place, places);
    if (goal.isByRank() && cost < 1) {
      throw new IllegalArgumentException(
          "Person " + person + " ranks place " + place + " " + cost + ". Maybe 1, the best rank?");
    }
    if (pairs == pairCost.length) {
      int more = pairs + (pairs >> 1);
      pairPerson = Arrays.copyOf(pairPerson, more);
      pairPlace = Arrays.copyOf(pairPlace, more);
      pairCost = Arrays.copyOf(pairCost, more);
    }
    pairPerson[pairs] = person;
    pairPlace[pairs] = place;
    pairCost[pairs++] = cost;
    return this;
  }

  /**
   * The problem.
   *
   * @return the problem
   * @throws IllegalArgumentException if a pair stands twice, quotas are not nested, or costs are
   *     out of range
   */
  public QuotaProblem build() {
    return new QuotaProblem(this);
  }

  /** The pairs by person and place; two counting sorts, so O(people + places + pairs). */
  int[] pairsInOrder() {
    int[] byPlace = sorted(IntStream.range(0, pairs).toArray(), pairPlace, places);
    int[] order = sorted(byPlace, pairPerson, personLeast.length);
    for (int i = 1; i < pairs; i++) {
      int a = order[i - 1];
      int b = order[i];
      if (pairPerson[a] == pairPerson[b] && pairPlace[a] == pairPlace[b]) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "Person %d and place %d are a pair twice. Maybe keep the cheaper one?",
                pairPerson[a],
                pairPlace[a]));
      }
    }
    return order;
  }

  private static int[] sorted(int[] items, int[] key, int keys) {
    int[] next = new int[keys + 1];
    for (int item : items) {
      next[key[item] + 1]++;
    }
    for (int i = 1; i <= keys; i++) {
      next[i] += next[i - 1];
    }
    int[] sorted = new int[items.length];
    for (int item : items) {
      sorted[next[key[item]]++] = item;
    }
    return sorted;
  }

  private static int[] checkMembers(String name, String what, int[] members, int count) {
    if (members.length == 0) {
      throw new IllegalArgumentException(name + " is empty. Maybe leave it out?");
    }
    int[] sorted = members.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length; i++) {
      checkIndex(what, sorted[i], count);
      if (i > 0 && sorted[i] == sorted[i - 1]) {
        throw new IllegalArgumentException(
            name + " holds " + what + " " + sorted[i] + " twice. Maybe once is enough?");
      }
    }
    return sorted;
  }

  private static void checkIndex(String what, int index, int count) {
    if (index < 0 || index >= count) {
      throw new IllegalArgumentException(
          "There is no " + what + " " + index + " of " + count + ". Maybe it was counted from 1?");
    }
  }

  private static void checkQuota(String name, int least, int most) {
    if (least < 0 || most < least) {
      throw new IllegalArgumentException(
          name
              + " needs "
              + least
              + " and can take "
              + most
              + (least < 0 ? ". Maybe 0, for no need?" : ". Maybe the other way round?"));
    }
  }
}
