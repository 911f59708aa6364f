package dev.comity.matching.instance;

import dev.comity.matching.InstanceHash;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A two-sided market: applicants (students, ambassadors) who list homes (host families, partners),
 * and homes with capacities that list applicants. Lists may be incomplete; a pair can be made only
 * if both list each other, and what one side alone lists is left out and counted ({@link
 * #oneSided()}): it changes no rank, no answer and no hash, whatever its place. Lists may have
 * ties, which {@link TieBreak} has put into a strict order here; the tiers are kept, since weak
 * stability is judged by them. Immutable. Memory for each pair: 4 bytes if all lists are strict and
 * complete, 8 once everything has been asked; else 20, or 24 with ties.
 *
 * <p>Pairs that both sides list are numbered: the pairs of applicant a are {@link #first first(a)}
 * to {@link #end end(a)} - 1, its best first. {@link #pairAt pairAt(h, r)} is the pair of the
 * applicant who is r-th on the list of home h.
 */
public final class Market {

  private static final String KIND = "stable.market/1";

  private final MarketLists lists;
  private final int[] capacities;
  private final @Nullable TieBreak tieBreak;
  private volatile @Nullable InstanceHash hash;

  private Market(MarketLists lists, int[] capacities, @Nullable TieBreak tieBreak) {
    this.lists = lists;
    this.capacities = capacities;
    this.tieBreak = tieBreak;
  }

  /**
   * A market with strict lists.
   *
   * @param applicants for each applicant the homes, the best first
   * @param homes for each home the applicants, the best first
   * @param capacities for each home how many it takes at most, at least 0
   * @return the market
   * @throws IllegalArgumentException if a list names somebody who is not there, or twice, or there
   *     is not just one capacity of at least 0 for each home
   */
  public static Market of(int[][] applicants, int[][] homes, int[] capacities) {
    check(homes.length, capacities);
    @Nullable MarketLists complete = CompleteLists.of(applicants, homes);
    MarketLists lists =
        complete != null
            ? complete
            : new MatchedLists(
                Lists.strict(applicants, homes.length, "Applicant", "home"),
                Lists.strict(homes, applicants.length, "Home", "applicant"));
    return new Market(lists, capacities.clone(), null);
  }

  /**
   * A market whose lists have ties.
   *
   * @param applicants for each applicant the groups of homes that it values alike, the best first
   * @param homes for each home the groups of applicants that it values alike, the best first
   * @param capacities for each home how many it takes at most, at least 0
   * @param rule how ties are broken
   * @return the market, in the strict order that the rule gives
   * @throws IllegalArgumentException as {@link #of}, or if a group of ties is empty
   */
  public static Market withTies(
      int[][][] applicants, int[][][] homes, int[] capacities, TieBreak rule) {
    check(homes.length, capacities);
    Lists left = Lists.of(applicants, homes.length, "Applicant", "home");
    Lists right = Lists.of(homes, applicants.length, "Home", "applicant");
    if (rule instanceof TieBreak.ByLot lots) {
      left.draw(lots.seed(), 0);
      right.draw(lots.seed(), 1);
    }
    MarketLists lists = new MatchedLists(left, right);
    return new Market(lists, capacities.clone(), hasTies(lists, homes.length) ? rule : null);
  }

  private static boolean hasTies(MarketLists lists, int homes) {
    for (int pair = 1; pair < lists.pairs(); pair++) {
      boolean sameList = lists.applicant(pair) == lists.applicant(pair - 1);
      if (sameList && lists.tierOfHome(pair) == lists.tierOfHome(pair - 1)) {
        return true;
      }
    }
    for (int h = 0; h < homes; h++) {
      for (int r = 1; r < lists.listed(h); r++) {
        if (lists.tierOfApplicant(lists.pairAt(h, r))
            == lists.tierOfApplicant(lists.pairAt(h, r - 1))) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * A marriage market: every home takes one.
   *
   * @param left for each of the one side those of the other, the best first
   * @param right for each of the other side those of the one, the best first
   * @return the market
   * @throws IllegalArgumentException if a list names somebody who is not there, or twice
   */
  public static Market marriage(int[][] left, int[][] right) {
    int[] ones = new int[right.length];
    Arrays.fill(ones, 1);
    return of(left, right, ones);
  }

  private static void check(int homes, int[] capacities) {
    if (capacities.length != homes) {
      throw new IllegalArgumentException(
          "There are "
              + homes
              + " homes, but "
              + capacities.length
              + " capacities. Maybe one is missing?");
    }
    for (int h = 0; h < homes; h++) {
      if (capacities[h] < 0) {
        throw new IllegalArgumentException(
            "Home " + h + " has the capacity " + capacities[h] + ". Maybe 0, for closed?");
      }
    }
  }

  /**
   * How ties were broken. What is said of all stable placements is said of the strict lists that
   * came of it: there may be others that are stable with the ties.
   *
   * @return the rule; empty if no list has ties among those whom it can have
   */
  public Optional<TieBreak> tieBreak() {
    return Optional.ofNullable(tieBreak);
  }

  /**
   * The number of applicants.
   *
   * @return at least 0
   */
  public int applicants() {
    return lists.applicants();
  }

  /**
   * The number of homes.
   *
   * @return at least 0
   */
  public int homes() {
    return capacities.length;
  }

  /**
   * How many a home takes at most.
   *
   * @param h the home
   * @return at least 0
   */
  public int capacity(int h) {
    return capacities[h];
  }

  /**
   * The number of pairs that both sides list.
   *
   * @return at least 0
   */
  public int pairs() {
    return lists.pairs();
  }

  /**
   * How many entries of lists were left out because the other side does not list them back.
   *
   * @return at least 0
   */
  public long oneSided() {
    return lists.oneSided();
  }

  /**
   * The applicant's best pair, or {@link #end} if its list is empty.
   *
   * @param a the applicant
   * @return a pair
   */
  public int first(int a) {
    return lists.first(a);
  }

  /**
   * One behind the applicant's last pair.
   *
   * @param a the applicant
   * @return the first pair of the next applicant
   */
  public int end(int a) {
    return lists.first(a + 1);
  }

  /**
   * The applicant of a pair.
   *
   * @param pair the pair
   * @return the applicant
   */
  public int applicant(int pair) {
    return lists.applicant(pair);
  }

  /**
   * The home of a pair.
   *
   * @param pair the pair
   * @return the home
   */
  public int home(int pair) {
    return lists.home(pair);
  }

  /**
   * The place of the pair's applicant on the list of its home, after ties were broken, among those
   * who list the home too.
   *
   * @param pair the pair
   * @return from 0, the best
   */
  public int rank(int pair) {
    return lists.rank(pair);
  }

  /**
   * How the pair's applicant values the home: equal tiers are ties.
   *
   * @param pair the pair
   * @return from 0, the best
   */
  public int tierOfHome(int pair) {
    return lists.tierOfHome(pair);
  }

  /**
   * How the pair's home values the applicant: equal tiers are ties.
   *
   * @param pair the pair
   * @return from 0, the best
   */
  public int tierOfApplicant(int pair) {
    return lists.tierOfApplicant(pair);
  }

  /**
   * The length of a home's list, of those alone who list it too.
   *
   * @param h the home
   * @return at least 0
   */
  public int listed(int h) {
    return lists.listed(h);
  }

  /**
   * The pair of a home with the applicant at a place of its list.
   *
   * @param h the home
   * @param r the place, from 0, the best, below {@link #listed}
   * @return the pair
   */
  public int pairAt(int h, int r) {
    return lists.pairAt(h, r);
  }

  /**
   * The applicant at a place of a home's list.
   *
   * @param h the home
   * @param r the place, from 0, the best, below {@link #listed}
   * @return the applicant
   */
  public int applicantAt(int h, int r) {
    return lists.applicantAt(h, r);
  }

  /**
   * The pair of an applicant and a home. Linear in the applicant's list.
   *
   * @param a the applicant
   * @param h the home
   * @return the pair, or -1 if they do not both list each other
   */
  public int pair(int a, int h) {
    return lists.pair(a, h);
  }

  /**
   * The hash over the lists in their strict order, the tiers and the capacities. What one side
   * alone lists is not in it.
   *
   * @return the name of this instance
   */
  public InstanceHash hash() {
    InstanceHash known = hash;
    if (known == null) {
      int pairs = pairs();
      known =
          InstanceHash.of(KIND)
              .numbers(column(applicants() + 1, lists::first))
              .numbers(column(pairs, lists::home))
              .numbers(column(pairs, lists::tierOfHome))
              .numbers(column(pairs, lists::rank))
              .numbers(column(pairs, lists::tierOfApplicant))
              .numbers(capacities)
              .end();
      hash = known;
    }
    return known;
  }

  /** One column at a time, however the lists are kept. */
  private static int[] column(int size, IntUnaryOperator figure) {
    int[] column = new int[size];
    Arrays.setAll(column, figure);
    return column;
  }
}
