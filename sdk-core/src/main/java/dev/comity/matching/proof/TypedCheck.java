package dev.comity.matching.proof;

import dev.comity.matching.Verdict;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.Side;
import dev.comity.matching.instance.TypedMarket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks at a placement under nested quotas from scratch. */
final class TypedCheck {

  private static final int NONE = -1;

  private final TypedMarket types;
  private final Market market;
  private final int[] homeOf;
  private final int[] pairOf;
  private final int[] count; // by box
  private final int[] worst; // by box: the lowest rank in it

  TypedCheck(TypedMarket types, int[] homeOf) {
    this.types = types;
    this.market = types.market();
    this.homeOf = homeOf;
    pairOf = new int[market.applicants()];
    count = new int[types.boxes()];
    worst = new int[types.boxes()];
    Arrays.fill(pairOf, NONE);
    Arrays.fill(worst, NONE);
  }

  boolean isPlacement(Verdict.Findings findings) {
    if (homeOf.length != pairOf.length) {
      findings.object("It places %d applicants, but there are %d.", homeOf.length, pairOf.length);
      return false;
    }
    for (int a = 0; a < homeOf.length; a++) {
      int h = homeOf[a];
      if (h == NONE) {
        continue;
      }
      pairOf[a] = h < 0 || h >= market.homes() ? NONE : market.pair(a, h);
      if (pairOf[a] == NONE) {
        findings.object("Applicant %d has home %d, which is not there or not on both lists.", a, h);
        return false;
      }
      for (int box = types.box(pairOf[a]); box != NONE; box = types.parent(box)) {
        count[box]++;
        worst[box] = Math.max(worst[box], types.rank(pairOf[a]));
      }
    }
    boolean sound = true;
    for (int box = 0; box < count.length; box++) {
      if (count[box] > types.quota(box)) {
        findings.object("%d are in box %d, which holds %d.", count[box], box, types.quota(box));
        sound = false;
      }
    }
    return sound;
  }

  boolean isStable(Verdict.Findings findings) {
    boolean stable = true;
    for (int a = 0; a < pairOf.length; a++) {
      int until = pairOf[a] == NONE ? market.end(a) : pairOf[a];
      for (int pair = market.first(a); pair < until; pair++) {
        if (!isRefused(pair)) {
          findings.object(
              "Applicant %d and home %d would rather have each other.", a, market.home(pair));
          stable = false;
        }
      }
    }
    return stable;
  }

  /** Whether some box around the pair is full of better ones. */
  private boolean isRefused(int pair) {
    for (int box = types.box(pair); box != NONE; box = types.parent(box)) {
      if (count[box] == types.quota(box) && worst[box] < types.rank(pair)) {
        return true;
      }
    }
    return false;
  }

  void isBest(Side side, Verdict.Findings findings) {
    int[] best = side == Side.APPLICANTS ? bestForApplicants() : bestForOwners();
    for (int a = 0; a < best.length; a++) {
      if (best[a] != pairOf[a]) {
        findings.object(
            "It is not the best for the %s: that would give applicant %d home %d.",
            side == Side.APPLICANTS ? "applicants" : "owners",
            a,
            best[a] == NONE ? NONE : market.home(best[a]));
      }
    }
  }

  /** The last applicant first, and each box a sorted set. */
  private int[] bestForApplicants() {
    List<TreeSet<Integer>> boxes = new ArrayList<>();
    for (int box = 0; box < count.length; box++) {
      boxes.add(new TreeSet<>(Comparator.comparingInt(types::rank)));
    }
    int[] next = new int[pairOf.length];
    Deque<Integer> without = new ArrayDeque<>();
    for (int a = 0; a < next.length; a++) {
      next[a] = market.first(a);
      without.push(a);
    }
    int[] held = new int[pairOf.length];
    Arrays.fill(held, NONE);
    while (!without.isEmpty()) {
      int a = without.pop();
      if (next[a] == market.end(a)) {
        continue;
      }
      int pair = next[a]++;
      held[a] = pair;
      put(boxes, pair);
      for (int box = types.box(pair); box != NONE; box = types.parent(box)) {
        if (boxes.get(box).size() > types.quota(box)) {
          int out = boxes.get(box).last();
          for (int around = types.box(out); around != NONE; around = types.parent(around)) {
            boxes.get(around).remove(out);
          }
          held[market.applicant(out)] = NONE;
          without.push(market.applicant(out));
          break;
        }
      }
    }
    return held;
  }

  private void put(List<TreeSet<Integer>> boxes, int pair) {
    for (int box = types.box(pair); box != NONE; box = types.parent(box)) {
      boxes.get(box).add(pair);
    }
  }

  /**
   * Owners whose offers were refused offer again, round by round; each applicant keeps the best. An
   * offer that was not refused stays, whatever else the owner comes to offer.
   */
  private int[] bestForOwners() {
    Map<Integer, List<Integer>> pairs = new TreeMap<>(); // by owner, the best first
    for (int pair = 0; pair < market.pairs(); pair++) {
      pairs.computeIfAbsent(owner(pair), it -> new ArrayList<>()).add(pair);
    }
    pairs.values().forEach(it -> it.sort(Comparator.comparingInt(types::rank)));
    boolean[] gone = new boolean[market.pairs()];
    int[] best = new int[pairOf.length];
    Arrays.fill(best, NONE);
    int[] room = new int[count.length];
    Set<Integer> refused = new TreeSet<>(pairs.keySet());
    while (!refused.isEmpty()) {
      List<Integer> offering = List.copyOf(refused);
      refused.clear();
      for (int owner : offering) {
        List<Integer> all = pairs.getOrDefault(owner, List.of());
        for (int pair : all) {
          for (int box = types.box(pair); box != NONE; box = types.parent(box)) {
            room[box] = types.quota(box);
          }
        }
        for (int pair : all) {
          int a = market.applicant(pair);
          if (gone[pair] || !hasRoom(room, pair) || best[a] == pair) {
            continue;
          }
          if (best[a] != NONE) {
            int worse = Math.max(best[a], pair);
            gone[worse] = true;
            refused.add(owner(worse));
          }
          best[a] = best[a] == NONE ? pair : Math.min(best[a], pair);
        }
      }
    }
    return best;
  }

  private int owner(int pair) {
    int box = types.box(pair);
    while (types.parent(box) != NONE) {
      box = types.parent(box);
    }
    return box;
  }

  private boolean hasRoom(int[] room, int pair) {
    for (int box = types.box(pair); box != NONE; box = types.parent(box)) {
      if (room[box] == 0) {
        return false;
      }
    }
    for (int box = types.box(pair); box != NONE; box = types.parent(box)) {
      room[box]--;
    }
    return true;
  }
}
