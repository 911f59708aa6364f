package dev.comity.gazetteer;

import dev.comity.party.CountryCode;
import dev.comity.party.Position;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which column of a gazetteer file holds what, and the reading of one row by it. */
final class PlaceColumns {

  private static final List<String> REQUIRED =
      List.of("geonameid", "name", "lat", "lon", "country");

  /** GeoNames' readme, "The main 'geoname' table"; the names are those of the headed form. */
  private static final List<String> DUMP =
      List.of(
          "geonameid",
          "name",
          "asciiname",
          "altnames",
          "lat",
          "lon",
          "feature_class",
          "feature_code",
          "country",
          "cc2",
          "admin1",
          "admin2",
          "admin3",
          "admin4",
          "population",
          "elevation",
          "dem",
          "timezone",
          "modified");

  private final Map<String, Integer> columns;
  private final int width;

  private PlaceColumns(List<String> names) {
    this.width = names.size();
    this.columns = new HashMap<>();
    for (String name : names) {
      if (columns.putIfAbsent(name, columns.size()) != null) {
        throw new IllegalArgumentException(
            "the column '" + name + "' stands twice. Maybe one of them has another name?");
      }
    }
  }

  /** The columns of GeoNames' own dump, which has no header. */
  static PlaceColumns ofDump() {
    return new PlaceColumns(DUMP);
  }

  /** The columns that a header names. */
  static PlaceColumns ofHeader(String header) {
    PlaceColumns columns = new PlaceColumns(List.of(header.split("\t", -1)));
    List<String> missing =
        REQUIRED.stream().filter(name -> !columns.columns.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "the header lacks "
              + String.join(", ", missing)
              + ". Maybe not a gazetteer, or separated by something else than tabs?");
    }
    return columns;
  }

  /** Whether a first line is a row of the dump: 19 columns that start with a number. */
  static boolean isDump(String line) {
    return line.split("\t", -1).length == DUMP.size() && line.matches("\\d+\t.*");
  }

  /** Reads a row; nothing if the row is not of a populated place (feature class P). */
  Optional<Place> place(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != width) {
      throw new IllegalArgumentException(
          fields.length
              + " columns where the file has "
              + width
              + ". Maybe a tab or a line break inside a field?");
    }
    if (!text(fields, "feature_class", "P").equals("P")) {
      return Optional.empty();
    }
    String region = text(fields, "admin1", "");
    return Optional.of(
        new Place(
            number("geonameid", text(fields, "geonameid", "")),
            text(fields, "name", ""),
            text(fields, "asciiname", ""),
            names(text(fields, "altnames", "")),
            Position.parse(text(fields, "lat", ""), text(fields, "lon", "")),
            CountryCode.of(text(fields, "country", "")),
            region.isBlank() ? Optional.empty() : Optional.of(region),
            text(fields, "feature_code", ""),
            population(text(fields, "population", "")),
            text(fields, "timezone", "")));
  }

  private String text(String[] fields, String column, String otherwise) {
    Integer at = columns.get(column);
    return at == null ? otherwise : fields[at];
  }

  private static List<String> names(String text) {
    return Arrays.stream(text.split(",")).filter(name -> !name.isBlank()).toList();
  }

  private static long population(String text) {
    return text.isEmpty() ? 0 : number("population", text);
  }

  private static long number(String column, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          column + " '" + text + "' is not a whole number. Maybe the columns are shifted?", e);
    }
  }
}
