package dev.comity.matching.proof;

import dev.comity.matching.instance.Market;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What claims of placements say alike. */
final class PlacementWords {

  private PlacementWords() {}

  /** How many of all have a home: the words with which a claim begins. */
  static String placed(int[] homeOf) {
    long placed = IntStream.of(homeOf).filter(it -> it >= 0).count();
    return placed + " of " + homeOf.length + (placed == 1 ? " is placed" : " are placed");
  }

  /** Nothing, or sentences behind others. */
  static String of(Market market, int[] missing, long throughLocks, IntFunction<String> homes) {
    return missing(TieWords.of(market), missing, homes) + apart(throughLocks);
  }

  /** With the ties there may be a stable placement that gives such a home enough. */
  private static String missing(String ties, int[] missing, IntFunction<String> homes) {
    if (missing.length == 0) {
      return "";
    }
    return " In every stable placement"
        + (ties.isEmpty() ? "" : ties + ",")
        + (missing.length == 1 ? " this home gets" : " these homes get")
        + " fewer than needed: "
        + IntStream.of(missing).mapToObj(homes).collect(Collectors.joining(", "))
        + ".";
  }

  static String apart(long throughLocks) {
    return throughLocks == 0 ? "" : " Pairs kept apart by a lock alone: " + throughLocks + ".";
  }
}
