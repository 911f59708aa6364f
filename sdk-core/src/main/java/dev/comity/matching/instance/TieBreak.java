package dev.comity.matching.instance;

/**
 * How a tie is broken: by the caller's order, or by lot from a seed that is published beforehand.
 * The lot is drawn by the splitmix64 generator (Steele, Lea, Flood 2014, doi
 * 10.1145/2660193.2660195) so that anybody can draw it again: a draw below k is {@code (z >>> 33) %
 * k}, and a group of k is shuffled from its end (Fisher and Yates, Durstenfeld 1964, doi
 * 10.1145/364520.364540).
 */
public sealed interface TieBreak {

  /** Within a group, who is listed first comes first. */
  record AsListed() implements TieBreak {}

  /**
   * Every group of every list is shuffled, in the order of the lists, those of the applicants
   * first.
   *
   * @param seed the published seed
   */
  record ByLot(long seed) implements TieBreak {}
}
