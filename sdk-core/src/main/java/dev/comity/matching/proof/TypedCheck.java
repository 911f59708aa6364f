package dev.comity.matching.proof;

import dev.comity.matching.Verdict;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.Side;
import dev.comity.matching.instance.TypedMarket;
import java.util.Arrays;

/** Looks at a placement under nested quotas from scratch. */
final class TypedCheck {

  private static final int NONE = -1;

  private final TypedMarket types;
  private final PlacementMarket conditions;
  private final Market market;
  private final int[] homeOf;
  private final int[] pairOf; // also of who is locked
  private final int[] count; // by box, locked included
  private final int[] worst; // by box: the worst pair in it that is not locked
  private final int[] worstOfAll; // by box: the worst pair in it

  TypedCheck(TypedMarket types, int[] homeOf) {
    this.types = types;
    this.conditions = types.conditions();
    this.market = types.market();
    this.homeOf = homeOf;
    pairOf = new int[market.applicants()];
    count = new int[types.boxes()];
    worst = new int[count.length];
    worstOfAll = new int[count.length];
    Arrays.fill(pairOf, NONE);
    Arrays.fill(worst, NONE);
    Arrays.fill(worstOfAll, NONE);
    for (int a = 0; a < Math.min(homeOf.length, pairOf.length); a++) {
      int h = homeOf[a];
      pairOf[a] = h < 0 || h >= market.homes() ? NONE : market.pair(a, h);
      int box = pairOf[a] == NONE ? NONE : types.box(pairOf[a]);
      for (; box != NONE; box = types.parent(box)) {
        count[box]++;
        worstOfAll[box] = worse(worstOfAll[box], pairOf[a]);
        if (conditions.lockedTo(a) == NONE) {
          worst[box] = worse(worst[box], pairOf[a]);
        }
      }
    }
  }

  private int worse(int one, int other) {
    return one == NONE || types.rank(one) < types.rank(other) ? other : one;
  }

  boolean isPlacement(Verdict.Findings findings) {
    if (homeOf.length != pairOf.length) {
      findings.object("It places %d applicants, but there are %d.", homeOf.length, pairOf.length);
      return false;
    }
    boolean sound = true;
    for (int a = 0; a < homeOf.length; a++) {
      int h = homeOf[a];
      int home = conditions.lockedTo(a);
      if (home != NONE && h != home) {
        findings.object("Applicant %d has home %d, but is locked to %d.", a, h, home);
        sound = false;
      } else if (home == NONE && h != NONE && (pairOf[a] == NONE || !isOpen(pairOf[a]))) {
        findings.object(
            "Applicant %d has home %d, which is not there, forbidden or not on both lists.", a, h);
        sound = false;
      }
    }
    for (int box = 0; box < count.length; box++) {
      if (count[box] > types.quota(box)) {
        findings.object("%d are in box %d, which holds %d.", count[box], box, types.quota(box));
        sound = false;
      }
    }
    return sound;
  }

  private boolean isOpen(int pair) {
    return conditions.isOpen(pair);
  }

  boolean isStable(Verdict.Findings findings) {
    boolean stable = true;
    for (int a = 0; a < pairOf.length; a++) {
      int until = pairOf[a] == NONE ? market.end(a) : pairOf[a];
      for (int pair = market.first(a); pair < until; pair++) {
        if (isOpen(pair) && !isRefused(pair)) {
          findings.object(
              "Applicant %d and home %d would rather have each other.", a, market.home(pair));
          stable = false;
        }
      }
    }
    return stable;
  }

  /** Whether some box around the pair is full of those that are locked or better. */
  private boolean isRefused(int pair) {
    for (int box = types.box(pair); box != NONE; box = types.parent(box)) {
      if (count[box] == types.quota(box)
          && (worst[box] == NONE || types.rank(worst[box]) < types.rank(pair))) {
        return true;
      }
    }
    return false;
  }

  /** Counted by tiers: kept apart by a lock is only who would really gain. */
  long blockingThroughLocks() {
    long blocking = 0;
    for (int a = 0; a < pairOf.length; a++) {
      int own = pairOf[a];
      boolean isLocked = conditions.lockedTo(a) != NONE;
      for (int pair = market.first(a); pair < market.end(a) && gains(pair, own); pair++) {
        boolean would = !conditions.isForbidden(pair) && wouldIfNothingWereLocked(pair);
        blocking += would && (isLocked || isRefused(pair)) ? 1 : 0;
      }
    }
    return blocking;
  }

  private boolean gains(int pair, int own) {
    return own == NONE || market.tierOfHome(pair) < market.tierOfHome(own);
  }

  private boolean wouldIfNothingWereLocked(int pair) {
    boolean hasTies = owner(pair) < market.homes(); // a coordinator's order has none
    for (int box = types.box(pair); box != NONE; box = types.parent(box)) {
      int last = worstOfAll[box];
      boolean better =
          last != NONE
              && (hasTies
                  ? market.tierOfApplicant(pair) < market.tierOfApplicant(last)
                  : types.rank(pair) < types.rank(last));
      if (count[box] == types.quota(box) && !better) {
        return false;
      }
    }
    return true;
  }

  void isBest(Side side, Verdict.Findings findings) {
    int[] best = new TypedBest(types).of(side);
    for (int a = 0; a < best.length; a++) {
      if (conditions.lockedTo(a) == NONE && best[a] != pairOf[a]) {
        findings.object(
            "It is not the best for the %s: that would give applicant %d home %d.",
            side == Side.APPLICANTS ? "applicants" : "owners",
            a,
            best[a] == NONE ? NONE : market.home(best[a]));
      }
    }
  }

  /** The outermost box around a pair. */
  private int owner(int pair) {
    int box = types.box(pair);
    while (types.parent(box) != NONE) {
      box = types.parent(box);
    }
    return box;
  }
}
