package dev.comity.affinity;

import dev.comity.gazetteer.GazetteerFile;
import dev.comity.gazetteer.Place;
import dev.comity.table.TableFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * How well a profile ranks real partners, beside two simple rules. A program: its arguments are a
 * gazetteer and a list of pairs with the columns a_geonameid and b_geonameid. It prints the tables
 * of docs/algorithms.md.
 *
 * <p>One pair in five is asked for; what is counted as ties or popularity comes from the others
 * alone. Once the pairs are drawn by chance, and once the cities: then every pair of a drawn city
 * is asked for, so that nothing of it was seen. From each side, all towns of today are ranked,
 * without those that are its partners by the other pairs. An unlisted pair is not a wrong one: a
 * list that names it may be right.
 */
final class Evidence {

  private static final long SEED = 20_261_125;
  private static final int FOUND = 100;

  private Evidence() {}

  private record Pair(long a, long b) {}

  /** Mean reciprocal rank, its standard error, and how many were among the first hundred. */
  private static final class Measure {
    private final List<Double> reciprocals = new ArrayList<>();
    private int found;

    void add(int rank) {
      reciprocals.add(1.0 / rank);
      found += rank <= FOUND ? 1 : 0;
    }

    @Override
    public String toString() {
      int n = reciprocals.size();
      double mean = reciprocals.stream().mapToDouble(it -> it).average().orElse(0);
      double square =
          reciprocals.stream().mapToDouble(it -> (it - mean) * (it - mean)).sum()
              / Math.max(1, n - 1);
      return String.format(
          Locale.ROOT,
          "%.4f ± %.4f | %.3f ± %.3f",
          mean,
          Math.sqrt(square / Math.max(1, n)),
          (double) found / Math.max(1, n),
          Math.sqrt((double) found / n * (1 - (double) found / n) / Math.max(1, n)));
    }
  }

  /**
   * Measures.
   *
   * @param args a gazetteer and a list of pairs
   */
  public static void main(String[] args) {
    List<Place> places = new ArrayList<>();
    GazetteerFile.at(Path.of(args[0])).forEach(places::add);
    Set<Long> known = new HashSet<>();
    places.forEach(it -> known.add(it.id()));
    List<Pair> pairs = pairs(Path.of(args[1]), known);
    List<Pair> byPair = new ArrayList<>();
    List<Pair> byCity = new ArrayList<>();
    Random random = new Random(SEED);
    Map<Long, Boolean> drawn = new HashMap<>();
    for (Pair pair : pairs) {
      if (random.nextInt(5) == 0) {
        byPair.add(pair);
      }
      boolean a = drawn.computeIfAbsent(pair.a, it -> random.nextInt(10) == 0);
      boolean b = drawn.computeIfAbsent(pair.b, it -> random.nextInt(10) == 0);
      if (a || b) {
        byCity.add(pair);
      }
    }
    report("pairs drawn by chance", places, pairs, byPair);
    report("cities drawn by chance", places, pairs, byCity);
  }

  private static List<Pair> pairs(Path file, Set<Long> known) {
    List<Pair> pairs = new ArrayList<>();
    try (TableFile table = TableFile.open(file)) {
      int a = table.columns().indexOf("a_geonameid");
      int b = table.columns().indexOf("b_geonameid");
      for (Optional<TableFile.Row> row = table.next(); row.isPresent(); row = table.next()) {
        Pair pair =
            new Pair(
                Long.parseLong(row.get().fields().get(a)),
                Long.parseLong(row.get().fields().get(b)));
        if (known.contains(pair.a) && known.contains(pair.b)) {
          pairs.add(pair);
        }
      }
    }
    return pairs;
  }

  private static void report(String split, List<Place> places, List<Pair> pairs, List<Pair> asked) {
    List<Pair> seen = new ArrayList<>(pairs);
    seen.removeAll(new HashSet<>(asked));
    WorldBuilder builder = new WorldBuilder().officialLanguages();
    places.forEach(builder::place);
    Map<Long, Set<Long>> partners = new HashMap<>();
    for (Pair pair : seen) {
      builder.tie(pair.a, pair.b);
      partners.computeIfAbsent(pair.a, it -> new HashSet<>()).add(pair.b);
      partners.computeIfAbsent(pair.b, it -> new HashSet<>()).add(pair.a);
    }
    World world = builder.build();
    for (boolean abroad : new boolean[] {true, false}) {
      Map<String, Measure> measures = new java.util.TreeMap<>();
      int ends = 0;
      for (Pair pair : asked) {
        if ((world.country[world.row(pair.a)] != world.country[world.row(pair.b)]) == abroad) {
          ask(world, partners, pair.a, pair.b, abroad, measures);
          ask(world, partners, pair.b, pair.a, abroad, measures);
          ends += 2;
        }
      }
      System.out.printf(
          "%n%s, %s: %d ends; %d pairs seen%n",
          split, abroad ? "of two countries" : "within one country", ends, seen.size());
      measures.forEach((rule, measure) -> System.out.println("| " + rule + " | " + measure + " |"));
    }
  }

  private static void ask(
      World world,
      Map<Long, Set<Long>> partners,
      long us,
      long partner,
      boolean abroad,
      Map<String, Measure> measures) {
    Set<Long> ours = partners.getOrDefault(us, Set.of());
    Filter filter =
        (abroad ? Filter.abroad() : Filter.abroad().alsoAtHome()).under(id -> !ours.contains(id));
    int row = world.row(us);
    int target = world.row(partner);
    Query query = new Query(world, row, Profile.balanced());
    Profile alike = Profile.named("alike").with(Feature.SIZE, 1).with(Feature.TIES, 1);
    Query sizeAndTies = new Query(world, row, alike);
    Map<String, IntUnaryOperator> rules = new HashMap<>();
    rules.put("balanced profile", query::score);
    rules.put("size and ties only", sizeAndTies::score);
    rules.put("most partners", it -> partners.getOrDefault(world.id[it], Set.of()).size());
    rules.put("nearest", it -> (int) (-1e9 * Math.sqrt(query.squaredChord(it)))); // to 7 mm
    rules.put("largest", it -> (int) Math.min(Integer.MAX_VALUE, world.population[it]));
    Random random = new Random(us * 31 + partner);
    rules.put("by chance", it -> it == target ? random.nextInt() : hash(us, world.id[it]));
    rules.forEach(
        (name, rule) ->
            measures
                .computeIfAbsent(name, it -> new Measure())
                .add(rank(world, row, target, filter, rule)));
  }

  private static int hash(long us, long id) {
    return new java.util.SplittableRandom(us * 1_000_003 + id).nextInt();
  }

  private static int rank(World world, int us, int target, Filter filter, IntUnaryOperator rule) {
    int score = rule.applyAsInt(target);
    int rank = 1;
    for (int row = 0; row < world.size; row++) {
      boolean candidate =
          row != us
              && row != target
              && world.today.get(row)
              && !(filter.otherCountriesOnly() && world.country[row] == world.country[us])
              && filter.policy().test(world.id[row]);
      if (candidate) {
        int theirs = rule.applyAsInt(row);
        rank += theirs > score || (theirs == score && world.isBefore(row, target)) ? 1 : 0;
      }
    }
    return rank;
  }
}
