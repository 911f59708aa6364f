package dev.comity.matching.instance;

import dev.comity.matching.Counted;
import dev.comity.matching.InstanceHash;
import org.jspecify.annotations.Nullable;

/**
 * A placement that has to be made anew after some data changed, with the fewest moves among the
 * best: next year's students, after a home has closed. A pair from before moves if it is still
 * allowed and not chosen again; if it is no longer allowed, or the person or a place or group
 * around it can have none any more, its move is forced and counted apart. Who is new moves nobody,
 * and who has left is not in the problem. Immutable.
 */
public final class QuotaRevision implements QuotaTask {

  private final QuotaProblem problem;
  private final boolean[] before;
  private final int stillAllowed;
  private final int forced;
  private volatile @Nullable InstanceHash hash;

  /**
   * A problem and what was before.
   *
   * @param problem the problem as it is now
   * @param people the persons of the old pairs, by their index now
   * @param places the place of each, by its index now, or -1 if there is no such place any more
   * @throws IllegalArgumentException if there is no such person or place, or a pair stands twice
   */
  public QuotaRevision(QuotaProblem problem, int[] people, int[] places) {
    if (people.length != places.length) {
      throw new IllegalArgumentException(
          people.length
              + " people and "
              + places.length
              + " places are no pairs. Maybe one list"
              + " was cut?");
    }
    this.problem = problem;
    before = new boolean[problem.pairs()];
    boolean[] seen = new boolean[problem.pairs()];
    int gone = 0;
    for (int i = 0; i < people.length; i++) {
      check(people[i], places[i]);
      int pair = places[i] < 0 ? -1 : problem.pair(people[i], places[i]);
      if (pair >= 0 && seen[pair]) {
        throw new IllegalArgumentException(
            "Person " + people[i] + " and place " + places[i] + " were a pair twice. Maybe once?");
      }
      if (pair < 0 || isClosed(pair)) {
        gone++;
      } else {
        before[pair] = true;
      }
      if (pair >= 0) {
        seen[pair] = true;
      }
    }
    forced = gone;
    stillAllowed = people.length - gone;
  }

  /** Whether a quota of 0 leaves the pair no chance. */
  private boolean isClosed(int pair) {
    boolean closed = problem.most(problem.person(pair)) == 0;
    for (int box = problem.box(pair); box >= 0 && !closed; box = problem.parent(box)) {
      closed = problem.boxMost(box) == 0;
    }
    return closed;
  }

  private void check(int person, int place) {
    if (person < 0 || person >= problem.people() || place < -1 || place >= problem.places()) {
      throw new IllegalArgumentException(
          "There is no person "
              + person
              + " or no place "
              + place
              + " now. Maybe leave out who has"
              + " left, and write -1 for a place that has closed?");
    }
  }

  /** The problem as it is now. */
  @Override
  public QuotaProblem problem() {
    return problem;
  }

  /**
   * How many pairs from before are no longer allowed.
   *
   * @return the number of forced moves
   */
  public int forcedMoves() {
    return forced;
  }

  /**
   * How many pairs from before could be kept.
   *
   * @return the number of those that are still allowed
   */
  public int keepable() {
    return stillAllowed;
  }

  /**
   * Whether a pair was chosen before.
   *
   * @param pair the index of an allowed pair
   * @return whether it was
   */
  public boolean wasBefore(int pair) {
    return before[pair];
  }

  /** The figures of the problem, and then how many pairs from before are kept. */
  @Override
  public int levels() {
    return problem.levels() + 1;
  }

  @Override
  public long cost(int level, int pair) {
    if (level < problem.levels()) {
      return problem.cost(level, pair);
    }
    return before[pair] ? -1 : 0;
  }

  @Override
  public String describe(int level, long value) {
    return level < problem.levels()
        ? problem.describe(level, value)
        : Counted.of(Math.max(0, stillAllowed + value), "move") + " besides " + forced + " forced";
  }

  @Override
  public InstanceHash hash() {
    InstanceHash known = hash;
    if (known == null) {
      InstanceHash.Writer writer =
          InstanceHash.of("quota.revision/1").text(problem.hash().value()).number(forced);
      for (boolean was : before) {
        writer.number(was ? 1 : 0);
      }
      known = writer.end();
      hash = known;
    }
    return known;
  }
}
