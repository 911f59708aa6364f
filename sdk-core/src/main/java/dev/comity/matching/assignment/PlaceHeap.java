package dev.comity.matching.assignment;

import java.util.Arrays;

/**
 * The places that a search has reached and not yet settled, the nearest first and of equally near
 * ones the one of least index. A heap of four children a node that can bring a place nearer.
 */
final class PlaceHeap {

  private static final int CHILDREN = 4;

  private final long[] distance; // by place; shared with the search, which changes it before raise
  private final int[] heap;
  private final int[] slot; // by place, -1 outside
  private int size;

  PlaceHeap(long[] distance) {
    this.distance = distance;
    heap = new int[distance.length];
    slot = new int[distance.length];
    Arrays.fill(slot, -1);
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Adds a place, or moves one whose distance has become less. */
  void raise(int place) {
    int at = slot[place] < 0 ? size++ : slot[place];
    while (at > 0) {
      int parent = (at - 1) / CHILDREN;
      if (!before(place, heap[parent])) {
        break;
      }
      put(at, heap[parent]);
      at = parent;
    }
    put(at, place);
  }

  /** Takes the nearest place. */
  int take() {
    int first = heap[0];
    slot[first] = -1;
    int last = heap[--size];
    if (size > 0) {
      sink(last);
    }
    return first;
  }

  private void sink(int place) {
    int at = 0;
    while (true) {
      int from = at * CHILDREN + 1;
      int to = Math.min(from + CHILDREN, size);
      if (from >= to) {
        break;
      }
      int child = from;
      for (int other = from + 1; other < to; other++) {
        if (before(heap[other], heap[child])) {
          child = other;
        }
      }
      if (!before(heap[child], place)) {
        break;
      }
      put(at, heap[child]);
      at = child;
    }
    put(at, place);
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      slot[heap[i]] = -1;
    }
    size = 0;
  }

  private void put(int at, int place) {
    heap[at] = place;
    slot[place] = at;
  }

  private boolean before(int a, int b) {
    return distance[a] < distance[b] || distance[a] == distance[b] && a < b;
  }
}
