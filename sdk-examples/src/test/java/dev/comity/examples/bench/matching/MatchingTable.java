package dev.comity.examples.bench.matching;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the matching benchmarks and writes the table of docs/performance.md, in Markdown. */
final class MatchingTable {

  private static final String NONE = "–";

  /** By work, what stands in the columns of the yardstick and of the peer. */
  private static final Map<String, String> BESIDE =
      Map.of(
          "affinity", "plain Java; no peer",
          "kuhnMunkres", "plain Java; JGraphT",
          "leastTotal", "plain Java; OR-Tools",
          "pairing", "JGraphT; JGraphT with Comity's options",
          "roommates", "plain Java; no peer",
          "sciPy", "plain Java; SciPy",
          "sparse", "plain Java; OR-Tools",
          "stable", "plain Java; Comity, the market made before");

  private MatchingTable() {}

  /**
   * Measures.
   *
   * @param args one text of settings, each {@code name=value} with spaces between, or none: {@code
   *     rounds} (forks of each), {@code warmup} and {@code seconds} (of a fork), {@code only}
   *     (which benchmarks, a regular expression), {@code instances} (which, with commas between),
   *     {@code growth=1} (the table of {@link GrowthTable} instead)
   */
  public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
    Map<String, String> settings = new TreeMap<>();
    settings.putAll(Map.of("rounds", "3", "warmup", "8", "seconds", "8", "only", ".*"));
    for (String setting : String.join(" ", args).split(" ")) {
      int equals = setting.indexOf('=');
      if (equals > 0) {
        settings.put(setting.substring(0, equals), setting.substring(equals + 1));
      }
    }
    if (settings.containsKey("growth")) {
      GrowthTable.main(new String[0]);
      return;
    }
    boolean withSciPy = SciPy.isThere();
    Map<String, List<double[]>> scores = new TreeMap<>();
    for (int round = Integer.parseInt(settings.get("rounds")); round > 0; round--) {
      run(settings, withSciPy, scores);
    }
    print(scores);
    if (!withSciPy) {
      System.out.println("\nSciPy was not there: `python3 -c \"import scipy\"` did not work.");
    }
  }

  private static void run(
      Map<String, String> settings, boolean withSciPy, Map<String, List<double[]>> scores)
      throws RunnerException {
    var options =
        new OptionsBuilder()
            .include("dev\\.comity\\.examples\\.bench\\.matching\\." + settings.get("only"))
            .forks(1)
            .mode(Mode.AverageTime)
            .warmupIterations(1)
            .warmupTime(TimeValue.seconds(Long.parseLong(settings.get("warmup"))))
            .measurementIterations(1)
            .measurementTime(TimeValue.seconds(Long.parseLong(settings.get("seconds"))))
            .verbosity(VerboseMode.SILENT)
            .jvmArgsAppend("-Xmx4g")
            .shouldFailOnError(true);
    if (settings.containsKey("instances")) {
      options.param("instance", settings.get("instances").split(","));
    }
    if (!withSciPy) {
      options.exclude("SciPyBenchmark");
    }
    for (RunResult result : new Runner(options.build()).run()) {
      String name = result.getParams().getBenchmark();
      scores
          .computeIfAbsent(
              name.substring(name.lastIndexOf('.') + 1)
                  + " | "
                  + result.getParams().getParam("instance"),
              it -> new ArrayList<>())
          .add(
              new double[] {
                counter(result, "plain"), counter(result, "comity"), counter(result, "less")
              });
    }
  }

  private static double counter(RunResult it, String name) {
    return it.getSecondaryResults().get(name).getScore() / 1e3;
  }

  private static void print(Map<String, List<double[]>> scores) {
    System.out.println(
        "| work | instance | beside | yardstick, ms | Comity, ms | peer, ms"
            + " | to yardstick | to peer |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
    scores.forEach(
        (work, all) ->
            System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.2f | %.2f | %s | **%.2f** | %s |%n",
                work,
                BESIDE.getOrDefault(work.substring(0, work.indexOf(' ')), NONE),
                median(all, 0),
                median(all, 1),
                all.get(0)[2] == 0 ? NONE : String.format(Locale.ROOT, "%.2f", median(all, 2)),
                ratio(all, 0),
                all.get(0)[2] == 0 ? NONE : String.format(Locale.ROOT, "**%.2f**", ratio(all, 2))));
  }

  private static double ratio(List<double[]> all, int beside) {
    return median(all.stream().map(it -> new double[] {it[1] / it[beside]}).toList(), 0);
  }

  private static double median(List<double[]> all, int what) {
    return all.stream().mapToDouble(it -> it[what]).sorted().toArray()[all.size() / 2];
  }
}
