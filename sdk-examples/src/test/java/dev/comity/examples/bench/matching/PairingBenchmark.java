package dev.comity.examples.bench.matching;

import dev.comity.examples.bench.Duel;
import dev.comity.matching.instance.PairingGoal;
import dev.comity.matching.instance.WeightedPairs;
import dev.comity.matching.pairing.BestPairs;
import dev.comity.matching.pairing.PairingAnswer;
import org.jgrapht.Graph;
import org.jgrapht.alg.matching.blossom.v5.BlossomVOptions;
import org.jgrapht.alg.matching.blossom.v5.KolmogorovWeightedPerfectMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Everybody of one pool in pairs, for the least total, from the pairs in memory to the total. */
@State(Scope.Thread)
public class PairingBenchmark {

  static final BlossomVOptions AS_COMITY =
      new BlossomVOptions(
          BlossomVOptions.InitializationType.FRACTIONAL,
          BlossomVOptions.DualUpdateStrategy.MULTIPLE_TREE_CONNECTED_COMPONENTS,
          true,
          true);

  /** The instance: B and the number of people; see {@link Edges#pool}. B20000 takes minutes. */
  @Param({"B2000", "B4000"})
  public String instance = "B2000";

  private Edges edges = new Edges(0, new int[0], new int[0], new int[0]);

  /** Makes the pool, and has all answers compared. */
  @Setup(Level.Trial)
  public void make() {
    edges = Edges.pool(Integer.parseInt(instance.substring(1)));
    Peers.samePairing(edges);
  }

  /**
   * The library with its own options, Comity with its checked prices, and the library with the
   * options that give such prices; each with building what it works on.
   */
  @Benchmark
  public void pairing(Duel duel, Blackhole hole) throws Exception {
    duel.run(
        hole,
        () -> jGraphT(edges, new BlossomVOptions()),
        () -> comity(edges).total(),
        () -> jGraphT(edges, AS_COMITY));
  }

  static PairingAnswer comity(Edges edges) {
    return BestPairs.solve(
        WeightedPairs.of(edges.size(), PairingGoal.EVERYBODY_LEAST, edges.rows()));
  }

  static long jGraphT(Edges edges, BlossomVOptions options) {
    Graph<Integer, DefaultWeightedEdge> graph =
        new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
    for (int v = 0; v < edges.size(); v++) {
      graph.addVertex(v);
    }
    for (int k = 0; k < edges.cost().length; k++) {
      graph.setEdgeWeight(graph.addEdge(edges.first()[k], edges.second()[k]), edges.cost()[k]);
    }
    return Math.round(
        new KolmogorovWeightedPerfectMatching<>(graph, options).getMatching().getWeight());
  }
}
