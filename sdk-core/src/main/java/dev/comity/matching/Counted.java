package dev.comity.matching;

/** How claims and messages count things: {@code 1 pair}, {@code 2 pairs}. */
public final class Counted {

  private Counted() {}

  /**
   * Counts things whose plural ends in s.
   *
   * @param count how many
   * @param one what one of them is called
   * @return the count and the word that fits
   */
  public static String of(long count, String one) {
    return of(count, one, one + "s");
  }

  /**
   * Counts things, in words that may go on behind the noun.
   *
   * @param count how many
   * @param one what one of them is called, such as {@code child is}
   * @param many what several are called, such as {@code children are}
   * @return the count and the words that fit
   */
  public static String of(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
