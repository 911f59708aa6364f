package dev.comity.matching.assignment;

import dev.comity.matching.instance.CostMatrix;

/**
 * A matrix in which a forbidden pair has a cost that is no less than any other. Prices that no pair
 * of it undercuts are true of the allowed ones; so an assignment that is best in it, and makes no
 * forbidden pair, is best.
 */
final class DenseCosts {

  /** Costs within this leave room in 32 bits for a path over prices. */
  static final int MOST = 1 << 24;

  /** How many times the greatest cost stands for a forbidden pair, if there is room. */
  private static final int AVERSION = 8;

  private final CostMatrix matrix;
  private final int instead; // of a forbidden pair

  DenseCosts(CostMatrix matrix) {
    this.matrix = matrix;
    instead = (int) Math.min(MOST, 1 + (long) AVERSION * matrix.greatest());
  }

  /** Whether costs are small enough, and not so many pairs forbidden that it would be in vain. */
  static boolean suit(CostMatrix costs) {
    return costs.greatest() <= MOST
        && 2L * costs.forbidden() <= (long) costs.rows() * costs.columns();
  }

  int lines() {
    return matrix.lines();
  }

  int places() {
    return matrix.places();
  }

  void copyLine(int line, int[] into) {
    matrix.copyLine(line, into);
    if (matrix.forbidden() > 0) {
      replace(into, instead);
    }
  }

  private static void replace(int[] row, int instead) {
    for (int i = 0; i < row.length; i++) {
      row[i] = row[i] == CostMatrix.FORBIDDEN ? instead : row[i];
    }
  }

  int cost(int line, int place) {
    int row = matrix.isTall() ? place : line;
    int column = matrix.isTall() ? line : place;
    return matrix.isAllowed(row, column) ? matrix.cost(row, column) : instead;
  }
}
