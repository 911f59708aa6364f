package dev.comity.gazetteer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A small tab-separated table that ships with the library; lines that start with # are notes. */
final class Table {

  private Table() {}

  static List<List<String>> rows(String resource) {
    try (InputStream in =
        Objects.requireNonNull(Table.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split("\t", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource + " of the library", e);
    }
  }

  /** The parts of a field that holds several names. */
  static List<String> names(String field) {
    return field.isEmpty() ? List.of() : List.of(field.split("\\|"));
  }
}
