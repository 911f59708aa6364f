package dev.comity.examples.bench.matching;

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

  private MatchingTable() {}

  /**
   * Measures.
   *
   * @param args one text of settings, each {@code name=value} with spaces between, or none: {@code
   *     rounds} (forks of each), {@code warmup} and {@code seconds} (of a fork), {@code only}
   *     (which benchmarks, a regular expression), {@code instances} (which, with commas between)
   */
  public static void main(String[] args) throws RunnerException {
    Map<String, String> settings = new TreeMap<>();
    settings.putAll(Map.of("rounds", "3", "warmup", "8", "seconds", "8", "only", ".*"));
    for (String setting : String.join(" ", args).split(" ")) {
      int equals = setting.indexOf('=');
      if (equals > 0) {
        settings.put(setting.substring(0, equals), setting.substring(equals + 1));
      }
    }
    Map<String, List<double[]>> scores = new TreeMap<>();
    for (int round = Integer.parseInt(settings.get("rounds")); round > 0; round--) {
      run(settings, scores);
    }
    print(scores);
  }

  private static void run(Map<String, String> settings, Map<String, List<double[]>> scores)
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
        "| work | instance | plain Java, ms | Comity, ms | peer, ms | to plain | to peer |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    scores.forEach(
        (work, all) ->
            System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | **%.2f** | **%.2f** |%n",
                work,
                median(all, 0),
                median(all, 1),
                median(all, 2),
                median(all.stream().map(it -> new double[] {it[1] / it[0]}).toList(), 0),
                median(all.stream().map(it -> new double[] {it[1] / it[2]}).toList(), 0)));
  }

  private static double median(List<double[]> all, int what) {
    return all.stream().mapToDouble(it -> it[what]).sorted().toArray()[all.size() / 2];
  }
}
