package dev.comity.register;

import dev.comity.failure.BadFileException;
import dev.comity.journal.PartialDate;
import dev.comity.partnership.Status;
import dev.comity.party.CityId;
import dev.comity.party.OutsideId;
import dev.comity.party.Position;
import dev.comity.table.TableFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Finds the columns of a list of pairs by its header and reads its lines. Needed are {@code
 * a_name}, {@code a_country}, {@code b_name} and {@code b_country}; see {@code docs/formats.md} for
 * the rest.
 */
final class PairColumns {

  private static final List<String> NEEDED = List.of("a_name", "a_country", "b_name", "b_country");

  /** Other headings under which lists that we have met keep a column. */
  private static final Map<String, String> ALSO =
      Map.ofEntries(
          Map.entry("city_a", "a_name"),
          Map.entry("city_b", "b_name"),
          Map.entry("country_a", "a_country"),
          Map.entry("country_b", "b_country"),
          Map.entry("a_city", "a_name"),
          Map.entry("b_city", "b_name"),
          Map.entry("a_latitude", "a_lat"),
          Map.entry("b_latitude", "b_lat"),
          Map.entry("a_longitude", "a_lon"),
          Map.entry("b_longitude", "b_lon"),
          Map.entry("a_lng", "a_lon"),
          Map.entry("b_lng", "b_lon"),
          Map.entry("a_wikidata", "a_qid"),
          Map.entry("b_wikidata", "b_qid"),
          Map.entry("since", "date"));

  private final Map<String, Integer> at = new HashMap<>();
  private final int width;

  PairColumns(TableFile table) {
    List<String> columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      at.putIfAbsent(ALSO.getOrDefault(columns.get(i), columns.get(i)), i);
    }
    this.width = columns.size();
    List<String> missing = NEEDED.stream().filter(it -> !at.containsKey(it)).toList();
    if (!missing.isEmpty()) {
      throw BadFileException.at(
          table.name(),
          1,
          "the header lacks "
              + String.join(", ", missing)
              + "; it has "
              + String.join(", ", columns)
              + ". Maybe rename the columns?");
    }
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException with every reason why it cannot be read
   */
  PairLine read(TableFile.Row row) {
    if (row.isBlank()) {
      throw new IllegalArgumentException("the line is empty");
    }
    if (row.fields().size() > width) {
      throw new IllegalArgumentException(
          "the line has " + row.fields().size() + " fields, but the header has " + width);
    }
    List<String> faults = new ArrayList<>();
    SideText a = side(row, "a_", faults);
    SideText b = side(row, "b_", faults);
    Optional<PartialDate> since =
        value(row, "date", PartialDate::parse, faults)
            .or(() -> value(row, "year", PairColumns::year, faults));
    PairLine line =
        new PairLine(
            row.line(),
            a,
            b,
            text(row, "kind"),
            since,
            value(row, "status", PairColumns::status, faults).flatMap(it -> it),
            value(row, "ended", PartialDate::parse, faults));
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
    return line;
  }

  private SideText side(TableFile.Row row, String side, List<String> faults) {
    Optional<String> name = text(row, side + "name");
    if (name.isEmpty()) {
      faults.add("there is no " + side + "name");
    }
    Optional<String> iso2 = text(row, side + "iso2");
    return new SideText(
        name.orElse(""),
        text(row, side + "country").or(() -> iso2),
        text(row, side + "region"),
        position(row, side, faults),
        value(row, side + "population", PairColumns::count, faults),
        value(row, side + "geonameid", PairColumns::count, faults),
        value(row, side + "qid", OutsideId::wikidata, faults),
        value(row, side + "comity_id", it -> new CityId(UUID.fromString(it)), faults));
  }

  private Optional<Position> position(TableFile.Row row, String side, List<String> faults) {
    Optional<String> lat = text(row, side + "lat");
    Optional<String> lon = text(row, side + "lon");
    if (lat.isPresent() != lon.isPresent()) {
      faults.add("only one of " + side + "lat and " + side + "lon is given");
      return Optional.empty();
    }
    return lat.isEmpty()
        ? Optional.empty()
        : read(side + "lat", () -> Position.parse(lat.get(), lon.orElseThrow()), faults);
  }

  private <T> Optional<T> value(
      TableFile.Row row, String column, Function<String, T> reader, List<String> faults) {
    return text(row, column).flatMap(text -> read(column, () -> reader.apply(text), faults));
  }

  private static <T> Optional<T> read(String column, Supplier<T> reader, List<String> faults) {
    try {
      return Optional.of(reader.get());
    } catch (IllegalArgumentException e) {
      faults.add(column + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<String> text(TableFile.Row row, String column) {
    Integer index = at.get(column);
    return index == null || index >= row.fields().size()
        ? Optional.empty()
        : Optional.of(row.fields().get(index).strip()).filter(it -> !it.isEmpty());
  }

  /** Our own words, and two that other lists use; any other word must not pass for "signed". */
  private static Optional<Status> status(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "unknown" -> Optional.empty();
      case "active" -> Optional.of(Status.SIGNED);
      default -> Optional.of(Status.parse(text.toLowerCase(Locale.ROOT)));
    };
  }

  private static PartialDate year(String text) {
    if (!text.matches("\\d{4}(-\\d{2}(-\\d{2})?)?")) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a year. Maybe '1987', or '2002-04-09'?");
    }
    return PartialDate.parse(text);
  }

  private static long count(String text) {
    if (!text.matches("\\d{1,12}")) {
      throw new IllegalArgumentException("'" + text + "' is not a whole number");
    }
    return Long.parseLong(text);
  }
}
