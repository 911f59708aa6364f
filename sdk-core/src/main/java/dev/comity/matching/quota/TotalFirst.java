package dev.comity.matching.quota;

import dev.comity.matching.Standing;
import dev.comity.matching.instance.QuotaRevision;
import dev.comity.matching.instance.QuotaTradeOff;
import dev.comity.matching.proof.FlowPlacement;
import java.util.Arrays;
import java.util.Optional;

/**
 * The proof of the least total and then the fewest moves, made a proof for one weighed sum: the
 * total may weigh so much that no reduced cost of the total is outweighed by one of the moves. It
 * bounds the moves within small losses before the curve is known there. O(arcs).
 */
final class TotalFirst {

  private static final long GREATEST_PRICE = 1L << 60;

  private TotalFirst() {}

  /**
   * The weights and what is the best for them; empty if they are out of range, or prices too weak.
   */
  static Optional<WeighedBest> of(QuotaRevision revision, FlowPlacement least) {
    int last = revision.problem().levels() - 1;
    long[][] prices = least.toText().table("prices");
    long weight = weight(revision, last, prices);
    if (!QuotaTradeOff.isInRange(revision, weight, 1)) {
      return Optional.empty();
    }
    long[][] weighed = Arrays.copyOf(prices, last + 1);
    weighed[last] = prices[last].clone();
    for (int node = 0; node < weighed[last].length; node++) {
      long others = prices[last + 1][node];
      if (Math.abs(prices[last][node]) > (GREATEST_PRICE - Math.abs(others)) / weight) {
        return Optional.empty();
      }
      weighed[last][node] = weight * prices[last][node] + others;
    }
    QuotaTradeOff weights = new QuotaTradeOff(revision, weight, 1);
    int[] pairs = new int[least.size()];
    Arrays.setAll(pairs, least::pair);
    long[] figures = new long[last + 1];
    Arrays.setAll(figures, least::figure);
    figures[last] = weight * least.figure(last) + least.figure(last + 1);
    FlowPlacement best =
        FlowPlacement.of(weights, Standing.PROVED, pairs, figures, figures[last], weighed);
    // Where the budget ended just then, the fewest moves may be proved by each person alone, and
    // the
    // prices prove less.
    return best.verify().holds() ? Optional.of(new WeighedBest(weights, best)) : Optional.empty();
  }

  /** The least with which every arc still pulls to where the total alone pulls it. */
  private static long weight(QuotaRevision revision, int last, long[][] prices) {
    ResidualNetwork network = new ResidualNetwork(revision.problem());
    long[] totals = reduced(network, revision, last, prices[last]);
    long[] moves = reduced(network, revision, last + 1, prices[last + 1]);
    long weight = 1;
    for (int arc = 0; arc < totals.length; arc++) {
      if (Long.signum(totals[arc]) * Long.signum(moves[arc]) < 0) {
        long opposed = Math.abs(moves[arc]);
        weight = Math.max(weight, 1 + (opposed - 1) / Math.abs(totals[arc]));
      }
    }
    return weight;
  }

  private static long[] reduced(
      ResidualNetwork network, QuotaRevision revision, int level, long[] prices) {
    for (int pair = 0; pair < network.pairs(); pair++) {
      network.cost(pair, revision.cost(level, pair));
    }
    System.arraycopy(prices, 0, network.price, 0, prices.length);
    long[] reduced = new long[network.arcs()];
    Arrays.setAll(reduced, network::reducedOf);
    return reduced;
  }
}
