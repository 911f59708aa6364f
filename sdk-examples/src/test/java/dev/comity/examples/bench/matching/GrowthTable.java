package dev.comity.examples.bench.matching;

import dev.comity.matching.Certificate;
import dev.comity.matching.assignment.AssignmentAnswer;
import dev.comity.matching.assignment.LeastTotal;
import dev.comity.matching.instance.CostEdges;
import dev.comity.matching.instance.CostMatrix;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.PlacementTask;
import dev.comity.matching.instance.QuotaDraft;
import dev.comity.matching.instance.QuotaGoal;
import dev.comity.matching.instance.QuotaProblem;
import dev.comity.matching.instance.Side;
import dev.comity.matching.instance.TypedMarket;
import dev.comity.matching.instance.TypedMarketBuilder;
import dev.comity.matching.proof.LatticePlacement;
import dev.comity.matching.proof.TypedPlacement;
import dev.comity.matching.quota.QuotaAnswer;
import dev.comity.matching.quota.QuotaPlacements;
import dev.comity.matching.stable.DeferredAcceptance;
import dev.comity.matching.stable.StableAnswer;
import dev.comity.matching.stable.StableLattice;
import dev.comity.matching.stable.TypedAcceptance;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How far it goes: each instance once, in a JVM of its own with a stated greatest heap, without
 * warming up. The memory is the sum of what each part of the heap held at most.
 */
final class GrowthTable {

  private static final int LISTED = 20;

  /** By instance, what the JVM may take. */
  private static final Map<String, String> HEAPS =
      new TreeMap<>(
          Map.of(
              "U10000",
              "1g",
              "S50000",
              "512m",
              "R1000000",
              "2g",
              "E1000",
              "1g",
              "T200000",
              "2g",
              "Q200000",
              "2g"));

  private GrowthTable() {}

  /**
   * Measures.
   *
   * @param args the instance, or none for all, each in a JVM of its own
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length > 0) {
      measure(args[0]);
      return;
    }
    System.out.println(
        "| instance | heap at most | making it, s | solving, s | proof checked, s"
            + " | most used, MB | result |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    for (Map.Entry<String, String> heap : HEAPS.entrySet()) {
      start(heap.getKey(), heap.getValue());
    }
  }

  private static void start(String instance, String heap) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
            "-Xmx" + heap,
            "-cp",
            System.getProperty("java.class.path"),
            GrowthTable.class.getName(),
            instance);
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (code != 0) {
      System.out.printf("| %s | %s | it ended with %d | | | | |%n", instance, heap, code);
    }
  }

  private static void measure(String instance) {
    int n = Integer.parseInt(instance.substring(1));
    long[] times = new long[4];
    String result =
        switch (instance.charAt(0)) {
          case 'U' -> dense(n, times);
          case 'S' -> sparse(n, times);
          case 'R' -> residents(n, times);
          case 'E' -> egalitarian(n, times);
          case 'T' -> types(n, times);
          case 'Q' -> quotas(n, times);
          default -> throw new IllegalArgumentException(instance + ": maybe U10000?");
        };
    System.out.printf(
        Locale.ROOT,
        "| %s | %d MB | %.1f | %.1f | %.1f | %d | %s |%n",
        instance,
        Runtime.getRuntime().maxMemory() >> 20,
        (times[1] - times[0]) / 1e9,
        (times[2] - times[1]) / 1e9,
        (times[3] - times[2]) / 1e9,
        mostUsed() >> 20,
        result);
  }

  private static String dense(int n, long[] times) {
    times[0] = System.nanoTime();
    CostMatrix matrix = Recipe.matrix(n);
    times[1] = System.nanoTime();
    AssignmentAnswer answer = LeastTotal.solve(matrix);
    times[2] = System.nanoTime();
    return checked(answer.certificate(), times) + answer.total().orElseThrow();
  }

  private static String sparse(int n, long[] times) {
    times[0] = System.nanoTime();
    Edges edges = Edges.assignment(n);
    CostEdges costs = CostEdges.of(n, n, edges.first(), edges.second(), edges.cost());
    times[1] = System.nanoTime();
    AssignmentAnswer answer = LeastTotal.solve(costs);
    times[2] = System.nanoTime();
    return checked(answer.certificate(), times) + answer.total().orElseThrow();
  }

  private static String residents(int n, long[] times) {
    times[0] = System.nanoTime();
    int[][][] lists = Recipe.residents(n, n / LISTED, LISTED);
    int[] capacities = new int[n / LISTED];
    Arrays.fill(capacities, LISTED);
    times[1] = System.nanoTime();
    StableAnswer answer =
        DeferredAcceptance.solve(Market.of(lists[0], lists[1], capacities), Side.APPLICANTS);
    times[2] = System.nanoTime();
    String proof = checked(answer.certificate(), times);
    int placed = 0;
    for (int a = 0; a < n; a++) {
      placed += answer.homeOf(a).isPresent() ? 1 : 0;
    }
    return proof + placed + " placed";
  }

  /** A marriage market with as many stable placements as can be had easily: lists in a circle. */
  private static String egalitarian(int n, long[] times) {
    times[0] = System.nanoTime();
    int[][] left = new int[n][n];
    int[][] right = new int[n][n];
    for (int a = 0; a < n; a++) {
      for (int k = 0; k < n; k++) {
        left[a][k] = (a + k) % n;
        right[a][k] = (a + 1 + k) % n;
      }
    }
    PlacementMarket market = PlacementMarket.of(Market.marriage(left, right));
    times[1] = System.nanoTime();
    LatticePlacement answer = StableLattice.solve(PlacementTask.egalitarian(market));
    times[2] = System.nanoTime();
    return checked(answer, times) + answer.rotations().length + " rotations";
  }

  /** Homes that take fewer of each third and each sixth applicant, a hundredth to a coordinator. */
  private static String types(int n, long[] times) {
    times[0] = System.nanoTime();
    int homes = n / LISTED;
    int[][][] lists = Recipe.residents(n, homes, LISTED);
    int[] capacities = new int[homes];
    Arrays.fill(capacities, LISTED);
    TypedMarketBuilder builder = new TypedMarketBuilder(Market.of(lists[0], lists[1], capacities));
    for (int h = 0; h < homes; h++) {
      builder.type(h, LISTED / 3, every(3, lists[1][h])).type(h, LISTED / 6, every(6, lists[1][h]));
    }
    int size = homes / 100;
    for (int first = 0; first < homes; first += size) {
      int[] own = new int[size];
      List<int[]> order = new ArrayList<>();
      for (int k = 0; k < size; k++) {
        own[k] = first + k;
        for (int a : lists[1][own[k]]) {
          order.add(new int[] {a, own[k]});
        }
      }
      order.sort(Comparator.comparingInt(it -> it[0])); // the coordinator goes by number
      builder.coordinator(size * LISTED * 3 / 4, order.toArray(int[][]::new), own);
    }
    TypedMarket market = builder.build();
    times[1] = System.nanoTime();
    TypedPlacement answer = TypedAcceptance.solve(market, Side.HOMES);
    times[2] = System.nanoTime();
    String proof = checked(answer, times);
    return proof + IntStream.range(0, n).filter(a -> answer.homeOf(a) >= 0).count() + " placed";
  }

  private static int[] every(int nth, int[] people) {
    return Arrays.stream(people).filter(a -> a % nth == 0).toArray();
  }

  /** The most placed, then the least total. */
  private static String quotas(int n, long[] times) {
    times[0] = System.nanoTime();
    int homes = n / LISTED;
    int[][] lists = Recipe.residents(n, homes, LISTED / 2)[0];
    Recipe costs = Recipe.seed(n);
    QuotaDraft draft = QuotaProblem.of(n, homes, QuotaGoal.MOST_THEN_LEAST_TOTAL);
    for (int h = 0; h < homes; h++) {
      draft.place(h, 0, LISTED);
    }
    for (int a = 0; a < n; a++) {
      for (int h : lists[a]) {
        draft.pair(a, h, costs.below(1_000));
      }
    }
    QuotaProblem problem = draft.build();
    times[1] = System.nanoTime();
    QuotaAnswer answer = QuotaPlacements.place(problem);
    times[2] = System.nanoTime();
    String proof = checked(answer.certificate(), times);
    return proof + answer.placement().orElseThrow().size() + " placed";
  }

  private static String checked(Certificate certificate, long[] times) {
    Peers.holds(certificate);
    times[3] = System.nanoTime();
    return "proved: ";
  }

  /** The sum of what each part of the heap held at most, so rather too much than too little. */
  private static long mostUsed() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(it -> it.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(it -> it.getUsed())
        .sum();
  }
}
