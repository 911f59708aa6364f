package dev.comity.matching.instance;

import dev.comity.matching.InstanceHash;
import java.math.BigDecimal;
import java.util.function.IntBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What each pair of a row and a column costs: students and homes by kilometres, delegates and hours
 * by what they would rather do. Costs are whole numbers from -2^30 to 2^30, or {@link #FORBIDDEN}.
 * The matrix is kept once, as {@code 4 * rows * columns} bytes, at most 2^31 - 9 costs. Immutable.
 */
public final class CostMatrix {

  /** The cost of a pair that must not be made. */
  public static final int FORBIDDEN = Integer.MAX_VALUE;

  /** The greatest absolute cost. */
  public static final int GREATEST = 1 << 30;

  private static final int LONGEST = Integer.MAX_VALUE - 8;
  private static final String KIND = "assignment.matrix/1";

  private final int rows;
  private final int columns;
  private final int[] costs;
  private volatile @Nullable InstanceHash hash;

  private CostMatrix(int rows, int columns, int[] costs) {
    this.rows = rows;
    this.columns = columns;
    this.costs = costs;
  }

  /**
   * A matrix whose costs are asked for one by one, row by row, so that it exists only once.
   *
   * @param rows the number of rows, at least 0
   * @param columns the number of columns, at least 0
   * @param cost the cost of a row and a column, both from 0
   * @return the matrix
   */
  public static CostMatrix of(int rows, int columns, IntBinaryOperator cost) {
    if (rows < 0 || columns < 0 || (long) rows * columns > LONGEST) {
      throw new IllegalArgumentException(
          "A matrix of "
              + rows
              + " by "
              + columns
              + " has fewer than 0 or more than "
              + LONGEST
              + " costs. Maybe only some pairs are possible, and a list of them is shorter?");
    }
    int[] costs = new int[rows * columns];
    for (int i = 0, at = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++, at++) {
        costs[at] = checked(cost.applyAsInt(i, j), i, j);
      }
    }
    return new CostMatrix(rows, columns, costs);
  }

  /**
   * A matrix from its rows.
   *
   * @param rows the rows, all of one length; copied
   * @return the matrix; without rows it has no columns either
   */
  public static CostMatrix of(int[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    for (int i = 0; i < rows.length; i++) {
      checkLength(i, rows[i].length, columns);
    }
    return of(rows.length, columns, (i, j) -> rows[i][j]);
  }

  /**
   * A matrix from decimal fractions, each scaled to a whole number without rounding. Positive
   * infinity is {@link #FORBIDDEN}, and -0.0 is 0.
   *
   * @param rows the rows, all of one length; a value is taken as it prints, so 0.1 is a tenth
   * @param decimals so many digits behind the point are kept, 0 to 9
   * @return the matrix, whose costs are {@code 10^decimals} times as great
   */
  public static CostMatrix ofDecimals(double[][] rows, int decimals) {
    if (decimals < 0 || decimals > 9) {
      throw new IllegalArgumentException(
          "There are 0 to 9 digits behind the point, not " + decimals + ". Maybe 2?");
    }
    int columns = rows.length == 0 ? 0 : rows[0].length;
    for (int i = 0; i < rows.length; i++) {
      checkLength(i, rows[i].length, columns);
    }
    return of(rows.length, columns, (i, j) -> scaled(rows[i][j], decimals, i, j));
  }

  private static int scaled(double value, int decimals, int i, int j) {
    if (value == Double.POSITIVE_INFINITY) {
      return FORBIDDEN;
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "Row "
              + i
              + ", column "
              + j
              + " costs "
              + value
              + ", which is no cost. Maybe Double.POSITIVE_INFINITY, for a pair that is forbidden?");
    }
    try {
      int scaled = BigDecimal.valueOf(value).movePointRight(decimals).intValueExact();
      if (scaled != FORBIDDEN) {
        return scaled;
      }
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(notScaled(value, decimals, i, j), e);
    }
    throw new IllegalArgumentException(notScaled(value, decimals, i, j));
  }

  private static String notScaled(double value, int decimals, int i, int j) {
    return "Row "
        + i
        + ", column "
        + j
        + " costs "
        + value
        + ", which is no whole number within ±2^30 of units with "
        + decimals
        + " digits behind the point. Maybe round it first, or keep another number of digits?";
  }

  private static void checkLength(int i, int length, int columns) {
    if (length != columns) {
      throw new IllegalArgumentException(
          "Row "
              + i
              + " has "
              + length
              + " costs, but row 0 has "
              + columns
              + ". Maybe FORBIDDEN stands for what is missing?");
    }
  }

  private static int checked(int cost, int i, int j) {
    if (cost != FORBIDDEN && (cost > GREATEST || cost < -GREATEST)) {
      throw new IllegalArgumentException(
          "Row "
              + i
              + ", column "
              + j
              + " costs "
              + cost
              + ", which is not within ±2^30. Maybe count in a larger unit?");
    }
    return cost;
  }

  /**
   * The number of rows.
   *
   * @return at least 0
   */
  public int rows() {
    return rows;
  }

  /**
   * The number of columns.
   *
   * @return at least 0
   */
  public int columns() {
    return columns;
  }

  /**
   * What a pair costs.
   *
   * @param row the row
   * @param column the column
   * @return within ±2^30, or {@link #FORBIDDEN}
   */
  public int cost(int row, int column) {
    return costs[row * columns + column];
  }

  /**
   * The matrix with rows and columns exchanged; a copy.
   *
   * @return the matrix
   */
  public CostMatrix transposed() {
    return of(columns, rows, (i, j) -> cost(j, i));
  }

  /**
   * The matrix with every cost negated, so that the least total of the one is the greatest of the
   * other. Forbidden pairs stay forbidden; a copy.
   *
   * @return the matrix
   */
  public CostMatrix negated() {
    return of(rows, columns, (i, j) -> cost(i, j) == FORBIDDEN ? FORBIDDEN : -cost(i, j));
  }

  /**
   * The hash over size and costs, worked out when first asked for.
   *
   * @return the name of this instance
   */
  public InstanceHash hash() {
    InstanceHash known = hash;
    if (known == null) {
      known = InstanceHash.of(KIND).number(rows).number(columns).numbers(costs).end();
      hash = known;
    }
    return known;
  }
}
