package dev.comity.matching.quota;

import dev.comity.matching.Budget;
import dev.comity.matching.Certificate;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.QuotaProblem;
import dev.comity.matching.instance.QuotaTask;
import dev.comity.matching.proof.FlowImpossibility;
import dev.comity.matching.proof.FlowPlacement;
import dev.comity.matching.proof.Stopped;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A circulation of least cost with lower bounds, level by level, and each level by costs that are
 * rounded down, first far and then less and less (cost scaling): rounded costs are often equal, and
 * where they are, many are placed at once. Each round starts from the prices of the one before,
 * sets every arc with a reduced cost to the bound it pulls to, and mends the balance. After the
 * last, with costs as they are, arcs with a reduced cost are held where they are, which leaves to
 * the next level exactly the circulations that are best so far.
 *
 * <p>Source: H. N. Gabow, <em>Scaling algorithms for network problems</em>, Journal of Computer and
 * System Sciences 31 (1985), doi 10.1016/0022-0000(85)90039-X.
 */
final class FlowSolver {

  /** How many more bits of the costs each round sees. */
  private static final int BITS = 2;

  private final QuotaTask task;
  private final ResidualNetwork network;
  private final FlowBalance balance;
  private final Budget.Meter meter;

  FlowSolver(QuotaTask task, Budget.Meter meter) {
    this.task = task;
    this.meter = meter;
    network = new ResidualNetwork(task.problem());
    balance = new FlowBalance(network, meter);
  }

  Certificate solve() {
    // Without costs first: is there any placement at all?
    network.weigh();
    FlowBalance.End end = balance.restore();
    if (end == FlowBalance.End.CUT) {
      return FlowImpossibility.of(task, balance.cut());
    }
    if (end == FlowBalance.End.OVER) {
      return Stopped.of(task::hash);
    }
    long[][] prices = new long[task.levels()][];
    int[] chosen = chosen();
    for (int level = 0; level < prices.length; level++) {
      end = best(level);
      prices[level] = network.price.clone();
      if (end != FlowBalance.End.BALANCED) {
        return cutShort(chosen, Arrays.copyOf(prices, level + 1));
      }
      chosen = chosen();
      network.hold();
    }
    return certificate(Standing.PROVED, chosen, prices, figure(chosen, prices.length - 1));
  }

  /** The best circulation of a level among those that are left. */
  private FlowBalance.End best(int level) {
    Arrays.fill(network.price, 0);
    int rounds = Math.max(1, (bits(level) + BITS - 1) / BITS);
    for (int left = rounds - 1; left > 0; left--) {
      FlowBalance.End end = round(level, left * BITS);
      if (end != FlowBalance.End.BALANCED) {
        scalePrices(left * BITS);
        return end;
      }
      scalePrices(BITS);
    }
    return round(level, 0);
  }

  private FlowBalance.End round(int level, int bitsLess) {
    if (!meter.spend(network.arcs())) {
      return FlowBalance.End.OVER;
    }
    for (int pair = 0; pair < network.pairs(); pair++) {
      network.cost(pair, task.cost(level, pair) >> bitsLess);
    }
    network.priceOfPeople();
    network.pull();
    return balance.restore();
  }

  private void scalePrices(int bits) {
    for (int node = 0; node < network.nodes; node++) {
      network.price[node] <<= bits;
    }
  }

  /** The bits of the greatest cost that matters. */
  private int bits(int level) {
    long most =
        IntStream.range(0, network.pairs())
            .filter(network::isFree)
            .mapToLong(pair -> Math.abs(task.cost(level, pair)))
            .max()
            .orElse(0);
    return Long.SIZE - Long.numberOfLeadingZeros(most);
  }

  private Certificate cutShort(int[] chosen, long[][] prices) {
    int level = prices.length - 1;
    for (int pair = 0; pair < network.pairs(); pair++) {
      network.cost(pair, task.cost(level, pair));
    }
    long bound = Math.max(network.bound(), atLeast(level));
    boolean isProof = prices.length == task.levels() && bound == figure(chosen, level);
    return certificate(isProof ? Standing.PROVED : Standing.BEST_FOUND, chosen, prices, bound);
  }

  /**
   * What no placement is below, as nobody has anything better than the best pair, or more than all
   * that cost less than nothing: far from balance the prices may prove less, or what 64 bits do not
   * hold.
   */
  private long atLeast(int level) {
    QuotaProblem problem = task.problem();
    long sum = 0;
    for (int pair = 0, next; pair < problem.pairs(); pair = next) {
      int person = problem.person(pair);
      long best = task.cost(level, pair);
      long gains = 0; // of all pairs that cost less than nothing
      for (next = pair; next < problem.pairs() && problem.person(next) == person; next++) {
        best = Math.min(best, task.cost(level, next));
        gains += Math.min(0, task.cost(level, next));
      }
      sum +=
          best < 0
              ? Math.max(gains, best * Math.min(problem.most(person), next - pair))
              : best * Math.min(problem.least(person), next - pair);
    }
    return sum;
  }

  private int[] chosen() {
    return IntStream.range(0, network.pairs()).filter(network::isChosen).toArray();
  }

  private Certificate certificate(Standing standing, int[] chosen, long[][] prices, long bound) {
    long[] figures = new long[task.levels()];
    Arrays.setAll(figures, level -> figure(chosen, level));
    return FlowPlacement.of(task, standing, chosen, figures, bound, prices);
  }

  private long figure(int[] chosen, int level) {
    return Arrays.stream(chosen).mapToLong(pair -> task.cost(level, pair)).sum();
  }
}
