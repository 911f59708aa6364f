package dev.comity.matching.instance;

import dev.comity.matching.InstanceHash;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A two-sided market: applicants (students, ambassadors) who list homes (host families, partners),
 * and homes with capacities that list applicants. Lists may be incomplete; a pair can be made only
 * if both list each other, and what one side alone lists is left out and counted ({@link
 * #oneSided()}). Lists may have ties, which {@link TieBreak} has put into a strict order here; the
 * tiers are kept, since weak stability is judged by them. Immutable. Memory: about 24 bytes for
 * each pair.
 *
 * <p>Pairs that both sides list are numbered: the pairs of applicant a are {@link #first first(a)}
 * to {@link #end end(a)} - 1, its best first. {@link #pairAt pairAt(h, r)} is the pair of the
 * applicant who is r-th on the list of home h.
 */
public final class Market {

  private static final String KIND = "stable.market/1";

  private final int[] first; // of an applicant's pairs
  private final int[] home; // by pair
  private final int[] tierOfHome; // by pair: how the applicant values the home
  private final int[] applicant; // by pair
  private final int[] rank; // by pair: place of the applicant on the home's list, from 0
  private final int[] tierOfApplicant; // by pair: how the home values the applicant
  private final int[] start; // of a home's list
  private final int[] pairs; // the lists of the homes, as pairs, the best first
  private final int[] capacities;
  private final long oneSided;
  private volatile @Nullable InstanceHash hash;

  private Market(Lists applicants, Lists homes, int[] capacities) {
    this.capacities = capacities;
    int n = applicants.count();
    int m = homes.count();
    // The lists of the homes, turned round: for each applicant who lists it, in the order of homes.
    int[] turned = new int[n + 1];
    for (int a : homes.other()) {
      turned[a + 1]++;
    }
    for (int a = 0; a < n; a++) {
      turned[a + 1] += turned[a];
    }
    int[] at = Arrays.copyOf(turned, n);
    int[] byHome = new int[homes.other().length];
    int[] place = new int[homes.other().length];
    for (int h = 0; h < m; h++) {
      for (int i = homes.start()[h]; i < homes.start()[h + 1]; i++) {
        int slot = at[homes.other()[i]]++;
        byHome[slot] = h;
        place[slot] = i;
      }
    }
    int[] found = new int[m];
    int[] pairOf = new int[place.length];
    Arrays.fill(pairOf, -1);
    first = new int[n + 1];
    int most = applicants.other().length;
    int[] homeOf = new int[most];
    int[] tier = new int[most];
    int[] who = new int[most];
    int count = 0;
    for (int a = 0; a < n; a++) {
      for (int i = turned[a]; i < turned[a + 1]; i++) {
        found[byHome[i]] = place[i] + 1;
      }
      for (int i = applicants.start()[a]; i < applicants.start()[a + 1]; i++) {
        int h = applicants.other()[i];
        if (found[h] > 0) {
          pairOf[found[h] - 1] = count;
          homeOf[count] = h;
          tier[count] = applicants.tier()[i];
          who[count++] = a;
        }
      }
      for (int i = turned[a]; i < turned[a + 1]; i++) {
        found[byHome[i]] = 0;
      }
      first[a + 1] = count;
    }
    home = Arrays.copyOf(homeOf, count);
    tierOfHome = Arrays.copyOf(tier, count);
    applicant = Arrays.copyOf(who, count);
    rank = new int[count];
    tierOfApplicant = new int[count];
    start = new int[m + 1];
    pairs = new int[count];
    int next = 0;
    for (int h = 0; h < m; h++) {
      for (int i = homes.start()[h]; i < homes.start()[h + 1]; i++) {
        int pair = pairOf[i];
        if (pair >= 0) {
          rank[pair] = next - start[h];
          tierOfApplicant[pair] = homes.tier()[i];
          pairs[next++] = pair;
        }
      }
      start[h + 1] = next;
    }
    oneSided = most + (long) place.length - 2L * count;
  }

  /**
   * A market with strict lists.
   *
   * @param applicants for each applicant the homes, the best first
   * @param homes for each home the applicants, the best first
   * @param capacities for each home how many it takes at most, at least 0
   * @return the market
   */
  public static Market of(int[][] applicants, int[][] homes, int[] capacities) {
    check(homes.length, capacities);
    return new Market(
        Lists.strict(applicants, homes.length, "Applicant", "home"),
        Lists.strict(homes, applicants.length, "Home", "applicant"),
        capacities.clone());
  }

  /**
   * A market whose lists have ties.
   *
   * @param applicants for each applicant the groups of homes that it values alike, the best first
   * @param homes for each home the groups of applicants that it values alike, the best first
   * @param capacities for each home how many it takes at most, at least 0
   * @param rule how ties are broken
   * @return the market, in the strict order that the rule gives
   */
  public static Market withTies(
      int[][][] applicants, int[][][] homes, int[] capacities, TieBreak rule) {
    check(homes.length, capacities);
    Lists left = Lists.of(applicants, homes.length, "Applicant", "home");
    Lists right = Lists.of(homes, applicants.length, "Home", "applicant");
    if (rule instanceof TieBreak.ByLot lots) {
      Lot lot = new Lot(lots.seed());
      left.shuffle(lot);
      right.shuffle(lot);
    }
    return new Market(left, right, capacities.clone());
  }

  /**
   * A marriage market: every home takes one.
   *
   * @param left for each of the one side those of the other, the best first
   * @param right for each of the other side those of the one, the best first
   * @return the market
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
   * The number of applicants.
   *
   * @return at least 0
   */
  public int applicants() {
    return first.length - 1;
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
    return home.length;
  }

  /**
   * How many entries of lists were left out because the other side does not list them.
   *
   * @return at least 0
   */
  public long oneSided() {
    return oneSided;
  }

  /**
   * The applicant's best pair, or {@link #end} if its list is empty.
   *
   * @param a the applicant
   * @return a pair
   */
  public int first(int a) {
    return first[a];
  }

  /**
   * One behind the applicant's last pair.
   *
   * @param a the applicant
   * @return the first pair of the next applicant
   */
  public int end(int a) {
    return first[a + 1];
  }

  /**
   * The applicant of a pair.
   *
   * @param pair the pair
   * @return the applicant
   */
  public int applicant(int pair) {
    return applicant[pair];
  }

  /**
   * The home of a pair.
   *
   * @param pair the pair
   * @return the home
   */
  public int home(int pair) {
    return home[pair];
  }

  /**
   * The place of the pair's applicant on the list of its home, after ties were broken.
   *
   * @param pair the pair
   * @return from 0, the best
   */
  public int rank(int pair) {
    return rank[pair];
  }

  /**
   * How the pair's applicant values the home: equal tiers are ties. Tiers of one-sided entries are
   * not closed up.
   *
   * @param pair the pair
   * @return from 0, the best
   */
  public int tierOfHome(int pair) {
    return tierOfHome[pair];
  }

  /**
   * How the pair's home values the applicant: equal tiers are ties.
   *
   * @param pair the pair
   * @return from 0, the best
   */
  public int tierOfApplicant(int pair) {
    return tierOfApplicant[pair];
  }

  /**
   * The length of a home's list.
   *
   * @param h the home
   * @return at least 0
   */
  public int listed(int h) {
    return start[h + 1] - start[h];
  }

  /**
   * The pair of a home with the applicant at a place of its list.
   *
   * @param h the home
   * @param r the place, from 0, the best, below {@link #listed}
   * @return the pair
   */
  public int pairAt(int h, int r) {
    return pairs[start[h] + r];
  }

  /**
   * The pair of an applicant and a home. Linear in the applicant's list.
   *
   * @param a the applicant
   * @param h the home
   * @return the pair, or -1 if they do not both list each other
   */
  public int pair(int a, int h) {
    for (int pair = first[a]; pair < first[a + 1]; pair++) {
      if (home[pair] == h) {
        return pair;
      }
    }
    return -1;
  }

  /**
   * The hash over the lists in their strict order, the tiers and the capacities.
   *
   * @return the name of this instance
   */
  public InstanceHash hash() {
    InstanceHash known = hash;
    if (known == null) {
      known =
          InstanceHash.of(KIND)
              .numbers(first)
              .numbers(home)
              .numbers(tierOfHome)
              .numbers(rank)
              .numbers(tierOfApplicant)
              .numbers(capacities)
              .end();
      hash = known;
    }
    return known;
  }
}
