package dev.comity.matching.quota;

import dev.comity.matching.instance.QuotaProblem;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * People, boxes and a hub, and what can still be sent along each arc between them. Arcs lead from
 * the hub to each person, from a person to the innermost box of each pair, and from a box to the
 * one around it, at last the hub. Node 0 is the hub; people follow, then boxes. Arcs: one for each
 * person, then each pair, then each box. Each arc has two slots, one at each of its ends; what a
 * search looks at is by slot, so that the slots of a node lie side by side in memory, and those of
 * a box begin with the boxes around and in it: what is around has room more often than people do.
 */
final class ResidualNetwork {

  final int people;
  final int nodes;

  /** Where the slots of each node begin, and last where they end. */
  final int[] first;

  /** By slot: the node at the other end. */
  final int[] other;

  /** By slot: how much more can be sent to the other end. */
  final int[] room;

  final long[] price;

  /** By node: what comes in less what goes out. */
  final long[] excess;

  private final int pairs;
  private final int[] mate; // by slot: the other slot of its arc
  private final long[] cost; // by slot: of sending one to the other end
  private final int[] slot; // by arc: the one at its tail
  private final int[] least; // by arc: the lower bound of its flow
  private final int[] innermostFirst; // boxes

  ResidualNetwork(QuotaProblem problem) {
    people = problem.people();
    pairs = problem.pairs();
    nodes = 1 + people + problem.boxes();
    int arcs = people + pairs + problem.boxes();
    first = first(problem);
    other = new int[2 * arcs];
    room = new int[2 * arcs];
    mate = new int[2 * arcs];
    cost = new long[2 * arcs];
    slot = new int[arcs];
    least = new int[arcs];
    price = new long[nodes];
    excess = new long[nodes];
    int[] next = Arrays.copyOf(first, nodes);
    for (int person = 0; person < people; person++) {
      arc(person, 0, 1 + person, next);
      bounds(person, problem.least(person), problem.most(person));
    }
    for (int box = 0; box < problem.boxes(); box++) {
      int arc = people + pairs + box;
      arc(arc, 1 + people + box, around(problem, box), next);
      bounds(arc, problem.boxLeast(box), problem.boxMost(box));
    }
    for (int pair = 0; pair < pairs; pair++) {
      arc(people + pair, 1 + problem.person(pair), 1 + people + problem.box(pair), next);
      bounds(people + pair, 0, 1);
    }
    innermostFirst = innermostFirst(problem);
  }

  private static int around(QuotaProblem problem, int box) {
    return problem.parent(box) < 0 ? 0 : 1 + problem.people() + problem.parent(box);
  }

  private int[] first(QuotaProblem problem) {
    int[] degree = new int[nodes + 1];
    degree[1] = people;
    for (int person = 0; person < people; person++) {
      degree[person + 2]++;
    }
    for (int pair = 0; pair < pairs; pair++) {
      degree[problem.person(pair) + 2]++;
      degree[people + problem.box(pair) + 2]++;
    }
    for (int box = 0; box < problem.boxes(); box++) {
      degree[people + box + 2]++;
      degree[around(problem, box) + 1]++;
    }
    for (int node = 1; node <= nodes; node++) {
      degree[node] += degree[node - 1];
    }
    return degree;
  }

  /** Every box comes after all that are in it. */
  private static int[] innermostFirst(QuotaProblem problem) {
    int[] inside = new int[problem.boxes()]; // boxes in it that are not in the order yet
    for (int box = 0; box < inside.length; box++) {
      if (problem.parent(box) >= 0) {
        inside[problem.parent(box)]++;
      }
    }
    int[] order = new int[inside.length];
    int count = 0;
    for (int box = 0; box < inside.length; box++) {
      for (int next = box; next >= 0 && inside[next] == 0; next = problem.parent(next)) {
        order[count++] = next;
        inside[next] = -1;
        if (problem.parent(next) >= 0) {
          inside[problem.parent(next)]--;
        }
      }
    }
    return order;
  }

  private void arc(int arc, int tail, int head, int[] next) {
    int forward = next[tail]++;
    int back = next[head]++;
    other[forward] = head;
    other[back] = tail;
    mate[forward] = back;
    mate[back] = forward;
    slot[arc] = forward;
  }

  private void bounds(int arc, int low, int high) {
    least[arc] = low;
    room[slot[arc]] = high - low;
    room[mate[slot[arc]]] = 0;
  }

  int pairs() {
    return pairs;
  }

  int arcs() {
    return slot.length;
  }

  /** What sending one along a slot costs by the prices of its ends. */
  long reduced(int node, int slot) {
    return cost[slot] + price[node] - price[other[slot]];
  }

  private long reduced(int slot) {
    return reduced(at(slot), slot);
  }

  /** The same for one sent along an arc. */
  long reducedOf(int arc) {
    return reduced(slot[arc]);
  }

  boolean isChosen(int pair) {
    return flow(people + pair) > 0;
  }

  private int flow(int arc) {
    return least[arc] + room[mate[slot[arc]]];
  }

  void cost(int pair, long amount) {
    int forward = slot[people + pair];
    cost[forward] = amount;
    cost[mate[forward]] = -amount;
  }

  /** Whether the flow of a pair may still change. */
  boolean isFree(int pair) {
    int forward = slot[people + pair];
    return room[forward] + room[mate[forward]] > 0;
  }

  void send(int slot, int amount) {
    room[slot] -= amount;
    room[mate[slot]] += amount;
  }

  /** The node at which a slot is. */
  int at(int slot) {
    return other[mate[slot]];
  }

  /**
   * Gives each person the least price at which none of the pairs pulls to its upper bound, so that
   * the best pairs of each cost nothing.
   */
  void priceOfPeople() {
    for (int person = 1; person <= people; person++) {
      long best = Long.MIN_VALUE;
      for (int i = first[person]; i < first[person + 1]; i++) {
        if (other[i] > people && room[i] + room[mate[i]] > 0) {
          best = Math.max(best, price[other[i]] - cost[i]);
        }
      }
      price[person] = best == Long.MIN_VALUE ? price[0] : best;
    }
  }

  /** Sets every arc to the bound to which its reduced cost pulls it, and sees what is uneven. */
  void pull() {
    for (int forward : slot) {
      long reduced = reduced(forward);
      if (reduced != 0) {
        int back = mate[forward];
        send(forward, reduced < 0 ? room[forward] : -room[back]);
      }
    }
    passOn();
    weigh();
  }

  /**
   * Lets boxes and people pass on what comes and goes, where that costs nothing. Else boxes would
   * lack what was sent through them before, and every search would go by way of the hub.
   */
  private void passOn() {
    long[] sum = new long[nodes]; // what comes into a box, or goes out of a person
    for (int arc = people; arc < people + pairs; arc++) {
      int flow = flow(arc);
      sum[at(slot[arc])] += flow;
      sum[other[slot[arc]]] += flow;
    }
    for (int box : innermostFirst) {
      int arc = people + pairs + box;
      pass(arc, sum[1 + people + box]);
      sum[other[slot[arc]]] += flow(arc);
    }
    for (int person = 0; person < people; person++) {
      pass(person, sum[1 + person]);
    }
  }

  private void pass(int arc, long wanted) {
    int forward = slot[arc];
    if (reduced(forward) == 0) {
      long more = wanted - flow(arc);
      send(forward, (int) Math.max(-room[mate[forward]], Math.min(room[forward], more)));
    }
  }

  void weigh() {
    Arrays.fill(excess, 0);
    for (int arc = 0; arc < slot.length; arc++) {
      int flow = flow(arc);
      excess[at(slot[arc])] -= flow;
      excess[other[slot[arc]]] += flow;
    }
  }

  /** Holds arcs with a reduced cost where they are. */
  void hold() {
    for (int arc = 0; arc < slot.length; arc++) {
      if (reduced(slot[arc]) != 0) {
        int flow = flow(arc);
        bounds(arc, flow, flow);
      }
    }
  }

  /** What the prices of now prove about the costs of now; rounded to what 64 bits can hold. */
  long bound() {
    BigInteger sum = BigInteger.ZERO;
    for (int arc = 0; arc < slot.length; arc++) {
      int forward = slot[arc];
      long reduced = reduced(forward);
      if (reduced != 0) {
        long most = (long) least[arc] + room[forward] + room[mate[forward]];
        long flow = reduced < 0 ? most : least[arc];
        sum = sum.add(BigInteger.valueOf(reduced).multiply(BigInteger.valueOf(flow)));
      }
    }
    return sum.max(BigInteger.valueOf(Long.MIN_VALUE)).longValueExact();
  }
}
