package dev.comity.matching.proof;

import dev.comity.matching.Verdict;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.Side;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Looks at a placement from scratch; every question is linear in the lists. */
final class PlacementCheck {

  private static final int NONE = -1;

  private final PlacementMarket conditions;
  private final Market market;
  private final int[] homeOf;
  private final int[] pairOf; // of those who are placed and not locked
  private final int[] count; // by home, locked included
  private final int[] worst; // by home: the lowest rank of one placed there and not locked
  private final int[] worstOfAll; // by home: the lowest rank of all there

  PlacementCheck(PlacementMarket conditions, int[] homeOf) {
    this.conditions = conditions;
    this.market = conditions.market();
    this.homeOf = homeOf;
    pairOf = new int[market.applicants()];
    count = new int[market.homes()];
    worst = new int[market.homes()];
    worstOfAll = new int[market.homes()];
    Arrays.fill(pairOf, NONE);
    Arrays.fill(worst, NONE);
    Arrays.fill(worstOfAll, NONE);
    for (int a = 0; a < Math.min(homeOf.length, pairOf.length); a++) {
      int h = homeOf[a];
      if (h < 0 || h >= count.length) {
        continue;
      }
      count[h]++;
      int pair = market.pair(a, h);
      if (pair != NONE) {
        worstOfAll[h] = Math.max(worstOfAll[h], market.rank(pair));
        if (conditions.lockedTo(a) == NONE) {
          pairOf[a] = pair;
          worst[h] = Math.max(worst[h], market.rank(pair));
        }
      }
    }
  }

  boolean isPlacement(Verdict.Findings findings) {
    if (homeOf.length != market.applicants()) {
      findings.object(
          "It places %d applicants, but there are %d.", homeOf.length, market.applicants());
      return false;
    }
    boolean sound = true;
    for (int a = 0; a < homeOf.length; a++) {
      int h = homeOf[a];
      int locked = conditions.lockedTo(a);
      if (locked != NONE && h != locked) {
        findings.object("Applicant %d has home %d, but is locked to %d.", a, h, locked);
        sound = false;
      } else if (h < NONE || h >= count.length) {
        findings.object("Applicant %d has home %d, which is not there.", a, h);
        sound = false;
      } else if (locked == NONE
          && h != NONE
          && (pairOf[a] == NONE || !conditions.isOpen(pairOf[a]))) {
        findings.object("Applicant %d has home %d, which is forbidden or not on both lists.", a, h);
        sound = false;
      }
    }
    for (int h = 0; h < count.length; h++) {
      if (count[h] > market.capacity(h)) {
        findings.object("Home %d has %d and takes %d.", h, count[h], market.capacity(h));
        sound = false;
      }
    }
    return sound;
  }

  private boolean isFull(int h) {
    return count[h] == market.capacity(h);
  }

  /** Whether the home would take the applicant of an open pair in place of one not locked. */
  private boolean wouldTake(int pair) {
    int h = market.home(pair);
    return !isFull(h) || market.rank(pair) < worst[h];
  }

  /**
   * Who is better in tier stands before in the strict order too; so this is weak stability and
   * more.
   */
  boolean isStable(Verdict.Findings findings) {
    boolean stable = true;
    for (int a = 0; a < homeOf.length; a++) {
      int until = pairOf[a] == NONE ? market.end(a) : pairOf[a];
      for (int pair = market.first(a); pair < until; pair++) {
        if (conditions.isOpen(pair) && wouldTake(pair)) {
          findings.object(
              "Applicant %d and home %d would rather have each other.", a, market.home(pair));
          stable = false;
        }
      }
    }
    return stable;
  }

  /** Counted by tiers: kept apart by a lock is only who would really gain. */
  long blockingThroughLocks() {
    long blocking = 0;
    for (int a = 0; a < Math.min(homeOf.length, pairOf.length); a++) {
      int locked = conditions.lockedTo(a);
      int own = locked == NONE ? pairOf[a] : market.pair(a, locked);
      int until = own == NONE ? market.end(a) : own;
      for (int pair = market.first(a); pair < until; pair++) {
        boolean gains = own == NONE || market.tierOfHome(pair) < market.tierOfHome(own);
        if (gains && !conditions.isForbidden(pair) && wouldIfNothingWereLocked(pair)) {
          boolean throughLock = locked != NONE || !wouldTake(pair);
          blocking += throughLock ? 1 : 0;
        }
      }
    }
    return blocking;
  }

  private boolean wouldIfNothingWereLocked(int pair) {
    int h = market.home(pair);
    if (market.capacity(h) == 0) {
      return false;
    }
    if (!isFull(h)) {
      return true;
    }
    int last = worstOfAll[h];
    return last != NONE
        && market.tierOfApplicant(pair) < market.tierOfApplicant(market.pairAt(h, last));
  }

  int[] missing() {
    return IntStream.range(0, count.length).filter(h -> count[h] < conditions.needs(h)).toArray();
  }

  /** Whether no ring of full homes could pass applicants on to the gain of the side. */
  boolean isBest(Side side, Verdict.Findings findings) {
    int[] leadsTo = new int[count.length];
    for (int h = 0; h < leadsTo.length; h++) {
      leadsTo[h] = NONE;
      if (isFull(h) && worst[h] != NONE) {
        leadsTo[h] = side == Side.APPLICANTS ? wouldGetFrom(h) : wouldPassTo(h);
      }
    }
    int at = ring(leadsTo);
    if (at != NONE) {
      findings.object(
          "It is not the best for the %s: they would gain along a ring of homes through home %d.",
          side == Side.APPLICANTS ? "applicants" : "homes", at);
    }
    return at == NONE;
  }

  /** From where the home's next applicant would come, if its worst left for something better. */
  private int wouldGetFrom(int h) {
    for (int rank = worst[h] + 1; rank < market.listed(h); rank++) {
      int pair = market.pairAt(h, rank);
      int a = market.applicant(pair);
      if (conditions.isOpen(pair) && (pairOf[a] == NONE || pair < pairOf[a])) {
        return pairOf[a] == NONE ? NONE : market.home(pairOf[a]);
      }
    }
    return NONE;
  }

  /** To which home the worst of this one would go next, if it had to leave. */
  private int wouldPassTo(int h) {
    int own = market.pairAt(h, worst[h]);
    int a = market.applicant(own);
    for (int pair = own + 1; pair < market.end(a); pair++) {
      if (conditions.isOpen(pair) && wouldTake(pair)) {
        return isFull(market.home(pair)) ? market.home(pair) : NONE;
      }
    }
    return NONE;
  }

  /**
   * A place on a ring of a graph in which each leads to one other at most; NONE if there is none.
   */
  private static int ring(int[] leadsTo) {
    int[] seenBy = new int[leadsTo.length];
    for (int start = 0; start < leadsTo.length; start++) {
      int at = start;
      while (at != NONE && seenBy[at] == 0) {
        seenBy[at] = start + 1;
        at = leadsTo[at];
      }
      if (at != NONE && seenBy[at] == start + 1) {
        return at;
      }
    }
    return NONE;
  }
}
