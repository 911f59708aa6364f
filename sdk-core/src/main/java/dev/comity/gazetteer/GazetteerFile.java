package dev.comity.gazetteer;

import dev.comity.failure.BadFileException;
import dev.comity.table.Utf8Lines;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A gazetteer in a file: tab-separated UTF-8, without quoting, plain or gzip (known by its first
 * bytes, whatever the name). Two forms are read:
 *
 * <ul>
 *   <li>with a header that names the columns, in any order: {@code geonameid}, {@code name}, {@code
 *       lat}, {@code lon} and {@code country} are needed; {@code asciiname}, {@code altnames} (with
 *       commas between), {@code admin1}, {@code feature_code}, {@code population} and {@code
 *       timezone} are read if there; further columns are passed over;
 *   <li>GeoNames' own dumps, such as {@code cities1000.txt} and {@code allCountries.txt}: 19
 *       columns without a header. Only populated places (feature class P) are taken. Districts
 *       (class A) are left out: they bear the names of their seats, and would make each of those
 *       ambiguous.
 * </ul>
 *
 * <p>The file is read row by row. The first fault ends the reading with a {@link BadFileException}
 * that names file, line, value and rule.
 */
public final class GazetteerFile {

  private final Path path;

  private GazetteerFile(Path path) {
    this.path = path;
  }

  /**
   * Names a file. Nothing is read yet.
   *
   * @param path where it is
   * @return the file
   */
  public static GazetteerFile at(Path path) {
    return new GazetteerFile(path);
  }

  /**
   * The file's name, for an {@link Edition}.
   *
   * @return the last part of the path
   */
  public String name() {
    return String.valueOf(path.getFileName());
  }

  /**
   * Reads every place.
   *
   * @param reader takes the places in the order of the file; whatever it took before a fault is to
   *     be thrown away
   * @throws BadFileException if the file is not a whole and well-formed gazetteer
   */
  public void forEach(Consumer<? super Place> reader) {
    try (Utf8Lines lines = Utf8Lines.open(path)) {
      String first =
          lines
              .next()
              .filter(line -> !line.isBlank())
              .orElseThrow(
                  () ->
                      BadFileException.of(
                          path.toString(), "the file has no first line. Maybe another file?"));
      Set<Long> ids = new HashSet<>();
      boolean dump = PlaceColumns.isDump(first);
      PlaceColumns columns = columns(lines, dump, first);
      Optional<String> line = dump ? Optional.of(first) : lines.next();
      while (line.isPresent()) {
        place(lines, columns, line.get()).ifPresent(place -> hand(lines, ids, place, reader));
        line = lines.next();
      }
    }
  }

  /**
   * Reads the whole file into memory.
   *
   * @return the places
   * @throws BadFileException if the file is not a whole and well-formed gazetteer
   */
  public PlaceIndex index() {
    PlaceIndex.Builder index = new PlaceIndex.Builder();
    forEach(index::add);
    return index.build();
  }

  private static PlaceColumns columns(Utf8Lines lines, boolean dump, String first) {
    try {
      return dump ? PlaceColumns.ofDump() : PlaceColumns.ofHeader(first);
    } catch (IllegalArgumentException e) {
      throw lines.fault(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<Place> place(Utf8Lines lines, PlaceColumns columns, String line) {
    try {
      return columns.place(line);
    } catch (IllegalArgumentException e) {
      throw lines.fault(String.valueOf(e.getMessage()));
    }
  }

  private static void hand(
      Utf8Lines lines, Set<Long> ids, Place place, Consumer<? super Place> reader) {
    if (!ids.add(place.id())) {
      throw lines.fault(
          "geonameid " + place.id() + " stands on an earlier line too. Maybe two files in one?");
    }
    reader.accept(place);
  }
}
