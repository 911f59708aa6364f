package dev.comity.matching.instance;

import java.util.Arrays;

/**
 * Draws lots from a seed that can be published: the splitmix64 generator (G. L. Steele, D. Lea, C.
 * H. Flood 2014, doi 10.1145/2660193.2660195). The same seed draws the same. For one thread.
 */
public final class Lot {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private long state;

  /**
   * Begins to draw.
   *
   * @param seed any
   */
  public Lot(long seed) {
    state = seed;
  }

  /**
   * Draws the next lot: the upper 31 bits of what splitmix64 gives, modulo the bound.
   *
   * @param bound above 0
   * @return from 0, below the bound
   * @throws IllegalArgumentException if the bound is 0 or less
   */
  public int below(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException(
          "There is no lot below " + bound + ". Maybe the number of those who draw?");
    }
    state += GAMMA;
    return (int) ((mix(state) >>> 33) % bound);
  }

  /**
   * Sorts who is tied on a list, each by a lot of its own, so that nobody moves the lot of another
   * list, or of two others on the same one, by what they hand in. The lot of entry e on list i is
   * {@code mix(mix(seed + GAMMA * (1 + side)) + GAMMA * (1 + (i << 32 | e)))} with the mix and the
   * gamma of splitmix64, all different on a side; the least stands first.
   */
  static void sort(long seed, int side, int list, int[] entries, int from, int to) {
    if (to - from < 2) {
      return;
    }
    long[] lots = new long[to - from];
    for (int k = from; k < to; k++) {
      lots[k - from] = lot(seed, side, list, entries[k]);
    }
    Arrays.sort(lots);
    int[] tied = Arrays.copyOfRange(entries, from, to);
    for (int entry : tied) {
      entries[from + Arrays.binarySearch(lots, lot(seed, side, list, entry))] = entry;
    }
  }

  private static long lot(long seed, int side, int list, int entry) {
    return mix(mix(seed + GAMMA * (1 + side)) + GAMMA * (1 + ((long) list << 32 | entry)));
  }

  private static long mix(long state) {
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
