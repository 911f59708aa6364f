package dev.comity.matching.proof;

import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.Pool;
import dev.comity.matching.instance.TieBreak;

/** How claims say of which lists they are true, where there were ties. */
final class TieWords {

  private static final String AS_LISTED = ", ties broken as listed";

  private TieWords() {}

  /** Nothing, or words behind a sentence. */
  static String of(Market market) {
    return market.tieBreak().map(TieWords::of).orElse("");
  }

  static String of(Pool pool) {
    return switch (pool.tieRule()) {
      case NONE -> "";
      case AS_LISTED -> AS_LISTED;
      case SEEDED -> byLot(pool.seed());
    };
  }

  private static String of(TieBreak rule) {
    return rule instanceof TieBreak.ByLot lot ? byLot(lot.seed()) : AS_LISTED;
  }

  private static String byLot(long seed) {
    return ", ties broken by the lot of seed " + seed;
  }
}
