package dev.comity.affinity;

import dev.comity.party.CountryCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The official languages of countries that ship with the library; its file says where from. */
final class Languages {

  private static final String FILE = "languages.tsv";

  private Languages() {}

  static Map<CountryCode, Set<String>> official() {
    Map<CountryCode, Set<String>> official = new HashMap<>();
    try (InputStream in = Objects.requireNonNull(Languages.class.getResourceAsStream(FILE), FILE)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .forEach(row -> official.put(CountryCode.of(row[0]), Set.of(row[1].split("\\|"))));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE + " of the library", e);
    }
    return official;
  }
}
