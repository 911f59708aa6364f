package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import java.util.List;
import java.util.Set;

/** The sections of locked and forbidden pairs behind those of applicants and homes. */
final class DecidedLines {

  private static final String LOCKED = "locked";

  static final Set<String> SECTIONS = Set.of(LOCKED, "forbidden");

  private final String file;
  private final List<PreferenceLines.Entry> entries;

  DecidedLines(String file, List<PreferenceLines.Entry> all) {
    this.file = file;
    entries = all.stream().filter(it -> SECTIONS.contains(it.section())).toList();
  }

  /** The market with what the lines decide, in their order. */
  PlacementMarket decide(Market market, Names applicants, Names homes) {
    PlacementMarket decided = PlacementMarket.of(market);
    for (PreferenceLines.Entry entry : entries) {
      int a = PreferenceLines.index(file, entry, entry.name(), applicants);
      List<String> names = LimitLines.strict(file, entry);
      if (entry.section().equals(LOCKED) && names.size() != 1) {
        throw fault(entry, "an applicant is locked to one home. Maybe 'Ana: Kim'?");
      }
      for (String name : names) {
        int h = PreferenceLines.index(file, entry, name, homes);
        int pair = market.pair(a, h);
        if (pair < 0) {
          throw fault(
              entry,
              "'"
                  + entry.name()
                  + "' and '"
                  + name
                  + "' do not both list each other. Maybe add each to the other's list, or the home"
                  + " to a wish of the siblings?");
        }
        decided =
            entry.section().equals(LOCKED)
                ? locking(decided, pair, entry, name)
                : forbidding(decided, pair, entry, name);
      }
    }
    return decided;
  }

  private PlacementMarket locking(
      PlacementMarket decided, int pair, PreferenceLines.Entry entry, String home) {
    int a = decided.market().applicant(pair);
    int h = decided.market().home(pair);
    if (decided.isForbidden(pair)) {
      throw fault(
          entry,
          "'" + entry.name() + "' and '" + home + "' are forbidden. Maybe do not lock them?");
    }
    if (decided.lockedTo(a) >= 0) {
      throw fault(entry, "'" + entry.name() + "' is locked already. Maybe to only one home?");
    }
    if (decided.seats(h) == 0) {
      throw fault(
          entry,
          "'"
              + home
              + "' takes "
              + decided.market().capacity(h)
              + ", and so many are locked to it already. Maybe raise its number?");
    }
    return decided.locking(a, h);
  }

  private PlacementMarket forbidding(
      PlacementMarket decided, int pair, PreferenceLines.Entry entry, String home) {
    if (decided.isLocked(pair)) {
      throw fault(
          entry, "'" + entry.name() + "' and '" + home + "' are locked. Maybe do not forbid them?");
    }
    return decided.forbidding(decided.market().applicant(pair), decided.market().home(pair));
  }

  private BadFileException fault(PreferenceLines.Entry entry, String message) {
    return BadFileException.at(file, entry.line(), message);
  }
}
