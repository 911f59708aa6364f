package dev.comity.matching.quota;

import dev.comity.matching.Budget;
import java.util.Arrays;

/**
 * Sends what nodes have too much of to nodes that lack it, at the least cost (the primal-dual
 * method): as much as arcs without a reduced cost can take, and when these are used up, new prices
 * by the distance to the nearest node that lacks some.
 *
 * <p>Source: L. R. Ford, D. R. Fulkerson, <em>Flows in networks</em>, Princeton 1962. Many paths
 * are found in one pass over the arcs, as in A. Pothen, C.-J. Fan, <em>Computing the block
 * triangular form of a sparse matrix</em>, ACM Transactions on Mathematical Software 16 (1990), doi
 * 10.1145/98267.98287, with the turns of I. S. Duff, K. Kaya, B. Uçar, <em>Design, implementation,
 * and analysis of maximum transversal algorithms</em>, the same 38 (2011), doi
 * 10.1145/2049673.2049677.
 */
final class FlowBalance {

  /** How it ended. */
  enum End {
    BALANCED,
    CUT,
    OVER
  }

  private final ResidualNetwork network;
  private final Budget.Meter meter;
  private final FlowHeap heap;
  private final long[] distance;

  /** The nodes that the last search for prices has settled, nearest first. */
  private final int[] settled;

  private int settledCount;

  /** By node: whether it is on the path, or leads nowhere in this pass. */
  private final boolean[] closed;

  /** By node: how many of its slots led nowhere in this pass. */
  private final int[] tried;

  /** Whether this pass looks at the slots of each node from the last to the first. */
  private boolean isBackwards;

  private final int[] path; // slots

  FlowBalance(ResidualNetwork network, Budget.Meter meter) {
    this.network = network;
    this.meter = meter;
    int nodes = network.nodes;
    distance = new long[nodes];
    heap = new FlowHeap(distance, network.people);
    settled = new int[nodes];
    closed = new boolean[nodes];
    tried = new int[nodes];
    path = new int[nodes];
  }

  /** Balances the network; it is left with what could be sent if that is not all. */
  End restore() {
    End end = End.BALANCED;
    while (end == End.BALANCED && isUneven()) {
      if (meter.spend(network.nodes) && !sendFree() && meter.spend(network.nodes)) {
        end = reprice();
      }
      end = meter.isOver() ? End.OVER : end;
    }
    return end;
  }

  /** The nodes of a cut through which all that is too much cannot leave, after such an end. */
  int[] cut() {
    int[] cut = Arrays.copyOf(settled, settledCount);
    Arrays.sort(cut);
    return cut;
  }

  private boolean isUneven() {
    for (long excess : network.excess) {
      if (excess > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * One pass along free arcs. Every other pass turns round the order of slots, else the same long
   * way would be tried first again and again.
   *
   * @return whether anything was sent; if not, no free path is left, or the budget has run out
   */
  private boolean sendFree() {
    Arrays.fill(closed, false);
    Arrays.fill(tried, 0);
    isBackwards = !isBackwards;
    boolean isSent = false;
    for (int node = 0; node < network.nodes; node++) {
      if (network.excess[node] > 0 && !closed[node]) {
        isSent |= sendFrom(node);
      }
    }
    return isSent;
  }

  private boolean sendFrom(int source) {
    boolean isSent = false;
    int length = 0;
    int node = source;
    closed[source] = true;
    while (network.excess[source] > 0) {
      if (network.excess[node] < 0) {
        int kept = send(source, node, length);
        length = reopen(length, kept);
        node = length == 0 ? source : network.other[path[length - 1]];
        isSent = true;
      } else if (step(node)) {
        path[length] = slot(node);
        node = network.other[path[length++]];
        closed[node] = true;
      } else if (length == 0) {
        return isSent;
      } else {
        node = network.at(path[--length]);
        tried[node]++;
      }
    }
    reopen(length, 0);
    closed[source] = false;
    return isSent;
  }

  /** Takes nodes off the end of the path, which led somewhere. */
  private int reopen(int length, int kept) {
    for (int i = kept; i < length; i++) {
      closed[network.other[path[i]]] = false;
    }
    return kept;
  }

  /** Looks for the next free slot of a node to one that is not closed. */
  private boolean step(int node) {
    int before = tried[node];
    int slots = network.first[node + 1] - network.first[node];
    while (tried[node] < slots && !isOpen(node, slot(node))) {
      tried[node]++;
    }
    return meter.spend(1L + tried[node] - before) && tried[node] < slots;
  }

  private int slot(int node) {
    return isBackwards
        ? network.first[node + 1] - 1 - tried[node]
        : network.first[node] + tried[node];
  }

  private boolean isOpen(int node, int slot) {
    return network.room[slot] > 0
        && !closed[network.other[slot]]
        && network.reduced(node, slot) == 0;
  }

  /** Sends what the path takes; gives how much of it leads to its first full slot. */
  private int send(int source, int sink, int length) {
    long amount = Math.min(network.excess[source], -network.excess[sink]);
    for (int i = 0; i < length; i++) {
      amount = Math.min(amount, network.room[path[i]]);
    }
    int open = length;
    for (int i = length - 1; i >= 0; i--) {
      network.send(path[i], (int) amount);
      open = network.room[path[i]] == 0 ? i : open;
    }
    network.excess[source] -= amount;
    network.excess[sink] += amount;
    return open;
  }

  /** Makes the cheapest path to a node that lacks some free, by Dijkstra's method. */
  private End reprice() {
    heap.clear();
    Arrays.fill(distance, Long.MAX_VALUE);
    settledCount = 0;
    for (int node = 0; node < network.nodes; node++) {
      if (network.excess[node] > 0) {
        reach(node, 0);
      }
    }
    while (!heap.isEmpty()) {
      int node = heap.poll();
      if (network.excess[node] < 0) {
        reprice(distance[node]);
        return End.BALANCED;
      }
      settled[settledCount++] = node;
      if (!meter.spend(1L + network.first[node + 1] - network.first[node])) {
        return End.OVER;
      }
      relax(node);
    }
    return End.CUT;
  }

  private void relax(int node) {
    for (int i = network.first[node]; i < network.first[node + 1]; i++) {
      if (network.room[i] > 0) {
        long there = distance[node] + network.reduced(node, i);
        if (there < distance[network.other[i]]) {
          reach(network.other[i], there);
        }
      }
    }
  }

  private void reach(int node, long there) {
    distance[node] = there;
    heap.offer(node);
  }

  private void reprice(long end) {
    for (int i = 0; i < settledCount; i++) {
      network.price[settled[i]] += distance[settled[i]] - end;
    }
  }
}
