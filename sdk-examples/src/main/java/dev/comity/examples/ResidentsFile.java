package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.TieBreak;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file of applicants and homes.
 *
 * @param applicants their names
 * @param homes their names
 * @param market lists and seats, and who is locked, forbidden or needed
 * @param limits types, coordinators and siblings
 */
record ResidentsFile(Names applicants, Names homes, PlacementMarket market, LimitLines limits) {

  static final String APPLICANTS = "applicants";
  static final String HOMES = "homes";

  private static final PreferenceLines.Form FORM =
      new PreferenceLines.Form(
          "sections [applicants] and [homes] of lines such as 'Ana: Kim, Lee'",
          "'Ana: Kim, Lee' or, of a home, 'Kim (2): Ana'",
          Stream.of(Set.of(APPLICANTS, HOMES), DecidedLines.SECTIONS, LimitLines.SECTIONS)
              .flatMap(Set::stream)
              .collect(Collectors.toSet()),
          "[applicants], [homes], [locked], [forbidden], [types], [coordinators] or [siblings]");

  /** Reads all of a file; ties are broken by lot from a seed, or as they are listed. */
  static ResidentsFile read(Path path, @Nullable Long seed) {
    String file = path.toString();
    List<PreferenceLines.Entry> entries = PreferenceLines.read(path, FORM);
    entries.forEach(it -> check(file, it));
    LimitLines limits = new LimitLines(file, entries);
    List<PreferenceLines.Entry> right = section(entries, HOMES);
    Names homes = Names.of(file, right);
    List<PreferenceLines.Entry> left =
        limits.applicants(section(entries, APPLICANTS), right, homes);
    Names applicants = Names.of(file, left);
    TieBreak rule = seed == null ? new TieBreak.AsListed() : new TieBreak.ByLot(seed);
    Market market =
        market(
            file,
            PreferenceLines.indices(file, left, homes),
            PreferenceLines.indices(file, right, applicants),
            right.stream().mapToInt(it -> it.capacity().orElse(1)).toArray(),
            rule);
    PlacementMarket decided =
        new DecidedLines(file, entries)
            .decide(market, applicants, homes)
            .needing(needs(file, right, limits.any()));
    return new ResidentsFile(applicants, homes, decided, limits);
  }

  /** Whether any had to be broken: of names that are not listed back there are none. */
  boolean hasTies() {
    return market.market().tieBreak().isPresent();
  }

  private static List<PreferenceLines.Entry> section(
      List<PreferenceLines.Entry> entries, String name) {
    return entries.stream().filter(it -> it.section().equals(name)).toList();
  }

  private static void check(String file, PreferenceLines.Entry entry) {
    String section = entry.section();
    if (LimitLines.SECTIONS.contains(section)) {
      return;
    }
    if (section.equals(HOMES)) {
      checkNumbers(file, entry);
      return;
    }
    if (section.isEmpty()) {
      throw BadFileException.at(
          file,
          entry.line(),
          "this stands before any section. Maybe a line [applicants] above it?");
    }
    if (entry.capacity().isPresent()) {
      throw BadFileException.at(
          file, entry.line(), "an applicant takes nobody. Maybe leave the number out?");
    }
  }

  private static void checkNumbers(String file, PreferenceLines.Entry home) {
    int least = home.least().orElse(0);
    int most = home.capacity().orElse(1);
    if (least > most) {
      throw BadFileException.at(
          file,
          home.line(),
          String.format(
              Locale.ROOT,
              "'%s' needs %d and takes %d. Maybe turn the numbers round?",
              home.name(),
              least,
              most));
    }
  }

  private static int[] needs(String file, List<PreferenceLines.Entry> homes, boolean limited) {
    for (PreferenceLines.Entry home : homes) {
      int least = home.least().orElse(0);
      if (least > 0 && limited) {
        throw BadFileException.at(
            file,
            home.line(),
            String.format(
                Locale.ROOT,
                "'%s' needs %d, and beside types, coordinators and siblings no home can. Maybe leave that number out?",
                home.name(),
                least));
      }
    }
    return homes.stream().mapToInt(it -> it.least().orElse(0)).toArray();
  }

  private static Market market(
      String file, int[][][] left, int[][][] right, int[] capacities, TieBreak rule) {
    try {
      return Market.withTies(left, right, capacities, rule);
    } catch (IllegalArgumentException e) {
      throw BadFileException.of(file, String.valueOf(e.getMessage()), e);
    }
  }
}
