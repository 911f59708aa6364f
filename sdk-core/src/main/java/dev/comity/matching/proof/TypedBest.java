package dev.comity.matching.proof;

import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
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

/** The best stable placement for a side, by an own run of its proposals in another order. */
final class TypedBest {

  private static final int NONE = -1;

  private final TypedMarket types;
  private final PlacementMarket conditions;
  private final Market market;
  private final int[] locked; // by box: how many are locked in it

  TypedBest(TypedMarket types) {
    this.types = types;
    this.conditions = types.conditions();
    this.market = types.market();
    locked = new int[types.boxes()];
    for (int a = 0; a < market.applicants(); a++) {
      int home = conditions.lockedTo(a);
      int box = home == NONE ? NONE : types.box(market.pair(a, home));
      for (; box != NONE; box = types.parent(box)) {
        locked[box]++;
      }
    }
  }

  /** By applicant: the pair, NONE for nothing and for who is locked. */
  int[] of(Side side) {
    return side == Side.APPLICANTS ? bestForApplicants() : bestForOwners();
  }

  /** The last applicant first, and each box a sorted set. */
  private int[] bestForApplicants() {
    List<TreeSet<Integer>> boxes = new ArrayList<>();
    for (int box = 0; box < locked.length; box++) {
      boxes.add(new TreeSet<>(Comparator.comparingInt(types::rank)));
    }
    int[] next = new int[market.applicants()];
    Deque<Integer> without = new ArrayDeque<>();
    for (int a = 0; a < next.length; a++) {
      next[a] = market.first(a);
      without.push(a);
    }
    int[] held = new int[next.length];
    Arrays.fill(held, NONE);
    while (!without.isEmpty()) {
      int a = without.pop();
      if (next[a] == market.end(a)) {
        continue;
      }
      int pair = next[a]++;
      if (!conditions.isOpen(pair)) {
        without.push(a);
        continue;
      }
      held[a] = pair;
      put(boxes, pair);
      for (int box = types.box(pair); box != NONE; box = types.parent(box)) {
        if (locked[box] + boxes.get(box).size() > types.quota(box)) {
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
      if (conditions.isOpen(pair)) {
        pairs.computeIfAbsent(TypedCheck.owner(types, pair), it -> new ArrayList<>()).add(pair);
      }
    }
    pairs.values().forEach(it -> it.sort(Comparator.comparingInt(types::rank)));
    boolean[] gone = new boolean[market.pairs()];
    int[] best = new int[market.applicants()];
    Arrays.fill(best, NONE);
    int[] room = new int[locked.length];
    Set<Integer> refused = new TreeSet<>(pairs.keySet());
    while (!refused.isEmpty()) {
      List<Integer> offering = List.copyOf(refused);
      refused.clear();
      for (int owner : offering) {
        List<Integer> all = pairs.getOrDefault(owner, List.of());
        for (int pair : all) {
          for (int box = types.box(pair); box != NONE; box = types.parent(box)) {
            room[box] = types.quota(box) - locked[box];
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
            refused.add(TypedCheck.owner(types, worse));
          }
          best[a] = best[a] == NONE ? pair : Math.min(best[a], pair);
        }
      }
    }
    return best;
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
