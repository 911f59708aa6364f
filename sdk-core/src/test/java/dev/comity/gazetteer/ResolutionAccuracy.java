package dev.comity.gazetteer;

import dev.comity.gazetteer.Resolution.Found;
import dev.comity.party.NameKey;
import dev.comity.party.Position;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Measures what the rules of resolution were chosen by: a program, not a test. Takes a gazetteer
 * file and a tab-separated file of pairs whose ends are known, with the columns {@code a_name},
 * {@code a_country}, {@code a_iso2}, {@code a_lat}, {@code a_lon}, {@code a_geonameid} and the same
 * for {@code b}. Prints how many ends each kind of query finds rightly and wrongly, how far the
 * largest of several namesakes can be trusted, and what size and speed cost.
 */
final class ResolutionAccuracy {

  private static final PrintStream OUT = System.out;
  private static final int[] TIMES_LARGER = {1, 2, 5, 10, 20, 50, 100, 200};
  private static final double NOISE_KILOMETRES = 5;
  private static final double KILOMETRES_PER_DEGREE = 111.2;

  private record End(String name, String country, Optional<Position> position, long id) {
    PlaceQuery query() {
      return PlaceQuery.of(name).inCountry(country);
    }
  }

  private final Random dice = new Random(1);
  private final List<End> ends;
  private final IndexStore store;
  private final Gazetteer gazetteer;
  private final ScopeReader scopes;

  private ResolutionAccuracy(Path gazetteerFile, Path pairs) throws IOException {
    Regions regions = Regions.standard();
    Countries countries = Countries.with(regions);
    long before = usedBytes();
    long start = System.nanoTime();
    PlaceIndex index = GazetteerFile.at(gazetteerFile).index();
    long millis = (System.nanoTime() - start) / 1_000_000;
    long bytes = usedBytes() - before;
    OUT.printf(
        "%d places read and indexed in %d ms, %.1f MB, %d bytes a place%n",
        index.size(), millis, bytes / 1e6, bytes / index.size());
    ends = ends(pairs);
    store = new IndexStore(index);
    gazetteer =
        new Gazetteer(
            new ListJournal().registrar(), store, PlaceLookup.keeping(10_000), countries, regions);
    scopes = new ScopeReader(countries, regions);
  }

  /**
   * Runs the measurements.
   *
   * @param args the gazetteer file and the file of pairs
   * @throws IOException if the pairs cannot be read
   */
  public static void main(String[] args) throws IOException {
    ResolutionAccuracy accuracy = new ResolutionAccuracy(Path.of(args[0]), Path.of(args[1]));
    accuracy.answers("name", end -> PlaceQuery.of(end.name()));
    accuracy.answers("name, country", End::query);
    accuracy.answers(
        "name, country, position", end -> end.position().map(end.query()::at).orElse(end.query()));
    accuracy.answers(
        "name, country, position with noise",
        end -> end.position().map(accuracy::moved).map(end.query()::at).orElse(end.query()));
    accuracy.answers("name, country, number", end -> end.query().withGeonamesId(end.id()));
    accuracy.trustInTheLargest();
    accuracy.speedOfSpellings();
  }

  private void answers(String kind, Function<End, PlaceQuery> query) {
    Map<String, Integer> counts = new TreeMap<>();
    for (End end : ends) {
      Resolution answer = gazetteer.resolve(query.apply(end));
      boolean right = answer instanceof Found found && found.place().id() == end.id();
      String count = answer.getClass().getSimpleName();
      counts.merge(
          answer instanceof Found ? count + (right ? " right" : " WRONG") : count, 1, Integer::sum);
      if (answer instanceof Found found && !right) {
        OUT.println("  wrong: " + end + " " + found);
      }
    }
    OUT.println(kind + ": " + counts);
  }

  private void trustInTheLargest() {
    int[] right = new int[TIMES_LARGER.length];
    int[] wrong = new int[TIMES_LARGER.length];
    Set<End> seen = new HashSet<>();
    KnownPlaces places = new KnownPlaces(store, PlaceLookup.keeping(0));
    for (End end : ends) {
      List<Candidate> candidates =
          new Fits(end.query(), scopes.stated(end.query()), scopes, places).whole();
      if (candidates.size() < 2 || !seen.add(end)) {
        continue;
      }
      long largest = candidates.get(0).place().population();
      long next =
          candidates.stream().skip(1).mapToLong(c -> c.place().population()).max().orElse(0);
      for (int i = 0; i < TIMES_LARGER.length; i++) {
        if (largest >= TIMES_LARGER[i] * Math.max(1_000, next)) {
          (candidates.get(0).place().id() == end.id() ? right : wrong)[i]++;
        }
      }
    }
    OUT.println("times larger than all namesakes in the country: " + Arrays.toString(TIMES_LARGER));
    OUT.println("  the largest was meant:     " + Arrays.toString(right));
    OUT.println("  the largest was not meant: " + Arrays.toString(wrong));
  }

  private void speedOfSpellings() {
    Spellings spellings = Spellings.of(store::forEach);
    int found = 0;
    for (int round = 0; round < 3; round++) {
      long start = System.nanoTime();
      for (End end : ends) {
        String key = NameKey.of(end.name());
        int at = dice.nextInt(key.length());
        found += spellings.near(key.substring(0, at) + 'q' + key.substring(at + 1), 3, 50).size();
      }
      OUT.printf(
          "nearest spellings: %.2f ms a name (%d found)%n",
          (System.nanoTime() - start) / 1e6 / ends.size(), found);
    }
  }

  private Position moved(Position position) {
    double angle = dice.nextDouble() * 2 * Math.PI;
    double degrees = NOISE_KILOMETRES * Math.sqrt(dice.nextDouble()) / KILOMETRES_PER_DEGREE;
    double squeeze = Math.cos(Math.toRadians(position.latitude()));
    return Position.of(
        position.latitude() + degrees * Math.cos(angle),
        position.longitude() + degrees * Math.sin(angle) / squeeze);
  }

  private static List<End> ends(Path pairs) throws IOException {
    List<String> lines = Files.readAllLines(pairs);
    List<String> columns = List.of(lines.get(0).split("\t", -1));
    List<End> ends = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> fields = List.of(line.split("\t", -1));
      for (String side : List.of("a_", "b_")) {
        Function<String, String> field = name -> fields.get(columns.indexOf(side + name));
        String country = field.apply("country");
        ends.add(
            new End(
                field.apply("name"),
                country.isBlank() ? field.apply("iso2") : country,
                Optional.of(field.apply("lat"))
                    .filter(latitude -> !latitude.isEmpty())
                    .map(latitude -> Position.parse(latitude, field.apply("lon"))),
                Long.parseLong(field.apply("geonameid"))));
      }
    }
    return ends;
  }

  private static long usedBytes() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
