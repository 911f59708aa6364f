package dev.comity.matching.instance;

/**
 * How a tie is broken: by the caller's order, or by lot from a seed that is published beforehand.
 * Everybody on a list has a lot of its own, worked out from the seed, the list and the number by
 * the mix of the splitmix64 generator (Steele, Lea, Flood 2014, doi 10.1145/2660193.2660195), so
 * that anybody can draw it again, and nobody can move the lot of others by what is handed in.
 */
public sealed interface TieBreak {

  /** Within a group, who is listed first comes first. */
  record AsListed() implements TieBreak {}

  /**
   * Every group of every list is sorted by lots, as signed numbers, the least first. The lot of
   * entry e on list i is {@code mix(mix(seed + g * (1 + side)) + g * (1 + (i << 32 | e)))}, with
   * side 0 for the lists of applicants and 1 for those of homes, g = 0x9E3779B97F4A7C15, and mix
   * what splitmix64 does with its state.
   *
   * @param seed the published seed
   */
  record ByLot(long seed) implements TieBreak {}
}
