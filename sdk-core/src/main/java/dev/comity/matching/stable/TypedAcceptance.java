package dev.comity.matching.stable;

import dev.comity.matching.Budget;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.Side;
import dev.comity.matching.instance.TypedMarket;
import dev.comity.matching.proof.Answer;
import dev.comity.matching.proof.TypedPlacement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Deferred acceptance where homes have nested quotas for types, and coordinators own homes. A pair
 * blocks if the applicant would rather have it, and its owner would choose it from what it has and
 * this pair. Owners choose by a laminar matroid, so a stable placement exists, and one that is best
 * for every applicant, and one that is best for the owners (Fleiner 2003, doi
 * 10.1287/moor.28.1.103.14256; Huang, SODA 2010, 1235-1253). Locked pairs take their places
 * beforehand, and what is left of a laminar matroid is one again; so all this is true of the open
 * pairs.
 *
 * <p>No applicant gains by misreporting where applicants get their best, as choices by a matroid
 * never take fewer from more (Hatfield and Milgrom 2005, doi 10.1257/0002828054825466). Owners may
 * gain.
 *
 * <p>O(p d log p) for p pairs in boxes of depth d, whoever proposes. No ties are left to break.
 */
public final class TypedAcceptance {

  private static final int NONE = -1;

  private final TypedMarket types;
  private final PlacementMarket conditions;
  private final Market market;
  private final Budget.Meter meter;
  private final int[] pairOf;

  private TypedAcceptance(TypedMarket types, Budget budget) {
    this.types = types;
    this.conditions = types.conditions();
    this.market = types.market();
    this.meter = budget.start();
    pairOf = new int[market.applicants()];
    Arrays.fill(pairOf, NONE);
  }

  /**
   * Solves without limit.
   *
   * @param market the instance
   * @param best the side that proposes
   * @return the stable placement that is best for that side, proved
   */
  public static TypedPlacement solve(TypedMarket market, Side best) {
    return solve(market, best, Budget.unlimited()).found().orElseThrow();
  }

  /**
   * Solves under a budget.
   *
   * @param market the instance
   * @param best the side that proposes
   * @param budget how long; a step is one look at a pair
   * @return the stable placement that is best for that side, proved, or that it was stopped
   */
  public static Answer<TypedPlacement> solve(TypedMarket market, Side best, Budget budget) {
    TypedAcceptance run = new TypedAcceptance(market, budget);
    boolean done =
        switch (best) {
          case APPLICANTS -> run.applicantsPropose();
          case HOMES -> run.ownersPropose();
        };
    Optional<TypedPlacement> found =
        done ? Optional.of(TypedPlacement.of(market, run.homeOf(), best)) : Optional.empty();
    return Answer.of(found, market::hash);
  }

  private int[] homeOf() {
    int[] homeOf = new int[pairOf.length];
    for (int a = 0; a < homeOf.length; a++) {
      homeOf[a] = pairOf[a] == NONE ? conditions.lockedTo(a) : market.home(pairOf[a]);
    }
    return homeOf;
  }

  /** In a full box the worst must go: the innermost one that is too full decides. */
  private boolean applicantsPropose() {
    int[] count = new int[types.boxes()];
    List<PriorityQueue<Integer>> members = new ArrayList<>();
    for (int box = 0; box < count.length; box++) {
      members.add(new PriorityQueue<>((one, other) -> types.rank(other) - types.rank(one)));
    }
    for (int newcomer = 0; newcomer < pairOf.length; newcomer++) {
      int pair = market.first(newcomer);
      int a = newcomer;
      while (pair < market.end(a)) {
        if (!meter.spend(1)) {
          return false;
        }
        if (!conditions.isOpen(pair)) {
          pair++;
          continue;
        }
        pairOf[a] = pair;
        int full = NONE;
        for (int box = types.box(pair); box != NONE; box = types.parent(box)) {
          members.get(box).add(pair);
          full = ++count[box] > types.room(box) && full == NONE ? box : full;
        }
        if (full == NONE) {
          break;
        }
        int out = worst(members.get(full));
        for (int box = types.box(out); box != NONE; box = types.parent(box)) {
          count[box]--;
        }
        a = market.applicant(out);
        pairOf[a] = NONE;
        pair = out + 1;
      }
    }
    return true;
  }

  /** Who is gone is still in the queues, and is passed over here. */
  private int worst(PriorityQueue<Integer> queue) {
    while (pairOf[market.applicant(queue.element())] != queue.element()) {
      queue.remove();
    }
    return queue.remove();
  }

  /** Owners offer as long as they have room; applicants keep their best and refuse the rest. */
  private boolean ownersPropose() {
    Offers offers = new Offers(types);
    Deque<Integer> owners = new ArrayDeque<>(); // who may have an offer to make
    for (int box = 0; box < types.boxes(); box++) {
      if (types.parent(box) == NONE) {
        owners.add(box);
      }
    }
    while (!owners.isEmpty()) {
      int owner = owners.remove();
      for (int pair = offers.best(owner); pair != NONE; pair = offers.best(owner)) {
        if (!meter.spend(1)) {
          return false;
        }
        offers.take(pair);
        int a = market.applicant(pair);
        int before = pairOf[a];
        int refused = before == NONE ? NONE : Math.max(before, pair);
        pairOf[a] = refused == pair ? before : pair;
        if (refused != NONE) {
          offers.giveBack(refused);
          if (offers.owner(refused) != owner) {
            owners.add(offers.owner(refused));
          }
        }
      }
    }
    return true;
  }
}
