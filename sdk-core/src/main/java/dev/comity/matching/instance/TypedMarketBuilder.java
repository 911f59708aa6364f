package dev.comity.matching.instance;

import dev.comity.matching.Counted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes the types and coordinators of a {@link TypedMarket}, or also siblings, for a {@link
 * CrossingMarket}. For one thread.
 */
public final class TypedMarketBuilder {

  final PlacementMarket conditions;
  final Market market;
  final List<Type> types = new ArrayList<>();
  final List<int[]> coordinated = new ArrayList<>();
  final List<Integer> coordinatorQuotas = new ArrayList<>();
  final List<int[]> orders = new ArrayList<>();
  final List<Siblings> siblings = new ArrayList<>();
  private final Set<Integer> together = new HashSet<>(); // who has siblings

  /** The pairs of a home with the applicants of a type. */
  record Type(int home, int most, int[] pairs) {}

  /** Who applies together, and their wishes as pairs. */
  record Siblings(int[] members, int[][] wishes) {}

  /**
   * Nothing taken yet.
   *
   * @param market the market
   */
  public TypedMarketBuilder(Market market) {
    this(PlacementMarket.of(market));
  }

  /**
   * Nothing taken yet, but some pairs locked or forbidden.
   *
   * @param conditions the market, and what was decided about it; a locked pair takes a place of
   *     each quota that it counts for
   * @throws IllegalArgumentException if a home needs some at least, which is another problem
   */
  public TypedMarketBuilder(PlacementMarket conditions) {
    this.conditions = conditions;
    this.market = conditions.market();
    for (int h = 0; h < market.homes(); h++) {
      if (conditions.needs(h) > 0) {
        throw new IllegalArgumentException(
            "Home "
                + h
                + " needs "
                + conditions.needs(h)
                + ", and beside types, coordinators and siblings no home can. Maybe leave the need"
                + " out, or take costs and QuotaPlacements?");
      }
    }
  }

  /**
   * Takes a type.
   *
   * @param home the home
   * @param most how many of the type it takes at most, at least 0
   * @param applicants who is of the type; who is not on both lists does not matter
   * @return this
   * @throws IllegalArgumentException if more than so many of the type are locked to the home
   */
  public TypedMarketBuilder type(int home, int most, int... applicants) {
    checkHome(home);
    checkQuota(most);
    Set<Integer> seen = new HashSet<>();
    for (int a : applicants) {
      if (!isThere(a) || !seen.add(a)) {
        throw new IllegalArgumentException(
            "A type of home "
                + home
                + " names applicant "
                + a
                + ", who is not there or stands twice. Maybe the numbers begin with 1?");
      }
    }
    int[] pairs =
        Arrays.stream(applicants)
            .map(a -> market.pair(a, home))
            .filter(pair -> pair >= 0)
            .sorted()
            .toArray();
    checkLocks("A type of home " + home, most, pairs);
    types.add(new Type(home, most, pairs));
    return this;
  }

  /**
   * Takes a coordinator. Linear in the pairs of its homes.
   *
   * @param most how many all of its homes take together at most, at least 0
   * @param order all pairs of its homes that both sides list, the best for the coordinator first:
   *     an applicant and a home each; it counts instead of the lists of the homes
   * @param homes its homes; for {@link #build()} each belongs to one coordinator at most
   * @return this
   * @throws IllegalArgumentException if more than so many are locked to its homes
   */
  public TypedMarketBuilder coordinator(int most, int[][] order, int... homes) {
    checkQuota(most);
    Set<Integer> seen = new HashSet<>();
    Map<List<Integer>, Integer> own = new HashMap<>(); // by applicant and home: the pair
    for (int h : homes) {
      checkHome(h);
      if (!seen.add(h)) {
        throw new IllegalArgumentException(
            "Home " + h + " stands twice at one coordinator. Maybe once?");
      }
      for (int r = 0; r < market.listed(h); r++) {
        own.put(List.of(market.applicantAt(h, r), h), market.pairAt(h, r));
      }
    }
    int listed = own.size();
    int[] pairs = new int[order.length];
    for (int k = 0; k < order.length; k++) {
      int[] entry = order[k];
      Integer pair = entry.length == 2 ? own.remove(List.of(entry[0], entry[1])) : null;
      if (pair == null) {
        throw new IllegalArgumentException(
            "Entry "
                + k
                + " of the coordinator's order is "
                + Arrays.toString(entry)
                + ", which is no pair of its homes, or stands twice. Maybe an applicant and a home?");
      }
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
    checkLocks("The coordinator of homes " + Arrays.toString(homes), most, pairs);
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
              + (market.homes() == 0
                  ? " as there is none. Maybe another market?"
                  : ", only 0 to " + (market.homes() - 1) + ". Maybe the numbers begin with 1?"));
    }
  }

  private static void checkQuota(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("A quota of " + most + ". Maybe 0, for none?");
    }
  }

  private void checkLocks(String whose, int most, int[] pairs) {
    long locked = Arrays.stream(pairs).filter(conditions::isLocked).count();
    if (locked > most) {
      throw new IllegalArgumentException(
          whose
              + " takes "
              + most
              + " at most, but "
              + Counted.of(locked, "is", "are")
              + " locked. Maybe raise the quota, or lock fewer?");
    }
  }

  /**
   * Takes siblings, or others who apply together. Their wishes count instead of their lists. If
   * some of them are locked, the others wish for what goes with the locks, see {@link
   * CrossingMarket}.
   *
   * @param members two or more applicants; each is in one such group at most
   * @param wishes the best first: for each member a home that lists it and is listed by it, or -1
   *     for none, though not for all; no two wishes alike
   * @return this
   * @throws IllegalArgumentException if somebody is not there or has siblings already, or a wish
   *     has another form
   */
  public TypedMarketBuilder siblings(int[] members, int[][] wishes) {
    if (members.length < 2) {
      throw new IllegalArgumentException(
          "Siblings are " + Arrays.toString(members) + ". Maybe two or more?");
    }
    for (int k = 0; k < members.length; k++) {
      int a = members[k];
      boolean again = Arrays.stream(members, 0, k).anyMatch(it -> it == a);
      if (!isThere(a) || again || together.contains(a)) {
        throw new IllegalArgumentException(
            "Siblings name applicant "
                + a
                + ", who is not there or has siblings already. Maybe make one group of all?");
      }
    }
    int[][] pairs = new int[wishes.length][];
    Map<List<Integer>, Integer> seen = new HashMap<>();
    for (int k = 0; k < wishes.length; k++) {
      pairs[k] = pairs(members, wishes[k]);
      Integer before = seen.putIfAbsent(Arrays.stream(wishes[k]).boxed().toList(), k);
      if (before != null) {
        throw new IllegalArgumentException(
            "Wish " + k + " is the same as wish " + before + ". Maybe leave the later out?");
      }
    }
    Arrays.stream(members).forEach(together::add);
    siblings.add(new Siblings(members.clone(), pairs));
    return this;
  }

  private int[] pairs(int[] members, int[] homes) {
    int[] pairs = new int[members.length];
    int count = 0;
    boolean whole = homes.length == members.length;
    for (int i = 0; i < members.length && whole; i++) {
      if (homes[i] != -1) {
        pairs[count] = market.pair(members[i], homes[i]);
        whole = pairs[count++] >= 0;
      }
    }
    if (!whole || count == 0) {
      throw new IllegalArgumentException(
          "The wish "
              + Arrays.toString(homes)
              + " of siblings "
              + Arrays.toString(members)
              + " names not one home for each, or one that is not on both lists, or none at all."
              + " Maybe -1 for who goes nowhere?");
    }
    return Arrays.copyOf(pairs, count);
  }

  /**
   * Whether what was taken is nested, so that {@link #build()} can do with it. Linear in the pairs
   * of all types, and one number for each pair of the market.
   *
   * @return whether there are no siblings, no home has two coordinators, and of two types of a home
   *     one holds the other or they have no pair in common
   */
  public boolean isNested() {
    int[] owners = new int[market.homes()];
    coordinated.forEach(homes -> Arrays.stream(homes).forEach(h -> owners[h]++));
    return siblings.isEmpty() && Arrays.stream(owners).allMatch(it -> it < 2) && areTypesNested();
  }

  /** Larger types first: all of a type must lie in the same one so far. */
  private boolean areTypesNested() {
    int[] innermost = new int[types.isEmpty() ? 0 : market.pairs()];
    int count = 0;
    for (Type type : largestFirst()) {
      count++;
      for (int pair : type.pairs()) {
        if (innermost[pair] != innermost[type.pairs()[0]]) {
          return false;
        }
      }
      for (int pair : type.pairs()) {
        innermost[pair] = count;
      }
    }
    return true;
  }

  /** The types, those with more pairs first. */
  List<Type> largestFirst() {
    return types.stream().sorted(Comparator.comparingInt((Type it) -> -it.pairs().length)).toList();
  }

  /**
   * The market of all that was taken, if its limits are nested.
   *
   * @return the market
   * @throws IllegalArgumentException if two types of a home overlap and neither holds the other, if
   *     a home has two coordinators, or if there are siblings
   */
  public TypedMarket build() {
    if (!siblings.isEmpty()) {
      throw new IllegalArgumentException(
          "Siblings "
              + Arrays.toString(siblings.get(0).members())
              + " apply together. Maybe crossing(), and search under a budget?");
    }
    boolean[] owned = new boolean[market.homes()];
    for (int[] homes : coordinated) {
      for (int h : homes) {
        if (owned[h]) {
          throw new IllegalArgumentException(
              "Home "
                  + h
                  + " belongs to two coordinators. Maybe to only one, or crossing(), and search"
                  + " under a budget?");
        }
        owned[h] = true;
      }
    }
    return new TypedMarket(this);
  }

  /**
   * The market of all that was taken, whether limits cross or not.
   *
   * @return the market
   */
  public CrossingMarket crossing() {
    return new CrossingMarket(this);
  }
}
