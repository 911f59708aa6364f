package dev.comity.matching.assignment;

import dev.comity.matching.Budget;
import dev.comity.matching.instance.CostEdges;
import java.util.Arrays;

/** An auction over pairs of a list: all pairs of a line are its candidates. */
final class SparseAuction extends Auction {

  private final long span;

  SparseAuction(CostEdges instance, Budget.Meter meter, int[] placeOf, int[] lineOf) {
    super(placeOf, lineOf, instance.pairs(), meter);
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    Arrays.fill(v, Long.MAX_VALUE);
    for (int pair = 0; pair < cost.length; pair++) {
      place[pair] = instance.placeAt(pair);
      cost[pair] = instance.costAt(pair) * parts;
      least = Math.min(least, instance.costAt(pair));
      most = Math.max(most, instance.costAt(pair));
      v[place[pair]] = Math.min(v[place[pair]], cost[pair]);
    }
    for (int i = 0; i < v.length; i++) {
      v[i] = v[i] == Long.MAX_VALUE ? 0 : v[i];
    }
    for (int line = 0; line < first.length; line++) {
      first[line] = instance.first(line);
      count[line] = instance.first(line + 1) - first[line];
    }
    Arrays.fill(beyond, Long.MAX_VALUE);
    span = cost.length == 0 ? 0 : most - least;
  }

  @Override
  void choose(int line) {
    throw new IllegalStateException("All pairs of line " + line + " are candidates already");
  }

  @Override
  long span() {
    return span;
  }
}
