package dev.comity.matching.assignment;

/** A search that places lines, and keeps prices that bound every total from below. */
interface LineSearch {

  /** Searches; called once. */
  End run();

  /** The place of each line, or -1; shared. */
  int[] placeOf();

  /** The price of a place; none is above 0 if there are more places than lines. */
  long price(int place);

  /** Lines whose allowed places are fewer than they are; asked after {@link End#IMPOSSIBLE}. */
  int[] tooMany();

  /** How a search ended. */
  enum End {
    /** All lines are placed at the least total. */
    BEST,
    /** Not all lines can be placed. */
    IMPOSSIBLE,
    /** The budget ran out. */
    OVER
  }
}
