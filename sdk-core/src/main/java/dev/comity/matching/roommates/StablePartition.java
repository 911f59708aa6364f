package dev.comity.matching.roommates;

import dev.comity.matching.Budget;
import dev.comity.matching.instance.Pool;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Irving's two phases, with Tan's rule for what would empty a list. After the first phase, and
 * after each rotation, the people b whom a may still have lie from {@code first[a]} to {@code
 * worst[a]} in the list of a, and those of them count whose own {@code worst} does not cut a off.
 * The first of a is b exactly where the last of b is a; {@code holds[b]} is that last.
 */
final class StablePartition {

  private final Pool pool;
  private final Ranks ranks;
  private final Budget.Meter meter;
  private final int[] first;
  private final int[] second;
  private final int[] worst;
  private final int[] holds;
  private final boolean[] odd;

  private StablePartition(Pool pool, Ranks ranks, Budget.Meter meter) {
    int n = pool.size();
    this.pool = pool;
    this.ranks = ranks;
    this.meter = meter;
    first = new int[n];
    second = new int[n];
    worst = new int[n];
    holds = new int[n];
    odd = new boolean[n];
    for (int a = 0; a < n; a++) {
      worst[a] = pool.length(a) - 1;
      holds[a] = -1;
    }
  }

  /** The successor of each in the partition, itself if single; null if the budget ran out. */
  static int @Nullable [] of(Pool pool, Ranks ranks, Budget.Meter meter) {
    StablePartition work = new StablePartition(pool, ranks, meter);
    return work.propose() && work.rotate() ? work.successors() : null;
  }

  private boolean propose() {
    for (int a = 0; a < pool.size(); a++) {
      int suitor = a;
      while (suitor >= 0 && first[suitor] < pool.length(suitor)) {
        if (!meter.spend(1)) {
          return false;
        }
        int entry = pool.begin(suitor) + first[suitor];
        int b = pool.entry(entry);
        int rank = ranks.of(b, suitor, entry);
        if (rank > worst[b]) {
          first[suitor]++;
          continue;
        }
        int refused = holds[b];
        holds[b] = suitor;
        worst[b] = rank;
        suitor = refused;
      }
    }
    return true;
  }

  private boolean rotate() {
    int n = pool.size();
    int[] chain = new int[n];
    int[] place = new int[n];
    Arrays.fill(place, -1);
    for (int root = 0; root < n; root++) {
      int depth = 0;
      while (depth > 0 || isOpen(root)) {
        if (depth == 0) {
          chain[depth++] = root;
          place[root] = 0;
        }
        int p = chain[depth - 1];
        if (!isOpen(p)) {
          place[p] = -1;
          depth--;
          continue;
        }
        if (!meter.spend(1)) {
          return false;
        }
        int next = holds[secondOf(p)];
        if (place[next] < 0) {
          place[next] = depth;
          chain[depth++] = next;
          continue;
        }
        int begin = place[next];
        if (isOddParty(chain, begin, depth, place)) {
          for (int i = begin; i < depth; i++) {
            odd[chain[i]] = true;
          }
        } else {
          eliminate(chain, begin, depth);
        }
        for (int i = begin; i < depth; i++) {
          place[chain[i]] = -1;
        }
        depth = begin;
      }
    }
    return true;
  }

  /** Whether there are still two whom a may have, and a is not in an odd party. */
  private boolean isOpen(int a) {
    return first[a] < worst[a] && !odd[a];
  }

  private int secondOf(int a) {
    int begin = pool.begin(a);
    int at = Math.max(second[a], first[a] + 1);
    int b = pool.entry(begin + at);
    while (ranks.of(b, a, begin + at) > worst[b]) {
      at++;
      b = pool.entry(begin + at);
    }
    second[a] = at;
    return b;
  }

  /**
   * Eliminating a rotation empties a list exactly where each of its people has two left, and both
   * are among them: then their firsts run through all of them in one odd circle.
   */
  private boolean isOddParty(int[] chain, int begin, int end, int[] place) {
    for (int i = begin; i < end; i++) {
      int x = chain[i];
      if (second[x] != worst[x] || place[pool.entry(pool.begin(x) + second[x])] < begin) {
        return false;
      }
    }
    return true;
  }

  private void eliminate(int[] chain, int begin, int end) {
    for (int i = begin; i < end; i++) {
      int x = chain[i];
      int entry = pool.begin(x) + second[x];
      int y = pool.entry(entry);
      first[x] = second[x];
      worst[y] = ranks.of(y, x, entry);
      holds[y] = x;
    }
  }

  private int[] successors() {
    int[] successors = new int[pool.size()];
    for (int a = 0; a < successors.length; a++) {
      successors[a] = first[a] < pool.length(a) ? pool.entry(pool.begin(a) + first[a]) : a;
    }
    return successors;
  }
}
