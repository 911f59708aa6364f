package dev.comity.matching.stable;

import dev.comity.matching.Budget;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.PlacementTask;
import dev.comity.matching.instance.Side;
import dev.comity.matching.proof.Answer;
import dev.comity.matching.proof.LatticePlacement;
import dev.comity.matching.proof.StablePlacement;
import java.util.Arrays;
import java.util.Optional;

/**
 * The best of all stable placements by a goal of the exchange office: egalitarian, where students
 * and homes count alike; least regret, for the one who is worst off; fewest moves from last year's
 * homes; or least weight (Irving, Leather and Gusfield 1987, doi 10.1145/28869.28871). All stable
 * placements are the closed sets of a partial order of rotations; the one of least weight is a
 * least cut.
 *
 * <p>O(p) for the rotations of p pairs, O(p log p) for their order, and a greatest flow over at
 * most p precedences; the least regret takes a flow for each halving of the ranks. Among placements
 * of the same sum the one with the fewest rotations, which is the best of them for every applicant.
 * It is not strategy-proof for either side.
 */
public final class StableLattice {

  private final PlacementTask task;
  private final PlacementMarket conditions;
  private final int[] first;
  private final Rotations rotations;
  private final long[] precedence;
  private final Budget.Meter meter;

  private StableLattice(PlacementTask task, int[] first, Rotations rotations, Budget.Meter meter) {
    this.task = task;
    this.conditions = task.market();
    this.first = first;
    this.rotations = rotations;
    this.meter = meter;
    this.precedence = Precedence.of(conditions, rotations);
    meter.spend(precedence.length);
  }

  /**
   * Solves without limit.
   *
   * @param task the instance
   * @return the best stable placement, proved
   */
  public static LatticePlacement solve(PlacementTask task) {
    return solve(task, Budget.unlimited()).found().orElseThrow();
  }

  /**
   * Solves under a budget.
   *
   * @param task the instance
   * @param budget how long; a step is a proposal, a look for a rotation, a precedence, or an arc
   *     that the flow looks at
   * @return the best stable placement, proved, or that it was stopped
   */
  public static Answer<LatticePlacement> solve(PlacementTask task, Budget budget) {
    return Answer.of(placement(task, budget.start()), task::hash);
  }

  /** Empty if the budget ran out. */
  private static Optional<LatticePlacement> placement(PlacementTask task, Budget.Meter meter) {
    Optional<StablePlacement> best =
        DeferredAcceptance.solve(task.market(), Side.APPLICANTS, meter).placement();
    if (best.isEmpty()) {
      return Optional.empty();
    }
    int[] first = new int[task.market().market().applicants()];
    Arrays.setAll(first, a -> best.get().homeOf(a));
    Rotations rotations = new Rotations(task.market(), first, meter);
    if (!rotations.findAll()) {
      return Optional.empty();
    }
    StableLattice lattice = new StableLattice(task, first, rotations, meter);
    return task.goal() == PlacementTask.Goal.LEAST_REGRET
        ? lattice.leastRegret()
        : lattice.least(0).map(lattice::certificate);
  }

  /** A closed set of least weight, with the flow that proves it. */
  private record Found(int regret, boolean[] members, long[] flows, long sum) {}

  private Optional<LatticePlacement> leastRegret() {
    int low = 0; // no placement has this worst rank or a better one, or low is 0
    int high = 1;
    for (int pair = 0; pair < conditions.market().pairs(); pair++) {
      high = Math.max(high, task.regret(pair));
    }
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      Optional<Found> found = least(middle + 1);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      if (found.get().sum() == 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return least(high).map(this::certificate);
  }

  private Optional<Found> least(int regret) {
    long[] weights = new long[rotations.homes.size()];
    for (int k = 0; k < weights.length; k++) {
      for (int pair : rotations.from.get(k)) {
        weights[k] -= task.weight(pair, regret);
      }
      for (int pair : rotations.to.get(k)) {
        weights[k] += task.weight(pair, regret);
      }
    }
    Closure closure = new Closure(weights, precedence);
    if (!closure.solve(meter)) {
      return Optional.empty();
    }
    boolean[] members = closure.members();
    long sum = 0;
    for (int a = 0; a < first.length; a++) {
      sum += task.weight(a, first[a], regret);
    }
    for (int k = 0; k < weights.length; k++) {
      sum += members[k] ? weights[k] : 0;
    }
    return Optional.of(new Found(regret, members, closure.flows(precedence.length), sum));
  }

  private LatticePlacement certificate(Found found) {
    Market market = conditions.market();
    int[] homeOf = first.clone();
    long[][] cycles = new long[rotations.homes.size()][];
    for (int k = 0; k < cycles.length; k++) {
      cycles[k] = Arrays.stream(rotations.homes.get(k)).asLongStream().toArray();
      for (int pair : found.members()[k] ? rotations.to.get(k) : new int[0]) {
        homeOf[market.applicant(pair)] = market.home(pair);
      }
    }
    int flowing = (int) Arrays.stream(found.flows()).filter(it -> it != 0).count();
    long[][] flows = new long[flowing][];
    for (int e = 0, at = 0; e < precedence.length; e++) {
      if (found.flows()[e] != 0) {
        flows[at++] = new long[] {precedence[e] >> 32, (int) precedence[e], found.flows()[e]};
      }
    }
    return LatticePlacement.of(task, homeOf, first, found.regret(), found.sum(), cycles, flows);
  }
}
