package dev.comity.examples.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks in turn, fork by fork, and writes the ratios as a table in Markdown. */
final class RatioTable {

  private RatioTable() {}

  /**
   * Measures.
   *
   * @param args one text of settings, each {@code name=value}, with spaces between: databases,
   *     partnerships (sizes), rounds, only (a regular expression); or {@code all}
   */
  public static void main(String[] args) throws Exception {
    Map<String, String> settings = settings(args);
    List<Database> databases =
        Arrays.stream(settings.get("databases").split(","))
            .map(it -> Database.valueOf(it.toUpperCase(Locale.ROOT)))
            .toList();
    int rounds = Integer.parseInt(settings.get("rounds"));
    int[] sizes =
        Arrays.stream(settings.get("partnerships").split(","))
            .mapToInt(Integer::parseInt)
            .toArray();
    for (Database database : databases) {
      try (Server server = Server.start(database)) {
        int loaded = 0;
        for (int size : sizes) {
          int cities = size / Sample.PARTNERSHIPS_OF_A_CITY;
          long start = System.nanoTime();
          server.load(loaded, cities);
          System.err.printf(
              "%s: %,d partnerships loaded in %.1f s%n",
              database, size, (System.nanoTime() - start) / 1e9);
          loaded = cities;
          print(database, size, measure(server, cities, rounds, settings.get("only")));
        }
      }
    }
  }

  private static Map<String, String> settings(String[] args) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("databases", "h2,postgresql,mariadb,sqlite");
    settings.put("partnerships", "10000,100000,1000000");
    settings.put("rounds", "3");
    settings.put("only", ".*");
    for (String arg : String.join(" ", args).split(" ")) {
      int equals = arg.indexOf('=');
      if (equals > 0) {
        settings.put(arg.substring(0, equals), arg.substring(equals + 1));
      }
    }
    return settings;
  }

  /** The scores of each benchmark, a fork a round, in microseconds. */
  private static Map<String, List<Double>> measure(
      Server server, int cities, int rounds, String only) throws RunnerException {
    Map<String, List<Double>> scores = new TreeMap<>();
    for (int round = 0; round < rounds; round++) {
      var options =
          new OptionsBuilder()
              .include(
                  "dev\\.comity\\.examples\\.bench\\.(CommandBenchmark|ReadBenchmark)\\." + only)
              .forks(1)
              .warmupIterations(3)
              .warmupTime(TimeValue.milliseconds(700))
              .measurementIterations(3)
              .measurementTime(TimeValue.seconds(1))
              .verbosity(VerboseMode.SILENT)
              .jvmArgsAppend(
                  "-D" + Register.DATABASE + "=" + server.database(),
                  "-D" + Register.URL + "=" + server.url(),
                  "-D" + Register.USER + "=" + server.user(),
                  "-D" + Register.CITIES + "=" + cities,
                  "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
              .shouldFailOnError(true)
              .build();
      for (RunResult result : new Runner(options).run()) {
        String name = result.getParams().getBenchmark();
        scores
            .computeIfAbsent(name.substring(name.lastIndexOf('.') + 1), it -> new ArrayList<>())
            .add(result.getPrimaryResult().getScore());
      }
    }
    return scores;
  }

  private static void print(Database database, int size, Map<String, List<Double>> scores) {
    scores.forEach(
        (name, values) ->
            System.out.printf(
                Locale.ROOT,
                "%s %d %s %.1f µs %s%n",
                database,
                size,
                name,
                median(values),
                values));
    scores.forEach(
        (name, values) -> {
          if (name.endsWith("Comity")) {
            String base = name.substring(0, name.length() - "Comity".length());
            List<Double> plain = scores.get(base + "Plain");
            if (plain != null) {
              List<Double> ratios = new ArrayList<>();
              for (int i = 0; i < values.size(); i++) {
                ratios.add(values.get(i) / plain.get(i));
              }
              System.out.printf(
                  Locale.ROOT,
                  "| %s | %d | %s | %.1f | %.1f | %.2f |%n",
                  database,
                  size,
                  base,
                  median(plain),
                  median(values),
                  median(ratios));
            }
          }
        });
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
