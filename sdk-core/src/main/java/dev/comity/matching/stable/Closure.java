package dev.comity.matching.stable;

import dev.comity.matching.Budget;
import java.util.Arrays;

/**
 * The closed set of least weight, by the greatest flow from what is gained to what must be paid for
 * it (Picard 1976, doi 10.1287/mnsc.22.11.1268), found by Dinitz's algorithm. Of several the
 * smallest.
 */
final class Closure {

  private final long[] weights;
  private final int nodes;
  private final int[] head;
  private final int[] next;
  private final int[] target;
  private final long[] room;
  private final int[] level;
  private final int[] at;
  private final int[] path;
  private int arcs;
  private long looks; // since the meter was last told

  /**
   * Later rotations lead to earlier ones, without limit: whoever takes the later takes the earlier.
   */
  Closure(long[] weights, long[] precedence) {
    this.weights = weights;
    nodes = weights.length + 2;
    head = new int[nodes];
    level = new int[nodes];
    at = new int[nodes];
    path = new int[nodes];
    int most = 2 * (weights.length + precedence.length);
    next = new int[most];
    target = new int[most];
    room = new long[most];
    Arrays.fill(head, -1);
    for (long edge : precedence) {
      arc((int) edge, (int) (edge >> 32), Long.MAX_VALUE / 4);
    }
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] < 0) {
        arc(source(), k, -weights[k]);
      } else {
        arc(k, sink(), weights[k]);
      }
    }
  }

  private int source() {
    return nodes - 2;
  }

  private int sink() {
    return nodes - 1;
  }

  private void arc(int a, int b, long most) {
    room[arcs] = most;
    link(a, b);
    link(b, a);
  }

  private void link(int a, int b) {
    target[arcs] = b;
    next[arcs] = head[a];
    head[a] = arcs++;
  }

  /** Finds the flow; false if the budget ran out. */
  boolean solve(Budget.Meter meter) {
    while (layers()) {
      System.arraycopy(head, 0, at, 0, nodes);
      while (true) {
        boolean pushed = push();
        if (!meter.spend(1 + looks)) {
          return false;
        }
        looks = 0;
        if (!pushed) {
          break;
        }
      }
    }
    return true;
  }

  private boolean layers() {
    Arrays.fill(level, -1);
    int[] queue = new int[nodes];
    int size = 0;
    queue[size++] = source();
    level[source()] = 0;
    for (int k = 0; k < size; k++) {
      for (int arc = head[queue[k]]; arc >= 0; arc = next[arc]) {
        looks++;
        if (room[arc] > 0 && level[target[arc]] < 0) {
          level[target[arc]] = level[queue[k]] + 1;
          queue[size++] = target[arc];
        }
      }
    }
    return level[sink()] >= 0;
  }

  /** One path from source to sink along the layers; a node without a way on is left for good. */
  private boolean push() {
    int length = 0;
    int node = source();
    while (node != sink()) {
      int arc = at[node];
      while (arc >= 0 && !(room[arc] > 0 && level[target[arc]] == level[node] + 1)) {
        arc = next[arc];
        looks++;
      }
      at[node] = arc;
      if (arc >= 0) {
        path[length++] = arc;
        node = target[arc];
      } else if (length == 0) {
        return false;
      } else {
        node = target[path[--length] ^ 1];
        at[node] = next[at[node]];
      }
    }
    long amount = Long.MAX_VALUE;
    for (int k = 0; k < length; k++) {
      amount = Math.min(amount, room[path[k]]);
    }
    for (int k = 0; k < length; k++) {
      room[path[k]] -= amount;
      room[path[k] ^ 1] += amount;
    }
    return true;
  }

  /** The smallest closed set of least weight: what the source still reaches. */
  boolean[] members() {
    boolean[] members = new boolean[weights.length];
    for (int k = 0; k < members.length; k++) {
      members[k] = level[k] >= 0;
    }
    return members;
  }

  /** What flows along each precedence, in their order. */
  long[] flows(int precedences) {
    long[] flows = new long[precedences];
    for (int k = 0; k < precedences; k++) {
      flows[k] = room[2 * k + 1];
    }
    return flows;
  }
}
