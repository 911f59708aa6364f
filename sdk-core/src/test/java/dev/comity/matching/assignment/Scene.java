package dev.comity.matching.assignment;

import dev.comity.matching.instance.CostEdges;
import dev.comity.matching.instance.CostMatrix;
import dev.comity.matching.instance.Recipes;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Costs of one seed, as both kinds of instance, and the answer of trying everything. */
record Scene(int[][] costs, int columns) {

  static final int NO = CostMatrix.FORBIDDEN;

  /** Costs below range either side of 0; so many of a hundred pairs are forbidden. */
  static Scene of(long seed, int rows, int columns, int range, int forbidden) {
    Recipes draws = Recipes.of(seed);
    int[][] costs = new int[rows][columns];
    for (int[] row : costs) {
      for (int i = 0; i < columns; i++) {
        int cost = draws.draw(2 * range - 1) - range + 1;
        row[i] = draws.draw(100) < forbidden ? NO : cost;
      }
    }
    return new Scene(costs, columns);
  }

  int rows() {
    return costs.length;
  }

  CostMatrix matrix() {
    return CostMatrix.of(rows(), columns, (row, column) -> costs[row][column]);
  }

  CostEdges edges() {
    List<int[]> pairs = new ArrayList<>();
    for (int row = 0; row < rows(); row++) {
      for (int column = 0; column < columns; column++) {
        if (costs[row][column] != NO) {
          pairs.add(new int[] {row, column, costs[row][column]});
        }
      }
    }
    int[][] lists = new int[3][pairs.size()];
    for (int i = 0; i < pairs.size(); i++) {
      for (int k = 0; k < 3; k++) {
        lists[k][i] = pairs.get(i)[k];
      }
    }
    return CostEdges.of(rows(), columns, lists[0], lists[1], lists[2]);
  }

  Scene turned() {
    int[][] turned = new int[columns][rows()];
    for (int row = 0; row < rows(); row++) {
      for (int column = 0; column < columns; column++) {
        turned[column][row] = costs[row][column];
      }
    }
    return new Scene(turned, rows());
  }

  /** The least total of all ways to place the smaller side; empty if there is none. */
  OptionalLong leastOfAll() {
    if (rows() > columns) {
      return turned().leastOfAll();
    }
    long least = least(0, new boolean[columns]);
    return least == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(least);
  }

  private long least(int row, boolean[] taken) {
    if (row == rows()) {
      return 0;
    }
    long least = Long.MAX_VALUE;
    for (int column = 0; column < columns; column++) {
      if (!taken[column] && costs[row][column] != NO) {
        taken[column] = true;
        long rest = least(row + 1, taken);
        taken[column] = false;
        if (rest != Long.MAX_VALUE) {
          least = Math.min(least, costs[row][column] + rest);
        }
      }
    }
    return least;
  }
}
