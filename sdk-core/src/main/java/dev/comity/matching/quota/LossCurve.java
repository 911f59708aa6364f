package dev.comity.matching.quota;

import dev.comity.matching.Budget;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.QuotaRevision;
import dev.comity.matching.instance.QuotaTask;
import dev.comity.matching.instance.QuotaTradeOff;
import dev.comity.matching.proof.FlowPlacement;
import dev.comity.matching.proof.FlowWithinLoss;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How many moves less a greater total buys: next year's students may stay where they are, if a
 * total somewhat above the least will do. The points of the curve are supported: each is the best
 * for some price of a move, and proved. Between two of them there may be placements that no price
 * leads to; to find the best of those is NP-hard, so there {@link #within} has the best found and a
 * bound. Immutable.
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
  private final List<Point> points; // totals rise, moves fall

  /** For the gap behind each point, and last for any loss, the best sum of the gap's weights. */
  private final List<FlowPlacement> gaps;

  private LossCurve(QuotaRevision revision, List<Point> points, List<FlowPlacement> gaps) {
    this.revision = revision;
    this.points = points;
    this.gaps = gaps;
  }

  /**
   * The curve of a revision.
   *
   * @param revision the problem, whose goal ends with a total, and what was before
   * @param budget how long it may take; a step is one look at an arc or node
   * @return the curve; empty if the budget ran out, or no placement keeps the quotas, which {@link
   *     QuotaPlacements#place} explains
   * @throws IllegalArgumentException if the goal is by rank, or costs times moves cannot be summed
   *     up safely
   */
  public static Optional<LossCurve> of(QuotaRevision revision, Budget budget) {
    Budget.Meter meter = budget.start();
    Optional<FlowPlacement> least = best(revision, meter);
    Optional<FlowPlacement> fewest = best(new QuotaTradeOff(revision, 0, 1), meter);
    if (least.isEmpty() || fewest.isEmpty()) {
      return Optional.empty();
    }
    List<Point> points = new ArrayList<>();
    List<FlowPlacement> gaps = new ArrayList<>();
    points.add(point(revision, least.get()));
    points.add(point(revision, fewest.get()));
    while (gaps.size() < points.size() - 1) {
      Point left = points.get(gaps.size());
      Point right = points.get(gaps.size() + 1);
      if (left.moves() == right.moves()) { // only at the end: as few moves at a greater total
        points.remove(gaps.size() + 1);
        continue;
      }
      QuotaTradeOff between = weights(revision, left, right);
      Optional<FlowPlacement> found = best(between, meter);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      long kept = revision.keepable() - left.moves();
      long onLine = between.totalWeight() * left.total() - between.keptWeight() * kept;
      if (found.get().figure(between.levels() - 1) < onLine) {
        points.add(gaps.size() + 1, point(revision, found.get()));
      } else {
        gaps.add(found.get());
      }
    }
    gaps.add(fewest.get());
    return Optional.of(new LossCurve(revision, points, gaps));
  }

  /** The weights for which two points are equally good. */
  private static QuotaTradeOff weights(QuotaRevision revision, Point left, Point right) {
    long moves = left.moves() - right.moves();
    long totals = right.total() - left.total();
    long common = BigInteger.valueOf(moves).gcd(BigInteger.valueOf(totals)).longValueExact();
    return new QuotaTradeOff(revision, moves / common, totals / common);
  }

  /** Empty if the budget ran out, or there is no placement. */
  private static Optional<FlowPlacement> best(QuotaTask task, Budget.Meter meter) {
    return new FlowSolver(task, meter).solve() instanceof FlowPlacement placement
            && placement.standing() == Standing.PROVED
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
   * How many points the curve has.
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
   * The placement with the fewest moves that was found within a loss. It stands on the curve, or on
   * the straight line between two points, as near to the greatest total as swaps that stand for
   * themselves come, the largest first.
   *
   * @param loss by how much the total may be above the least, at least 0
   * @return the placement with a bound on its moves: proved if it meets it, else best found
   */
  public FlowWithinLoss within(long loss) {
    if (loss < 0) {
      throw new IllegalArgumentException("A loss of " + loss + ". Maybe 0, for the least total?");
    }
    long most = points.get(0).total() + Math.min(loss, Long.MAX_VALUE / 2);
    int at = points.size() - 1;
    while (points.get(at).total() > most) {
      at--;
    }
    int[] pairs = points.get(at).pairs();
    if (at == points.size() - 1) {
      return FlowWithinLoss.of(new QuotaTradeOff(revision, 0, 1), most, pairs, gaps.get(at));
    }
    Point next = points.get(at + 1);
    int[] nearer =
        new FlowSwaps(revision.problem(), pairs, next.pairs())
            .towards(most - points.get(at).total());
    return FlowWithinLoss.of(weights(revision, points.get(at), next), most, nearer, gaps.get(at));
  }
}
