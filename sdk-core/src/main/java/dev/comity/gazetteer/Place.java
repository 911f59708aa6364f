package dev.comity.gazetteer;

import dev.comity.party.CountryCode;
import dev.comity.party.NameKey;
import dev.comity.party.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A populated place as the gazetteer knows it, in the terms of <a
 * href="https://www.geonames.org/">GeoNames</a>.
 *
 * @param id the GeoNames number, above 0
 * @param name the name in its local or usual spelling; not blank, at most {@value #LONGEST_NAME}
 *     UTF-16 units long, as are all names
 * @param asciiName the name in ASCII; may be empty
 * @param otherNames further names, spellings and scripts, in the gazetteer's order
 * @param position where it lies
 * @param country the country
 * @param region the first-level region's code (admin1), opaque, such as {@code CA} or {@code 04};
 *     at most {@value #LONGEST_CODE} units long
 * @param feature the kind of place (GeoNames feature code), such as {@code PPLA}; empty if unknown,
 *     at most {@value #LONGEST_FEATURE} units long
 * @param population the number of inhabitants; 0 if unknown
 * @param timeZone the time zone's name, such as {@code Europe/Rome}; empty if unknown, at most
 *     {@value #LONGEST_CODE} units long
 */
public record Place(
    long id,
    String name,
    String asciiName,
    List<String> otherNames,
    Position position,
    CountryCode country,
    Optional<String> region,
    String feature,
    long population,
    String timeZone) {

  /** The greatest length of a name, in UTF-16 units. */
  static final int LONGEST_NAME = 1_000;

  /** The greatest length of a region's code or a time zone's name. */
  static final int LONGEST_CODE = 80;

  /** The greatest length of a feature code. */
  static final int LONGEST_FEATURE = 20;

  private static final int SHOWN = 16;

  /** The greatest length of all other names together, each with one unit for what divides them. */
  static final int LONGEST_NAMES = 1_000_000;

  /** Checks the figures and texts, and copies the names. */
  public Place {
    if (id <= 0) {
      throw new IllegalArgumentException(
          "A place has the number " + id + ", but GeoNames numbers are above 0. Maybe 5405380?");
    }
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "Place " + id + " has a blank name. Maybe the columns are shifted?");
    }
    if (population < 0) {
      throw new IllegalArgumentException(
          "Place " + id + " has " + population + " inhabitants. Maybe 0, for unknown?");
    }
    if (region.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException(
          "Place " + id + " has a blank region. Maybe Optional.empty()?");
    }
    otherNames = List.copyOf(otherNames);
    check(id, "name", name, LONGEST_NAME);
    check(id, "ASCII name", asciiName, LONGEST_NAME);
    int together = 0;
    for (String other : otherNames) {
      check(id, "other name", other, LONGEST_NAME);
      together += other.length() + 1;
    }
    if (together > LONGEST_NAMES) {
      throw new IllegalArgumentException(
          "Place "
              + id
              + " has other names of "
              + together
              + " characters, but at most "
              + LONGEST_NAMES
              + " can be kept. Maybe a line break is missing?");
    }
    region.ifPresent(code -> check(id, "region", code, LONGEST_CODE));
    check(id, "feature code", feature, LONGEST_FEATURE);
    check(id, "time zone", timeZone, LONGEST_CODE);
  }

  /**
   * The keys under which the place is found: those of its name and ASCII name first, then those of
   * its other names, each key once. Stores keep exactly these.
   *
   * @return at least one key unless no name has a letter or a digit
   */
  public List<PlaceKey> keys() {
    Map<String, PlaceKey> keys = new LinkedHashMap<>();
    addKey(keys, name, true);
    addKey(keys, asciiName, true);
    otherNames.forEach(other -> addKey(keys, other, false));
    return new ArrayList<>(keys.values());
  }

  /**
   * Whether the place stands for itself today. A section of a city (PPLX) does not, nor does a
   * place that is historical (PPLH, PPLCH), abandoned (PPLQ) or destroyed (PPLW).
   *
   * @return whether it does
   */
  public boolean isTownOfToday() {
    return switch (feature) {
      case "PPLX", "PPLH", "PPLCH", "PPLQ", "PPLW" -> false;
      default -> true;
    };
  }

  private static void addKey(Map<String, PlaceKey> keys, String name, boolean mainName) {
    String key = NameKey.of(name);
    if (!key.isEmpty()) {
      keys.putIfAbsent(key, new PlaceKey(key, mainName));
    }
  }

  private static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 == text.length()
            || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  /** A lone surrogate has no bytes in UTF-8: it could be neither stored nor hashed. */
  private static void check(long id, String what, String text, int longest) {
    if (hasLoneSurrogate(text)) {
      throw new IllegalArgumentException(
          "Place " + id + " has the text '" + text + "', which is not well-formed Unicode.");
    }
    if (text.length() > longest) {
      throw new IllegalArgumentException(
          "Place "
              + id
              + " has a "
              + what
              + " of "
              + text.length()
              + " characters ('"
              + text.substring(0, SHOWN)
              + "...'), but at most "
              + longest
              + " can be kept. Maybe the columns are shifted?");
    }
  }
}
