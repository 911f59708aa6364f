package dev.comity.examples.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
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
          print(database, size, measure(server, cities, settings));
        }
      }
    }
  }

  private static Map<String, String> settings(String[] args) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("databases", "h2,postgresql,mariadb,sqlite");
    settings.put("partnerships", "10000,100000,1000000");
    settings.put("rounds", "3");
    settings.put("seconds", "3");
    settings.put("only", ".*");
    for (String arg : String.join(" ", args).split(" ")) {
      int equals = arg.indexOf('=');
      if (equals > 0) {
        settings.put(arg.substring(0, equals), arg.substring(equals + 1));
      }
    }
    return settings;
  }

  /** What a fork found, in microseconds; 0 where there is no such way. */
  private record Score(double plain, double comity, double less, double least) {

    static Score of(RunResult it) {
      return new Score(
          counter(it, "plain"), counter(it, "comity"), counter(it, "less"), counter(it, "least"));
    }

    private static double counter(RunResult it, String name) {
      return it.getSecondaryResults().get(name).getScore();
    }
  }

  /** A fork each round, all benchmarks in turn. */
  private static Map<String, List<Score>> measure(
      Server server, int cities, Map<String, String> settings) throws RunnerException {
    Map<String, List<Score>> scores = new TreeMap<>();
    for (int round = 0; round < Integer.parseInt(settings.get("rounds")); round++) {
      var options =
          new OptionsBuilder()
              .include(
                  "dev\\.comity\\.examples\\.bench\\.(CommandBenchmark|ReadBenchmark)\\."
                      + settings.get("only"))
              .forks(1)
              .mode(Mode.AverageTime)
              .timeUnit(TimeUnit.MICROSECONDS)
              .warmupIterations(1)
              .warmupTime(TimeValue.seconds(Long.parseLong(settings.get("seconds"))))
              .measurementIterations(1)
              .measurementTime(TimeValue.seconds(Long.parseLong(settings.get("seconds"))))
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
            .add(Score.of(result));
      }
    }
    return scores;
  }

  private static void print(Database database, int size, Map<String, List<Score>> scores) {
    scores.forEach(
        (name, all) -> {
          List<Double> ratios = all.stream().map(it -> it.comity() / it.plain()).sorted().toList();
          System.out.printf(
              Locale.ROOT,
              "| %s | %d | %s | %.1f | %.1f | %.2f (%.2f to %.2f) | %.1f | %.1f |%n",
              database,
              size,
              name,
              median(all.stream().map(Score::plain).toList()),
              median(all.stream().map(Score::comity).toList()),
              median(ratios),
              ratios.get(0),
              ratios.get(ratios.size() - 1),
              median(all.stream().map(Score::less).toList()),
              median(all.stream().map(Score::least).toList()));
        });
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
