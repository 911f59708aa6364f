package dev.comity.matching.proof;

import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import java.util.stream.IntStream;

/** What a claim must be made of, whether it is true or not, and what it says of needs. */
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

  /** The homes that get fewer than they need; who has a home that is not there counts nowhere. */
  static int[] missing(PlacementMarket market, int[] homeOf) {
    int[] count = new int[market.market().homes()];
    for (int h : homeOf) {
      if (h >= 0 && h < count.length) {
        count[h]++;
      }
    }
    return IntStream.range(0, count.length).filter(h -> count[h] < market.needs(h)).toArray();
  }
}
