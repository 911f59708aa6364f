package dev.comity.matching.proof;

import dev.comity.matching.Verdict;
import dev.comity.matching.instance.WeightedPairs;
import java.math.BigInteger;
import java.util.Arrays;

/** What prices and tolls, in halves, prove of a pool, or of a pool taken twice. */
final class PairingBound {

  /** No price or toll of a proof is greater; sums of a pair's then have 64 bits. */
  private static final long GREATEST = 1L << 40;

  private final WeightedPairs pool;
  private final boolean twice;
  private final int nodes;
  private final long[] prices;
  private final long[] tolls;
  private final long[][] groups;

  PairingBound(WeightedPairs pool, long[] prices, long[] tolls, long[][] groups) {
    this.pool = pool;
    this.twice = pool.goal().leavesAlone();
    this.nodes = twice ? 2 * pool.people() : pool.people();
    this.prices = prices;
    this.tolls = tolls;
    this.groups = groups;
  }

  static long total(WeightedPairs pool, int[] partners) {
    long total = 0;
    for (int pair = 0; pair < pool.pairs(); pair++) {
      if (partners[pool.first(pair)] == pool.second(pair)) {
        total += pool.weight(pair);
      }
    }
    return total;
  }

  /** What a pairing counts as: its total, made worse by everybody who is alone. */
  static long count(WeightedPairs pool, int[] partners, long total) {
    long alone = Arrays.stream(partners).filter(it -> it < 0).count() * pool.costOfAlone();
    return pool.goal().isLeast() ? total + alone : total - alone;
  }

  long[] prices() {
    return prices;
  }

  boolean hasForm(Verdict.Findings findings) {
    if (prices.length != nodes || tolls.length != groups.length) {
      findings.object(
          "It has %d prices for %d, and %d tolls for %d groups.",
          prices.length, nodes, tolls.length, groups.length);
      return false;
    }
    boolean sound = true;
    int[] seenIn = new int[nodes]; // the last group with this member, counted from 1
    for (int v = 0; v < nodes; v++) {
      if (Math.abs(prices[v]) > GREATEST || prices[v] == Long.MIN_VALUE) {
        findings.object("The price of %d is %d, which is out of range.", v, prices[v]);
        sound = false;
      }
    }
    long room = GREATEST;
    for (int k = 0; k < tolls.length; k++) {
      if (tolls[k] < 0 || tolls[k] > room) {
        findings.object("The toll of group %d is %d: below 0 or out of range.", k, tolls[k]);
        return false;
      }
      room -= tolls[k];
      sound &= isOddGroup(k, seenIn, findings);
    }
    return sound;
  }

  private boolean isOddGroup(int k, int[] seenIn, Verdict.Findings findings) {
    for (long v : groups[k]) {
      if (v < 0 || v >= nodes || seenIn[(int) v] == k + 1) {
        findings.object("Group %d has %d, who is not there or stands twice.", k, v);
        return false;
      }
      seenIn[(int) v] = k + 1;
    }
    if (groups[k].length % 2 == 0) {
      findings.object("Group %d has %d members, which is no odd number.", k, groups[k].length);
      return false;
    }
    return true;
  }

  private int edges() {
    return twice ? 2 * pool.pairs() + pool.people() : pool.pairs();
  }

  /** The pairs of the pool, then those of the doubles, then everybody with its double. */
  private int end(int edge, boolean other) {
    int pairs = pool.pairs();
    if (edge < pairs) {
      return other ? pool.second(edge) : pool.first(edge);
    }
    if (edge < 2 * pairs) {
      return pool.people() + end(edge - pairs, other);
    }
    return edge - 2 * pairs + (other ? pool.people() : 0);
  }

  private long halvesOfCost(int edge) {
    int pairs = pool.pairs();
    if (edge >= 2 * pairs) {
      return 4 * pool.costOfAlone(); // one person alone is an edge once, and a pair twice
    }
    long weight = pool.weight(edge < pairs ? edge : edge - pairs);
    return pool.goal().isLeast() ? 2 * weight : -2 * weight;
  }

  /** By how many halves the prices and tolls of each edge are above its cost. */
  private long[] excess() {
    int edges = edges();
    long[] excess = new long[edges];
    int[] start = new int[nodes + 1];
    for (int e = 0; e < edges; e++) {
      excess[e] = prices[end(e, false)] + prices[end(e, true)] - halvesOfCost(e);
      start[end(e, false)]++;
      start[end(e, true)]++;
    }
    int[] at = new int[2 * edges];
    for (int v = 0, sum = 0; v <= nodes; v++) {
      sum += start[v];
      start[v] = sum;
    }
    for (int e = edges - 1; e >= 0; e--) {
      at[--start[end(e, false)]] = e;
      at[--start[end(e, true)]] = e;
    }
    int[] groupOf = new int[nodes];
    for (int k = 0; k < groups.length; k++) {
      for (long v : groups[k]) {
        groupOf[(int) v] = k + 1;
      }
      for (long v : groups[k]) {
        for (int i = start[(int) v]; i < start[(int) v + 1]; i++) {
          int e = at[i];
          boolean crosses = (groupOf[end(e, false)] == k + 1) != (groupOf[end(e, true)] == k + 1);
          excess[e] += crosses ? tolls[k] : 0;
        }
      }
    }
    return excess;
  }

  void check(Verdict.Findings findings) {
    long[] excess = excess();
    for (int e = 0; e < excess.length; e++) {
      if (excess[e] > 0) {
        findings.object(
            "The prices and tolls of %d and %d are %d halves above what the pair costs.",
            end(e, false), end(e, true), excess[e]);
      }
    }
  }

  void lowerUntilTrue() {
    long most = Arrays.stream(excess()).max().orElse(0);
    if (most > 0) {
      for (int v = 0; v < nodes; v++) {
        prices[v] -= (most + 1) / 2;
      }
    }
  }

  long bound() {
    return exactBound().longValueExact();
  }

  /** In the units of the weights; rounded to the side on which it is still true and tightest. */
  BigInteger exactBound() {
    BigInteger halves = BigInteger.ZERO;
    for (long price : prices) {
      halves = halves.add(BigInteger.valueOf(price));
    }
    for (long toll : tolls) {
      halves = halves.add(BigInteger.valueOf(toll));
    }
    // Least: count >= halves / 2. Greatest: -count >= halves / 2. Of the pool twice, / 4.
    int shift = twice ? 2 : 1;
    BigInteger least = halves.negate().shiftRight(shift).negate(); // rounded up
    return pool.goal().isLeast() ? least : least.negate();
  }
}
