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
 * @param name the name in its local or usual spelling; not blank
 * @param asciiName the name in ASCII; may be empty
 * @param otherNames further names, spellings and scripts, in the gazetteer's order
 * @param position where it lies
 * @param country the country
 * @param region the first-level region's code (admin1), opaque, such as {@code CA} or {@code 04}
 * @param feature the kind of place (GeoNames feature code), such as {@code PPLA}; empty if unknown
 * @param population the number of inhabitants; 0 if unknown
 * @param timeZone the time zone's name, such as {@code Europe/Rome}; empty if unknown
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
    wellFormed(id, name);
    wellFormed(id, asciiName);
    otherNames.forEach(other -> wellFormed(id, other));
    region.ifPresent(code -> wellFormed(id, code));
    wellFormed(id, feature);
    wellFormed(id, timeZone);
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
  private static void wellFormed(long id, String text) {
    if (hasLoneSurrogate(text)) {
      throw new IllegalArgumentException(
          "Place " + id + " has the text '" + text + "', which is not well-formed Unicode.");
    }
  }
}
