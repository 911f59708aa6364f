package dev.comity.storage;

import static java.util.stream.Collectors.joining;

import dev.comity.journal.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many bytes the tables of a register take in memory, each by what it adds to those before it:
 * what several hold, such as the id of a city, counts for the first.
 */
final class Footprint {

  private final Map<String, Long> bytes = new LinkedHashMap<>();

  private Footprint() {}

  static Footprint of(InMemoryStorage storage) {
    Contents contents = storage.snapshot().of(TenantId.DEFAULT);
    Footprint footprint = new Footprint();
    List<Object> roots = new ArrayList<>();
    footprint.add(roots, "records", contents, Tables.PARTIES, Tables.PARTNERSHIPS);
    footprint.add(
        roots,
        "index rows",
        contents,
        Tables.OUTSIDE_IDS.table(),
        Tables.NAMES.table(),
        Tables.MERGED.table(),
        Tables.OPEN_PAIRS.table(),
        Tables.SIDES.table());
    footprint.add(roots, "entries", contents, Tables.EVENTS);
    footprint.add(roots, "feed", contents, Tables.FEED);
    return footprint;
  }

  private void add(List<Object> roots, String name, Contents contents, Table<?, ?>... tables) {
    for (Table<?, ?> table : tables) {
      roots.add(contents.of(table));
    }
    bytes.put(name, Reachable.from(roots.toArray()).bytes() - bytes());
  }

  long bytes() {
    return bytes.values().stream().mapToLong(it -> it).sum();
  }

  /** What came on top of another one, for each of the things that came. */
  Footprint above(Footprint before, int things) {
    Footprint each = new Footprint();
    bytes.forEach((name, sum) -> each.bytes.put(name, (sum - before.bytes.get(name)) / things));
    return each;
  }

  @Override
  public String toString() {
    return bytes()
        + " bytes: "
        + bytes.entrySet().stream()
            .map(it -> it.getKey() + " " + it.getValue())
            .collect(joining(", "));
  }
}
