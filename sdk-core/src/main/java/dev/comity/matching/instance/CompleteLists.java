package dev.comity.matching.instance;

import org.jspecify.annotations.Nullable;

/**
 * Strict lists on which everybody stands: the pair of applicant a and its k-th home has the number
 * {@code a * homes + k}, and a table tells the rank of each applicant at each home. Two bytes for
 * each figure. The two tables turned round, who stands at a place of a home's list and where a home
 * stands on the list of an applicant, are worked out when first asked for; where every home takes
 * one, deferred acceptance of applicants never does.
 */
final class CompleteLists implements MarketLists {

  private static final int MOST = Character.MAX_VALUE - 1;

  private final int applicants;
  private final int homes;
  private final char[] home; // by pair
  private final char[] rank; // by home and applicant, from 1
  private volatile char @Nullable [] applicant; // by home and rank
  private volatile char @Nullable [] place; // by applicant and home

  private CompleteLists(int applicants, int homes) {
    this.applicants = applicants;
    this.homes = homes;
    home = new char[applicants * homes];
    rank = new char[applicants * homes];
  }

  /**
   * The lists, if they are of this form; else null, and whoever knows other forms finds the fault.
   */
  static @Nullable CompleteLists of(int[][] left, int[][] right) {
    int n = left.length;
    int m = right.length;
    if (n == 0 || m == 0 || n > MOST || m > MOST || (long) n * m > Integer.MAX_VALUE - 8) {
      return null;
    }
    CompleteLists lists = new CompleteLists(n, m);
    char[] seen = new char[m]; // by home: the last applicant who lists it, from 1
    for (int a = 0; a < n; a++) {
      if (!copy(left[a], lists.home, a * m, seen, a + 1)) {
        return null;
      }
    }
    for (int h = 0; h < m; h++) {
      if (!turn(right[h], lists.rank, h * n, n)) {
        return null;
      }
    }
    return lists;
  }

  /** Whether the list has each of so many once; copied. */
  private static boolean copy(int[] list, char[] copy, int at, char[] seen, int mark) {
    if (list.length != seen.length) {
      return false;
    }
    for (int k = 0; k < list.length; k++) {
      int other = list[k];
      if (other < 0 || other >= seen.length || seen[other] == mark) {
        return false;
      }
      seen[other] = (char) mark;
      copy[at + k] = (char) other;
    }
    return true;
  }

  /** Whether the list has each of so many once; turned round. */
  private static boolean turn(int[] list, char[] turned, int at, int size) {
    if (list.length != size) {
      return false;
    }
    for (int k = 0; k < size; k++) {
      int other = list[k];
      if (other < 0 || other >= size || turned[at + other] != 0) {
        return false;
      }
      turned[at + other] = (char) (k + 1);
    }
    return true;
  }

  @Override
  public int applicants() {
    return applicants;
  }

  @Override
  public int pairs() {
    return home.length;
  }

  @Override
  public long oneSided() {
    return 0;
  }

  @Override
  public int first(int a) {
    return a * homes;
  }

  @Override
  public int applicant(int pair) {
    return pair / homes;
  }

  @Override
  public int home(int pair) {
    return home[pair];
  }

  @Override
  public int rank(int pair) {
    return rank[home[pair] * applicants + pair / homes] - 1;
  }

  @Override
  public int tierOfHome(int pair) {
    return pair % homes;
  }

  @Override
  public int tierOfApplicant(int pair) {
    return rank(pair);
  }

  @Override
  public int listed(int h) {
    return applicants;
  }

  @Override
  public int pairAt(int h, int r) {
    return pair(applicantAt(h, r), h);
  }

  @Override
  public int applicantAt(int h, int r) {
    return listing()[h * applicants + r];
  }

  @Override
  public int pair(int a, int h) {
    return h < 0 || h >= homes ? -1 : a * homes + places()[a * homes + h];
  }

  /** Two threads may both work it out, and come to the same. */
  private char[] places() {
    char[] known = place;
    if (known == null) {
      known = new char[home.length];
      for (int pair = 0; pair < known.length; pair++) {
        known[pair - pair % homes + home[pair]] = (char) (pair % homes);
      }
      place = known;
    }
    return known;
  }

  /** The same of the other table. */
  private char[] listing() {
    char[] known = applicant;
    if (known == null) {
      known = new char[rank.length];
      for (int at = 0; at < known.length; at++) {
        int a = at % applicants;
        known[at - a + rank[at] - 1] = (char) a;
      }
      applicant = known;
    }
    return known;
  }
}
