package dev.comity.matching.proof;

import dev.comity.matching.Verdict;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.PlacementTask;
import dev.comity.matching.instance.Side;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Carries rotations out, one after the other, and notes what each weighs and which must come
 * before.
 */
final class LatticeCheck {

  private static final int NONE = -1;

  private final PlacementTask task;
  private final PlacementMarket conditions;
  private final Market market;
  private final int regret;
  private final Set<Long> precedence = new HashSet<>();
  private BigInteger firstWeight = BigInteger.ZERO;
  private long[] weights = new long[0];

  LatticeCheck(PlacementTask task, int regret) {
    this.task = task;
    this.conditions = task.market();
    this.market = conditions.market();
    this.regret = regret;
  }

  /** Whether the rotations lead from the best for the applicants to the best for the homes. */
  boolean run(int[] first, long[][] rotations, Verdict.Findings findings) {
    PlacementCheck begin = new PlacementCheck(conditions, first);
    if (!begin.isPlacement(findings)
        || !begin.isStable(findings)
        || !begin.isBest(Side.APPLICANTS, findings)) {
      return false;
    }
    for (int a = 0; a < first.length; a++) {
      firstWeight = firstWeight.add(BigInteger.valueOf(task.weight(a, first[a], regret)));
    }
    int[] homeOf = first.clone();
    weights = new long[rotations.length];
    Residents residents = new Residents(homeOf);
    for (int k = 0; k < rotations.length; k++) {
      if (!residents.turn(rotations[k], k)) {
        findings.object("Rotation %d cannot be carried out where it stands.", k);
        return false;
      }
    }
    PlacementCheck end = new PlacementCheck(conditions, homeOf);
    return end.isStable(findings) && end.isBest(Side.HOMES, findings);
  }

  void checkBound(long[][] flows, long sum, Verdict.Findings findings) {
    BigInteger[] moved = new BigInteger[weights.length];
    for (int k = 0; k < moved.length; k++) {
      moved[k] = BigInteger.valueOf(weights[k]);
    }
    for (long[] flow : flows) {
      if (flow.length != 3 || flow[2] < 0 || !precedence.contains(key(flow[0], flow[1]))) {
        findings.object("%s is no amount along a precedence.", Arrays.toString(flow));
        return;
      }
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

  private static Long key(long before, long after) {
    boolean sound = before >= 0 && after >= 0 && before < 1L << 31 && after < 1L << 31;
    return sound ? before << 31 | after : -1;
  }

  /** Who lives where, while rotations are carried out. */
  private final class Residents {

    private final int[] homeOf;
    private final Map<Integer, TreeMap<Integer, Integer>> byRank = new HashMap<>();
    private final Map<Integer, TreeMap<Integer, Integer>> removed = new HashMap<>();
    private final int[] pairOf;
    private final int[] brought;
    private final int[] looked; // by applicant: the pairs before it were looked at and lead nowhere

    Residents(int[] homeOf) {
      this.homeOf = homeOf;
      pairOf = new int[homeOf.length];
      brought = new int[homeOf.length];
      looked = new int[homeOf.length];
      Arrays.fill(brought, NONE);
      for (int a = 0; a < homeOf.length; a++) {
        boolean free = homeOf[a] != NONE && conditions.lockedTo(a) == NONE;
        pairOf[a] = free ? market.pair(a, homeOf[a]) : NONE;
        looked[a] = pairOf[a] + 1;
        if (free) {
          ranks(homeOf[a]).put(market.rank(pairOf[a]), a);
        }
      }
    }

    private TreeMap<Integer, Integer> ranks(int h) {
      return byRank.computeIfAbsent(h, it -> new TreeMap<>());
    }

    private boolean isFull(int h) {
      return !ranks(h).isEmpty() && ranks(h).size() == conditions.seats(h);
    }

    /** The next pair of an applicant whose home would have it, if that home is full; else NONE. */
    private int nextOf(int a) {
      for (; looked[a] < market.end(a); looked[a]++) {
        int pair = looked[a];
        int h = market.home(pair);
        if (conditions.isOpen(pair) && conditions.seats(h) > 0) {
          if (!isFull(h)) {
            return NONE;
          }
          if (market.rank(pair) < ranks(h).lastKey()) {
            return pair;
          }
        }
      }
      return NONE;
    }

    boolean turn(long[] cycle, int k) {
      int[] who = new int[cycle.length];
      int[] to = new int[cycle.length];
      Set<Long> once = new HashSet<>();
      for (int i = 0; i < cycle.length; i++) {
        boolean sound =
            cycle[i] >= 0
                && cycle[i] < market.homes()
                && once.add(cycle[i])
                && isFull((int) cycle[i]);
        if (!sound) {
          return false;
        }
        who[i] = ranks((int) cycle[i]).lastEntry().getValue();
        to[i] = nextOf(who[i]);
        if (to[i] == NONE || market.home(to[i]) != cycle[(i + 1) % cycle.length]) {
          return false;
        }
      }
      for (int i = 0; i < who.length; i++) {
        note(who[i], to[i], k);
      }
      for (int i = 0; i < who.length; i++) {
        int h = market.home(pairOf[who[i]]);
        ranks(h).remove(market.rank(pairOf[who[i]]));
        removed.computeIfAbsent(h, it -> new TreeMap<>()).put(market.rank(pairOf[who[i]]), k);
      }
      for (int i = 0; i < who.length; i++) {
        pairOf[who[i]] = to[i];
        looked[who[i]] = to[i] + 1;
        brought[who[i]] = k;
        homeOf[who[i]] = market.home(to[i]);
        ranks(homeOf[who[i]]).put(market.rank(to[i]), who[i]);
      }
      return cycle.length > 1;
    }

    /**
     * Every pair that the applicant passes would block unless the home has nobody as bad any more.
     */
    private void note(int a, int to, int k) {
      weights[k] +=
          task.weight(a, market.home(to), regret) - task.weight(a, market.home(pairOf[a]), regret);
      if (brought[a] != NONE) {
        precedence.add(key(brought[a], k));
      }
      for (int pair = pairOf[a]; pair < to; pair++) {
        TreeMap<Integer, Integer> gone = removed.get(market.home(pair));
        Map.Entry<Integer, Integer> last =
            gone == null || !conditions.isOpen(pair) ? null : gone.ceilingEntry(market.rank(pair));
        if (last != null) {
          precedence.add(key(last.getValue(), k));
        }
      }
    }
  }
}
