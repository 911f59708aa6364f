package dev.comity.examples;

import dev.comity.Comity;
import dev.comity.affinity.Affinity;
import dev.comity.affinity.Feature;
import dev.comity.affinity.Filter;
import dev.comity.affinity.Fit;
import dev.comity.affinity.Profile;
import dev.comity.affinity.World;
import dev.comity.affinity.WorldBuilder;
import dev.comity.failure.BadFileException;
import dev.comity.gazetteer.Candidate;
import dev.comity.gazetteer.GazetteerFile;
import dev.comity.gazetteer.Place;
import dev.comity.gazetteer.PlaceIndex;
import dev.comity.gazetteer.PlaceQuery;
import dev.comity.gazetteer.Resolution;
import dev.comity.party.CountryCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Which cities fit one city, and why. */
@Command(
    name = "fit",
    mixinStandardHelpOptions = true,
    description =
        "Lists the cities that fit a city best, and says why. Weights are a judgement: change them with "
            + "--weight. Without --gazetteer it looks at the few thousand places that the program brings.")
final class FitCommand implements Callable<Integer> {

  private static final int SWINGS = 2;

  @Parameters(
      paramLabel = "CITY",
      description = "the city, such as 'Vallejo, California', or its GeoNames number")
  String words = "";

  @Option(
      names = "--gazetteer",
      paramLabel = "FILE",
      description = "all places to look at, in the form that 'import' takes")
  @Nullable Path gazetteer;

  @Option(
      names = "--ties",
      paramLabel = "FILE",
      description =
          "partnerships that are there already: a table with a_geonameid and b_geonameid. "
              + "They tie the countries; partners of CITY are left out of the list.")
  @Nullable Path ties;

  @Option(names = "--count", paramLabel = "N", description = "how many (default: 10)")
  int count = 10;

  @Option(
      names = "--weight",
      paramLabel = "FEATURE=N",
      description =
          "another weight of 0 to 1000, of nearness, distance, size, climate, coast, language,"
              + " region, ties, interests or sectors")
  Map<String, Integer> weights = new TreeMap<>();

  @Option(names = "--min-km", paramLabel = "KM", description = "no nearer")
  double least;

  @Option(names = "--max-km", paramLabel = "KM", description = "no farther")
  double most = 20_100;

  @Option(names = "--min-population", paramLabel = "N", description = "no smaller")
  long population;

  @Option(
      names = "--without",
      paramLabel = "COUNTRY",
      split = ",",
      converter = Country.class,
      description = "countries to leave out, as two letters with commas between")
  List<CountryCode> without = List.of();

  @Option(names = "--one-per-country", description = "only the best of each country")
  boolean onePerCountry;

  @Option(names = "--at-home-too", description = "cities of the same country too")
  boolean atHome;

  @Spec CommandSpec spec = CommandSpec.create();

  /** Reads a country. */
  static final class Country implements ITypeConverter<CountryCode> {
    @Override
    public CountryCode convert(String letters) {
      try {
        return CountryCode.of(letters.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  @Override
  public Integer call() throws IOException {
    Path file = gazetteer;
    if (file != null) {
      return tell(file);
    }
    try (Shipped shipped = Shipped.open("cities.tsv.gz")) {
      return tell(shipped.path());
    }
  }

  private int tell(Path file) {
    Profile profile = profile();
    tellInVain(profile);
    Filter filter = filter();
    PlaceIndex places = GazetteerFile.at(file).index();
    checkCountries(places);
    Optional<Place> city = city(file, places);
    if (city.isEmpty()) {
      return ComityProgram.ANSWER_IS_NO;
    }
    Map<Long, Set<Long>> partners =
        ties == null ? Map.of() : TiesFile.read(ties, places, spec.commandLine().getOut());
    World world = world(places, partners);
    list(new View(world, profile, filter, places, partners), city.get());
    return ExitCode.OK;
  }

  /** The city that is meant, or nothing once it is told why none is. */
  private Optional<Place> city(Path file, PlaceIndex places) {
    PrintWriter err = spec.commandLine().getErr();
    OptionalLong number = WholeNumber.parse(words);
    if (number.isPresent()) {
      Optional<Place> place = places.find(number.getAsLong());
      if (place.isEmpty()) {
        err.println(
            "The gazetteer holds no place with the GeoNames number "
                + number.getAsLong()
                + ". Maybe its name?");
      }
      return place;
    }
    Resolution resolution;
    try (Comity comity = Comity.inMemory()) {
      comity.write(work -> work.gazetteer().importFrom(GazetteerFile.at(file))).orElseThrow();
      resolution = comity.read(work -> work.gazetteer().resolve(PlaceQuery.of(words)));
    }
    if (resolution instanceof Resolution.Found found) {
      return Optional.of(found.place());
    }
    err.println(why(resolution));
    return Optional.empty();
  }

  /** All that a list is made of. */
  private record View(
      World world,
      Profile profile,
      Filter filter,
      PlaceIndex places,
      Map<Long, Set<Long>> partners) {

    /** Nobody looks for partners that it has. */
    Filter filterOf(long city) {
      Set<Long> already = partners.getOrDefault(city, Set.of());
      return filter.under(id -> !already.contains(id));
    }
  }

  private static String why(Resolution resolution) {
    if (resolution instanceof Resolution.Ambiguous ambiguous) {
      return ambiguous.reason().message() + named(ambiguous.candidates());
    }
    if (resolution instanceof Resolution.Contradicted contradicted) {
      return contradicted.reason().message() + named(contradicted.candidates());
    }
    Resolution.Unknown unknown = (Resolution.Unknown) resolution;
    return unknown.reason().message()
        + (unknown.nearest().isEmpty()
            ? ""
            : " Maybe "
                + unknown.nearest().stream()
                    .map(FitCommand::numbered)
                    .collect(Collectors.joining("; "))
                + "?");
  }

  private static String named(List<Candidate> candidates) {
    return candidates.stream()
        .map(it -> numbered(it.place()))
        .collect(Collectors.joining("; ", " Maybe ", "?"));
  }

  /** Namesakes of one region differ by their number alone. */
  private static String numbered(Place place) {
    return label(place) + " (" + place.id() + ")";
  }

  private static String label(Place place) {
    String region =
        place.region().filter(it -> it.chars().allMatch(Character::isLetter)).orElse("");
    return place.name() + (region.isEmpty() ? "" : ", " + region) + ", " + place.country();
  }

  /** What a feature is called, in the list as in the options. */
  private static String word(Feature feature) {
    return feature.name().toLowerCase(Locale.ROOT);
  }

  private static BadFileException twice() {
    return BadFileException.of("--weight", "a feature has two weights. Maybe only the last?");
  }

  /** Of what no file tells anything a weight makes all points smaller, and no order another. */
  private void tellInVain(Profile profile) {
    Set<Feature> untold = EnumSet.of(Feature.COAST, Feature.INTERESTS, Feature.SECTORS);
    if (ties == null) {
      untold.add(Feature.TIES);
    }
    for (String word : weights.keySet()) {
      Feature feature = Feature.valueOf(word.toUpperCase(Locale.ROOT));
      if (untold.contains(feature) && profile.weight(feature) > 0) {
        spec.commandLine()
            .getOut()
            .println(
                "(A weight of "
                    + word(feature)
                    + " changes no order here: "
                    + (feature == Feature.TIES ? "without --ties" : "in this program")
                    + " nothing is known of it.)");
      }
    }
  }

  private Profile profile() {
    Profile profile = Profile.balanced();
    Set<Feature> weighed = EnumSet.noneOf(Feature.class);
    for (Map.Entry<String, Integer> weight : weights.entrySet()) {
      Feature feature;
      try {
        feature = Feature.valueOf(weight.getKey().toUpperCase(Locale.ROOT));
        profile = profile.with(feature, weight.getValue());
      } catch (IllegalArgumentException e) {
        throw BadFileException.of(
            "--weight",
            "'"
                + weight.getKey()
                + "="
                + weight.getValue()
                + "' is no feature with a weight of 0 to "
                + Profile.GREATEST
                + ". Maybe size=40? Features: "
                + Arrays.stream(Feature.values())
                    .map(FitCommand::word)
                    .collect(Collectors.joining(", "))
                + ".");
      }
      if (!weighed.add(feature)) {
        throw twice();
      }
    }
    if (Given.to(spec).values("--weight") > weighed.size()) {
      throw twice();
    }
    if (profile.greatestScore() == 0) {
      throw BadFileException.of(
          "--weight", "all weights are 0, and nobody fits better than others. Maybe size=40?");
    }
    return profile;
  }

  /** A country is known to ISO 3166, or has a place in the gazetteer, as Kosovo has. */
  private void checkCountries(PlaceIndex places) {
    Set<CountryCode> unknown = new TreeSet<>(without);
    unknown.remove(CountryCode.of("XK")); // Kosovo, in GeoNames but not in ISO 3166
    Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2)
        .forEach(it -> unknown.remove(CountryCode.of(it)));
    if (!unknown.isEmpty()) {
      places.forEach(it -> unknown.remove(it.country()));
    }
    if (!unknown.isEmpty()) {
      throw BadFileException.of(
          "--without",
          "no country has the code "
              + unknown.stream().map(CountryCode::toString).collect(Collectors.joining(", "))
              + ". Maybe as in ISO 3166, such as GB or KR?");
    }
  }

  private static void checkKilometres(String option, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw BadFileException.of(
          option, value + " is no distance: a number of kilometres from 0 on. Maybe 500?");
    }
  }

  private Filter filter() {
    checkKilometres("--min-km", least);
    checkKilometres("--max-km", most);
    if (population < 0) {
      throw BadFileException.of(
          "--min-population", "no city has " + population + " inhabitants. Maybe 0, for any?");
    }
    Filter filter = Filter.abroad();
    try {
      filter = filter.within(least, most).ofAtLeast(population);
    } catch (IllegalArgumentException e) {
      throw BadFileException.of("--min-km, --max-km", String.valueOf(e.getMessage()));
    }
    for (CountryCode country : without) {
      filter = filter.without(country);
    }
    filter = onePerCountry ? filter.onlyOnePerCountry() : filter;
    if (count < 1) {
      throw BadFileException.of("--count", "a list of " + count + " cities. Maybe 10?");
    }
    return atHome ? filter.alsoAtHome() : filter;
  }

  private static World world(PlaceIndex places, Map<Long, Set<Long>> partners) {
    WorldBuilder builder = new WorldBuilder().officialLanguages();
    places.forEach(builder::place);
    partners.forEach((one, others) -> others.forEach(other -> builder.tie(one, other)));
    return builder.build();
  }

  private void list(View view, Place us) {
    PrintWriter out = spec.commandLine().getOut();
    Affinity affinity = Affinity.in(view.world(), view.profile());
    List<Fit> list = affinity.best(us.id(), view.filterOf(us.id()), count);
    out.printf(
        Locale.ROOT,
        "Who fits %s, by the profile %s, among %,d places:%n",
        label(us),
        view.profile().name(),
        view.world().size());
    for (int k = 0; k < list.size(); k++) {
      Fit fit = list.get(k);
      out.printf(
          Locale.ROOT,
          "%2d  %s  %.1f of %.1f points, %,.0f km%n",
          k + 1,
          label(view.places().find(fit.city()).orElseThrow()),
          (double) fit.score() / Feature.FULL,
          (double) view.profile().greatestScore() / Feature.FULL,
          fit.kilometres());
      out.println("    " + reasons(fit));
      OptionalInt rank = affinity.rankOf(us.id(), fit.city(), view.filterOf(fit.city()));
      rank.ifPresentOrElse(
          it -> out.printf(Locale.ROOT, "    On their list we stand at %,d.%n", it),
          () -> out.println("    The same filters leave us out of their list."));
      fit.swings().stream()
          .limit(SWINGS)
          .forEach(
              it ->
                  out.printf(
                      Locale.ROOT,
                      "    The next would have more points if '%s' weighed %d instead of %d.%n",
                      word(it.feature()),
                      it.weight(),
                      view.profile().weight(it.feature())));
    }
    if (list.isEmpty()) {
      out.println("    nobody: no place passes what was asked for");
    }
  }

  private static String reasons(Fit fit) {
    String given =
        fit.shares().stream()
            .filter(it -> it.points() > 0)
            .map(
                it ->
                    String.format(
                        Locale.ROOT,
                        "%s %.1f of %d",
                        word(it.feature()),
                        (double) it.points() / Feature.FULL,
                        it.weight()))
            .collect(Collectors.joining("; "));
    String unknown =
        fit.shares().stream()
            .filter(it -> !it.isKnown())
            .map(it -> word(it.feature()))
            .collect(Collectors.joining(", "));
    return Stream.of(given, unknown.isEmpty() ? "" : "unknown: " + unknown)
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining("; "));
  }
}
