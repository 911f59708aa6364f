package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.gazetteer.Place;
import dev.comity.gazetteer.PlaceIndex;
import dev.comity.matching.Counted;
import dev.comity.table.TableFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Partnerships that are there already, from a table with a_geonameid and b_geonameid. */
final class TiesFile {

  private final String file;
  private final PlaceIndex places;
  private final Map<Long, Set<Long>> partners = new TreeMap<>();
  private int rows;
  private int unknown;

  private TiesFile(String file, PlaceIndex places) {
    this.file = file;
    this.places = places;
  }

  /** The partners of each city; ties of cities that the gazetteer does not hold are counted. */
  static Map<Long, Set<Long>> read(Path path, PlaceIndex places, PrintWriter out) {
    TiesFile ties = new TiesFile(path.toString(), places);
    try (TableFile table = TableFile.open(path)) {
      int a = column(table, "a_geonameid");
      int b = column(table, "b_geonameid");
      for (Optional<TableFile.Row> row = table.next(); row.isPresent(); row = table.next()) {
        if (!row.get().isBlank()) {
          ties.take(row.get(), a, b);
        }
      }
    }
    if (ties.rows == 0) {
      throw BadFileException.of(ties.file, "there is no tie below the header. Maybe another file?");
    }
    if (ties.unknown == ties.rows) {
      throw BadFileException.of(
          ties.file,
          "none of its "
              + Counted.of(ties.rows, "tie")
              + " is of two cities that the gazetteer holds. Maybe another --gazetteer?");
    }
    if (ties.unknown > 0) {
      out.println(
          "("
              + ties.unknown
              + " of "
              + Counted.of(ties.rows, "tie")
              + (ties.unknown == 1
                  ? " is of a city that the gazetteer does not hold, and was passed over)"
                  : " are of a city that the gazetteer does not hold, and were passed over)"));
    }
    return ties.partners;
  }

  private static int column(TableFile table, String name) {
    int at = table.columns().indexOf(name);
    if (at < 0) {
      throw BadFileException.at(
          table.name(),
          1,
          "there is no column '" + name + "'. Maybe a header 'a_geonameid,b_geonameid'?");
    }
    return at;
  }

  private void take(TableFile.Row row, int a, int b) {
    rows++;
    Optional<Place> one = place(row, a);
    Optional<Place> other = place(row, b);
    if (one.isEmpty() || other.isEmpty()) {
      unknown++;
      return;
    }
    long here = one.get().id();
    long there = other.get().id();
    if (here == there) {
      throw BadFileException.at(
          file, row.line(), "city " + here + " is tied to itself. Maybe leave the line out?");
    }
    partners.computeIfAbsent(here, it -> new TreeSet<>()).add(there);
    partners.computeIfAbsent(there, it -> new TreeSet<>()).add(here);
  }

  /** Empty if the gazetteer does not hold it, or no number is given. */
  private Optional<Place> place(TableFile.Row row, int at) {
    String word = at < row.fields().size() ? row.fields().get(at).strip() : "";
    if (word.isEmpty()) {
      return Optional.empty();
    }
    return places.find(
        WholeNumber.parse(word)
            .orElseThrow(
                () ->
                    BadFileException.at(
                        file, row.line(), "'" + word + "' is no GeoNames number. Maybe 5405380?")));
  }
}
