package dev.comity.matching.assignment;

import dev.comity.matching.Budget;
import java.util.Arrays;

/** An auction over a square matrix: a line has some candidates. */
final class DenseAuction extends Auction {

  private static final int CANDIDATES = 32;

  private final DenseCosts instance;
  private final int[] row;
  private final long[] reduced = new long[CANDIDATES + 1];

  /** By line: how far beyond the best its candidates reached when they were last counted out. */
  private final long[] reach;

  private final long span;

  DenseAuction(DenseCosts instance, Budget.Meter meter, int[] placeOf, int[] lineOf) {
    super(placeOf, lineOf, Math.multiplyExact(CANDIDATES, placeOf.length), meter);
    this.instance = instance;
    row = new int[lineOf.length];
    reach = new long[placeOf.length];
    int least = Integer.MAX_VALUE;
    int most = Integer.MIN_VALUE;
    int[] cheapest = new int[row.length];
    Arrays.fill(cheapest, Integer.MAX_VALUE);
    for (int line = 0; line < placeOf.length; line++) {
      instance.copyLine(line, row);
      for (int i = 0; i < row.length; i++) {
        cheapest[i] = Math.min(cheapest[i], row[i]);
        most = Math.max(most, row[i]);
      }
    }
    for (int i = 0; i < row.length; i++) {
      v[i] = cheapest[i] * parts;
      least = Math.min(least, cheapest[i]);
    }
    span = (long) most - least;
    Arrays.fill(beyond, Long.MIN_VALUE); // so that candidates are chosen when first looked at
    for (int line = 0; line < first.length; line++) {
      first[line] = line * CANDIDATES;
    }
  }

  @Override
  long span() {
    return span;
  }

  /**
   * Takes the places within the reach of the last time, which saves sorting in most that are beyond
   * it; if that are fewer than three, the best of all.
   */
  @Override
  void choose(int line) {
    instance.copyLine(line, row);
    boolean isNew = beyond[line] == Long.MIN_VALUE;
    long limit = isNew ? Long.MAX_VALUE : beyond[line] + reach[line];
    int found = gather(line, limit);
    if (found < 3 && !isNew) {
      limit = Long.MAX_VALUE;
      found = gather(line, limit);
    }
    count[line] = Math.min(found, CANDIDATES);
    if (found > CANDIDATES) {
      beyond[line] = reduced[CANDIDATES];
      reach[line] = Math.max(1, reduced[CANDIDATES] - reduced[0]);
    } else {
      beyond[line] = limit;
      reach[line] += reach[line] / 2;
    }
  }

  /** The best that are below a limit, ascending, and one more if there is; how many. */
  private int gather(int line, long limit) {
    int from = first[line];
    long worst = limit;
    int size = 0;
    for (int i = 0; i < row.length; i++) {
      long here = row[i] * parts - v[i];
      if (here >= worst) {
        continue;
      }
      int at = size <= CANDIDATES ? size++ : CANDIDATES;
      for (; at > 0 && reduced[at - 1] > here; at--) {
        reduced[at] = reduced[at - 1];
        if (at < CANDIDATES) {
          place[from + at] = place[from + at - 1];
          cost[from + at] = cost[from + at - 1];
        }
      }
      reduced[at] = here;
      if (at < CANDIDATES) {
        place[from + at] = i;
        cost[from + at] = row[i] * parts;
      }
      worst = size > CANDIDATES ? reduced[CANDIDATES] : limit;
    }
    return size;
  }
}
