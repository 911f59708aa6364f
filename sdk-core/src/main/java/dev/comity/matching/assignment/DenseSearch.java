package dev.comity.matching.assignment;

import dev.comity.matching.Budget;
import dev.comity.matching.instance.CostMatrix;
import java.util.Arrays;

/**
 * Shortest augmenting paths over a matrix, in 32 bits. It may make forbidden pairs, see {@link
 * DenseCosts}.
 *
 * <p>v is the price of a place, and u of a line, the least of c - v; a pair is tight if c = u + v.
 * Every placed line sits on a tight pair, always. Begun at prices within ±6R for costs within ±R it
 * keeps them within ±8R: while a place is free every line could have it at its first price, so u is
 * at most 7R, and what a place has lost is made up by the line on it.
 */
final class DenseSearch implements LineSearch {

  private static final int FAR = 1 << 29;

  /** The price of a settled place for the time of one search: nothing reaches it any more. */
  private static final int HIDDEN = -(1 << 30);

  /** So far from 0 are the prices at most with which the search may begin. */
  private static final int MOST_PRICE = 6 * DenseCosts.MOST;

  /** Below, an auction costs more than it saves. */
  private static final int LEAST_FOR_AUCTION = 1_200;

  private static final int ROUNDS = 2;

  /**
   * So many bids a line in a round: lines that outbid each other by ones would else go on and on.
   */
  private static final long BIDS = 8;

  private final DenseCosts instance;
  private final Budget.Meter meter;
  private final int lines;
  private final int places;
  private final int[] placeOf;
  private final int[] lineOf;
  private final int[] v;
  private final int[] cost;
  private final int[] hiding; // v, but HIDDEN where a place is settled
  private final int[] distance;
  private final int[] from; // by place: the line that reached it
  private final int[] settled;
  private final int[] settledAt;

  DenseSearch(CostMatrix costs, Budget.Meter meter) {
    this.instance = new DenseCosts(costs);
    this.meter = meter;
    lines = instance.lines();
    places = instance.places();
    placeOf = new int[lines];
    lineOf = new int[places];
    Arrays.fill(placeOf, -1);
    Arrays.fill(lineOf, -1);
    v = new int[places];
    cost = new int[places];
    hiding = new int[places];
    distance = new int[places];
    from = new int[places];
    settled = new int[places];
    settledAt = new int[places];
  }

  @Override
  public End run() {
    boolean begun = lines == places && lines >= LEAST_FOR_AUCTION && auction();
    if (!begun && (meter.isOver() || lines == places && !reduceColumns() || !bid())) {
      return End.OVER;
    }
    for (int line = 0; line < lines; line++) {
      if (placeOf[line] < 0 && !augment(line)) {
        return End.OVER;
      }
    }
    return End.BEST;
  }

  /** Begins with an auction, if its prices leave the room that the search needs. */
  private boolean auction() {
    Auction auction = new DenseAuction(instance, meter, placeOf, lineOf);
    boolean fits =
        auction.run() && Arrays.stream(auction.v).allMatch(price -> Math.abs(price) <= MOST_PRICE);
    for (int place = 0; place < places && fits; place++) {
      v[place] = (int) auction.v[place];
    }
    if (!fits) {
      Arrays.fill(placeOf, -1);
      Arrays.fill(lineOf, -1);
    }
    return fits;
  }

  /** Prices every place at its cheapest pair, which no place that stays free would allow. */
  private boolean reduceColumns() {
    Arrays.fill(v, FAR);
    for (int line = 0; line < lines; line++) {
      if (!meter.spend(1)) {
        Arrays.fill(v, 0);
        return false;
      }
      instance.copyLine(line, cost);
      lower(v, cost);
    }
    return true;
  }

  private static void lower(int[] least, int[] cost) {
    for (int place = 0; place < least.length; place++) {
      least[place] = Math.min(least[place], cost[place]);
    }
  }

  /**
   * Augmenting row reduction: a line takes the place it likes best, lowers its price until the next
   * best is as good, and sends away who was there, who bids in turn if the price has changed.
   */
  private boolean bid() {
    if (places < 2) {
      return true;
    }
    int[] queue = new int[lines];
    int count = lines;
    for (int line = 0; line < lines; line++) {
      queue[line] = line;
    }
    Bids two = new Bids();
    for (int round = 0; round < ROUNDS && count > 0; round++) {
      int later = 0;
      long left = BIDS * count;
      for (int next = 0; next < count && left > 0; left--) {
        if (!meter.spend(1)) {
          return false;
        }
        int line = queue[next++];
        instance.copyLine(line, cost);
        two.look(cost, v);
        int best = two.best;
        int away = lineOf[best];
        if (away >= 0) {
          if (two.first < two.second) {
            v[best] -= two.second - two.first;
            placeOf[away] = -1;
            queue[--next] = away;
          } else if (lineOf[two.nextBest] < 0) {
            best = two.nextBest;
          } else {
            queue[later++] = line;
            continue;
          }
        }
        placeOf[line] = best;
        lineOf[best] = line;
      }
      count = later;
    }
    return true;
  }

  /** Places one more line along the shortest path to a free place; Dijkstra over c - u - v. */
  private boolean augment(int start) {
    System.arraycopy(v, 0, hiding, 0, places);
    Arrays.fill(distance, FAR);
    int line = start;
    int base = 0; // the distance of the line, less its price u
    int done = 0;
    int end;
    while (true) {
      if (!meter.spend(1)) {
        return false;
      }
      instance.copyLine(line, cost);
      int place = nearest(cost, hiding, distance, from, base, line);
      if (lineOf[place] < 0) {
        end = place;
        break;
      }
      settled[done] = place;
      settledAt[done++] = distance[place];
      line = lineOf[place];
      base = distance[place] - (instance.cost(line, place) - v[place]);
      hiding[place] = HIDDEN;
      distance[place] = FAR;
    }
    for (int i = 0; i < done; i++) {
      v[settled[i]] += settledAt[i] - distance[end];
    }
    LineSearch.place(start, end, from, lineOf, placeOf);
    return true;
  }

  /** Reaches places from a line, and tells the nearest of all that are not settled. */
  private static int nearest(
      int[] cost, int[] hiding, int[] distance, int[] from, int base, int line) {
    int least = FAR;
    int place = -1;
    for (int i = 0; i < cost.length && i < hiding.length && i < distance.length; i++) {
      int known = distance[i];
      int far = cost[i] - hiding[i] + base;
      if (far < known) {
        distance[i] = far;
        from[i] = line;
        known = far;
      }
      if (known < least) {
        least = known;
        place = i;
      }
    }
    return place;
  }

  @Override
  public int[] placeOf() {
    return placeOf;
  }

  @Override
  public long price(int place) {
    return v[place];
  }

  @Override
  public int[] tooMany() {
    throw new IllegalStateException("In a matrix in which all is allowed, all lines are placed");
  }

  /** The best and the next best place of a line. */
  private static final class Bids {

    int first;
    int second;
    int best;
    int nextBest;

    void look(int[] cost, int[] v) {
      int low = Integer.MAX_VALUE;
      int high = Integer.MAX_VALUE;
      int lowAt = -1;
      int highAt = -1;
      for (int place = 0; place < cost.length && place < v.length; place++) {
        int reduced = cost[place] - v[place];
        if (reduced < high) {
          if (reduced < low) {
            high = low;
            highAt = lowAt;
            low = reduced;
            lowAt = place;
          } else {
            high = reduced;
            highAt = place;
          }
        }
      }
      first = low;
      second = high;
      best = lowAt;
      nextBest = highAt;
    }
  }
}
