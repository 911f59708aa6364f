package dev.comity.matching.roommates;

import dev.comity.matching.Budget;
import dev.comity.matching.instance.PoolTask;
import dev.comity.matching.proof.LatticePlacement;
import dev.comity.matching.proof.RoommatesMoves;
import dev.comity.matching.proof.RoommatesPartition;
import dev.comity.matching.stable.StableLattice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The stable pairing of a pool that moves the fewest from whom they had before: after a withdrawal,
 * most of the buddies of a delegation keep theirs.
 *
 * <p>To find a stable pairing of least weight is NP-hard (Feder 1992, doi
 * 10.1016/0022-0000(92)90048-N), so this is a search under a budget. Everybody is put on both sides
 * of a marriage market, where the least weight is a least cut; it bounds that of a pairing. A
 * marriage M that is the same from either side is the answer. Otherwise, for each person, the
 * middle one of the three partners in M, in M from the other side, and in the best pairing so far
 * gives a stable pairing again, which may move fewer: it is the median of three in a distributive
 * lattice, and turning the sides round turns the lattice over and keeps medians. Then the search
 * splits at the first person whose partners in M differ: the better of them or one above, or one
 * below. Cases with the better bound come first, of equal ones the older.
 *
 * <p>Each case takes O(p log p) for p entries and a greatest flow, as {@link StableLattice} does.
 * In the worst case there are exponentially many.
 */
public final class FewestMoves {

  private final PoolTask task;
  private final Budget.Meter meter;
  private final LongConsumer progress; // told of every case, as cases are long
  private final Budget inside;
  private final PriorityQueue<Part> open =
      new PriorityQueue<>(
          Comparator.comparingLong((Part it) -> it.sum).thenComparingLong(it -> it.number));
  private int[] partners;
  private @Nullable LatticePlacement any;

  private FewestMoves(PoolTask task, Budget budget, Budget inside, int[] partners) {
    this.task = task;
    this.meter = budget.tell(steps -> {}).start();
    this.progress = budget.progress();
    this.inside = inside;
    this.partners = partners;
  }

  /**
   * Solves without limit.
   *
   * @param task the pool and the old partners
   * @return the pairing that moves the fewest, or the proof that no pairing is stable
   */
  public static MovesAnswer solve(PoolTask task) {
    return solve(task, Budget.unlimited());
  }

  /**
   * Solves under a budget.
   *
   * @param task the pool and the old partners
   * @param budget how long; a step is one case
   * @return the pairing that moves the fewest, proved; or one that was found, with a bound; or that
   *     no pairing is stable; or that the budget ran out before any was found
   */
  public static MovesAnswer solve(PoolTask task, Budget budget) {
    // A case is long: time and cancellation are looked at inside, where other steps are counted.
    long begun = System.nanoTime();
    long nanos = budget.time().toNanos();
    Budget inside =
        Budget.unlimited()
            .until(() -> System.nanoTime() - begun > nanos || budget.cancelled().getAsBoolean());
    Optional<RoommatesPartition> found = Roommates.solve(task.pool(), inside).partition();
    if (found.isEmpty() || found.get().oddParties() > 0) {
      return new MovesAnswer(task, found.orElse(null), null);
    }
    int[] partners = new int[task.pool().size()];
    Arrays.setAll(partners, a -> found.get().partner(a));
    FewestMoves search = new FewestMoves(task, budget, inside, partners);
    return new MovesAnswer(task, null, search.run());
  }

  /** The marriage of least weight under conditions, from one side, and what proves the weight. */
  private record Part(long number, long[] conditions, long sum, int[] mates, long[][] flows) {

    long[] figures() {
      long[] figures = new long[conditions.length + 1];
      figures[0] = sum;
      System.arraycopy(conditions, 0, figures, 1, conditions.length);
      return figures;
    }
  }

  private RoommatesMoves run() {
    part(new long[0]).ifPresent(open::add);
    List<Part> closed = new ArrayList<>();
    while (!open.isEmpty() && open.element().sum < task.moves(partners) - task.mayStay()) {
      Part part = open.remove();
      Optional<Part> better = split(part, 0);
      Optional<Part> worse = better.isEmpty() ? better : split(part, 1);
      if (worse.isEmpty()) {
        closed.add(part);
        break;
      }
      open.add(better.orElseThrow());
      open.add(worse.orElseThrow());
    }
    closed.addAll(open);
    // Two cases differ first in the side of the split at which they part.
    closed.sort(Comparator.comparing(Part::conditions, Arrays::compare));
    return certificate(closed);
  }

  /** One side of a case whose marriage is not the same from either side; empty if stopped. */
  private Optional<Part> split(Part part, int side) {
    int[] turned = turned(part.mates);
    int a = 0;
    while (part.mates[a] == turned[a]) {
      a++;
    }
    int count = part.conditions.length;
    long[] conditions = Arrays.copyOf(part.conditions, count + 3);
    conditions[count] = a;
    conditions[count + 1] =
        Math.min(task.pool().place(a, part.mates[a]), task.pool().place(a, turned[a]));
    conditions[count + 2] = side;
    return part(conditions);
  }

  private Optional<Part> part(long[] conditions) {
    if (!meter.spend(1)) {
      return Optional.empty();
    }
    progress.accept(meter.done());
    Optional<LatticePlacement> least =
        StableLattice.solve(task.marriage(conditions), inside).found();
    if (least.isEmpty()) {
      return Optional.empty();
    }
    LatticePlacement marriage = least.get();
    any = marriage;
    int[] mates = new int[partners.length];
    Arrays.setAll(mates, marriage::homeOf);
    improve(mates);
    return Optional.of(new Part(meter.done(), conditions, marriage.sum(), mates, marriage.flows()));
  }

  /** Takes the median of a marriage, the same from the other side, and the best pairing so far. */
  private void improve(int[] mates) {
    int[] turned = turned(mates);
    int[] middle = new int[mates.length];
    for (int a = 0; a < middle.length; a++) {
      middle[a] = middle(a, mates[a], turned[a], partners[a]);
    }
    if (task.moves(middle) < task.moves(partners)) {
      partners = middle;
    }
  }

  private int middle(int a, int b, int c, int d) {
    int placeB = task.pool().place(a, b);
    int placeC = task.pool().place(a, c);
    int placeD = task.pool().place(a, d);
    int place = Math.max(Math.min(placeB, placeC), Math.min(Math.max(placeB, placeC), placeD));
    return place == placeB ? b : place == placeC ? c : d;
  }

  private static int[] turned(int[] mates) {
    int[] turned = new int[mates.length];
    Arrays.fill(turned, -1);
    for (int a = 0; a < mates.length; a++) {
      if (mates[a] >= 0) {
        turned[mates[a]] = a;
      }
    }
    return turned;
  }

  private RoommatesMoves certificate(List<Part> parts) {
    LatticePlacement shared = any;
    if (shared == null || parts.isEmpty()) {
      return RoommatesMoves.of(
          task, partners, new int[0], new long[0][], new long[0][], new long[0][]);
    }
    int[] best = new int[partners.length];
    Arrays.setAll(best, shared::bestHomeOf);
    List<long[]> flows = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      for (long[] flow : parts.get(i).flows) {
        flows.add(new long[] {i, flow[0], flow[1], flow[2]});
      }
    }
    return RoommatesMoves.of(
        task,
        partners,
        best,
        shared.rotations(),
        parts.stream().map(Part::figures).toArray(long[][]::new),
        flows.toArray(long[][]::new));
  }
}
