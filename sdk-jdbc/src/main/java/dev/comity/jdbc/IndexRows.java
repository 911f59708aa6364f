package dev.comity.jdbc;

import dev.comity.jdbc.TableShape.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** Puts indexes together from rows that each tell one column, in the order of the columns. */
final class IndexRows {

  private final TreeMap<String, Index> indexes = new TreeMap<>();

  void add(String name, boolean unique, String column, boolean whole) {
    String index = name.toLowerCase(Locale.ROOT);
    List<String> columns = new ArrayList<>();
    Optional.ofNullable(indexes.get(index)).ifPresent(it -> columns.addAll(it.columns()));
    columns.add(column.toLowerCase(Locale.ROOT));
    indexes.put(index, new Index(index, unique, columns, whole));
  }

  List<Index> indexes() {
    return List.copyOf(indexes.values());
  }
}
