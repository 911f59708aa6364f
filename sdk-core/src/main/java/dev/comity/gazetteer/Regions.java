package dev.comity.gazetteer;

import dev.comity.failure.BadFileException;
import dev.comity.party.CountryCode;
import dev.comity.party.NameKey;
import dev.comity.table.Utf8Lines;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names of first-level regions and the codes that the gazetteer uses for them. Immutable.
 *
 * <p>Regions of the same name are all given; nothing is chosen. Lookups take O(1).
 */
public final class Regions {

  private record Id(CountryCode country, String code) {}

  private final Map<Id, Region> byCode = new HashMap<>();
  private final Map<String, Map<Id, Region>> byName = new HashMap<>();

  private Regions() {}

  /**
   * The regions that ship with the library: those of the countries where people write them.
   *
   * @return the regions
   */
  public static Regions standard() {
    Regions regions = new Regions();
    for (List<String> row : Table.rows("regions.tsv")) {
      regions.add(CountryCode.of(row.get(0)), row.get(1), Table.names(row.get(2)));
    }
    return regions;
  }

  /**
   * Reads GeoNames' {@code admin1CodesASCII.txt}: country and code with a full stop between, name,
   * ASCII name, number; tab-separated UTF-8, plain or gzip.
   *
   * @param path the file
   * @return its regions
   * @throws BadFileException if a line is not of that form
   */
  public static Regions read(Path path) {
    Regions regions = new Regions();
    try (Utf8Lines lines = Utf8Lines.open(path)) {
      Optional<String> line = lines.next();
      while (line.isPresent()) {
        String[] fields = line.get().split("\t", -1);
        if (fields.length != 4 || !fields[0].matches("[A-Z]{2}\\..+")) {
          throw lines.fault(
              "'" + line.get() + "' is not a region. Maybe 'US.CA', name, ASCII name, number?");
        }
        CountryCode country = CountryCode.of(fields[0].substring(0, 2));
        regions.add(country, fields[0].substring(3), List.of(fields[1], fields[2]));
        line = lines.next();
      }
    }
    return regions;
  }

  /**
   * These regions and others; where both know a region, it has the names of both.
   *
   * @param others further regions, whose usual names count where these have none
   * @return all of them
   */
  public Regions and(Regions others) {
    Regions all = new Regions();
    Stream.of(this, others)
        .forEach(
            part -> {
              part.byCode.forEach(all.byCode::putIfAbsent);
              part.byName.forEach(
                  (key, named) ->
                      all.byName.computeIfAbsent(key, k -> new LinkedHashMap<>()).putAll(named));
            });
    return all;
  }

  /**
   * Finds a region by its code.
   *
   * @param country the country
   * @param code the gazetteer's code
   * @return the region, if it is known
   */
  public Optional<Region> find(CountryCode country, String code) {
    return Optional.ofNullable(byCode.get(new Id(country, code)));
  }

  /**
   * Finds the regions of a name, in all countries.
   *
   * @param name the name, or the short form that is usual in the country, such as {@code NSW}
   * @return the regions, in the order of country and code
   */
  public List<Region> named(String name) {
    return byName.getOrDefault(NameKey.of(name), Map.of()).values().stream()
        .sorted(Comparator.comparing(Region::country).thenComparing(Region::code))
        .toList();
  }

  /**
   * Finds the regions of a name in one country.
   *
   * @param country the country
   * @param name the name, or the short form that is usual in the country
   * @return the regions, in the order of their codes
   */
  public List<Region> named(CountryCode country, String name) {
    return named(name).stream().filter(region -> region.country().equals(country)).toList();
  }

  private void add(CountryCode country, String code, List<String> names) {
    Region region = new Region(country, code, names.get(0));
    Id id = new Id(country, code);
    byCode.putIfAbsent(id, region);
    names.forEach(
        name ->
            byName
                .computeIfAbsent(NameKey.of(name), key -> new LinkedHashMap<>())
                .putIfAbsent(id, region));
  }
}
