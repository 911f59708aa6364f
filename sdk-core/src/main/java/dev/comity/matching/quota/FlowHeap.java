package dev.comity.matching.quota;

import java.util.Arrays;

/**
 * A binary heap of nodes by distance, whose distances can be lowered. Of nodes at one distance the
 * hub comes first, then boxes, then people, each by index: a box that has room ends a search, and a
 * person only leads to more boxes.
 */
final class FlowHeap {

  private final long[] distance;
  private final int[] heap;

  /** Where a node stands in the heap, or -1. */
  private final int[] where;

  private final int people;
  private int size;

  /** The distances are the caller's, which may only lower one where it offers that node. */
  FlowHeap(long[] distance, int people) {
    this.people = people;
    this.distance = distance;
    int nodes = distance.length;
    heap = new int[nodes];
    where = new int[nodes];
    Arrays.fill(where, -1);
  }

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    while (size > 0) {
      where[heap[--size]] = -1;
    }
  }

  /** Adds a node, or moves it forward after its distance was lowered. */
  void offer(int node) {
    if (where[node] < 0) {
      where[node] = size++;
    }
    int i = where[node];
    while (i > 0 && isBefore(node, heap[(i - 1) / 2])) {
      put(i, heap[(i - 1) / 2]);
      i = (i - 1) / 2;
    }
    put(i, node);
  }

  int poll() {
    int first = heap[0];
    where[first] = -1;
    int last = heap[--size];
    if (size > 0) {
      int i = 0;
      for (int child = 1; child < size; child = 2 * i + 1) {
        if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
          child++;
        }
        if (isBefore(last, heap[child])) {
          break;
        }
        put(i, heap[child]);
        i = child;
      }
      put(i, last);
    }
    return first;
  }

  private void put(int index, int node) {
    heap[index] = node;
    where[node] = index;
  }

  private boolean isBefore(int a, int b) {
    return distance[a] < distance[b] || (distance[a] == distance[b] && order(a) < order(b));
  }

  /** The hub is 0, people begin with 1, and boxes are behind them. */
  private int order(int node) {
    return node > 0 && node <= people ? where.length + node : node;
  }
}
