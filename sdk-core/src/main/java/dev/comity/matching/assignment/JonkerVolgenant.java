package dev.comity.matching.assignment;

import dev.comity.matching.Budget;
import dev.comity.matching.instance.CostMatrix;
import java.util.Arrays;

/**
 * The algorithm of Jonker and Volgenant (1987, doi 10.1007/BF02278710) for a matrix with at least
 * as many columns as rows. In its notation: {@code x} the column of a row, {@code y} the row of a
 * column, {@code v} the prices of columns, {@code d} the distances from the row that looks for a
 * column.
 *
 * <p>Prices of columns begin at 0, or in a square matrix at the least cost in the column, and never
 * rise afterwards; a column once taken stays taken. So where columns are left over theirs are 0.
 */
final class JonkerVolgenant {

  /** So many bids for each row: two rows that outbid each other by ones would else go on and on. */
  private static final long BIDS = 8;

  private static final long FAR = Long.MAX_VALUE / 4;

  private final CostMatrix costs;
  private final int rows;
  private final int columns;
  private final Budget.Meter meter;
  final int[] x;
  private final int[] y;
  final long[] v;
  private final long[] d;
  private final int[] from;
  private final int[] order;
  private int scanned;
  private int looking;

  JonkerVolgenant(CostMatrix costs, Budget.Meter meter) {
    this.costs = costs;
    this.rows = costs.rows();
    this.columns = costs.columns();
    this.meter = meter;
    x = new int[rows];
    y = new int[columns];
    v = new long[columns];
    d = new long[columns];
    from = new int[columns];
    order = new int[columns];
    Arrays.fill(x, -1);
    Arrays.fill(y, -1);
  }

  /** How a run ended. */
  enum End {
    COMPLETE,
    /** Some row reaches no free column: {@link #stuck} has the group. */
    IMPOSSIBLE,
    OVER
  }

  End run() {
    if (rows == columns) {
      reduceColumns();
    }
    int[] free = new int[rows];
    int count = 0;
    for (int i = 0; i < rows; i++) {
      if (x[i] < 0) {
        free[count++] = i;
      }
    }
    // The paper reduces the rows twice: a third time costs more than it saves.
    for (int time = 0; time < 2 && !meter.isOver(); time++) {
      count = reduceRows(free, count);
    }
    for (int k = 0; k < count; k++) {
      int end = search(free[k]);
      if (end < 0) {
        return meter.isOver() ? End.OVER : End.IMPOSSIBLE;
      }
      augment(free[k], end);
    }
    return meter.isOver() ? End.OVER : End.COMPLETE;
  }

  /** Each column takes its cheapest row; if several take one row, the last column does not. */
  private void reduceColumns() {
    int[] best = new int[columns];
    long[] least = v;
    Arrays.fill(least, FAR);
    Arrays.fill(best, -1);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        int cost = costs.cost(i, j);
        if (cost < least[j] && cost != CostMatrix.FORBIDDEN) {
          least[j] = cost;
          best[j] = i;
        }
      }
    }
    for (int j = 0; j < columns; j++) {
      if (best[j] < 0) {
        v[j] = 0;
      } else if (x[best[j]] < 0) {
        x[best[j]] = j;
        y[j] = best[j];
      }
    }
  }

  /**
   * Every free row takes its cheapest column, whose price falls by what the second would cost more;
   * whoever loses a column bids again at once if a price fell, else after all others.
   */
  private int reduceRows(int[] free, int count) {
    int left = 0;
    int k = 0;
    long bids = BIDS * count;
    while (k < count) {
      if (bids-- == 0 || !meter.spend(columns)) {
        // Who is left is free, and stays so.
        while (k < count) {
          free[left++] = free[k++];
        }
        break;
      }
      int i = free[k++];
      long first = FAR;
      long second = FAR;
      int j1 = -1;
      int j2 = -1;
      for (int j = 0; j < columns; j++) {
        int cost = costs.cost(i, j);
        if (cost == CostMatrix.FORBIDDEN) {
          continue;
        }
        long h = cost - v[j];
        if (h < second) {
          if (h < first) {
            second = first;
            j2 = j1;
            first = h;
            j1 = j;
          } else {
            second = h;
            j2 = j;
          }
        }
      }
      if (j2 < 0) {
        free[left++] = i; // with one column or none, there is no second to bid against
        continue;
      }
      int i0 = y[j1];
      if (first < second) {
        v[j1] -= second - first;
      } else if (i0 >= 0) {
        j1 = j2;
        i0 = y[j1];
      }
      x[i] = j1;
      y[j1] = i;
      if (i0 >= 0) {
        x[i0] = -1;
        if (first < second) {
          free[--k] = i0;
        } else {
          free[left++] = i0;
        }
      }
    }
    return left;
  }

  /** Dijkstra from a free row to the nearest free column; -1 if none can be reached. */
  private int search(int start) {
    looking = start;
    for (int j = 0; j < columns; j++) {
      order[j] = j;
      d[j] = reduced(start, j);
      from[j] = start;
    }
    // Columns order[0..low) are scanned, order[low..up) are nearest and not scanned, the rest
    // farther.
    int low = 0;
    int up = 0;
    scanned = 0;
    long nearest = 0;
    while (true) {
      if (low == up) {
        scanned = low;
        nearest = FAR;
        for (int k = up; k < columns; k++) {
          long h = d[order[k]];
          if (h <= nearest) {
            if (h < nearest) {
              up = low;
              nearest = h;
            }
            swap(k, up++);
          }
        }
        if (nearest >= FAR) {
          return -1;
        }
        for (int k = low; k < up; k++) {
          if (y[order[k]] < 0) {
            settle(nearest);
            return order[k];
          }
        }
      }
      if (!meter.spend(columns)) {
        return -1;
      }
      int j1 = order[low++];
      int i = y[j1];
      long offset = reduced(i, j1) - nearest;
      for (int k = up; k < columns; k++) {
        int j = order[k];
        long h = reduced(i, j);
        if (h >= FAR || h - offset >= d[j]) {
          continue;
        }
        h -= offset;
        d[j] = h;
        from[j] = i;
        if (h == nearest) {
          if (y[j] < 0) {
            settle(nearest);
            return j;
          }
          swap(k, up++);
        }
      }
    }
  }

  /** The prices of scanned columns fall by how much nearer they are than the end. */
  private void settle(long nearest) {
    for (int k = 0; k < scanned; k++) {
      int j = order[k];
      v[j] += d[j] - nearest;
    }
  }

  private long reduced(int i, int j) {
    int cost = costs.cost(i, j);
    return cost == CostMatrix.FORBIDDEN ? FAR : cost - v[j];
  }

  private void swap(int a, int b) {
    int kept = order[a];
    order[a] = order[b];
    order[b] = kept;
  }

  private void augment(int start, int end) {
    int j = end;
    int i;
    do {
      i = from[j];
      y[j] = i;
      int before = x[i];
      x[i] = j;
      j = before;
    } while (i != start);
  }

  /** After {@link End#IMPOSSIBLE}: the row that found nothing and the rows of all it reached. */
  int[] stuck() {
    int[] group = new int[scanned + 1];
    for (int k = 0; k < scanned; k++) {
      group[k] = y[order[k]];
    }
    group[scanned] = looking;
    Arrays.sort(group);
    return group;
  }
}
