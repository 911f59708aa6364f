package dev.comity.matching.assignment;

import dev.comity.matching.Budget;
import dev.comity.matching.instance.CostEdges;
import dev.comity.matching.instance.PairCosts;
import java.util.Arrays;

/**
 * Shortest augmenting paths over whatever pairs are allowed, with a heap and in 64 bits.
 *
 * <p>v is the price of a place, and u of a line, the least of c - v; a pair is tight if c = u + v.
 * Every placed line sits on a tight pair, always.
 */
final class SparseSearch implements LineSearch {

  private static final long FAR = Long.MAX_VALUE;

  /** So many bids for each line at most, since lines that are too many would bid for ever. */
  private static final int BIDS = 6;

  private final PairCosts instance;
  private final Budget.Meter meter;
  private final int lines;
  private final int[] placeOf;
  private final int[] lineOf;
  private final long[] v;
  private final int[] read;
  private final int[] cost;
  private final long[] distance;
  private final int[] from; // by place: the line that reached it
  private final int[] reached;
  private final int[] settled;
  private final boolean[] isSettled;
  private final PlaceHeap heap;
  private int[] tooMany = {};

  SparseSearch(PairCosts instance, Budget.Meter meter) {
    this.instance = instance;
    this.meter = meter;
    lines = instance.lines();
    int places = instance.places();
    placeOf = new int[lines];
    lineOf = new int[places];
    Arrays.fill(placeOf, -1);
    Arrays.fill(lineOf, -1);
    v = new long[places];
    read = new int[places];
    cost = new int[places];
    distance = new long[places];
    Arrays.fill(distance, FAR);
    from = new int[places];
    reached = new int[places];
    settled = new int[places];
    isSettled = new boolean[places];
    heap = new PlaceHeap(distance);
  }

  @Override
  public End run() {
    boolean isSquare = lines == v.length;
    boolean begun = isSquare && instance instanceof CostEdges edges && auction(edges);
    if (!begun) {
      begun = !meter.isOver() && (!isSquare || reduceColumns()) && bid();
    }
    if (!begun) {
      return End.OVER;
    }
    for (int line = 0; line < lines; line++) {
      if (placeOf[line] < 0) {
        End end = augment(line);
        if (end != End.BEST) {
          return end;
        }
      }
    }
    return End.BEST;
  }

  private boolean auction(CostEdges edges) {
    Auction auction = new SparseAuction(edges, meter, placeOf, lineOf);
    boolean done = auction.run();
    if (done) {
      System.arraycopy(auction.v, 0, v, 0, v.length);
    }
    return done;
  }

  /** Prices every place at its cheapest pair, which no place that stays free would allow. */
  private boolean reduceColumns() {
    long[] least = distance;
    for (int line = 0; line < lines; line++) {
      if (!meter.spend(1)) {
        Arrays.fill(least, FAR);
        return false;
      }
      int count = instance.readLine(line, read, cost);
      for (int i = 0; i < count; i++) {
        least[read[i]] = Math.min(least[read[i]], cost[i]);
      }
    }
    for (int place = 0; place < v.length; place++) {
      v[place] = least[place] == FAR ? 0 : least[place];
    }
    Arrays.fill(least, FAR);
    return true;
  }

  /**
   * Augmenting row reduction: a line takes the place it likes best, lowers its price until the next
   * best is as good, and sends away who was there, who bids in turn if the price has changed.
   */
  private boolean bid() {
    int[] queue = new int[lines];
    int count = 0;
    for (int line = 0; line < lines; line++) {
      queue[count++] = line;
    }
    long left = (long) BIDS * lines;
    for (int round = 0; round < 3 && count > 0; round++) {
      int later = 0;
      for (int next = 0; next < count; ) {
        if (left-- <= 0) {
          return true;
        }
        if (!meter.spend(1)) {
          return false;
        }
        int line = queue[next++];
        int pairs = instance.readLine(line, read, cost);
        long first = FAR;
        long second = FAR;
        int best = -1;
        int nextBest = -1;
        for (int i = 0; i < pairs; i++) {
          long reduced = cost[i] - v[read[i]];
          if (reduced < first) {
            second = first;
            nextBest = best;
            first = reduced;
            best = read[i];
          } else if (reduced < second) {
            second = reduced;
            nextBest = read[i];
          }
        }
        if (best < 0) {
          continue;
        }
        int away = lineOf[best];
        boolean cheaper = nextBest >= 0 && first < second;
        if (away >= 0 && !cheaper) {
          if (nextBest < 0 || lineOf[nextBest] >= 0) {
            queue[later++] = line;
            continue;
          }
          best = nextBest;
          away = -1;
        }
        // A place that is free keeps its price: only those of taken places may fall.
        if (cheaper && away >= 0) {
          v[best] -= second - first;
        }
        if (away >= 0) {
          placeOf[away] = -1;
          queue[--next] = away;
        }
        placeOf[line] = best;
        lineOf[best] = line;
      }
      count = later;
    }
    return true;
  }

  /** Places one more line along the shortest path to a free place; Dijkstra over c - u - v. */
  private End augment(int start) {
    int line = start;
    long base = 0; // the distance of the line, less its price u
    int count = 0;
    int done = 0;
    boolean over = false;
    int end = -1;
    while (end < 0) {
      if (!meter.spend(1)) {
        over = true;
        break;
      }
      int pairs = instance.readLine(line, read, cost);
      for (int i = 0; i < pairs; i++) {
        int place = read[i];
        long far = base + cost[i] - v[place];
        if (far < distance[place] && !isSettled[place]) {
          if (distance[place] == FAR) {
            reached[count++] = place;
          }
          distance[place] = far;
          from[place] = line;
          heap.raise(place);
        }
      }
      if (heap.isEmpty()) {
        break;
      }
      int place = heap.take();
      if (lineOf[place] < 0) {
        end = place;
      } else {
        isSettled[place] = true;
        settled[done++] = place;
        line = lineOf[place];
        base = distance[place] - (instance.cost(row(line, place), column(line, place)) - v[place]);
      }
    }
    if (end >= 0) {
      for (int i = 0; i < done; i++) {
        v[settled[i]] += distance[settled[i]] - distance[end];
      }
    } else if (!over) {
      tooMany = new int[done + 1];
      tooMany[0] = start;
      for (int i = 0; i < done; i++) {
        tooMany[i + 1] = lineOf[settled[i]];
      }
      Arrays.sort(tooMany);
    }
    for (int i = 0; i < count; i++) {
      distance[reached[i]] = FAR;
      isSettled[reached[i]] = false;
    }
    heap.clear();
    if (end < 0) {
      return over ? End.OVER : End.IMPOSSIBLE;
    }
    LineSearch.place(start, end, from, lineOf, placeOf);
    return End.BEST;
  }

  private int row(int line, int place) {
    return instance.isTall() ? place : line;
  }

  private int column(int line, int place) {
    return instance.isTall() ? line : place;
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
    return tooMany;
  }
}
