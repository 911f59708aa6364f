package dev.comity.matching.proof;

import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.Pool;
import dev.comity.matching.instance.TieBreak;

/** How claims say of which lists they are true, where there were ties. */
final class TieWords {

  private TieWords() {}

  /** Nothing, or words behind a sentence. */
  static String of(Market market) {
    return market.tieBreak().map(TieWords::of).orElse("");
  }

  static String of(Pool pool) {
    return pool.tieBreak().map(TieWords::of).orElse("");
  }

  private static String of(TieBreak rule) {
    return rule instanceof TieBreak.ByLot lot
        ? ", ties broken by the lot of seed " + lot.seed()
        : ", ties broken as listed";
  }
}
