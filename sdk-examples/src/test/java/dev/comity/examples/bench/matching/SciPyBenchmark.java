package dev.comity.examples.bench.matching;

import dev.comity.examples.bench.Duel;
import dev.comity.matching.assignment.LeastTotal;
import dev.comity.matching.instance.CostMatrix;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** The least total of a dense matrix beside SciPy, where it is installed. */
@State(Scope.Thread)
public class SciPyBenchmark {

  /** The instance, as {@link Recipe} calls it. */
  @Param({"U1000", "U2000", "G1000", "G2000"})
  public String instance = "U1000";

  private int[][] costs = {};
  private CostMatrix matrix = CostMatrix.of(0, 0, (i, j) -> 0);
  private @Nullable SciPy sciPy;

  /** Makes the instance, and has all answers compared. */
  @Setup(Level.Trial)
  public void make() throws IOException {
    costs = Recipe.costs(instance);
    matrix = CostMatrix.of(costs);
    SciPy started = SciPy.with(costs);
    sciPy = started;
    Peers.sameMatrix(costs, "SciPy", started.total());
  }

  /** Plain Java, Comity with its prices, SciPy. */
  @Benchmark
  public void sciPy(Duel duel, Blackhole hole) throws Exception {
    SciPy peer = sciPy;
    duel.run(
        hole,
        () -> PlainAssignment.total(costs),
        () -> LeastTotal.solve(matrix).total(),
        () -> peer.total());
  }

  /** Ends the process. */
  @TearDown(Level.Trial)
  public void end() throws IOException {
    sciPy.close();
  }
}
