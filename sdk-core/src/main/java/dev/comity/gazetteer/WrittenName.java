package dev.comity.gazetteer;

import dev.comity.party.NameKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One way to take a text apart: a name, further places that it is said to lie in (the innermost
 * first), and a word of administration that is left out.
 */
record WrittenName(String name, List<String> within, Optional<String> word) {

  /** Longer texts are no names: they are not taken apart. */
  private static final int LONGEST = 400;

  /** Adachi (Tokyo). */
  private static final Pattern BRACKETS = Pattern.compile("(.+?)\\s*[(\\[]([^()\\[\\]]+)[)\\]]");

  /** Seoul – Seocho: the larger place stands first. */
  private static final Pattern DASH = Pattern.compile("(.+?)\\s+[-–—]\\s+(.+)");

  /** St. Malo, Ste-Foy, Saint Albans. */
  private static final Pattern SAINT =
      Pattern.compile("(st|saint)(e?)(?:\\.\\s*|[\\s-]+)(\\S.*)", Pattern.CASE_INSENSITIVE);

  private static final Set<String> WORDS_BEFORE =
      Set.of(
          "city of",
          "town of",
          "village of",
          "municipality of",
          "district of",
          "county of",
          "borough of",
          "commune of",
          "province of",
          "powiat",
          "gmina",
          "landkreis",
          "kreis",
          "stadt",
          "ciudad de",
          "commune de",
          "comune di",
          "ville de",
          "greater");

  private static final Set<String> WORDS_AFTER =
      Set.of(
          "city",
          "town",
          "village",
          "municipality",
          "district",
          "county",
          "borough",
          "township",
          "parish",
          "commune",
          "prefecture",
          "province",
          "region",
          "city council",
          "oblast",
          "raion",
          "rayon",
          "kommune",
          "kommun",
          "kreis",
          "ward",
          "gun",
          "gu",
          "si",
          "eup",
          "shi",
          "ku",
          "machi",
          "cho",
          "mura",
          "shire",
          "metropolitan city",
          "special city",
          "urban district",
          "rural district",
          "local municipality",
          "metropolitan municipality",
          "regional council");

  /** Every way, those that leave nothing out first. */
  static List<WrittenName> waysToRead(String text) {
    List<WrittenName> ways = new ArrayList<>();
    ways.add(new WrittenName(text, List.of(), Optional.empty()));
    if (text.length() > LONGEST) {
      return ways;
    }
    byCommas(text).ifPresent(ways::add);
    byPattern(BRACKETS, text, 1, 2).ifPresent(ways::add);
    byPattern(DASH, text, 2, 1).ifPresent(ways::add);
    ways.addAll(ways.stream().flatMap(WrittenName::withoutWord).toList());
    return ways;
  }

  /**
   * The text with "St" for "Saint", or the other way round. Of the places of cities1000 that are
   * named with one of them, one in eighteen also holds the other; to fold both to one key would
   * make new namesakes, so the other is looked for only where the one leads nowhere.
   */
  static Optional<String> saintRespelt(String text) {
    Matcher saint = SAINT.matcher(text);
    if (!saint.matches()) {
      return Optional.empty();
    }
    String other = saint.group(1).equalsIgnoreCase("st") ? "Saint" : "St";
    return Optional.of(other + saint.group(2) + " " + saint.group(3));
  }

  /** The shortest name that can be read out of the text: where a slip of the pen is looked for. */
  static String shortest(String text) {
    return waysToRead(text).stream()
        .map(WrittenName::key)
        .filter(key -> !key.isEmpty())
        .min(Comparator.comparingInt(String::length))
        .orElse("");
  }

  private static Optional<WrittenName> byCommas(String text) {
    List<String> parts = Arrays.stream(text.split(",")).map(String::strip).toList();
    return parts.size() < 2 || parts.stream().anyMatch(String::isEmpty)
        ? Optional.empty()
        : Optional.of(
            new WrittenName(parts.get(0), parts.subList(1, parts.size()), Optional.empty()));
  }

  private static Optional<WrittenName> byPattern(
      Pattern pattern, String text, int name, int within) {
    Matcher parts = pattern.matcher(text);
    return parts.matches()
        ? Optional.of(
            new WrittenName(parts.group(name), List.of(parts.group(within)), Optional.empty()))
        : Optional.empty();
  }

  private Stream<WrittenName> withoutWord() {
    String key = NameKey.of(name);
    Stream<WrittenName> after =
        WORDS_AFTER.stream()
            .filter(ending -> key.endsWith(" " + ending))
            .map(ending -> without(key.substring(0, key.length() - ending.length()), ending));
    Stream<WrittenName> before =
        WORDS_BEFORE.stream()
            .filter(start -> key.startsWith(start + " "))
            .map(start -> without(key.substring(start.length()), start));
    return Stream.concat(before, after).sorted((a, b) -> b.name.compareTo(a.name));
  }

  private WrittenName without(String rest, String left) {
    return new WrittenName(rest.strip(), within, Optional.of(left));
  }

  String key() {
    return NameKey.of(name);
  }

  /** What is left out if the given places cannot be read. */
  Optional<String> dropped(List<String> unread) {
    String left = Stream.concat(word.stream(), unread.stream()).collect(Collectors.joining(", "));
    return left.isEmpty() ? Optional.empty() : Optional.of(left);
  }
}
