package dev.comity.examples.bench.matching;

import java.util.Arrays;

/**
 * The yardstick for few pairs: rows by counting, the cheapest row of each column, two rounds of
 * bids, and shortest augmenting paths with a heap. Rows and columns up to 2^20.
 */
final class PlainSparse {

  private static final int SHIFT = 20;

  private final int[] start;
  private final int[] column;
  private final int[] cost;
  private final long[] v; // never above the costs of the column, and never rising
  private final int[] edge; // of each row, -1 if it is free
  private final int[] row; // of each column, -1 if it is free
  private long[] heap = new long[1 << 10];
  private int size;

  private PlainSparse(Edges edges) {
    int n = edges.size();
    start = new int[n + 1];
    for (int i : edges.first()) {
      start[i + 1]++;
    }
    for (int i = 0; i < n; i++) {
      start[i + 1] += start[i];
    }
    column = new int[edges.cost().length];
    cost = new int[column.length];
    int[] next = start.clone();
    for (int k = 0; k < column.length; k++) {
      int at = next[edges.first()[k]]++;
      column[at] = edges.second()[k];
      cost[at] = edges.cost()[k];
    }
    v = new long[n];
    edge = new int[n];
    row = new int[n];
    Arrays.fill(edge, -1);
    Arrays.fill(row, -1);
  }

  /** The least total of an instance of which everybody can be placed. */
  static long total(Edges edges) {
    PlainSparse it = new PlainSparse(edges);
    int[] free = it.begin();
    int count = it.bid(free, it.bid(free, free.length));
    it.augment(free, count);
    long total = 0;
    for (int e : it.edge) {
      total += it.cost[e];
    }
    return total;
  }

  private int[] begin() {
    int n = v.length;
    int[] cheapest = new int[n];
    int[] who = new int[n];
    Arrays.fill(v, Long.MAX_VALUE);
    for (int i = 0; i < n; i++) {
      for (int e = start[i]; e < start[i + 1]; e++) {
        if (cost[e] < v[column[e]]) {
          v[column[e]] = cost[e];
          cheapest[column[e]] = e;
          who[column[e]] = i;
        }
      }
    }
    for (int j = 0; j < n; j++) {
      if (v[j] < Long.MAX_VALUE && edge[who[j]] < 0) {
        edge[who[j]] = cheapest[j];
        row[j] = who[j];
      }
    }
    int[] free = new int[n];
    int count = 0;
    for (int i = 0; i < n; i++) {
      if (edge[i] < 0) {
        free[count++] = i;
      }
    }
    return Arrays.copyOf(free, count);
  }

  private int bid(int[] free, int count) {
    int left = 0;
    for (int k = 0; k < count; ) {
      int i = free[k++];
      long first = Long.MAX_VALUE;
      long second = Long.MAX_VALUE;
      int best = -1;
      for (int e = start[i]; e < start[i + 1]; e++) {
        long h = cost[e] - v[column[e]];
        if (h < first) {
          second = first;
          first = h;
          best = e;
        } else if (h < second) {
          second = h;
        }
      }
      boolean dearer = first < second && second < Long.MAX_VALUE;
      int before = best < 0 ? -1 : row[column[best]];
      if (best < 0 || (before >= 0 && !dearer)) {
        free[left++] = i; // left to the paths
        continue;
      }
      if (dearer) {
        v[column[best]] -= second - first;
      }
      edge[i] = best;
      row[column[best]] = i;
      if (before >= 0) {
        edge[before] = -1;
        free[--k] = before;
      }
    }
    return left;
  }

  private void augment(int[] free, int count) {
    int n = v.length;
    long[] d = new long[n];
    int[] from = new int[n]; // the row that reached a column
    int[] by = new int[n]; // and by which pair
    int[] touched = new int[n];
    boolean[] done = new boolean[n];
    Arrays.fill(d, Long.MAX_VALUE);
    for (int k = 0; k < count; k++) {
      int i = free[k];
      long base = 0;
      int reached = 0;
      size = 0;
      int end;
      while (true) {
        for (int e = start[i]; e < start[i + 1]; e++) {
          int j = column[e];
          long h = base + cost[e] - v[j];
          if (h < d[j]) {
            if (d[j] == Long.MAX_VALUE) {
              touched[reached++] = j;
            }
            d[j] = h;
            from[j] = i;
            by[j] = e;
            push(h << SHIFT | j);
          }
        }
        end = pop();
        while (done[end]) {
          end = pop();
        }
        if (row[end] < 0) {
          break;
        }
        done[end] = true;
        i = row[end];
        base = d[end] - (cost[edge[i]] - v[end]);
      }
      long least = d[end];
      for (int t = 0; t < reached; t++) {
        int j = touched[t];
        if (done[j]) {
          v[j] += d[j] - least;
          done[j] = false;
        }
        d[j] = Long.MAX_VALUE;
      }
      for (int j = end, last = -1; last != free[k]; ) {
        last = from[j];
        int old = edge[last];
        edge[last] = by[j];
        row[j] = last;
        j = old < 0 ? j : column[old];
      }
    }
  }

  private void push(long entry) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    int at = size++;
    for (int up = (at - 1) / 2; at > 0 && heap[up] > entry; up = (at - 1) / 2) {
      heap[at] = heap[up];
      at = up;
    }
    heap[at] = entry;
  }

  private int pop() {
    if (size == 0) {
      throw new IllegalStateException("Not everybody can be placed. Maybe another instance?");
    }
    long least = heap[0];
    long entry = heap[--size];
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      child += child + 1 < size && heap[child + 1] < heap[child] ? 1 : 0;
      if (heap[child] >= entry) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = entry;
    return (int) (least & (1 << SHIFT) - 1);
  }
}
