package dev.comity.examples.bench.matching;

import com.google.ortools.Loader;
import com.google.ortools.graph.LinearSumAssignment;
import dev.comity.examples.bench.Duel;
import dev.comity.matching.assignment.AssignmentAnswer;
import dev.comity.matching.assignment.LeastTotal;
import dev.comity.matching.instance.CostEdges;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The least total where few pairs are allowed, from their arrays in memory to the total. */
@State(Scope.Thread)
public class SparseBenchmark {

  /** The instance: S and the number of rows; see {@link Edges#assignment}. */
  @Param({"S10000"})
  public String instance = "S10000";

  private Edges edges = new Edges(0, new int[0], new int[0], new int[0]);

  /** Makes the instance, and has all answers compared. */
  @Setup(Level.Trial)
  public void make() {
    Loader.loadNativeLibraries();
    edges = Edges.assignment(Integer.parseInt(instance.substring(1)));
    Peers.sameTotals(edges);
  }

  /** Plain Java, Comity with its prices, OR-Tools; each with building what it works on. */
  @Benchmark
  public void sparse(Duel duel, Blackhole hole) throws Exception {
    duel.run(
        hole, () -> PlainSparse.total(edges), () -> comity(edges).total(), () -> orTools(edges));
  }

  static AssignmentAnswer comity(Edges edges) {
    return LeastTotal.solve(
        CostEdges.of(edges.size(), edges.size(), edges.first(), edges.second(), edges.cost()));
  }

  static long orTools(Edges edges) {
    LinearSumAssignment solver = new LinearSumAssignment();
    for (int k = 0; k < edges.cost().length; k++) {
      solver.addArcWithCost(edges.first()[k], edges.second()[k], edges.cost()[k]);
    }
    if (solver.solve() != LinearSumAssignment.Status.OPTIMAL) {
      throw new IllegalStateException("OR-Tools found no assignment");
    }
    return solver.getOptimalCost();
  }
}
