package dev.comity.examples.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs the benchmarks in turn, fork by fork, and writes the tables of docs/performance.md to the
 * standard output, in Markdown.
 */
final class RatioTable {

  private RatioTable() {}

  /**
   * Measures.
   *
   * @param args one text of settings, each {@code name=value} with spaces between, or none: {@code
   *     databases} (h2,postgresql,mariadb,sqlite), {@code partnerships} (the sizes, ascending),
   *     {@code rounds} (forks of each benchmark), {@code warmup} and {@code seconds} (of a fork,
   *     before it counts and while it does), {@code only} (which benchmarks, a regular expression),
   *     {@code imports} (rounds in each fork, 0 for none)
   */
  public static void main(String[] args) throws Exception {
    Map<String, String> settings = settings(String.join(" ", args));
    int[] sizes =
        Arrays.stream(settings.get("partnerships").split(","))
            .mapToInt(Integer::parseInt)
            .toArray();
    Markdown tables = new Markdown(sizes);
    for (String name : settings.get("databases").split(",")) {
      Database database = Database.valueOf(name.toUpperCase(Locale.ROOT));
      try (Server server = Server.start(database)) {
        Forks forks = new Forks(server, settings);
        int loaded = 0;
        for (int size : sizes) {
          int cities = size / Sample.PARTNERSHIPS_OF_A_CITY;
          long start = System.nanoTime();
          server.load(loaded, cities);
          System.err.printf(
              "%s: %,d partnerships after %.0f s%n",
              database, size, (System.nanoTime() - start) / 1e9);
          loaded = cities;
          tables.add(database, size, forks.registers(cities));
        }
      }
      tables.add(database, 0, imports(database, settings));
      System.out.println(tables);
    }
  }

  /** Into the empty tables of fresh databases. */
  private static Map<String, List<Score>> imports(Database database, Map<String, String> settings)
      throws RunnerException {
    Map<String, List<Score>> scores = new TreeMap<>();
    if (!settings.get("imports").equals("0")) {
      try (Server server = Server.start(database)) {
        scores.putAll(new Forks(server, settings).gazetteers());
      }
    }
    int entries = Integer.parseInt(settings.get("entries"));
    if (entries > 0) {
      try (Server server = Server.start(database)) {
        scores.putAll(new Forks(server, settings).restoration(entries / Sample.ENTRIES_OF_A_CITY));
      }
    }
    return scores;
  }

  private static Map<String, String> settings(String text) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("databases", "h2,postgresql,mariadb,sqlite");
    settings.put("partnerships", "10000,100000,1000000");
    settings.put("rounds", "3");
    settings.put("warmup", "12");
    settings.put("seconds", "3");
    settings.put("only", ".*");
    settings.put("imports", "3");
    settings.put("entries", "1000000");
    for (String setting : text.split(" ")) {
      int equals = setting.indexOf('=');
      if (equals > 0) {
        settings.put(setting.substring(0, equals), setting.substring(equals + 1));
      }
    }
    return settings;
  }

  /** The tables so far. */
  private static final class Markdown {

    private final int[] sizes;
    private final Map<Database, Map<Integer, Map<String, List<Score>>>> all = new TreeMap<>();

    Markdown(int[] sizes) {
      this.sizes = sizes;
    }

    void add(Database database, int size, Map<String, List<Score>> scores) {
      all.computeIfAbsent(database, it -> new TreeMap<>()).put(size, scores);
    }

    @Override
    public String toString() {
      int largest = sizes[sizes.length - 1];
      StringBuilder text = new StringBuilder();
      text.append(String.format("%nAt %,d partnerships:%n%n", largest));
      text.append("| database | work | plain JDBC, µs | Comity, µs | ratio (lowest to highest) |");
      text.append(" less, µs | least, µs |\n| --- | --- | --- | --- | --- | --- | --- |\n");
      for (int size : new int[] {largest, 0}) {
        all.forEach(
            (database, bySize) ->
                bySize
                    .getOrDefault(size, Map.of())
                    .forEach((work, scores) -> text.append(Score.row(database, work, scores))));
      }
      text.append("\nComity's times by the number of partnerships, µs:\n\n| database | work |");
      Arrays.stream(sizes).forEach(it -> text.append(String.format(" %,d |", it)));
      text.append("\n| --- | --- |").append(" --- |".repeat(sizes.length)).append('\n');
      all.forEach((database, bySize) -> text.append(growth(database, bySize)));
      return text.toString();
    }

    private String growth(Database database, Map<Integer, Map<String, List<Score>>> bySize) {
      StringBuilder rows = new StringBuilder();
      for (String work : bySize.getOrDefault(sizes[0], Map.of()).keySet()) {
        rows.append("| ").append(database).append(" | ").append(work).append(" |");
        for (int size : sizes) {
          List<Score> scores = bySize.getOrDefault(size, Map.of()).getOrDefault(work, List.of());
          rows.append(
              scores.isEmpty()
                  ? " |"
                  : String.format(Locale.ROOT, " %.0f |", Score.median(scores, Score::comity)));
        }
        rows.append('\n');
      }
      return rows.toString();
    }
  }
}
