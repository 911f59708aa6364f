package dev.comity.matching.pairing;

import dev.comity.matching.Budget;
import dev.comity.matching.Certificate;
import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.WeightedPairs;
import dev.comity.matching.proof.PairingPrices;
import dev.comity.matching.proof.Stopped;
import dev.comity.matching.proof.TutteSet;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jgrapht.Graph;
import org.jgrapht.alg.matching.SparseEdmondsMaximumCardinalityMatching;
import org.jgrapht.alg.matching.blossom.v5.BlossomVOptions;
import org.jgrapht.alg.matching.blossom.v5.KolmogorovWeightedPerfectMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/**
 * Pairs the people of one pool for the best total: Blossom V (Kolmogorov 2009, doi
 * 10.1007/s12532-009-0002-8) as JGraphT has it. The library is not trusted: what it finds is proved
 * by prices that are checked exactly, and that not everybody can be paired by a Tutte set of its
 * own, found first; both are checked before they are handed out. If its prices do not prove its
 * answer, that is best found, with the bound that they do prove.
 *
 * <p>The library counts in floating point; the ranges of {@link WeightedPairs} keep all of it
 * exact, and far below the cost from which on it reports that there is no pairing. O(n³ m) for n
 * people and m pairs. Which of several best pairings it is, is not said; the same pool always has
 * the same answer.
 */
public final class BestPairs {

  /**
   * With one step for all trees that hang together, the prices come out in halves. With the
   * library's own choice, a fixed step, which is tried first as it is several times as fast, some
   * may be quarters and less: true, but no whole numbers of halves.
   */
  private static final BlossomVOptions HALVES =
      new BlossomVOptions(
          BlossomVOptions.InitializationType.FRACTIONAL,
          BlossomVOptions.DualUpdateStrategy.MULTIPLE_TREE_CONNECTED_COMPONENTS,
          true,
          true);

  private BestPairs() {}

  /**
   * Solves without limit.
   *
   * @param pool the instance
   * @return the best pairing, or that not everybody can be paired; stopped only if the calling
   *     thread is interrupted
   * @throws IllegalStateException if the library fails, or its answer does not stand the check
   */
  public static PairingAnswer solve(WeightedPairs pool) {
    return solve(pool, Budget.unlimited());
  }

  /**
   * Solves within a time, or until cancelled. The library cannot be interrupted: it works in a
   * thread of its own, a daemon, and if it is not through in time, that thread goes on until it is,
   * and its answer is dropped. A budget of steps does not apply.
   *
   * @param pool the instance
   * @param budget how long
   * @return the best pairing, that not everybody can be paired, or that it was stopped
   * @throws IllegalStateException if the library fails, or its answer does not stand the check
   */
  public static PairingAnswer solve(WeightedPairs pool, Budget budget) {
    Optional<Certificate> found =
        Watched.run(() -> checked(certificate(pool)), pool.people(), budget);
    return new PairingAnswer(found.orElseGet(() -> Stopped.of(pool::hash)));
  }

  /** A fault of the library is a fault, and never a claim. */
  private static Certificate checked(Certificate certificate) {
    Verdict verdict = certificate.verify();
    if (!verdict.holds()) {
      throw new IllegalStateException(
          "The library's answer does not stand the check, so it is not handed out: " + verdict);
    }
    return certificate;
  }

  private static Certificate certificate(WeightedPairs pool) {
    if (pool.people() == 0) { // the library asks for somebody
      return PairingPrices.of(pool, new int[0], new long[0], new long[0], new long[0][]);
    }
    boolean twice = pool.goal().leavesAlone();
    Graph<Integer, DefaultWeightedEdge> graph = graph(pool, twice);
    if (!twice) {
      SparseEdmondsMaximumCardinalityMatching<Integer, DefaultWeightedEdge> most =
          new SparseEdmondsMaximumCardinalityMatching<>(graph);
      if (2 * most.getMatching().getEdges().size() < pool.people()) {
        return TutteSet.of(pool, few(most.getOddSetCover()));
      }
    }
    PairingPrices quick = solved(pool, graph, new BlossomVOptions());
    return quick.standing() == Standing.PROVED ? quick : solved(pool, graph, HALVES);
  }

  private static PairingPrices solved(
      WeightedPairs pool, Graph<Integer, DefaultWeightedEdge> graph, BlossomVOptions options) {
    int[] partners = new int[pool.people()];
    Arrays.fill(partners, -1);
    KolmogorovWeightedPerfectMatching<Integer, DefaultWeightedEdge> blossom =
        new KolmogorovWeightedPerfectMatching<>(graph, options);
    for (DefaultWeightedEdge edge : blossom.getMatching().getEdges()) {
      int a = graph.getEdgeSource(edge);
      int b = graph.getEdgeTarget(edge);
      if (Math.max(a, b) < partners.length) {
        partners[a] = b;
        partners[b] = a;
      }
    }
    Map<Set<Integer>, Double> variables = blossom.getDualSolution().getDualVariables();
    return proved(pool, partners, graph.vertexSet().size(), variables);
  }

  private static PairingPrices proved(
      WeightedPairs pool, int[] partners, int nodes, Map<Set<Integer>, Double> variables) {
    long[] prices = new long[nodes];
    Map<long[], Long> tolls = new TreeMap<>(Arrays::compare);
    variables.forEach(
        (set, value) -> {
          long halves = Math.round(2 * value);
          if (set.size() == 1) {
            prices[set.iterator().next()] = halves;
          } else if (halves > 0) {
            tolls.put(set.stream().mapToLong(it -> it).sorted().toArray(), halves);
          }
        });
    return PairingPrices.of(
        pool,
        partners,
        prices,
        tolls.values().stream().mapToLong(it -> it).toArray(),
        tolls.keySet().toArray(long[][]::new));
  }

  /** Label 1 covers alone; whoever else is left stands in groups of an odd number, each cut off. */
  private static int[] few(Map<Integer, Integer> cover) {
    return cover.entrySet().stream()
        .filter(it -> it.getValue() == 1)
        .mapToInt(Map.Entry::getKey)
        .sorted()
        .toArray();
  }

  private static Graph<Integer, DefaultWeightedEdge> graph(WeightedPairs pool, boolean twice) {
    Graph<Integer, DefaultWeightedEdge> graph =
        new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
    int people = pool.people();
    for (int v = 0; v < (twice ? 2 * people : people); v++) {
      graph.addVertex(v);
    }
    int sign = pool.goal().isLeast() ? 1 : -1;
    for (int pair = 0; pair < pool.pairs(); pair++) {
      int a = pool.first(pair);
      int b = pool.second(pair);
      double cost = (double) sign * pool.weight(pair);
      graph.setEdgeWeight(graph.addEdge(a, b), cost);
      if (twice) {
        graph.setEdgeWeight(graph.addEdge(people + a, people + b), cost);
      }
    }
    for (int v = 0; twice && v < people; v++) {
      graph.setEdgeWeight(graph.addEdge(v, people + v), 2.0 * pool.costOfAlone());
    }
    return graph;
  }
}
