package dev.comity.matching.quota;

import dev.comity.matching.Budget;
import dev.comity.matching.Certificate;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.QuotaRevision;
import dev.comity.matching.instance.QuotaTask;
import dev.comity.matching.instance.QuotaTradeOff;
import dev.comity.matching.proof.FlowPlacement;
import dev.comity.matching.proof.FlowWithinLoss;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How many moves less a greater total buys: next year's students may stay where they are, if a
 * total somewhat above the least will do. The points of the curve are supported: each is the best
 * for some price of a move, and proved. Between two of them there may be placements that no price
 * leads to; to find the best of those is NP-hard, so there {@link #within} has the best found and a
 * bound. Immutable.
 *
 * <p>Weights of moves and total are whole numbers; where both are so large that a sum could leave
 * 64 bits, a gap stays as it is, bounded by what is known on its sides, and the curve says that it
 * is not complete.
 *
 * <p>Source: Y. P. Aneja, K. P. K. Nair, <em>Bicriteria transportation problem</em>, Management
 * Science 25 (1979), doi 10.1287/mnsc.25.1.73. One placement for each point and each gap, and at
 * most one point more than moves. Ties: of several placements of a point the one that {@link
 * QuotaPlacements} finds.
 */
public final class LossCurve {

  /** A point, with a placement that has its figures. */
  private record Point(long total, int moves, int[] pairs) {}

  private final QuotaRevision revision;
  private final FlowPlacement least;

  /** Bounds the moves where the total has to be near the least, as long as points are missing. */
  private final Optional<WeighedBest> totalFirst;

  private final List<Point> points = new ArrayList<>(); // totals rise, moves fall

  /** For the gap behind each point, and last for any loss, what bounds the moves there. */
  private final List<WeighedBest> supports = new ArrayList<>();

  /** The totals of the points behind which the line to the next point is proved to be the bound. */
  private final Set<Long> straight = new HashSet<>();

  /** The same, where weights of both points would leave 64 bits: there may be more points. */
  private final Set<Long> unweighed = new HashSet<>();

  private LossCurve(QuotaRevision revision, FlowPlacement least, WeighedBest fewest) {
    this.revision = revision;
    this.least = least;
    totalFirst = TotalFirst.of(revision, least);
    points.add(point(revision, least));
    supports.add(fewest);
    Point last = point(revision, fewest.best());
    if (last.moves() < points.get(0).moves()) {
      points.add(last);
      supports.add(fewest);
    }
  }

  /**
   * The curve of a revision.
   *
   * @param revision the problem, whose goal ends with a total, and what was before
   * @param budget how long it may take; a step is one look at an arc or node
   * @return the curve, maybe without some of its points; or that no placement keeps the quotas, or
   *     what was found before the budget ran out, each with a certificate
   * @throws IllegalArgumentException if the goal is by rank
   */
  public static LossAnswer of(QuotaRevision revision, Budget budget) {
    return solve(revision, OptionalLong.empty(), budget);
  }

  /**
   * As much of the curve as one loss needs: the points on both sides of it. That takes far fewer
   * placements than all points do.
   *
   * @param revision the problem, whose goal ends with a total, and what was before
   * @param loss by how much the total may be above the least, at least 0
   * @param budget how long it may take; a step is one look at an arc or node
   * @return as {@link #of}; {@link #within} this loss is what it is on the whole curve, unless the
   *     budget ran out
   * @throws IllegalArgumentException as {@link #of}
   */
  public static LossAnswer near(QuotaRevision revision, long loss, Budget budget) {
    return solve(revision, OptionalLong.of(checked(loss)), budget);
  }

  private static LossAnswer solve(QuotaRevision revision, OptionalLong loss, Budget budget) {
    Budget.Meter meter = budget.start();
    QuotaTradeOff movesAlone = new QuotaTradeOff(revision, 0, 1);
    Certificate least = new FlowSolver(revision, meter).solve();
    Optional<FlowPlacement> start = proved(least);
    Optional<FlowPlacement> fewest = start.flatMap(it -> best(movesAlone, meter));
    if (start.isEmpty() || fewest.isEmpty()) {
      return LossAnswer.without(least);
    }
    LossCurve curve =
        new LossCurve(revision, start.get(), new WeighedBest(movesAlone, fewest.get()));
    OptionalInt gap = curve.open(loss);
    while (gap.isPresent() && curve.divide(gap.getAsInt(), meter)) {
      gap = curve.open(loss);
    }
    return loss.isPresent()
        ? LossAnswer.near(curve, loss.getAsLong(), gap.isPresent())
        : LossAnswer.of(curve, gap.isPresent());
  }

  /** The first gap that may hide a point, or the one of a loss if it may. */
  private OptionalInt open(OptionalLong loss) {
    int last = points.size() - 1;
    if (loss.isPresent()) {
      // Before the last point is straight, it may have a greater total than its moves need.
      int at = Math.min(at(most(loss.getAsLong())), last - 1);
      return at < 0 || isClosed(at) ? OptionalInt.empty() : OptionalInt.of(at);
    }
    return IntStream.range(0, last).filter(at -> !isClosed(at)).findFirst();
  }

  /** Whether no more can be found out about a gap. */
  private boolean isClosed(int at) {
    long total = points.get(at).total();
    return straight.contains(total) || unweighed.contains(total);
  }

  /** Looks below the line between two points; false if the budget ran out. */
  private boolean divide(int at, Budget.Meter meter) {
    Point left = points.get(at);
    Point right = points.get(at + 1);
    long moves = left.moves() - right.moves();
    long totals = right.total() - left.total();
    long common = BigInteger.valueOf(moves).gcd(BigInteger.valueOf(totals)).longValueExact();
    if (!QuotaTradeOff.isInRange(revision, moves / common, totals / common)) {
      unweighed.add(left.total());
      return true;
    }
    // The weights for which both points are equally good.
    QuotaTradeOff between = new QuotaTradeOff(revision, moves / common, totals / common);
    Optional<FlowPlacement> found = best(between, meter);
    if (found.isEmpty()) {
      return false;
    }
    WeighedBest support = new WeighedBest(between, found.get());
    supports.set(at, support);
    long kept = revision.keepable() - left.moves();
    long onLine = between.totalWeight() * left.total() - between.keptWeight() * kept;
    if (found.get().figure(between.levels() - 1) == onLine) {
      straight.add(left.total());
      return true;
    }
    Point below = point(revision, found.get());
    if (below.moves() == right.moves()) { // only at the end: as few moves at a greater total
      points.set(at + 1, below);
    } else {
      points.add(at + 1, below);
      supports.add(at + 1, support);
    }
    return true;
  }

  /** Empty if the budget ran out: that there is a placement is known. */
  private static Optional<FlowPlacement> best(QuotaTask task, Budget.Meter meter) {
    return proved(new FlowSolver(task, meter).solve());
  }

  private static Optional<FlowPlacement> proved(Certificate answer) {
    return answer instanceof FlowPlacement placement && placement.standing() == Standing.PROVED
        ? Optional.of(placement)
        : Optional.empty();
  }

  private static Point point(QuotaRevision revision, FlowPlacement placement) {
    int[] pairs = new int[placement.size()];
    Arrays.setAll(pairs, placement::pair);
    return point(revision, pairs);
  }

  private static Point point(QuotaRevision revision, int[] pairs) {
    long total = 0;
    int moves = revision.keepable();
    int last = revision.problem().levels() - 1;
    for (int pair : pairs) {
      total += revision.problem().cost(last, pair);
      moves -= revision.wasBefore(pair) ? 1 : 0;
    }
    return new Point(total, moves, pairs);
  }

  /**
   * Whether all points of the curve are known.
   *
   * @return false if the budget ran out, weights were out of range, or only one loss was asked for
   *     and there are more gaps: there may be others between those that are known, and the last may
   *     have a greater total than its moves need
   */
  public boolean isComplete() {
    return straight.size() == points.size() - 1;
  }

  /**
   * What proves the curve: that the first point has the least total and the fewest moves with it;
   * for each gap between two points, that no placement has less than both for the weights for which
   * they are equally good, so that none lies below the straight line, if all points are known; and
   * for the last, that none has fewer moves.
   *
   * @return one for each point and each gap at most; each is about a task of its own
   */
  public List<FlowPlacement> certificates() {
    Set<FlowPlacement> all = new LinkedHashSet<>(List.of(least)); // each is equal to itself alone
    supports.forEach(it -> all.add(it.best()));
    return List.copyOf(all);
  }

  /**
   * How many points of the curve are known.
   *
   * @return at least 1
   */
  public int size() {
    return points.size();
  }

  /**
   * The total of a point.
   *
   * @param point from 0, the least total, below {@link #size}
   * @return the total; greater from point to point
   */
  public long total(int point) {
    return points.get(point).total();
  }

  /**
   * The moves of a point, forced ones not counted.
   *
   * @param point from 0, the least total, below {@link #size}
   * @return the fewest moves at this total; fewer from point to point
   */
  public int moves(int point) {
    return points.get(point).moves();
  }

  /**
   * The placement with the fewest moves that was found within a loss. It stands on a point that is
   * known, or on the straight line between two, as near to the greatest total as swaps that stand
   * for themselves come, the largest first. For no loss at all {@link QuotaPlacements#place} is
   * quicker, and always proved.
   *
   * @param loss by how much the total may be above the least, at least 0; more than 2^62 counts as
   *     that
   * @return the placement with a bound on its moves: proved if it meets it, else best found
   */
  public FlowWithinLoss within(long loss) {
    long most = most(checked(loss));
    int at = at(most);
    int[] pairs = nearest(most, at);
    FlowWithinLoss found = within(most, pairs, supports.get(at));
    if (isComplete()) {
      return found;
    }
    List<WeighedBest> others = new ArrayList<>(List.of(supports.get(supports.size() - 1)));
    totalFirst.ifPresent(others::add);
    for (WeighedBest other : others) {
      FlowWithinLoss again = within(most, pairs, other);
      found = again.bound() > found.bound() ? again : found;
    }
    return found;
  }

  private static long checked(long loss) {
    if (loss < 0) {
      throw new IllegalArgumentException("A loss of " + loss + ". Maybe 0, for the least total?");
    }
    return loss;
  }

  private long most(long loss) {
    return points.get(0).total() + Math.min(loss, Long.MAX_VALUE / 2);
  }

  /** The last point within a total. */
  private int at(long most) {
    int at = points.size() - 1;
    while (points.get(at).total() > most) {
      at--;
    }
    return at;
  }

  private static FlowWithinLoss within(long most, int[] pairs, WeighedBest support) {
    return FlowWithinLoss.of(support.weights(), most, pairs, support.best());
  }

  private int[] nearest(long most, int at) {
    Point here = points.get(at);
    if (at == points.size() - 1) {
      return here.pairs();
    }
    // Here is the best for some weights, and next for others, so a swap that costs saves moves.
    return new FlowSwaps(revision.problem(), here.pairs(), points.get(at + 1).pairs())
        .towards(most - here.total());
  }
}
