package dev.comity.matching.roommates;

import dev.comity.matching.instance.Pool;
import org.jspecify.annotations.Nullable;

/**
 * At which place people stand in the lists of others: a table of n by n where at least a quarter of
 * it is used, that of the pool if it has one, and otherwise one number for each entry.
 */
final class Ranks {

  /** An n at which n times n is still an index. */
  private static final int WIDEST = 46_340;

  private final Pool pool;
  private final int n;
  private final boolean known; // whether the pool has a table of its own
  private final char @Nullable [] table;
  private final int[] back;

  Ranks(Pool pool) {
    this.pool = pool;
    n = pool.size();
    known = pool.hasPlaces();
    boolean dense = n <= WIDEST && 4L * pool.entries() >= (long) n * n;
    table = dense && !known ? table(pool) : null;
    back = dense ? new int[0] : back(pool);
  }

  /** The place of {@code judged} in the list of {@code judge}, who stands in the other's entry. */
  int of(int judge, int judged, int entry) {
    if (known) {
      return pool.place(judge, judged);
    }
    return table != null ? table[judge * n + judged] : back[entry];
  }

  private static char[] table(Pool pool) {
    int n = pool.size();
    char[] table = new char[n * n];
    for (int a = 0; a < n; a++) {
      int begin = pool.begin(a);
      int length = pool.length(a);
      for (int k = 0; k < length; k++) {
        table[a * n + pool.entry(begin + k)] = (char) k;
      }
    }
    return table;
  }

  private static int[] back(Pool pool) {
    int n = pool.size();
    // Each pair stands in both lists, so as many list b as b lists.
    int[] listing = new int[pool.entries()];
    int[] next = new int[n];
    for (int b = 0; b < n; b++) {
      next[b] = pool.begin(b);
    }
    int[] lister = new int[pool.entries()];
    for (int a = 0; a < n; a++) {
      for (int e = pool.begin(a); e < pool.begin(a + 1); e++) {
        int at = next[pool.entry(e)]++;
        listing[at] = e;
        lister[at] = a;
      }
    }
    int[] back = new int[pool.entries()];
    int[] place = new int[n];
    for (int b = 0; b < n; b++) {
      int begin = pool.begin(b);
      int end = pool.begin(b + 1);
      for (int e = begin; e < end; e++) {
        place[pool.entry(e)] = e - begin;
      }
      for (int i = begin; i < end; i++) {
        back[listing[i]] = place[lister[i]];
      }
    }
    return back;
  }
}
