package dev.comity.examples.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** JMH's forks on one database: in each round one of every benchmark, so that none has luck. */
record Forks(Server server, Map<String, String> settings) {

  /** Commands and reads, for some seconds each, once the JIT has seen them often enough. */
  Map<String, List<Score>> registers(int cities) throws RunnerException {
    Map<String, List<Score>> scores = new TreeMap<>();
    for (int round = Integer.parseInt(settings.get("rounds")); round > 0; round--) {
      run(
          options("(CommandBenchmark|ReadBenchmark)\\." + settings.get("only"), cities)
              .mode(Mode.AverageTime)
              .warmupIterations(1)
              .warmupTime(seconds("warmup"))
              .measurementIterations(1)
              .measurementTime(seconds("seconds")),
          scores);
    }
    return scores;
  }

  private TimeValue seconds(String setting) {
    return TimeValue.seconds(Long.parseLong(settings.get(setting)));
  }

  /** Some imports of a gazetteer, each with one of each way before it that does not count. */
  Map<String, List<Score>> gazetteers() throws RunnerException {
    Map<String, List<Score>> scores = new TreeMap<>();
    int times = Integer.parseInt(settings.get("imports"));
    for (int round = 0; round < times; round++) {
      run(once(1, "ImportBenchmark\\.", 0), scores);
    }
    return scores;
  }

  /** One register restored from a backup: it takes so long that it warms up on the way. */
  Map<String, List<Score>> restoration(int cities) throws RunnerException {
    Map<String, List<Score>> scores = new TreeMap<>();
    run(once(0, "RestoreBenchmark\\.", cities), scores);
    return scores;
  }

  private ChainedOptionsBuilder once(int before, String which, int cities) {
    return options(which, cities)
        .mode(Mode.SingleShotTime)
        .warmupIterations(before)
        .measurementIterations(1);
  }

  private ChainedOptionsBuilder options(String which, int cities) {
    return new OptionsBuilder()
        .include("dev\\.comity\\.examples\\.bench\\." + which)
        .forks(1)
        .timeUnit(TimeUnit.MICROSECONDS)
        .verbosity(VerboseMode.SILENT)
        .jvmArgsAppend(
            "-D" + Register.DATABASE + "=" + server.database(),
            "-D" + Register.URL + "=" + server.url(),
            "-D" + Register.USER + "=" + server.user(),
            "-D" + Register.CITIES + "=" + cities,
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
        .shouldFailOnError(true);
  }

  private static void run(ChainedOptionsBuilder options, Map<String, List<Score>> scores)
      throws RunnerException {
    for (RunResult result : new Runner(options.build()).run()) {
      String name = result.getParams().getBenchmark();
      scores
          .computeIfAbsent(name.substring(name.lastIndexOf('.') + 1), it -> new ArrayList<>())
          .add(Score.of(result));
    }
  }
}
