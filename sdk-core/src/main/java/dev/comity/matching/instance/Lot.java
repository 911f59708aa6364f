package dev.comity.matching.instance;

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
   */
  public int below(int bound) {
    state += GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (int) (((z ^ (z >>> 31)) >>> 33) % bound);
  }
}
