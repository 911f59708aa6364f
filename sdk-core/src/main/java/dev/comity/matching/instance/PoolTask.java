package dev.comity.matching.instance;

import dev.comity.matching.InstanceHash;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which of all stable pairings of a pool is sought: the one that moves the fewest from whom they
 * had before, as when a room list is made again after some have left. Immutable.
 *
 * <p>Moved is who had a partner before and has another now, or none. Where the two do not both list
 * each other any more, or one has left, the move is {@link #forcedMoves forced} and counted apart.
 * Of an old pair that is still possible both stay or both are moved, so the moves that are not
 * forced are an even number.
 *
 * <p>Ties are broken before: the instance is the pool as it was broken.
 */
public final class PoolTask {

  private static final String KIND = "roommates.pool-task/1";
  private static final int NONE = -1;
  private static final int FIGURES = 3;

  private final Pool pool;
  private final int[] before;
  private final boolean[] kept; // whether the old pair is still possible

  /** A race makes it twice, with the same outcome. */
  private @Nullable PlacementMarket twice;

  private PoolTask(Pool pool, int[] before) {
    this.pool = pool;
    this.before = before;
    kept = new boolean[before.length];
    for (int a = 0; a < before.length; a++) {
      kept[a] = pool.place(a, before[a]) >= 0;
    }
  }

  /**
   * The fewest moves.
   *
   * @param pool the people as they are now, without ties
   * @param before for each person the old partner, also one who has left and is no number of the
   *     pool; -1 for none
   * @return the task
   * @throws IllegalArgumentException if there are ties, or an old partner who is still there had
   *     somebody else
   */
  public static PoolTask fewestMoves(Pool pool, int[] before) {
    int n = pool.size();
    if (pool.hasTies()) {
      throw new IllegalArgumentException(
          "The pool has ties, and roommates need strict lists. Maybe pool.brokenAsListed()?");
    }
    if (before.length != n) {
      throw new IllegalArgumentException(
          "There are " + n + " people and " + before.length + " old partners. Maybe -1 for none?");
    }
    for (int a = 0; a < n; a++) {
      int b = before[a];
      if (b < NONE || b == a || (b >= 0 && b < n && before[b] != a)) {
        throw new IllegalArgumentException(
            "Person "
                + a
                + " had "
                + b
                + ", who is nobody or had another. Maybe -1 for none, or "
                + n
                + " and above for who has left?");
      }
    }
    return new PoolTask(pool, before.clone());
  }

  /**
   * The people.
   *
   * @return the pool, without ties
   */
  public Pool pool() {
    return pool;
  }

  /**
   * How many are moved because the old partner has left or is acceptable no longer.
   *
   * @return at least 0
   */
  public int forcedMoves() {
    int forced = 0;
    for (int a = 0; a < before.length; a++) {
      forced += before[a] != NONE && !kept[a] ? 1 : 0;
    }
    return forced;
  }

  /**
   * How many are moved besides those who have to be.
   *
   * @param partners of each, -1 for nobody
   * @return at least 0
   */
  public int moves(int[] partners) {
    int moves = 0;
    for (int a = 0; a < before.length; a++) {
      moves += kept[a] && partners[a] != before[a] ? 1 : 0;
    }
    return moves;
  }

  /**
   * How many have an old partner who is still possible.
   *
   * @return an even number, as both have
   */
  public int mayStay() {
    int may = 0;
    for (boolean can : kept) {
      may += can ? 1 : 0;
    }
    return may;
  }

  /**
   * The pool as a marriage market in which everybody stands on both sides, with the same list. A
   * stable pairing of the pool is a stable marriage there that gives everybody the same partner on
   * either side. A pair of old partners weighs -1, so that such a marriage weighs minus the number
   * of people who stay. A pair against a condition, seen from either side, weighs more than all
   * that can stay: a marriage that weighs more than 0 keeps not all conditions.
   *
   * <p>Memory: about 36 bytes for each entry of the pool.
   *
   * @param conditions three figures each: a person, a place k in its list, and 0 for a partner at
   *     place k or a better one, 1 for a worse one or none
   * @return the task of least weight
   */
  public PlacementTask marriage(long[] conditions) {
    PlacementMarket market = twice();
    Market pairs = market.market();
    long[] weights = new long[pairs.pairs()];
    for (int a = 0; a < before.length; a++) {
      if (kept[a]) {
        weights[pairs.pair(a, before[a])] = -1;
      }
    }
    long against = before.length + 1L;
    for (int i = 0; i < conditions.length; i += FIGURES) {
      int a = (int) conditions[i];
      boolean better = conditions[i + 2] == 0;
      int split = (int) Math.min(conditions[i + 1] + 1, pool.length(a));
      int end = better ? pool.length(a) : split;
      for (int k = better ? split : 0; k < end; k++) {
        int pair = pairs.first(a) + k; // both list each other, so every entry is a pair
        weights[pair] = against;
        weights[pairs.first(pairs.home(pair)) + pairs.rank(pair)] = against;
      }
    }
    return PlacementTask.leastWeight(market, weights);
  }

  private PlacementMarket twice() {
    PlacementMarket known = twice;
    if (known == null) {
      int[][] lists = new int[pool.size()][];
      for (int a = 0; a < lists.length; a++) {
        int begin = pool.begin(a);
        lists[a] = new int[pool.length(a)];
        Arrays.setAll(lists[a], k -> pool.entry(begin + k));
      }
      known = PlacementMarket.of(Market.marriage(lists, lists));
      twice = known;
    }
    return known;
  }

  /**
   * The hash over the pool, as ties were broken, and the old partners.
   *
   * @return the name of this instance
   */
  public InstanceHash hash() {
    return InstanceHash.of(KIND).text(pool.hash().value()).numbers(before).end();
  }
}
