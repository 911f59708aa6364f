package dev.comity.gazetteer;

import dev.comity.gazetteer.CountryReading.Historical;
import dev.comity.gazetteer.CountryReading.Known;
import dev.comity.gazetteer.CountryReading.Unrecognized;
import dev.comity.party.CountryCode;
import dev.comity.party.NameKey;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Countries and territories as people write them: ISO codes of two and three letters in any case,
 * English names, the countries' own names, official and former names. Immutable.
 *
 * <p>Territories with a code of their own are countries here, as in the gazetteer: {@code Guam} is
 * GU, {@code Puerto Rico} PR, {@code Hong Kong} HK. Areas without one go by the code that the
 * gazetteer uses for their places: {@code Northern Cyprus} is CY, {@code Transnistria} MD. That is
 * no statement about any dispute.
 *
 * <p>A misspelt name is never read as what it may mean: it is {@link Unrecognized}, with the
 * nearest.
 */
public final class Countries {

  private static final CountryCode BRITAIN = CountryCode.of("GB");

  /** Words that come and go in the names of countries. */
  private static final Set<String> IDLE_WORDS = Set.of("the", "and", "of");

  private static final int NEAREST = 3;

  private final Regions regions;
  private final Map<String, CountryCode> codes = new HashMap<>(); // of names and letters
  private final Map<CountryCode, String> names = new HashMap<>();
  private final Map<String, List<CountryCode>> historical = new HashMap<>();
  private final Map<String, List<CountryCode>> several = new HashMap<>();

  private Countries(Regions regions) {
    this.regions = regions;
    for (List<String> row : Table.rows("countries.tsv")) {
      CountryCode code = CountryCode.of(row.get(0));
      names.put(code, row.get(2));
      Stream.concat(row.subList(0, 3).stream(), Table.names(row.get(3)).stream())
          .forEach(name -> codes.put(key(name), code));
    }
    for (List<String> row : Table.rows("doubtful-countries.tsv")) {
      List<CountryCode> choice = Arrays.stream(row.get(2).split(" ")).map(CountryCode::of).toList();
      Map<String, List<CountryCode>> kind = row.get(0).equals("historical") ? historical : several;
      Table.names(row.get(1)).forEach(name -> kind.put(key(name), choice));
    }
  }

  /**
   * The countries that ship with the library.
   *
   * @param regions tells the parts of countries apart, as in {@code Brandenburg, Germany}
   * @return the countries
   */
  public static Countries with(Regions regions) {
    return new Countries(regions);
  }

  /**
   * Reads a text as a country, or as a region and its country with a comma between. England,
   * Scotland, Wales and Northern Ireland are read as parts of the United Kingdom.
   *
   * @param text what somebody wrote
   * @return the country, or why there is none
   */
  public CountryReading read(String text) {
    return whole(text).or(() -> byParts(text)).orElseGet(() -> unrecognized(text));
  }

  /**
   * The English name.
   *
   * @param country the country
   * @return the name; the code itself if ISO does not assign it
   */
  public String name(CountryCode country) {
    return names.getOrDefault(country, country.letters());
  }

  /** The country of a code or name, without parts and without saying why not. */
  Optional<CountryCode> code(String text) {
    return Optional.ofNullable(codes.get(key(text)));
  }

  private Optional<CountryReading> whole(String text) {
    String key = key(text);
    if (codes.containsKey(key)) {
      return Optional.of(new Known(codes.get(key), Optional.empty()));
    }
    if (historical.containsKey(key)) {
      return Optional.of(new Historical(text, historical.get(key)));
    }
    if (several.containsKey(key)) {
      return Optional.of(new Unrecognized(text, several.get(key)));
    }
    return part(BRITAIN, text);
  }

  private Optional<CountryReading> byParts(String text) {
    int comma = text.lastIndexOf(',');
    if (comma < 0) {
      return Optional.empty();
    }
    String before = text.substring(0, comma);
    return Optional.ofNullable(codes.get(key(text.substring(comma + 1))))
        .flatMap(country -> part(country, before));
  }

  private Optional<CountryReading> part(CountryCode country, String text) {
    List<Region> named = regions.named(country, text);
    return named.size() == 1
        ? Optional.of(new Known(country, Optional.of(named.get(0).code())))
        : Optional.empty();
  }

  /** In O(names × length²): a few thousand short names, on the way to a refusal. */
  private Unrecognized unrecognized(String text) {
    record Near(CountryCode country, int slips) {}
    String key = key(text);
    int slipsAllowed = 1 + key.length() / 4;
    Set<String> words = new HashSet<>(Arrays.asList(key.split(" ")));
    return new Unrecognized(
        text,
        codes.entrySet().stream()
            .filter(entry -> entry.getKey().length() > 3)
            .map(entry -> new Near(entry.getValue(), slips(key, words, entry.getKey())))
            .filter(near -> near.slips() <= slipsAllowed)
            .collect(Collectors.toMap(Near::country, Near::slips, Math::min))
            .entrySet()
            .stream()
            .sorted(
                Map.Entry.<CountryCode, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
            .limit(NEAREST)
            .map(Map.Entry::getKey)
            .toList());
  }

  /** A country's name among the words written, as in "in Italy", counts as one slip. */
  private static int slips(String key, Set<String> words, String name) {
    return words.contains(name) ? 1 : EditDistance.byTable(key, name);
  }

  /** Without idle words, unless nothing else is left: AND is also the code of Andorra. */
  private static String key(String name) {
    String key = NameKey.of(name);
    String words =
        Arrays.stream(key.split(" "))
            .filter(word -> !IDLE_WORDS.contains(word))
            .collect(Collectors.joining(" "));
    return words.isEmpty() ? key : words;
  }
}
