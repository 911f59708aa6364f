package dev.comity.matching.quota;

import dev.comity.matching.Budget;
import dev.comity.matching.Certificate;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.QuotaProblem;
import dev.comity.matching.instance.QuotaTask;
import dev.comity.matching.proof.FlowImpossibility;
import dev.comity.matching.proof.FlowPlacement;
import dev.comity.matching.proof.Stopped;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A circulation of least cost with lower bounds, level by level. Each level starts from the prices
 * of nothing, sets every arc with a reduced cost to the bound it pulls to, and mends the balance of
 * the nodes along shortest paths. Then arcs with a reduced cost are held where they are, which
 * leaves to the next level exactly the circulations that are best so far.
 */
final class FlowSolver {

  /** How a repair of the balance ended. */
  private enum End {
    BALANCED,
    CUT,
    OVER
  }

  private final QuotaTask task;
  private final Budget.Meter meter;
  private final int people;
  private final int pairs;
  private final int nodes;
  private final int[] from;
  private final int[] to;

  /** The bounds of each arc; equal once it is held. */
  private final int[] low;

  private final int[] high;
  private final int[] flow;
  private final long[] cost;
  private final long[] price;

  /** What comes in less what goes out. */
  private final long[] excess;

  /** The arcs at each node, twice the arc, and one more where it comes in. */
  private final int[] firstSlot;

  private final int[] slots;

  private final int[] innermostFirst; // boxes

  private final FlowHeap heap;
  private final long[] distance;
  private final int[] reachedBy;
  private final int[] settled;
  private int settledCount;
  private final int[] reached;
  private int reachedCount;

  FlowSolver(QuotaTask task, Budget.Meter meter) {
    this.task = task;
    this.meter = meter;
    QuotaProblem problem = task.problem();
    people = problem.people();
    pairs = problem.pairs();
    nodes = 1 + people + problem.boxes();
    int arcs = people + pairs + problem.boxes();
    from = new int[arcs];
    to = new int[arcs];
    low = new int[arcs];
    high = new int[arcs];
    for (int person = 0; person < people; person++) {
      arc(person, 0, 1 + person, problem.least(person), problem.most(person));
    }
    for (int pair = 0; pair < pairs; pair++) {
      arc(people + pair, 1 + problem.person(pair), 1 + people + problem.box(pair), 0, 1);
    }
    for (int box = 0; box < problem.boxes(); box++) {
      int parent = problem.parent(box) < 0 ? 0 : 1 + people + problem.parent(box);
      int least = problem.boxLeast(box);
      arc(people + pairs + box, 1 + people + box, parent, least, problem.boxMost(box));
    }
    flow = low.clone();
    cost = new long[arcs];
    price = new long[nodes];
    excess = new long[nodes];
    firstSlot = new int[nodes + 1];
    slots = new int[2 * arcs];
    index();
    innermostFirst = innermostFirst(problem);
    heap = new FlowHeap(nodes, people);
    distance = new long[nodes];
    Arrays.fill(distance, Long.MAX_VALUE);
    reached = new int[nodes];
    reachedBy = new int[nodes];
    settled = new int[nodes];
  }

  private static int[] innermostFirst(QuotaProblem problem) {
    int[] depth = new int[problem.boxes()];
    for (int box = 0; box < depth.length; box++) {
      for (int around = problem.parent(box); around >= 0; around = problem.parent(around)) {
        depth[box]++;
      }
    }
    return IntStream.range(0, depth.length)
        .boxed()
        .sorted(Comparator.comparingInt((Integer box) -> -depth[box]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private void arc(int arc, int tail, int head, int least, int most) {
    from[arc] = tail;
    to[arc] = head;
    low[arc] = least;
    high[arc] = most;
  }

  private void index() {
    for (int arc = 0; arc < from.length; arc++) {
      firstSlot[from[arc] + 1]++;
      firstSlot[to[arc] + 1]++;
    }
    for (int node = 0; node < nodes; node++) {
      firstSlot[node + 1] += firstSlot[node];
    }
    int[] next = firstSlot.clone();
    for (int arc = 0; arc < from.length; arc++) {
      slots[next[from[arc]]++] = 2 * arc;
      slots[next[to[arc]]++] = 2 * arc + 1;
    }
  }

  Certificate solve() {
    // Without costs first: is there any placement at all?
    End end = balance();
    if (end == End.CUT) {
      int[] cut = Arrays.copyOf(settled, settledCount);
      Arrays.sort(cut);
      return FlowImpossibility.of(task, cut);
    }
    if (end == End.OVER) {
      return Stopped.of(task::hash);
    }
    long[][] prices = new long[task.levels()][];
    for (int level = 0; level < prices.length; level++) {
      int[] before = flow.clone();
      price(level);
      end = balance();
      prices[level] = price.clone();
      if (end != End.BALANCED) {
        long bound = bound();
        System.arraycopy(before, 0, flow, 0, flow.length);
        boolean isProof = level == prices.length - 1 && bound == figure(level);
        Standing standing = isProof ? Standing.PROVED : Standing.BEST_FOUND;
        return certificate(standing, Arrays.copyOf(prices, level + 1), bound);
      }
      hold();
    }
    return certificate(Standing.PROVED, prices, figure(prices.length - 1));
  }

  /** Costs of a level, and prices of people so low that few arcs pull to their upper bound. */
  private void price(int level) {
    Arrays.fill(price, 0);
    for (int pair = 0; pair < pairs; pair++) {
      int arc = people + pair;
      cost[arc] = task.cost(level, pair);
      if (low[arc] < high[arc]) {
        price[from[arc]] = Math.max(price[from[arc]], -cost[arc]);
      }
    }
    for (int arc = 0; arc < from.length; arc++) {
      long reduced = reduced(arc);
      if (reduced != 0) {
        flow[arc] = reduced < 0 ? high[arc] : low[arc];
      }
    }
    passOn();
  }

  /**
   * Lets boxes and people pass on what comes and goes, where that costs nothing. Else boxes would
   * lack what earlier levels sent through them, and every search would go by way of the hub.
   */
  private void passOn() {
    long[] sum = new long[nodes]; // what comes into a box, or goes out of a person
    for (int arc = people; arc < people + pairs; arc++) {
      sum[from[arc]] += flow[arc];
      sum[to[arc]] += flow[arc];
    }
    for (int box : innermostFirst) {
      int arc = people + pairs + box;
      pass(arc, sum[from[arc]]);
      sum[to[arc]] += flow[arc];
    }
    for (int arc = 0; arc < people; arc++) {
      pass(arc, sum[to[arc]]);
    }
  }

  private void pass(int arc, long wanted) {
    if (reduced(arc) == 0) {
      flow[arc] = (int) Math.max(low[arc], Math.min(high[arc], wanted));
    }
  }

  private void hold() {
    for (int arc = 0; arc < from.length; arc++) {
      if (reduced(arc) != 0) {
        low[arc] = flow[arc];
        high[arc] = flow[arc];
      }
    }
  }

  private long reduced(int arc) {
    return cost[arc] + price[from[arc]] - price[to[arc]];
  }

  private End balance() {
    Arrays.fill(excess, 0);
    for (int arc = 0; arc < from.length; arc++) {
      excess[from[arc]] -= flow[arc];
      excess[to[arc]] += flow[arc];
    }
    for (int node = 0; node < nodes; node++) {
      while (excess[node] > 0) {
        End end = search(node);
        if (end != End.BALANCED) {
          return end;
        }
      }
    }
    return End.BALANCED;
  }

  /** Sends some of a node's excess along a shortest path to the nearest node that lacks some. */
  private End search(int source) {
    heap.clear();
    for (int i = 0; i < reachedCount; i++) {
      distance[reached[i]] = Long.MAX_VALUE;
    }
    reachedCount = 0;
    settledCount = 0;
    reach(source, 0);
    while (!heap.isEmpty()) {
      int node = heap.poll();
      if (excess[node] < 0) {
        reprice(distance[node]);
        send(source, node);
        return End.BALANCED;
      }
      settled[settledCount++] = node;
      if (!meter.spend(1L + firstSlot[node + 1] - firstSlot[node])) {
        return End.OVER;
      }
      relax(node);
    }
    return End.CUT;
  }

  private void relax(int node) {
    long here = distance[node];
    for (int i = firstSlot[node]; i < firstSlot[node + 1]; i++) {
      int arc = slots[i] >> 1;
      boolean forward = (slots[i] & 1) == 0;
      if (forward ? flow[arc] < high[arc] : flow[arc] > low[arc]) {
        int other = forward ? to[arc] : from[arc];
        long there = here + (forward ? reduced(arc) : -reduced(arc));
        if (there < distance[other]) {
          reach(other, there);
          reachedBy[other] = slots[i];
        }
      }
    }
  }

  private void reach(int node, long there) {
    if (distance[node] == Long.MAX_VALUE) {
      reached[reachedCount++] = node;
    }
    distance[node] = there;
    heap.offer(node, there);
  }

  private void reprice(long end) {
    for (int i = 0; i < settledCount; i++) {
      price[settled[i]] += distance[settled[i]] - end;
    }
  }

  private void send(int source, int sink) {
    long amount = Math.min(excess[source], -excess[sink]);
    for (int node = sink; node != source; node = before(node)) {
      int arc = reachedBy[node] >> 1;
      boolean forward = (reachedBy[node] & 1) == 0;
      amount = Math.min(amount, forward ? high[arc] - flow[arc] : flow[arc] - low[arc]);
    }
    for (int node = sink; node != source; node = before(node)) {
      int arc = reachedBy[node] >> 1;
      flow[arc] += (int) ((reachedBy[node] & 1) == 0 ? amount : -amount);
    }
    excess[source] -= amount;
    excess[sink] += amount;
  }

  private int before(int node) {
    int arc = reachedBy[node] >> 1;
    return (reachedBy[node] & 1) == 0 ? from[arc] : to[arc];
  }

  /** What the prices of now prove about the level at hand; the least long if that overflows. */
  private long bound() {
    try {
      long sum = 0;
      for (int arc = 0; arc < from.length; arc++) {
        long reduced = reduced(arc);
        long part = Math.multiplyExact(reduced, reduced < 0 ? high[arc] : low[arc]);
        sum = Math.addExact(sum, part);
      }
      return sum;
    } catch (ArithmeticException e) {
      return Long.MIN_VALUE;
    }
  }

  private Certificate certificate(Standing standing, long[][] prices, long bound) {
    int[] chosen = new int[pairs];
    int count = 0;
    for (int pair = 0; pair < pairs; pair++) {
      if (flow[people + pair] > 0) {
        chosen[count++] = pair;
      }
    }
    long[] figures = new long[task.levels()];
    for (int level = 0; level < figures.length; level++) {
      figures[level] = figure(level);
    }
    return FlowPlacement.of(task, standing, Arrays.copyOf(chosen, count), figures, bound, prices);
  }

  private long figure(int level) {
    long sum = 0;
    for (int pair = 0; pair < pairs; pair++) {
      sum += flow[people + pair] * task.cost(level, pair);
    }
    return sum;
  }
}
