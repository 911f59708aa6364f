package dev.comity.examples.bench.matching;

import dev.comity.examples.bench.Duel;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.Side;
import dev.comity.matching.stable.DeferredAcceptance;
import dev.comity.matching.stable.StableAnswer;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Stable placements: from lists in memory to who is where. */
@State(Scope.Thread)
public class StableBenchmark {

  /** The instance: M and the number of each side, or R and the number of residents. */
  @Param({"M1000", "M5000", "R100000"})
  public String instance = "M1000";

  private int[][] left = {};
  private int[][] right = {};
  private int[] capacities = {};
  private Market market = Market.marriage(left, right);

  /** Makes the instance. */
  @Setup(Level.Trial)
  public void make() {
    int n = Integer.parseInt(instance.substring(1));
    if (instance.charAt(0) == 'M') {
      Recipe recipe = Recipe.seed(n + 1);
      left = recipe.orders(n, n);
      right = recipe.orders(n, n);
      capacities = new int[n];
      Arrays.fill(capacities, 1);
    } else {
      int[][][] lists = Recipe.residents(n, n / 20, 20);
      left = lists[0];
      right = lists[1];
      capacities = new int[n / 20];
      Arrays.fill(capacities, 20);
    }
    market = Market.of(left, right, capacities);
  }

  /** With the ranks that have to be worked out first. */
  @Benchmark
  public void stable(Duel duel, Blackhole hole) throws Exception {
    duel.run(
        hole,
        () -> PlainStable.solve(left, right, capacities),
        () -> DeferredAcceptance.solve(Market.of(left, right, capacities), Side.APPLICANTS),
        this::solveOnly,
        () -> market.hash());
  }

  /** Without: in the column of the peer. */
  private StableAnswer solveOnly() {
    return DeferredAcceptance.solve(market, Side.APPLICANTS);
  }
}
