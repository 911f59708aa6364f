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

  /**
   * Places the line {@code start} along a path that ends at a free place: {@code from} tells by
   * place from which line it was reached, and every line on the path but the first leaves its own.
   */
  static void place(int start, int end, int[] from, int[] lineOf, int[] placeOf) {
    int place = end;
    int line;
    do {
      line = from[place];
      lineOf[place] = line;
      int before = placeOf[line];
      placeOf[line] = place;
      place = before;
    } while (line != start);
  }

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
