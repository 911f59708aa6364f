package dev.comity.matching.stable;

import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which rotations must come before which, so that every stable placement is a set of rotations that
 * is closed under it, and every closed set a stable placement (Gusfield and Irving 1989). A
 * rotation that moves an applicant from home h, or from above it, to below h comes after the one
 * that brought the applicant to where it was, and after the last that took from h somebody who is
 * no better than the applicant: else these two would rather have each other.
 */
final class Precedence {

  private Precedence() {}

  /** Pairs of rotations, the earlier and the later, each once, ascending. */
  static long[] of(PlacementMarket conditions, Rotations rotations) {
    Market market = conditions.market();
    int[] brought = new int[market.applicants()];
    Arrays.fill(brought, -1);
    List<int[]> removed = new ArrayList<>(); // by home: ranks and rotations, in their order
    int[] count = new int[market.homes()];
    for (int h = 0; h < market.homes(); h++) {
      removed.add(new int[0]);
    }
    long[] edges = new long[16];
    int size = 0;
    for (int k = 0; k < rotations.homes.size(); k++) {
      int[] from = rotations.from.get(k);
      int[] to = rotations.to.get(k);
      for (int i = 0; i < from.length; i++) {
        int a = market.applicant(from[i]);
        if (edges.length < size + 2 + to[i] - from[i]) {
          edges = Arrays.copyOf(edges, 2 * (size + 2 + to[i] - from[i]));
        }
        if (brought[a] >= 0) {
          edges[size++] = edge(brought[a], k);
        }
        for (int pair = from[i]; pair < to[i]; pair++) {
          int h = market.home(pair);
          int before =
              conditions.isOpen(pair) ? last(removed.get(h), count[h], market.rank(pair)) : -1;
          if (before >= 0) {
            edges[size++] = edge(before, k);
          }
        }
      }
      for (int i = 0; i < from.length; i++) {
        brought[market.applicant(from[i])] = k;
        int h = market.home(from[i]);
        int[] list = removed.get(h);
        if (list.length < 2 * count[h] + 2) {
          list = Arrays.copyOf(list, 4 * count[h] + 4);
          removed.set(h, list);
        }
        list[2 * count[h]] = market.rank(from[i]);
        list[2 * count[h]++ + 1] = k;
      }
    }
    return Arrays.stream(edges, 0, size).sorted().distinct().toArray();
  }

  static long edge(int before, int after) {
    return (long) before << 32 | after;
  }

  /**
   * The last rotation that removed somebody of this rank or a worse one; ranks fall along the list.
   */
  private static int last(int[] list, int count, int rank) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (list[2 * middle] >= rank) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? -1 : list[2 * low - 1];
  }
}
