package dev.comity.examples.bench.matching;

import java.util.Arrays;

/** The yardstick: tables of ranks and deferred acceptance, as one writes it in an afternoon. */
final class PlainStable {

  private PlainStable() {}

  static int[] solve(int[][] left, int[][] right, int[] capacities) {
    int[][] ranks = new int[left.length][];
    boolean dense = left.length == 0 || left[0].length == right.length;
    if (dense) {
      int[][] table = new int[right.length][left.length];
      for (int h = 0; h < right.length; h++) {
        for (int r = 0; r < right[h].length; r++) {
          table[h][right[h][r]] = r;
        }
      }
      return run(left, capacities, (a, k) -> table[left[a][k]][a]);
    }
    // For each applicant the ranks that the homes on its list give it, in the order of its list.
    int[] size = new int[left.length];
    int[][] homes = new int[left.length][];
    int[][] byHome = new int[left.length][];
    for (int a = 0; a < left.length; a++) {
      homes[a] = new int[left[a].length];
      byHome[a] = new int[left[a].length];
      ranks[a] = new int[left[a].length];
    }
    for (int h = 0; h < right.length; h++) {
      for (int r = 0; r < right[h].length; r++) {
        int a = right[h][r];
        homes[a][size[a]] = h;
        byHome[a][size[a]++] = r;
      }
    }
    for (int a = 0; a < left.length; a++) {
      for (int k = 0; k < left[a].length; k++) {
        ranks[a][k] = byHome[a][Arrays.binarySearch(homes[a], left[a][k])];
      }
    }
    return run(left, capacities, (a, k) -> ranks[a][k]);
  }

  /** The rank of an applicant at the k-th home of its list. */
  @FunctionalInterface
  private interface Rank {
    int of(int a, int k);
  }

  private static int[] run(int[][] left, int[] capacities, Rank rank) {
    int[] next = new int[left.length];
    int[] homeOf = new int[left.length];
    Arrays.fill(homeOf, -1);
    long[][] held = new long[capacities.length][]; // heaps of rank and applicant, the worst first
    int[] count = new int[held.length];
    for (int h = 0; h < held.length; h++) {
      held[h] = new long[capacities[h]];
    }
    for (int newcomer = 0; newcomer < left.length; newcomer++) {
      int a = newcomer;
      while (a >= 0 && next[a] < left[a].length) {
        int k = next[a]++;
        int h = left[a][k];
        long entry = (long) rank.of(a, k) << 32 | a;
        if (count[h] < held[h].length) {
          up(held[h], count[h]++, entry);
          homeOf[a] = h;
          a = -1;
        } else if (held[h].length > 0 && entry < held[h][0]) {
          int out = (int) held[h][0];
          down(held[h], entry);
          homeOf[a] = h;
          homeOf[out] = -1;
          a = out;
        }
      }
    }
    return homeOf;
  }

  private static void up(long[] heap, int at, long entry) {
    int k = at;
    while (k > 0 && heap[(k - 1) / 2] < entry) {
      heap[k] = heap[(k - 1) / 2];
      k = (k - 1) / 2;
    }
    heap[k] = entry;
  }

  private static void down(long[] heap, long entry) {
    int k = 0;
    while (2 * k + 1 < heap.length) {
      int child = 2 * k + 1;
      if (child + 1 < heap.length && heap[child + 1] > heap[child]) {
        child++;
      }
      if (heap[child] <= entry) {
        break;
      }
      heap[k] = heap[child];
      k = child;
    }
    heap[k] = entry;
  }
}
