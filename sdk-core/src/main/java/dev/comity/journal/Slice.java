package dev.comity.journal;

import java.util.UUID;

/**
 * One of several equal parts of the feed. Every aggregate lies in exactly one part, so whoever
 * reads the parts one by one still sees the entries about each thing in their order. The part is
 * told by the last eight bits of the identifier, which are random in the ids that we make.
 *
 * @param index which part, from 0
 * @param count how many parts there are, 1 to {@value #MOST}
 */
public record Slice(int index, int count) {

  /** The greatest number of parts. */
  public static final int MOST = 256;

  /** The whole feed. */
  public static final Slice WHOLE = new Slice(0, 1);

  /** Checks the numbers. */
  public Slice {
    if (count < 1 || count > MOST || index < 0 || index >= count) {
      throw new IllegalArgumentException(
          "There is no part "
              + index
              + " of "
              + count
              + "; 1 to "
              + MOST
              + " parts are possible, numbered from 0. Maybe part 0 of 1, for everything?");
    }
  }

  /**
   * The least value of the last eight bits in this part.
   *
   * @return 0 to 255
   */
  public int from() {
    return index * MOST / count;
  }

  /**
   * The greatest value of the last eight bits in this part.
   *
   * @return 0 to 255
   */
  public int to() {
    return (index + 1) * MOST / count - 1;
  }

  /**
   * Tells whether an aggregate lies in this part.
   *
   * @param aggregate its identifier
   * @return true if it does
   */
  public boolean holds(UUID aggregate) {
    int bits = (int) (aggregate.getLeastSignificantBits() & (MOST - 1));
    return from() <= bits && bits <= to();
  }
}
