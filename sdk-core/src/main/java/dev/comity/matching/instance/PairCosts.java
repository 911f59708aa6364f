package dev.comity.matching.instance;

import dev.comity.matching.InstanceHash;

/**
 * What it costs to pair rows with columns, such as students with homes. Every row or every column,
 * whichever are fewer, is to be placed with another one of the other side.
 *
 * <p>Algorithms and checks read it by <em>lines</em>: a line is a row, or a column if there are
 * more rows than columns ({@link #isTall()}). A line is to be placed at a <em>place</em> of the
 * other side; there are at least as many places as lines.
 */
public sealed interface PairCosts permits CostMatrix, CostEdges {

  /** Costs lie between minus this and this, 2^30, so that no total of theirs can overflow. */
  int MOST = 1 << 30;

  /**
   * The rows.
   *
   * @return their number
   */
  int rows();

  /**
   * The columns.
   *
   * @return their number
   */
  int columns();

  /**
   * Whether a pair is allowed.
   *
   * @param row from 0
   * @param column from 0
   * @return whether it may be made
   */
  boolean isAllowed(int row, int column);

  /**
   * The cost of an allowed pair.
   *
   * @param row from 0
   * @param column from 0
   * @return the cost, at least -2^30 and at most 2^30
   * @throws IllegalArgumentException if the pair is not allowed
   */
  int cost(int row, int column);

  /**
   * The allowed pairs of a line.
   *
   * @param line from 0
   * @param places takes their places, ascending; {@link #places()} long
   * @param costs takes their costs; {@link #places()} long
   * @return how many there are
   */
  int readLine(int line, int[] places, int[] costs);

  /**
   * The name of the instance.
   *
   * @return its hash, worked out when first asked for
   */
  InstanceHash hash();

  /**
   * Whether lines are columns.
   *
   * @return whether there are more rows than columns
   */
  default boolean isTall() {
    return rows() > columns();
  }

  /**
   * The lines.
   *
   * @return the number of rows or of columns, whichever is less
   */
  default int lines() {
    return Math.min(rows(), columns());
  }

  /**
   * The places.
   *
   * @return the number of rows or of columns, whichever is more
   */
  default int places() {
    return Math.max(rows(), columns());
  }
}
