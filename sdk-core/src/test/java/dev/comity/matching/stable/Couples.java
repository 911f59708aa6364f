package dev.comity.matching.stable;

import dev.comity.matching.instance.Market;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Wishes of couples, by chance. */
final class Couples {

  private Couples() {}

  /**
   * Of all that an applicant and the next could have together, in any order, all but one in so
   * many.
   */
  static int[][] wishes(Random random, Market market, int one, int oneIn) {
    List<int[]> all = new ArrayList<>();
    for (int its = -1; its < market.homes(); its++) {
      for (int other = -1; other < market.homes(); other++) {
        boolean can =
            (its >= 0 || other >= 0)
                && (its < 0 || market.pair(one, its) >= 0)
                && (other < 0 || market.pair(one + 1, other) >= 0);
        if (can && random.nextInt(oneIn) > 0) {
          all.add(new int[] {its, other});
        }
      }
    }
    Collections.shuffle(all, random);
    return all.toArray(int[][]::new);
  }
}
