package dev.comity.matching.instance;

import java.util.Arrays;

/**
 * Lists of any form: every pair that both sides list has a number, and its ranks are kept with it.
 */
final class MatchedLists implements MarketLists {

  private final int[] first; // of an applicant's pairs
  private final int[] home; // by pair
  private final int[] tierOfHome; // by pair: how the applicant values the home
  private final int[] applicant; // by pair
  private final int[] rank; // by pair: place of the applicant on the home's list, from 0
  private final int[] tierOfApplicant; // by pair: how the home values the applicant
  private final int[] start; // of a home's list
  private final int[] pairs; // the lists of the homes, as pairs, the best first
  private final long oneSided;

  MatchedLists(Lists applicants, Lists homes) {
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

  @Override
  public int applicants() {
    return first.length - 1;
  }

  @Override
  public int pairs() {
    return home.length;
  }

  @Override
  public long oneSided() {
    return oneSided;
  }

  @Override
  public int first(int a) {
    return first[a];
  }

  @Override
  public int applicant(int pair) {
    return applicant[pair];
  }

  @Override
  public int home(int pair) {
    return home[pair];
  }

  @Override
  public int rank(int pair) {
    return rank[pair];
  }

  @Override
  public int tierOfHome(int pair) {
    return tierOfHome[pair];
  }

  @Override
  public int tierOfApplicant(int pair) {
    return tierOfApplicant[pair];
  }

  @Override
  public int listed(int h) {
    return start[h + 1] - start[h];
  }

  @Override
  public int pairAt(int h, int r) {
    return pairs[start[h] + r];
  }

  @Override
  public int applicantAt(int h, int r) {
    return applicant[pairs[start[h] + r]];
  }

  @Override
  public int pair(int a, int h) {
    for (int pair = first[a]; pair < first[a + 1]; pair++) {
      if (home[pair] == h) {
        return pair;
      }
    }
    return -1;
  }
}
