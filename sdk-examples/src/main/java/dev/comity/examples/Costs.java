package dev.comity.examples;

import dev.comity.matching.assignment.AssignmentAnswer;
import dev.comity.matching.assignment.LeastTotal;
import dev.comity.matching.instance.CostEdges;
import dev.comity.matching.instance.CostMatrix;
import dev.comity.matching.instance.PairCosts;

/** What is done alike to a matrix of costs and to a list of pairs. */
final class Costs {

  private Costs() {}

  static AssignmentAnswer solve(PairCosts costs) {
    return costs instanceof CostMatrix matrix
        ? LeastTotal.solve(matrix)
        : LeastTotal.solve((CostEdges) costs);
  }

  /** What is told of each allowed pair. */
  interface Pairs {

    void pair(int row, int column, int cost);
  }

  /** Row by row, or column by column if these are fewer. */
  static void forEach(PairCosts costs, Pairs pairs) {
    int[] places = new int[costs.places()];
    int[] cost = new int[costs.places()];
    for (int line = 0; line < costs.lines(); line++) {
      int count = costs.readLine(line, places, cost);
      for (int k = 0; k < count; k++) {
        if (costs.isTall()) {
          pairs.pair(places[k], line, cost[k]);
        } else {
          pairs.pair(line, places[k], cost[k]);
        }
      }
    }
  }

  static PairCosts negated(PairCosts costs) {
    if (costs instanceof CostMatrix) {
      return CostMatrix.of(
          costs.rows(),
          costs.columns(),
          (row, column) ->
              costs.isAllowed(row, column) ? -costs.cost(row, column) : CostMatrix.FORBIDDEN);
    }
    int size = ((CostEdges) costs).pairs();
    int[][] figures = new int[3][size]; // rows, columns, costs
    int[] next = {0};
    forEach(
        costs,
        (row, column, cost) -> {
          figures[0][next[0]] = row;
          figures[1][next[0]] = column;
          figures[2][next[0]++] = -cost;
        });
    return CostEdges.of(costs.rows(), costs.columns(), figures[0], figures[1], figures[2]);
  }
}
