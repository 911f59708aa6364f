package dev.comity.examples.bench.matching;

import com.google.ortools.Loader;
import com.google.ortools.graph.LinearSumAssignment;
import dev.comity.examples.bench.Duel;
import dev.comity.matching.assignment.LeastTotal;
import dev.comity.matching.instance.CostMatrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The least total of a dense matrix, from the matrix in memory to the total. */
@State(Scope.Thread)
public class AssignmentBenchmark {

  /** The instance, as {@link Recipe} calls it. */
  @Param({"U1000", "U2000", "U5000", "G1000", "G2000", "G5000"})
  public String instance = "U1000";

  private int[][] costs = {};
  private CostMatrix matrix = CostMatrix.of(0, 0, (i, j) -> 0);

  /** Makes the instance, and has all answers compared. */
  @Setup(Level.Trial)
  public void make() {
    Loader.loadNativeLibraries();
    costs = Recipe.costs(instance);
    matrix = CostMatrix.of(costs);
    Peers.sameMatrix(costs, "OR-Tools", orTools(costs));
  }

  /** Plain Java, Comity with its prices, OR-Tools with building its graph. */
  @Benchmark
  public void leastTotal(Duel duel, Blackhole hole) throws Exception {
    duel.run(hole, () -> PlainAssignment.total(costs), this::comity, () -> orTools(costs));
  }

  private long comity() {
    return LeastTotal.solve(matrix).total().orElseThrow();
  }

  static long orTools(int[][] costs) {
    LinearSumAssignment solver = new LinearSumAssignment();
    for (int i = 0; i < costs.length; i++) {
      for (int j = 0; j < costs.length; j++) {
        solver.addArcWithCost(i, j, costs[i][j]);
      }
    }
    if (solver.solve() != LinearSumAssignment.Status.OPTIMAL) {
      throw new IllegalStateException("OR-Tools found no assignment");
    }
    return solver.getOptimalCost();
  }
}
