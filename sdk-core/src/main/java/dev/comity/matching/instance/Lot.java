package dev.comity.matching.instance;

/** The splitmix64 generator behind {@link TieBreak.ByLot}; for one thread. */
final class Lot {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private long state;

  Lot(long seed) {
    state = seed;
  }

  int below(int bound) {
    state += GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (int) (((z ^ (z >>> 31)) >>> 33) % bound);
  }
}
