package dev.comity.matching.roommates;

import java.util.Arrays;

/**
 * The yardstick: Irving's algorithm (doi 10.1016/0196-6774(85)90033-1) for complete lists with a
 * table of ranks, as short as it can be, without proof, budget or checks of what it is given.
 */
public final class PlainIrving {

  private PlainIrving() {}

  /**
   * Solves.
   *
   * @param lists for each person all others, best first
   * @return the partner of each; null if no matching is stable
   */
  public static int[] solve(int[][] lists) {
    int n = lists.length;
    int[][] rank = new int[n][n];
    for (int a = 0; a < n; a++) {
      for (int k = 0; k < n - 1; k++) {
        rank[a][lists[a][k]] = k;
      }
    }
    int[] first = new int[n];
    int[] last = new int[n];
    int[] second = new int[n];
    int[] holds = new int[n];
    Arrays.fill(last, n - 2);
    Arrays.fill(holds, -1);
    for (int a = 0; a < n; a++) {
      int suitor = a;
      while (suitor >= 0) {
        if (first[suitor] > n - 2) {
          return null;
        }
        int b = lists[suitor][first[suitor]];
        if (rank[b][suitor] > last[b]) {
          first[suitor]++;
          continue;
        }
        int refused = holds[b];
        holds[b] = suitor;
        last[b] = rank[b][suitor];
        suitor = refused;
      }
    }
    int[] chain = new int[n + 1];
    int[] place = new int[n];
    Arrays.fill(place, -1);
    for (int root = 0; root < n; root++) {
      int depth = 0;
      while (depth > 0 || first[root] < last[root]) {
        int p = depth == 0 ? root : chain[depth - 1];
        if (depth == 0) {
          chain[depth++] = root;
          place[root] = 0;
        }
        if (first[p] >= last[p]) {
          place[p] = -1;
          depth--;
          continue;
        }
        int at = Math.max(second[p], first[p] + 1);
        while (rank[lists[p][at]][p] > last[lists[p][at]]) {
          at++;
        }
        second[p] = at;
        int next = holds[lists[p][at]];
        if (place[next] < 0) {
          place[next] = depth;
          chain[depth++] = next;
          continue;
        }
        int begin = place[next];
        for (int i = begin; i < depth; i++) {
          int x = chain[i];
          int y = lists[x][second[x]];
          first[x] = second[x];
          last[y] = rank[y][x];
          holds[y] = x;
          place[x] = -1;
        }
        for (int i = begin; i < depth; i++) {
          if (first[chain[i]] > last[chain[i]]) {
            return null;
          }
        }
        depth = begin;
      }
    }
    int[] partners = new int[n];
    Arrays.setAll(partners, a -> lists[a][first[a]]);
    return partners;
  }
}
