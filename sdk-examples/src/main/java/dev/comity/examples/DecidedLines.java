package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sections of locked and forbidden pairs behind those of applicants and homes. */
final class DecidedLines {

  private static final String LOCKED = "locked";

  static final Set<String> SECTIONS = Set.of(LOCKED, "forbidden");

  private final String file;
  private final List<PreferenceLines.Entry> entries;
  private final List<int[]> locked = new ArrayList<>();
  private final List<int[]> forbidden = new ArrayList<>();
  private final Map<Integer, Integer> lockOf = new HashMap<>(); // by applicant: the pair
  private final Map<Integer, Integer> taken = new HashMap<>(); // by home: how many are locked to it
  private final Set<Integer> closed = new HashSet<>(); // the pairs that are forbidden

  DecidedLines(String file, List<PreferenceLines.Entry> all) {
    this.file = file;
    entries = all.stream().filter(it -> SECTIONS.contains(it.section())).toList();
  }

  /** The market with what the lines decide. */
  PlacementMarket decide(Market market, Names applicants, Names homes) {
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
        if (entry.section().equals(LOCKED)) {
          lock(market, pair, entry, name);
        } else {
          forbid(market, pair, entry, name);
        }
      }
    }
    return PlacementMarket.of(market)
        .locking(locked.toArray(int[][]::new))
        .forbidding(forbidden.toArray(int[][]::new));
  }

  private void lock(Market market, int pair, PreferenceLines.Entry entry, String home) {
    int a = market.applicant(pair);
    int h = market.home(pair);
    if (closed.contains(pair)) {
      throw fault(
          entry,
          "'" + entry.name() + "' and '" + home + "' are forbidden. Maybe do not lock them?");
    }
    if (lockOf.putIfAbsent(a, pair) != null) {
      throw fault(entry, "'" + entry.name() + "' is locked already. Maybe to only one home?");
    }
    if (taken.merge(h, 1, Integer::sum) > market.capacity(h)) {
      throw fault(
          entry,
          "'"
              + home
              + "' takes "
              + market.capacity(h)
              + ", and so many are locked to it already. Maybe raise its number?");
    }
    locked.add(new int[] {a, h});
  }

  private void forbid(Market market, int pair, PreferenceLines.Entry entry, String home) {
    if (Integer.valueOf(pair).equals(lockOf.get(market.applicant(pair)))) {
      throw fault(
          entry, "'" + entry.name() + "' and '" + home + "' are locked. Maybe do not forbid them?");
    }
    closed.add(pair);
    forbidden.add(new int[] {market.applicant(pair), market.home(pair)});
  }

  private BadFileException fault(PreferenceLines.Entry entry, String message) {
    return BadFileException.at(file, entry.line(), message);
  }
}
