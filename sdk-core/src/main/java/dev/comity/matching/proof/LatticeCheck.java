package dev.comity.matching.proof;

import dev.comity.matching.Verdict;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.PlacementTask;
import dev.comity.matching.instance.Side;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Carries rotations out, one after the other, and notes what each weighs and which must come
 * before: linear in the pairs, the rotations and the flows.
 */
final class LatticeCheck {

  private static final int NONE = -1;
  private static final int FIGURES = 3; // of a flow: the rotation before, the one after, the amount

  private final PlacementTask task;
  private final PlacementMarket conditions;
  private final Market market;
  private final int regret;
  private BigInteger firstWeight = BigInteger.ZERO;
  private BigInteger[] weights = new BigInteger[0];

  LatticeCheck(PlacementTask task, int regret) {
    this.task = task;
    this.conditions = task.market();
    this.market = conditions.market();
    this.regret = regret;
  }

  /**
   * Whether the rotations lead from the best for the applicants to the best for the homes, and all
   * that flows goes from a rotation to one that must come before it.
   */
  boolean run(int[] first, long[][] rotations, long[][] flows, Verdict.Findings findings) {
    PlacementCheck begin = new PlacementCheck(conditions, first);
    if (!begin.isPlacement(findings)
        || !begin.isStable(findings)
        || !begin.isBest(Side.APPLICANTS, findings)
        || !areInRange(flows, rotations.length, findings)) {
      return false;
    }
    for (int a = 0; a < first.length; a++) {
      firstWeight = firstWeight.add(BigInteger.valueOf(task.weight(a, first[a], regret)));
    }
    int[] homeOf = first.clone();
    weights = new BigInteger[rotations.length];
    Residents residents = new Residents(homeOf, rotations.length);
    long[][] byLater = byLater(flows, rotations.length);
    for (int k = 0, flow = 0; k < rotations.length; k++) {
      if (!residents.turn(rotations[k], k)) {
        findings.object("Rotation %d cannot be carried out where it stands.", k);
        return false;
      }
      for (; flow < byLater.length && byLater[flow][1] == k; flow++) {
        if (!residents.comesBefore((int) byLater[flow][0], k)) {
          return noPrecedence(byLater[flow], findings);
        }
      }
    }
    PlacementCheck end = new PlacementCheck(conditions, homeOf);
    return end.isStable(findings) && end.isBest(Side.HOMES, findings);
  }

  private static boolean areInRange(long[][] flows, int rotations, Verdict.Findings findings) {
    for (long[] flow : flows) {
      boolean sound =
          flow.length == FIGURES
              && flow[0] >= 0
              && flow[0] < flow[1]
              && flow[1] < rotations
              && flow[2] >= 0;
      if (!sound) {
        return noPrecedence(flow, findings);
      }
    }
    return true;
  }

  private static boolean noPrecedence(long[] flow, Verdict.Findings findings) {
    findings.object("%s is no amount along a precedence.", Arrays.toString(flow));
    return false;
  }

  /** The flows in the order of their later rotations, counted out. */
  private static long[][] byLater(long[][] flows, int rotations) {
    int[] end = new int[rotations + 1];
    for (long[] flow : flows) {
      end[(int) flow[1] + 1]++;
    }
    for (int k = 0; k < rotations; k++) {
      end[k + 1] += end[k];
    }
    long[][] sorted = new long[flows.length][];
    for (long[] flow : flows) {
      sorted[end[(int) flow[1]]++] = flow;
    }
    return sorted;
  }

  void checkBound(long[][] flows, long sum, Verdict.Findings findings) {
    BigInteger[] moved = weights.clone();
    for (long[] flow : flows) {
      BigInteger amount = BigInteger.valueOf(flow[2]);
      moved[(int) flow[0]] = moved[(int) flow[0]].subtract(amount);
      moved[(int) flow[1]] = moved[(int) flow[1]].add(amount);
    }
    BigInteger bound = firstWeight;
    for (BigInteger weight : moved) {
      bound = bound.add(weight.min(BigInteger.ZERO));
    }
    if (!bound.equals(BigInteger.valueOf(sum))) {
      findings.object("The flows prove that no sum is below %s, not %d.", bound, sum);
    }
  }

  /** Who lives where, while rotations are carried out. */
  private final class Residents {

    private final int[] homeOf;
    private final int[] pairOf; // NONE for who is locked or nowhere
    private final int[] brought; // by applicant: the last rotation that moved it
    private final int[] looked; // by applicant: the pairs before it were looked at and lead nowhere
    private final boolean[] lives; // by pair
    private final int[] worst; // by home: the last rank that lives there; NONE if it is not full
    private final int[] lastTurn; // by home: the last rotation that it was in

    // By pair: the rotation with which the home left everybody of this rank or worse behind.
    private final int[] passed;

    private final int[] before; // by rotation: the last that was seen to come after it

    Residents(int[] homeOf, int rotations) {
      this.homeOf = homeOf;
      pairOf = new int[homeOf.length];
      brought = filled(homeOf.length);
      looked = new int[homeOf.length];
      lives = new boolean[market.pairs()];
      worst = filled(market.homes());
      lastTurn = filled(market.homes());
      passed = filled(market.pairs());
      before = filled(rotations);
      int[] free = new int[market.homes()];
      for (int h = 0; h < free.length; h++) {
        free[h] = conditions.seats(h);
      }
      for (int a = 0; a < homeOf.length; a++) {
        int h = homeOf[a];
        pairOf[a] = h != NONE && conditions.lockedTo(a) == NONE ? market.pair(a, h) : NONE;
        looked[a] = pairOf[a] + 1;
        if (pairOf[a] != NONE) {
          lives[pairOf[a]] = true;
          worst[h] = Math.max(worst[h], market.rank(pairOf[a]));
          free[h]--;
        }
      }
      for (int h = 0; h < free.length; h++) {
        worst[h] = free[h] == 0 ? worst[h] : NONE;
      }
    }

    private static int[] filled(int length) {
      int[] row = new int[length];
      Arrays.fill(row, NONE);
      return row;
    }

    /** Whether one rotation was seen, in the turn of another, to come before that. */
    boolean comesBefore(int rotation, int other) {
      return before[rotation] == other;
    }

    /** The next pair of an applicant whose home would have it, if that home is full; else NONE. */
    private int nextOf(int a) {
      for (; looked[a] < market.end(a); looked[a]++) {
        int pair = looked[a];
        int h = market.home(pair);
        if (conditions.isOpen(pair) && conditions.seats(h) > 0) {
          if (worst[h] == NONE) {
            return NONE;
          }
          if (market.rank(pair) < worst[h]) {
            return pair;
          }
        }
      }
      return NONE;
    }

    boolean turn(long[] cycle, int k) {
      int[] who = new int[cycle.length];
      int[] to = new int[cycle.length];
      for (int i = 0; i < cycle.length; i++) {
        if (cycle[i] < 0 || cycle[i] >= market.homes() || worst[(int) cycle[i]] == NONE) {
          return false;
        }
        int h = (int) cycle[i];
        who[i] = market.applicantAt(h, worst[h]);
        to[i] = nextOf(who[i]);
        if (to[i] == NONE || market.home(to[i]) != cycle[(i + 1) % cycle.length]) {
          return false;
        }
      }
      weights[k] = BigInteger.ZERO;
      for (int i = 0; i < who.length; i++) {
        note(who[i], to[i], k);
      }
      for (int i = 0; i < who.length; i++) {
        if (lastTurn[(int) cycle[i]] == k) {
          return false; // a home twice
        }
        lastTurn[(int) cycle[i]] = k;
        move(who[i], to[i], k);
      }
      for (long h : cycle) {
        leaveBehind((int) h, k);
      }
      return cycle.length > 1;
    }

    private void move(int a, int to, int k) {
      lives[pairOf[a]] = false;
      lives[to] = true;
      pairOf[a] = to;
      looked[a] = to + 1;
      brought[a] = k;
      homeOf[a] = market.home(to);
    }

    private void leaveBehind(int h, int k) {
      int pair = market.pairAt(h, worst[h]);
      while (!lives[pair]) {
        passed[pair] = k;
        pair = market.pairAt(h, --worst[h]);
      }
    }

    /**
     * Every pair that the applicant passes would block unless the home has nobody as bad any more.
     */
    private void note(int a, int to, int k) {
      long more = task.weight(to, regret) - task.weight(pairOf[a], regret);
      weights[k] = weights[k].add(BigInteger.valueOf(more));
      comesAfter(brought[a], k);
      comesAfter(lastTurn[market.home(pairOf[a])], k);
      for (int pair = pairOf[a] + 1; pair < to; pair++) {
        if (conditions.isOpen(pair)) {
          comesAfter(passed[pair], k);
        }
      }
    }

    private void comesAfter(int rotation, int k) {
      if (rotation != NONE) {
        before[rotation] = k;
      }
    }
  }
}
