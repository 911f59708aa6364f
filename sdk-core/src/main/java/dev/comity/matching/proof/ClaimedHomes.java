package dev.comity.matching.proof;

import dev.comity.matching.instance.Market;

/** What a claim must be made of, whether it is true or not. */
final class ClaimedHomes {

  private ClaimedHomes() {}

  /** One home of the market, or -1, for each applicant. */
  static void check(Market market, int[] homeOf) {
    if (homeOf.length != market.applicants()) {
      throw new IllegalArgumentException(
          "There are "
              + market.applicants()
              + " applicants and "
              + homeOf.length
              + " homes of theirs. Maybe -1 for who has none?");
    }
    for (int a = 0; a < homeOf.length; a++) {
      if (homeOf[a] < -1 || homeOf[a] >= market.homes()) {
        throw new IllegalArgumentException(
            "Applicant "
                + a
                + " has home "
                + homeOf[a]
                + " of "
                + market.homes()
                + ". Maybe -1, for none?");
      }
    }
  }
}
