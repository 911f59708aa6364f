package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.matching.Counted;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The names of one side, in the order of their lines. */
final class Names {

  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> indices = new HashMap<>();

  static Names of(String file, List<PreferenceLines.Entry> entries) {
    Names all = new Names();
    for (PreferenceLines.Entry entry : entries) {
      if (all.indices.putIfAbsent(entry.name(), all.names.size()) != null) {
        throw BadFileException.at(
            file,
            entry.line(),
            "'" + entry.name() + "' has a list already. Maybe two people of one name?");
      }
      all.names.add(entry.name());
    }
    return all;
  }

  /** How many names stand on lists of people who do not list them. */
  static void tellOneSided(long count, PrintWriter out) {
    if (count > 0) {
      out.println(
          "("
              + Counted.of(
                  count,
                  "name is not listed back and was passed over)",
                  "names are not listed back and were passed over)"));
    }
  }

  String at(int index) {
    return names.get(index);
  }

  OptionalInt find(String name) {
    Integer index = indices.get(name);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  boolean has(int index) {
    return index >= 0 && index < names.size();
  }

  int size() {
    return names.size();
  }
}
