package dev.comity.matching.instance;

import dev.comity.matching.InstanceHash;
import java.util.Objects;
import java.util.function.IntBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The cost of every pair of a row and a column, such as how far each student travels to each home.
 * For the greatest total give the gains with their signs turned: {@code CostMatrix.of(rows,
 * columns, (row, column) -> -gain(row, column))}. Immutable.
 *
 * <p>Memory: four bytes for each pair, in one array (by rows, or by columns if there are more rows
 * than columns), which no algorithm copies: 400 megabytes for 10,000 rows and columns. {@link
 * #of(int, int, IntBinaryOperator)} needs nothing beside it.
 */
public final class CostMatrix implements PairCosts {

  /** The cost of a pair that must not be made. */
  public static final int FORBIDDEN = Integer.MAX_VALUE;

  private static final String KIND = "assignment.matrix/1";
  private static final int MOST_DECIMALS = 9;

  private final int rows;
  private final int columns;
  private final int[] costs; // line after line
  private final int greatest;
  private final int forbidden;
  private volatile @Nullable InstanceHash hash;

  private CostMatrix(int rows, int columns, IntBinaryOperator costOf) {
    if (rows < 0 || columns < 0) {
      throw new IllegalArgumentException(
          rows
              + " rows and "
              + columns
              + " columns are not at least 0. Maybe 0, for an empty side?");
    }
    if ((long) rows * columns > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          rows + " x " + columns + " costs do not fit into one array. Maybe CostEdges?");
    }
    this.rows = rows;
    this.columns = columns;
    costs = new int[rows * columns];
    boolean tall = isTall();
    int size = 0;
    int never = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int cost = costOf.applyAsInt(row, column);
        costs[tall ? column * rows + row : row * columns + column] = cost;
        if (cost == FORBIDDEN) {
          never++;
        } else if (cost > MOST || cost < -MOST) {
          throw new IllegalArgumentException(
              "The cost of row "
                  + row
                  + " and column "
                  + column
                  + " is "
                  + cost
                  + ", not within -2^30 and 2^30. Maybe smaller units, or FORBIDDEN?");
        } else {
          size = Math.max(size, Math.abs(cost));
        }
      }
    }
    greatest = size;
    forbidden = never;
  }

  /**
   * Costs that a function tells, without a second copy of them.
   *
   * @param rows at least 0
   * @param columns at least 0; rows times columns below 2^31 - 8
   * @param costs the cost of a row and a column, within -2^30 and 2^30, or {@link #FORBIDDEN};
   *     asked once for each pair, row after row
   * @return the matrix
   * @throws IllegalArgumentException if a size is out of range, the lengths do not fit together, or
   *     a cost is out of range
   */
  public static CostMatrix of(int rows, int columns, IntBinaryOperator costs) {
    return new CostMatrix(rows, columns, costs);
  }

  /**
   * Costs in one array, which is copied.
   *
   * @param rows at least 0
   * @param columns at least 0
   * @param costs row after row, within -2^30 and 2^30, or {@link #FORBIDDEN}
   * @return the matrix
   * @throws IllegalArgumentException if a size is out of range, the lengths do not fit together, or
   *     a cost is out of range
   */
  public static CostMatrix of(int rows, int columns, int[] costs) {
    if (rows < 0 || columns < 0 || (long) rows * columns != costs.length) {
      throw new IllegalArgumentException(
          costs.length
              + " costs are not "
              + rows
              + " rows of "
              + columns
              + " columns. Maybe rows and columns are swapped, or one is missing?");
    }
    return new CostMatrix(rows, columns, (row, column) -> costs[row * columns + column]);
  }

  /**
   * Costs in rows, which are copied. No row at all is a matrix without columns.
   *
   * @param costs rows of one length, within -2^30 and 2^30, or {@link #FORBIDDEN}
   * @return the matrix
   * @throws IllegalArgumentException if a size is out of range, the lengths do not fit together, or
   *     a cost is out of range
   */
  public static CostMatrix of(int[][] costs) {
    int columns = costs.length == 0 ? 0 : costs[0].length;
    for (int row = 0; row < costs.length; row++) {
      checkLength(row, costs[row].length, columns);
    }
    return new CostMatrix(costs.length, columns, (row, column) -> costs[row][column]);
  }

  /**
   * Costs with decimals, in units of the last one: 1.25 with two decimals is 125. A cost must be
   * the double that is nearest to a number of so many decimals; nothing is rounded. -0.0 is 0.
   *
   * @param costs rows of one length
   * @param decimals from 0 to 9
   * @return the matrix
   * @throws IllegalArgumentException also for NaN, an infinity, a cost with more decimals, and one
   *     beyond 2^30 units
   */
  public static CostMatrix ofDecimals(double[][] costs, int decimals) {
    if (decimals < 0 || decimals > MOST_DECIMALS) {
      throw new IllegalArgumentException(
          decimals + " decimals are not 0 to " + MOST_DECIMALS + ". Maybe 2?");
    }
    int columns = costs.length == 0 ? 0 : costs[0].length;
    for (int row = 0; row < costs.length; row++) {
      checkLength(row, costs[row].length, columns);
    }
    double unit = Math.pow(10, decimals);
    return new CostMatrix(
        costs.length,
        columns,
        (row, column) -> units(costs[row][column], unit, decimals, row, column));
  }

  private static int units(double cost, double unit, int decimals, int row, int column) {
    String which = "The cost of row " + row + " and column " + column + " is " + cost;
    if (!Double.isFinite(cost)) {
      throw new IllegalArgumentException(
          which + ", which is no number. Maybe whole numbers, with FORBIDDEN for such a pair?");
    }
    double units = Math.rint(cost * unit);
    if (Math.abs(units) > MOST) {
      throw new IllegalArgumentException(
          which + ", beyond 2^30 units of " + decimals + " decimals. Maybe fewer decimals?");
    }
    // A number of so few digits is told apart from its neighbours by its nearest double.
    if (units / unit != cost) {
      throw new IllegalArgumentException(
          which + ", which has more than " + decimals + " decimals. Maybe round it first?");
    }
    return (int) units;
  }

  private static void checkLength(int row, int length, int columns) {
    if (length != columns) {
      throw new IllegalArgumentException(
          "Row "
              + row
              + " has "
              + length
              + " costs, and row 0 has "
              + columns
              + ". Maybe one is missing? A pair that is not allowed is FORBIDDEN.");
    }
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public boolean isAllowed(int row, int column) {
    return at(row, column) != FORBIDDEN;
  }

  @Override
  public int cost(int row, int column) {
    int cost = at(row, column);
    if (cost == FORBIDDEN) {
      throw new IllegalArgumentException(
          "Row " + row + " and column " + column + " are forbidden. Maybe ask isAllowed first?");
    }
    return cost;
  }

  private int at(int row, int column) {
    Objects.checkIndex(row, rows);
    Objects.checkIndex(column, columns);
    return costs[isTall() ? column * rows + row : row * columns + column];
  }

  /**
   * How many pairs must not be made.
   *
   * @return how many costs are {@link #FORBIDDEN}
   */
  public int forbidden() {
    return forbidden;
  }

  /**
   * How large costs are.
   *
   * @return the greatest absolute value of an allowed cost, 0 if there is none
   */
  public int greatest() {
    return greatest;
  }

  /**
   * All costs of a line, forbidden ones too.
   *
   * @param line from 0
   * @param into takes them; {@link #places()} long
   */
  public void copyLine(int line, int[] into) {
    Objects.checkIndex(line, lines());
    System.arraycopy(costs, line * places(), into, 0, places());
  }

  @Override
  public int readLine(int line, int[] places, int[] into) {
    Objects.checkIndex(line, lines());
    int start = line * places();
    int count = 0;
    for (int place = 0; place < places(); place++) {
      int cost = costs[start + place];
      if (cost != FORBIDDEN) {
        places[count] = place;
        into[count++] = cost;
      }
    }
    return count;
  }

  @Override
  public InstanceHash hash() {
    InstanceHash known = hash;
    if (known == null) {
      known = InstanceHash.of(KIND).number(rows).number(columns).numbers(costs).end();
      hash = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return rows + " x " + columns + " costs";
  }
}
