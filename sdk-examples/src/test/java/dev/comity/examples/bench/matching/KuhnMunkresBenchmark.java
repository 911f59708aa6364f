package dev.comity.examples.bench.matching;

import dev.comity.examples.bench.Duel;
import dev.comity.matching.assignment.LeastTotal;
import dev.comity.matching.instance.CostMatrix;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.matching.KuhnMunkresMinimalWeightBipartitePerfectMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The least total of a matrix that is small enough for the library that Java programs have. */
@State(Scope.Thread)
public class KuhnMunkresBenchmark {

  /** The instance, as {@link Recipe} calls it. */
  @Param({"G200"})
  public String instance = "G200";

  private int[][] costs = {};
  private CostMatrix matrix = CostMatrix.of(0, 0, (i, j) -> 0);
  private Graph<Integer, DefaultWeightedEdge> graph = graph(costs);

  /** Makes the instance, and the graph that the library asks for; has all answers compared. */
  @Setup(Level.Trial)
  public void make() {
    costs = Recipe.costs(instance);
    matrix = CostMatrix.of(costs);
    graph = graph(costs);
    Peers.sameMatrix(costs, "JGraphT", jGraphT(graph));
  }

  /** Plain Java, Comity with its prices, JGraphT. */
  @Benchmark
  public void kuhnMunkres(Duel duel, Blackhole hole) throws Exception {
    duel.run(
        hole,
        () -> PlainAssignment.total(costs),
        () -> LeastTotal.solve(matrix).total(),
        () -> jGraphT(graph));
  }

  static Graph<Integer, DefaultWeightedEdge> graph(int[][] costs) {
    Graph<Integer, DefaultWeightedEdge> graph =
        new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
    for (int v = 0; v < 2 * costs.length; v++) {
      graph.addVertex(v);
    }
    for (int i = 0; i < costs.length; i++) {
      for (int j = 0; j < costs.length; j++) {
        graph.setEdgeWeight(graph.addEdge(i, costs.length + j), costs[i][j]);
      }
    }
    return graph;
  }

  static long jGraphT(Graph<Integer, DefaultWeightedEdge> graph) {
    Set<Integer> rows = new LinkedHashSet<>();
    Set<Integer> columns = new LinkedHashSet<>();
    int n = graph.vertexSet().size() / 2;
    for (int v = 0; v < n; v++) {
      rows.add(v);
      columns.add(n + v);
    }
    return Math.round(
        new KuhnMunkresMinimalWeightBipartitePerfectMatching<>(graph, rows, columns)
            .getMatching()
            .getWeight());
  }
}
