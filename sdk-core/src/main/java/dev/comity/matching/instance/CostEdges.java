package dev.comity.matching.instance;

import dev.comity.matching.InstanceHash;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The costs of those few pairs of a row and a column that are allowed, such as the delegates and
 * the hosts who asked for each other. Immutable. Memory: eight bytes for each pair and four for
 * each row or column.
 */
public final class CostEdges implements PairCosts {

  private static final String KIND = "assignment.edges/1";

  /** As many rows or columns there can be at most. */
  public static final int MOST_LINES = 1 << 30;

  private final int rows;
  private final int columns;
  private final int[] start; // of a line's pairs; those of line i end where those of i + 1 start
  private final int[] place; // ascending within a line
  private final int[] cost;
  private volatile @Nullable InstanceHash hash;

  private CostEdges(int rows, int columns, int[] start, int[] place, int[] cost) {
    this.rows = rows;
    this.columns = columns;
    this.start = start;
    this.place = place;
    this.cost = cost;
  }

  /**
   * Pairs and their costs, in any order; the arrays are copied.
   *
   * @param rows the number of rows, at least 0
   * @param columns the number of columns, at least 0
   * @param row the row of each pair
   * @param column the column of each pair; no pair stands twice
   * @param cost the cost of each pair, within -2^30 and 2^30
   * @return the instance
   * @throws IllegalArgumentException if a side is below 0 or above {@value #MOST_LINES}, the arrays
   *     differ in length, or a pair is not there, stands twice or has a cost out of range
   */
  public static CostEdges of(int rows, int columns, int[] row, int[] column, int[] cost) {
    check(rows, columns, row, column, cost);
    boolean tall = rows > columns;
    int lines = Math.min(rows, columns);
    int places = Math.max(rows, columns);
    int[] lineOf = tall ? column : row;
    int[] placeOf = tall ? row : column;
    // Two passes of counting: by place, and then, keeping that order, by line.
    int[] byPlace = order(placeOf, places, null);
    int[] sorted = order(lineOf, lines, byPlace);
    int[] start = new int[lines + 1];
    int[] place = new int[sorted.length];
    int[] costs = new int[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      int pair = sorted[i];
      place[i] = placeOf[pair];
      costs[i] = cost[pair];
      start[lineOf[pair] + 1] = i + 1;
      if (i > 0 && place[i] == place[i - 1] && lineOf[pair] == lineOf[sorted[i - 1]]) {
        throw new IllegalArgumentException(
            "Row "
                + row[pair]
                + " and column "
                + column[pair]
                + " stand twice. Maybe keep the cheaper pair only?");
      }
    }
    for (int line = 1; line <= lines; line++) {
      start[line] = Math.max(start[line], start[line - 1]);
    }
    return new CostEdges(rows, columns, start, place, costs);
  }

  private static void check(int rows, int columns, int[] row, int[] column, int[] cost) {
    if (rows < 0 || columns < 0) {
      throw new IllegalArgumentException(
          rows
              + " rows and "
              + columns
              + " columns are not at least 0. Maybe 0, for an empty side?");
    }
    if (rows > MOST_LINES || columns > MOST_LINES) {
      throw new IllegalArgumentException(
          rows
              + " rows and "
              + columns
              + " columns are more than "
              + MOST_LINES
              + ". Maybe leave out those without any pair?");
    }
    if (row.length != column.length || row.length != cost.length) {
      throw new IllegalArgumentException(
          row.length
              + " rows, "
              + column.length
              + " columns and "
              + cost.length
              + " costs are no list of pairs. Maybe one is missing?");
    }
    for (int i = 0; i < row.length; i++) {
      if (row[i] < 0 || row[i] >= rows || column[i] < 0 || column[i] >= columns) {
        throw new IllegalArgumentException(
            "Pair "
                + i
                + " is row "
                + row[i]
                + " and column "
                + column[i]
                + ", but there are "
                + rows
                + " rows and "
                + columns
                + " columns. Maybe it counts from 1?");
      }
      if (cost[i] > MOST || cost[i] < -MOST) {
        throw new IllegalArgumentException(
            "The cost of row "
                + row[i]
                + " and column "
                + column[i]
                + " is "
                + cost[i]
                + ", not within -2^30 and 2^30. Maybe smaller units, or leave the pair out?");
      }
    }
  }

  /** The pairs by their keys; those of one key stay in the order in which they came. */
  private static int[] order(int[] keys, int bound, int @Nullable [] before) {
    int[] at = new int[bound + 1];
    for (int key : keys) {
      at[key + 1]++;
    }
    for (int key = 0; key < bound; key++) {
      at[key + 1] += at[key];
    }
    int[] sorted = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      int pair = before == null ? i : before[i];
      sorted[at[keys[pair]]++] = pair;
    }
    return sorted;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  /**
   * The allowed pairs.
   *
   * @return their number
   */
  public int pairs() {
    return place.length;
  }

  /**
   * The first pair of a line; its last stands before the first of the next.
   *
   * @param line from 0, or the number of lines
   * @return from 0, up to {@link #pairs}
   */
  public int first(int line) {
    return start[line];
  }

  /**
   * The place of a pair; ascending within a line.
   *
   * @param pair from 0
   * @return the place
   */
  public int placeAt(int pair) {
    return place[pair];
  }

  /**
   * The cost of a pair.
   *
   * @param pair from 0
   * @return the cost
   */
  public int costAt(int pair) {
    return cost[pair];
  }

  @Override
  public boolean isAllowed(int row, int column) {
    return find(row, column) >= 0;
  }

  @Override
  public int cost(int row, int column) {
    int pair = find(row, column);
    if (pair < 0) {
      throw new IllegalArgumentException(
          "Row " + row + " and column " + column + " are no pair. Maybe ask isAllowed first?");
    }
    return cost[pair];
  }

  private int find(int row, int column) {
    Objects.checkIndex(row, rows);
    Objects.checkIndex(column, columns);
    int line = isTall() ? column : row;
    return Arrays.binarySearch(place, start[line], start[line + 1], isTall() ? row : column);
  }

  @Override
  public int readLine(int line, int[] places, int[] costs) {
    int from = start[line];
    int count = start[line + 1] - from;
    System.arraycopy(place, from, places, 0, count);
    System.arraycopy(cost, from, costs, 0, count);
    return count;
  }

  @Override
  public InstanceHash hash() {
    InstanceHash known = hash;
    if (known == null) {
      known =
          InstanceHash.of(KIND)
              .number(rows)
              .number(columns)
              .numbers(start)
              .numbers(place)
              .numbers(cost)
              .end();
      hash = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return rows + " x " + columns + ", " + place.length + " pairs";
  }
}
