package dev.comity.matching.instance;

import java.util.Arrays;

/**
 * Lists of any form: every pair that both sides list has a number, and its ranks are kept with it.
 * Ranks and tiers count those alone who list one back.
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
    int most = applicants.other().length;
    int[] turned = starts(homes, n);
    long[] entries = turned(homes, turned);
    int[] found = new int[m]; // by home: where it lists this applicant, from 1
    int[] pairOf = new int[entries.length]; // by place in the lists of homes
    Arrays.fill(pairOf, -1);
    first = new int[n + 1];
    int[] homeOf = new int[most];
    int[] tier = new int[most];
    int[] who = new int[most];
    int[] ranks = new int[most];
    int count = 0;
    for (int a = 0; a < n; a++) {
      for (int i = turned[a]; i < turned[a + 1]; i++) {
        found[(int) (entries[i] >> 32)] = (int) entries[i] + 1;
      }
      int group = -1; // in which the last one stands who lists the applicant back
      int groups = -1;
      for (int i = applicants.start()[a]; i < applicants.start()[a + 1]; i++) {
        int h = applicants.other()[i];
        if (found[h] > 0) {
          if (group != applicants.tier(a, i)) {
            group = applicants.tier(a, i);
            groups++;
          }
          int place = found[h] - 1;
          pairOf[place] = count;
          homeOf[count] = h;
          tier[count] = groups;
          ranks[count] = place - homes.start()[h];
          who[count++] = a;
        }
      }
      for (int i = turned[a]; i < turned[a + 1]; i++) {
        found[(int) (entries[i] >> 32)] = 0;
      }
      first[a + 1] = count;
    }
    oneSided = most + (long) entries.length - 2L * count;
    home = most == count ? homeOf : Arrays.copyOf(homeOf, count);
    tierOfHome = most == count ? tier : Arrays.copyOf(tier, count);
    applicant = most == count ? who : Arrays.copyOf(who, count);
    if (count == entries.length) { // no home lists anybody in vain
      rank = most == count ? ranks : Arrays.copyOf(ranks, count);
      start = homes.start();
      pairs = pairOf;
    } else {
      rank = new int[count];
      start = new int[m + 1];
      pairs = new int[count];
      closeUp(homes, pairOf);
    }
    tierOfApplicant = homes.isStrict() ? rank : tiers(homes, pairOf);
  }

  /** Where the entries of each applicant begin, if those of homes are sorted by applicant. */
  private static int[] starts(Lists homes, int applicants) {
    int[] starts = new int[applicants + 1];
    for (int a : homes.other()) {
      starts[a + 1]++;
    }
    for (int a = 0; a < applicants; a++) {
      starts[a + 1] += starts[a];
    }
    return starts;
  }

  /** The lists of the homes, turned round: by applicant, each home and the place in its list. */
  private static long[] turned(Lists homes, int[] starts) {
    int[] at = starts.clone();
    long[] entries = new long[homes.other().length];
    for (int h = 0; h < homes.count(); h++) {
      for (int i = homes.start()[h]; i < homes.start()[h + 1]; i++) {
        entries[at[homes.other()[i]]++] = (long) h << 32 | i;
      }
    }
    return entries;
  }

  /** Leaves out whom a home lists in vain, so that ranks follow each other. */
  private void closeUp(Lists homes, int[] pairOf) {
    int next = 0;
    for (int h = 0; h < homes.count(); h++) {
      for (int i = homes.start()[h]; i < homes.start()[h + 1]; i++) {
        int pair = pairOf[i];
        if (pair >= 0) {
          rank[pair] = next - start[h];
          pairs[next++] = pair;
        }
      }
      start[h + 1] = next;
    }
  }

  private int[] tiers(Lists homes, int[] pairOf) {
    int[] tiers = new int[home.length];
    for (int h = 0; h < homes.count(); h++) {
      int group = -1; // in which the last one stands who lists the home back
      int groups = -1;
      for (int i = homes.start()[h]; i < homes.start()[h + 1]; i++) {
        if (pairOf[i] >= 0) {
          if (group != homes.tier(h, i)) {
            group = homes.tier(h, i);
            groups++;
          }
          tiers[pairOf[i]] = groups;
        }
      }
    }
    return tiers;
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
