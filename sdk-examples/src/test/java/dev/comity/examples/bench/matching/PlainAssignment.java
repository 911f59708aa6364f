package dev.comity.examples.bench.matching;

import java.util.Arrays;

/** The yardstick: shortest augmenting paths after Jonker and Volgenant, short and in ints. */
final class PlainAssignment {

  private PlainAssignment() {}

  static long total(int[][] cost) {
    int n = cost.length;
    int[] v = new int[n];
    int[] x = new int[n];
    int[] y = new int[n];
    Arrays.fill(x, -1);
    for (int j = n - 1; j >= 0; j--) {
      int best = 0;
      for (int i = 1; i < n; i++) {
        if (cost[i][j] < cost[best][j]) {
          best = i;
        }
      }
      v[j] = cost[best][j];
      y[j] = x[best] < 0 ? best : -1;
      x[best] = x[best] < 0 ? j : x[best];
    }
    int[] free = new int[n];
    int count = 0;
    for (int i = 0; i < n; i++) {
      if (x[i] < 0) {
        free[count++] = i;
      }
    }
    count = bid(cost, v, x, y, free, bid(cost, v, x, y, free, count));
    for (int k = 0; k < count; k++) {
      augment(cost, v, x, y, free[k]);
    }
    long total = 0;
    for (int i = 0; i < n; i++) {
      total += cost[i][x[i]];
    }
    return total;
  }

  private static int bid(int[][] cost, int[] v, int[] x, int[] y, int[] free, int count) {
    int left = 0;
    for (int k = 0; k < count; ) {
      int i = free[k++];
      int[] row = cost[i];
      int first = Integer.MAX_VALUE;
      int second = Integer.MAX_VALUE;
      int j1 = 0;
      int j2 = 0;
      for (int j = 0; j < row.length; j++) {
        int h = row[j] - v[j];
        if (h < second) {
          if (h < first) {
            second = first;
            j2 = j1;
            first = h;
            j1 = j;
          } else {
            second = h;
            j2 = j;
          }
        }
      }
      int before = y[j1];
      if (first < second) {
        v[j1] -= second - first;
      } else if (before >= 0) {
        j1 = j2;
        before = y[j1];
      }
      x[i] = j1;
      y[j1] = i;
      if (before >= 0) {
        x[before] = -1;
        if (first < second) {
          free[--k] = before;
        } else {
          free[left++] = before;
        }
      }
    }
    return left;
  }

  private static void augment(int[][] cost, int[] v, int[] x, int[] y, int start) {
    int n = v.length;
    int[] d = new int[n];
    int[] from = new int[n];
    int[] order = new int[n];
    for (int j = 0; j < n; j++) {
      d[j] = cost[start][j] - v[j];
      from[j] = start;
      order[j] = j;
    }
    int low = 0;
    int up = 0;
    int ready = 0;
    int min = 0;
    int end = -1;
    while (end < 0) {
      if (low == up) {
        ready = low;
        min = d[order[up++]];
        for (int k = up; k < n; k++) {
          int h = d[order[k]];
          if (h <= min) {
            if (h < min) {
              up = low;
              min = h;
            }
            swap(order, k, up++);
          }
        }
        for (int k = low; k < up && end < 0; k++) {
          end = y[order[k]] < 0 ? order[k] : -1;
        }
      }
      if (end < 0) {
        int j1 = order[low++];
        int i = y[j1];
        int[] row = cost[i];
        int offset = row[j1] - v[j1] - min;
        for (int k = up; k < n && end < 0; k++) {
          int j = order[k];
          int h = row[j] - v[j] - offset;
          if (h < d[j]) {
            d[j] = h;
            from[j] = i;
            if (h == min) {
              end = y[j] < 0 ? j : -1;
              swap(order, k, up++);
            }
          }
        }
      }
    }
    for (int k = 0; k < ready; k++) {
      v[order[k]] += d[order[k]] - min;
    }
    for (int i = -1; i != start; ) {
      i = from[end];
      y[end] = i;
      int before = x[i];
      x[i] = end;
      end = before;
    }
  }

  private static void swap(int[] order, int a, int b) {
    int kept = order[a];
    order[a] = order[b];
    order[b] = kept;
  }
}
