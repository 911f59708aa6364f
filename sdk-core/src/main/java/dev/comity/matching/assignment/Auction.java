package dev.comity.matching.assignment;

import dev.comity.matching.Budget;
import java.util.Arrays;

/**
 * A start for as many lines as places: an auction in rounds (D. P. Bertsekas 1988, doi
 * 10.1007/BF02186476). A line bids for the place it likes best so much that it would be content
 * with the next best, and a bit more. From round to round the bit shrinks, and who is still content
 * keeps its place. At the end nearly always the total is the least; then prices are mended until
 * all pairs are tight. Whatever is not tight is given up, and the search goes on from there. If
 * lines that are too many for their places bid on and on, everything is given up.
 *
 * <p>Prices only fall, so what is cost less price only rises. So a line looks at some candidates,
 * and as long as the two best of them are no worse than all others were when they were chosen, at
 * nothing else.
 */
abstract class Auction {

  /** Prices in parts of a unit, so that the last round is finer than any cost. */
  private static final long PARTS = 16;

  private static final long SHRINK = 7;

  /** So many bids for each line at most. */
  private static final long BIDS = 256;

  /** So many looks at a line while prices are mended: if the total is not least, it never ends. */
  private static final long LOOKS = 32;

  /** A price below this comes of lines that are too many for their places. */
  private static final long LOWEST = -(1L << 48);

  final long[] v; // by place
  long parts = PARTS;

  /**
   * By line: the first of its candidates, how many there are, and what all others cost at least.
   */
  final int[] first;

  final int[] count;
  final long[] beyond;

  /** By candidate, in parts. */
  final int[] place;

  final long[] cost;

  private final Budget.Meter meter;
  private final int[] placeOf;
  private final int[] lineOf;
  private final long[] ownCost; // by line, in parts
  private final int[] waiting;
  private long best;
  private long second;
  private int bestAt;

  Auction(int[] placeOf, int[] lineOf, int candidates, Budget.Meter meter) {
    this.meter = meter;
    this.placeOf = placeOf;
    this.lineOf = lineOf;
    v = new long[lineOf.length];
    first = new int[placeOf.length];
    count = new int[placeOf.length];
    beyond = new long[placeOf.length];
    place = new int[candidates];
    cost = new long[candidates];
    ownCost = new long[placeOf.length];
    waiting = new int[placeOf.length + 1];
  }

  /** Chooses the candidates of a line anew: two at least, if there are as many places. */
  abstract void choose(int line);

  /** Cost of the dearest pair less that of the cheapest. */
  abstract long span();

  /** Whether it came to its end: every pair that is left is tight. Else nothing is made. */
  boolean run() {
    long left = BIDS * placeOf.length;
    long bit = span() * PARTS / (SHRINK * SHRINK);
    boolean last = false;
    while (!last && left > 0) {
      bit = Math.max(1, bit);
      last = bit == 1;
      left = bid(bit, left);
      bit /= SHRINK;
    }
    inUnits();
    boolean done = left > 0 || placeOf.length == 0;
    if (done) {
      mend();
    }
    for (int line = 0; line < placeOf.length && done; line++) {
      look(line);
      if (own(line) != best) {
        giveUp(line);
      }
      done = meter.spend(1);
    }
    if (!done) {
      Arrays.fill(placeOf, -1);
      Arrays.fill(lineOf, -1);
    }
    return done;
  }

  private void inUnits() {
    for (int i = 0; i < v.length; i++) {
      v[i] = Math.floorDiv(v[i], parts);
    }
    for (int line = 0; line < placeOf.length; line++) {
      ownCost[line] /= parts;
      beyond[line] = beyond[line] == Long.MAX_VALUE ? beyond[line] : beyond[line] / parts;
    }
    for (int i = 0; i < cost.length; i++) {
      cost[i] /= parts;
    }
    parts = 1;
  }

  private void giveUp(int line) {
    lineOf[placeOf[line]] = -1;
    placeOf[line] = -1;
  }

  /** What a line pays beside the price of its place. */
  private long own(int line) {
    return ownCost[line] - v[placeOf[line]];
  }

  /** Finds the two best places of a line. */
  private void look(int line) {
    lookAtCandidates(line);
    if (second > beyond[line]) {
      choose(line);
      lookAtCandidates(line);
    }
  }

  private void lookAtCandidates(int line) {
    long low = Long.MAX_VALUE;
    long next = Long.MAX_VALUE;
    int at = -1;
    int end = first[line] + count[line];
    for (int i = first[line]; i < end; i++) {
      long reduced = cost[i] - v[place[i]];
      if (reduced < next) {
        if (reduced < low) {
          next = low;
          low = reduced;
          at = i;
        } else {
          next = reduced;
        }
      }
    }
    best = low;
    second = next;
    bestAt = at;
  }

  /** One round; how many bids are left, 0 also if the budget ran out. */
  private long bid(long bit, long most) {
    long left = most;
    int queued = 0;
    for (int line = placeOf.length - 1; line >= 0; line--) {
      if (placeOf[line] >= 0) {
        if (!meter.spend(1)) {
          return 0;
        }
        look(line);
        if (own(line) - best > bit) {
          giveUp(line);
        }
      }
      if (placeOf[line] < 0) {
        waiting[queued++] = line;
      }
    }
    while (queued > 0 && left > 0) {
      int line = waiting[--queued];
      look(line);
      if (!meter.spend(1) || bestAt < 0) {
        return 0; // of a line without any pair the search will say so
      }
      left--;
      int wanted = place[bestAt];
      v[wanted] -= bit + (second == Long.MAX_VALUE ? span() * PARTS : second - best);
      ownCost[line] = cost[bestAt];
      if (v[wanted] < LOWEST) {
        return 0;
      }
      int away = lineOf[wanted];
      lineOf[wanted] = line;
      placeOf[line] = wanted;
      if (away >= 0) {
        placeOf[away] = -1;
        waiting[queued++] = away;
      }
    }
    return left;
  }

  /** Lowers prices that are too high for a line, whose holders then look again. */
  private void mend() {
    boolean[] waits = new boolean[placeOf.length];
    Arrays.fill(waits, true);
    int queued = placeOf.length;
    int next = 0; // a ring
    for (int line = 0; line < queued; line++) {
      waiting[line] = line;
    }
    for (long left = LOOKS * placeOf.length; queued > 0 && left > 0; left--) {
      int line = waiting[next];
      next = next + 1 == waiting.length ? 0 : next + 1;
      queued--;
      waits[line] = false;
      if (!meter.spend(1)) {
        return;
      }
      long own = own(line);
      if (own > beyond[line]) {
        choose(line);
      }
      // What is no candidate even after that is met when the search goes on.
      for (int i = first[line]; i < first[line] + count[line]; i++) {
        int other = place[i];
        if (v[other] > cost[i] - own) {
          v[other] = cost[i] - own;
          int holder = lineOf[other];
          if (!waits[holder]) {
            waits[holder] = true;
            waiting[(next + queued++) % waiting.length] = holder;
          }
        }
      }
    }
  }
}
