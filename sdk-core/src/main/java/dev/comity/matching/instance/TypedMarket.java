package dev.comity.matching.instance;

import dev.comity.matching.InstanceHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A {@link Market} whose homes take at most so many of a type (two who smoke, one who needs the
 * ground floor), and whose homes may belong to a coordinator, who decides among all applicants of
 * the homes and takes at most so many in all. The types of one home must be nested: of two, one
 * holds the other, or they have nobody in common. Immutable; made by a {@link TypedMarketBuilder}.
 *
 * <p>So the pairs of an owner, a coordinator or a home without one, lie in boxes: each type, in a
 * larger type maybe, in the home, in the coordinator. Each box holds at most its quota. This is a
 * laminar matroid, and an owner chooses the best pairs, one after the other, that fit.
 *
 * <p>A locked pair is made beforehand, and takes a place in each of its boxes. What is left of the
 * quotas is a laminar matroid again, and owners choose among the {@link PlacementMarket#isOpen
 * open} pairs.
 */
public final class TypedMarket {

  private static final String KIND = "stable.typed-market/2";
  private static final int NONE = -1;

  private final PlacementMarket conditions;
  private final Market market;
  private final int[] parent; // by box, NONE for an owner's own
  private final int[] quota; // by box
  private final int[] room; // by box: the quota less the locked pairs
  private final int[] boxOf; // by pair: the innermost
  private final int[] rank; // by pair: at its owner, from 0

  TypedMarket(TypedMarketBuilder from) {
    this.conditions = from.conditions;
    this.market = from.market;
    int homes = market.homes();
    List<int[]> boxes = new ArrayList<>(); // parent, quota; first those of homes, then coordinators
    int[] coordinator = new int[homes];
    Arrays.fill(coordinator, NONE);
    for (int c = 0; c < from.coordinated.size(); c++) {
      for (int h : from.coordinated.get(c)) {
        coordinator[h] = homes + c;
      }
    }
    for (int h = 0; h < homes; h++) {
      boxes.add(new int[] {coordinator[h], market.capacity(h)});
    }
    for (int most : from.coordinatorQuotas) {
      boxes.add(new int[] {NONE, most});
    }
    boxOf = new int[market.pairs()];
    rank = new int[market.pairs()];
    for (int pair = 0; pair < boxOf.length; pair++) {
      boxOf[pair] = market.home(pair);
      rank[pair] = market.rank(pair);
    }
    from.largestFirst().forEach(type -> nest(type, boxes));
    for (int[] order : from.orders) {
      for (int k = 0; k < order.length; k++) {
        rank[order[k]] = k;
      }
    }
    parent = boxes.stream().mapToInt(it -> it[0]).toArray();
    quota = boxes.stream().mapToInt(it -> it[1]).toArray();
    room = quota.clone();
    for (int a = 0; a < market.applicants(); a++) {
      int home = conditions.lockedTo(a);
      int box = home == NONE ? NONE : boxOf[market.pair(a, home)];
      for (; box != NONE; box = parent[box]) {
        room[box]--;
      }
    }
  }

  /**
   * Larger types first: all of a type must lie in the same box so far, which becomes the outer one.
   */
  private void nest(TypedMarketBuilder.Type type, List<int[]> boxes) {
    int outer = type.pairs().length == 0 ? type.home() : boxOf[type.pairs()[0]];
    for (int pair : type.pairs()) {
      if (boxOf[pair] != outer) {
        throw new IllegalArgumentException(
            "A type of home "
                + type.home()
                + " has applicants "
                + market.applicant(type.pairs()[0])
                + " and "
                + market.applicant(pair)
                + ", and another type of that home has only one of the two, and others besides."
                + " Maybe split one of the types, so that they are nested, or crossing(), and search"
                + " under a budget?");
      }
    }
    int box = boxes.size();
    boxes.add(new int[] {outer, type.most()});
    for (int pair : type.pairs()) {
      boxOf[pair] = box;
    }
  }

  /**
   * The market.
   *
   * @return lists and capacities
   */
  public Market market() {
    return market;
  }

  /**
   * What was decided beforehand.
   *
   * @return the pairs that are locked or forbidden; no home needs any
   */
  public PlacementMarket conditions() {
    return conditions;
  }

  /**
   * The number of boxes; the first are the homes, in their order.
   *
   * @return at least the number of homes
   */
  public int boxes() {
    return quota.length;
  }

  /**
   * The box around a box.
   *
   * @param box the box
   * @return the box, or -1 for a coordinator, or a home without one
   */
  public int parent(int box) {
    return parent[box];
  }

  /**
   * How many pairs a box holds at most.
   *
   * @param box the box
   * @return at least 0
   */
  public int quota(int box) {
    return quota[box];
  }

  /**
   * How many more pairs than those locked a box holds at most.
   *
   * @param box the box
   * @return at least 0
   */
  public int room(int box) {
    return room[box];
  }

  /**
   * The innermost box of a pair.
   *
   * @param pair the pair
   * @return the box
   */
  public int box(int pair) {
    return boxOf[pair];
  }

  /**
   * The place of a pair in the order of its owner.
   *
   * @param pair the pair
   * @return from 0, the best; different for all pairs of an owner
   */
  public int rank(int pair) {
    return rank[pair];
  }

  /**
   * The hash over the market, what was decided, the boxes and the orders.
   *
   * @return the name of this instance
   */
  public InstanceHash hash() {
    return InstanceHash.of(KIND)
        .text(conditions.hash().value())
        .numbers(parent)
        .numbers(quota)
        .numbers(boxOf)
        .numbers(rank)
        .end();
  }
}
