package dev.comity.matching.proof;

import dev.comity.matching.Verdict;
import dev.comity.matching.instance.QuotaProblem;
import dev.comity.matching.instance.QuotaTask;

/**
 * The circulation of a quota problem, as the checks see it. Node 0 is the hub, then come the
 * people, then the boxes. Arcs go from the hub to each person, from each person to the innermost
 * box of each allowed pair, and from each box to its parent or back to the hub; in this order they
 * are numbered.
 */
final class FlowNetwork {

  /** Potentials beyond this are refused, so that no reduced cost can leave 64 bits. */
  static final long GREATEST = 1L << 60;

  private final QuotaTask task;
  private final QuotaProblem problem;
  private final int people;
  private final int pairs;
  private final int[] flow;

  FlowNetwork(QuotaTask task) {
    this.task = task;
    problem = task.problem();
    people = problem.people();
    pairs = problem.pairs();
    flow = new int[people + pairs + problem.boxes()];
  }

  int nodes() {
    return 1 + people + problem.boxes();
  }

  int arcs() {
    return flow.length;
  }

  int from(int arc) {
    if (arc < people) {
      return 0;
    }
    return arc < people + pairs ? 1 + problem.person(arc - people) : 1 + arc - pairs;
  }

  int to(int arc) {
    if (arc < people) {
      return 1 + arc;
    }
    if (arc < people + pairs) {
      return 1 + people + problem.box(arc - people);
    }
    int parent = problem.parent(arc - people - pairs);
    return parent < 0 ? 0 : 1 + people + parent;
  }

  int least(int arc) {
    if (arc < people) {
      return problem.least(arc);
    }
    return arc < people + pairs ? 0 : problem.boxLeast(arc - people - pairs);
  }

  int most(int arc) {
    if (arc < people) {
      return problem.most(arc);
    }
    return arc < people + pairs ? 1 : problem.boxMost(arc - people - pairs);
  }

  /** An arc with its bound, in words. */
  String name(int arc) {
    if (arc < people) {
      return "person " + arc;
    }
    if (arc < people + pairs) {
      int pair = arc - people;
      return "the pair of person " + problem.person(pair) + " and place " + problem.place(pair);
    }
    return problem.boxName(arc - people - pairs);
  }

  private long cost(int level, int arc) {
    return arc < people || arc >= people + pairs ? 0 : task.cost(level, arc - people);
  }

  /** Counts the pairs everywhere, and objects to what breaks a quota. O(arcs + depth · pairs). */
  void choose(int[] chosen, Verdict.Findings findings) {
    int last = -1;
    for (int pair : chosen) {
      if (pair <= last || pair >= pairs) {
        findings.object("Pair %d stands behind pair %d, of %d pairs.", pair, last, pairs);
        return;
      }
      last = pair;
      flow[people + pair]++;
      flow[problem.person(pair)]++;
      for (int box = problem.box(pair); box >= 0; box = problem.parent(box)) {
        flow[people + pairs + box]++;
      }
    }
    for (int arc = 0; arc < arcs(); arc++) {
      if (flow[arc] < least(arc) || flow[arc] > most(arc)) {
        findings.object(
            "%s has %d, outside %d to %d.", name(arc), flow[arc], least(arc), most(arc));
      }
    }
  }

  FlowSum figure(int level, int[] chosen) {
    FlowSum sum = new FlowSum();
    for (int pair : chosen) {
      sum.addProduct(task.cost(level, pair), 1);
    }
    return sum;
  }

  /**
   * What a figure cannot be below even if each person had but the best pair, as often as the person
   * may choose, or every pair that costs less than nothing: however weak prices are, that much is
   * known. Within 64 bits, as costs are. O(pairs).
   */
  long atLeast(int level) {
    long[] best = new long[people];
    long[] gains = new long[people]; // of all pairs that cost less than nothing
    int[] listed = new int[people];
    for (int pair = 0; pair < pairs; pair++) {
      int person = problem.person(pair);
      long cost = task.cost(level, pair);
      best[person] = listed[person] == 0 ? cost : Math.min(best[person], cost);
      gains[person] += Math.min(0, cost);
      listed[person]++;
    }
    long sum = 0;
    for (int person = 0; person < people; person++) {
      sum +=
          best[person] < 0
              ? Math.max(
                  gains[person], best[person] * Math.min(listed[person], problem.most(person)))
              : best[person] * Math.min(listed[person], problem.least(person));
    }
    return sum;
  }

  /**
   * The least that a figure can be, among all circulations that keep to {@code side}: by weak
   * duality the sum over all arcs of the reduced cost times the bound it pulls to. Afterwards
   * {@code side} holds what any circulation with exactly that figure must keep to: 1 for an arc at
   * its least, -1 for one at its most. O(arcs).
   */
  FlowSum bound(int level, long[] potentials, byte[] side) {
    FlowSum sum = new FlowSum();
    for (int arc = 0; arc < arcs(); arc++) {
      long reduced = cost(level, arc) + potentials[from(arc)] - potentials[to(arc)];
      if (side[arc] == 0) {
        side[arc] = (byte) Long.signum(reduced);
      }
      // On a free arc, reduced is 0 here, and either bound will do.
      sum.addProduct(reduced, side[arc] < 0 ? most(arc) : least(arc));
    }
    return sum;
  }
}
