package dev.comity.affinity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.PriorityQueue;

/** One pass over the blocks of a world, for one question. */
final class Scan {

  private final World world;
  private final int us;
  private final Query query;
  private final Filter filter;
  private final boolean[] open; // by country
  private final int[] points = new int[World.BLOCK];

  Scan(World world, int us, Profile profile, Filter filter) {
    this.world = world;
    this.us = us;
    this.query = new Query(world, us, profile);
    this.filter = filter;
    open = new boolean[world.countries.size()];
    for (int c = 0; c < open.length; c++) {
      boolean home = c == world.country[us];
      open[c] =
          !(home && filter.otherCountriesOnly())
              && !filter.excludedCountries().contains(world.countries.get(c));
    }
  }

  Query query() {
    return query;
  }

  private boolean passes(int row) {
    if (row == us
        || !open[world.country[row]]
        || (filter.townsOfTodayOnly() && !world.today.get(row))
        || world.population[row] < filter.leastPopulation()) {
      return false;
    }
    return isWithinBand(row) && filter.policy().test(world.id[row]);
  }

  private boolean isWithinBand(int row) {
    if (!filter.hasBand()) {
      return true; // spares an arc sine, which costs more than a score
    }
    double kilometres = Curves.kilometres(Math.sqrt(query.squaredChord(row)));
    return kilometres >= filter.leastKilometres() && kilometres <= filter.mostKilometres();
  }

  private boolean isBefore(int score, int row, int otherScore, int other) {
    return score != otherScore ? score > otherScore : world.isBefore(row, other);
  }

  /** The blocks, those with the greatest bound first, so that the list is good early. */
  private long[] blocks() {
    long[] order = new long[world.blocks.count];
    for (int block = 0; block < order.length; block++) {
      order[block] = (long) -query.bound(block) << 32 | block;
    }
    Arrays.sort(order);
    return order;
  }

  /** The best, and of each country only one if so asked. */
  int[] best(int count, boolean onePerCountry) {
    if (onePerCountry) {
      return bestOfCountries(count);
    }
    PriorityQueue<Integer> list = new PriorityQueue<>((one, other) -> compare(other, one));
    int worst = -1;
    int last = -1;
    for (long entry : blocks()) {
      if (list.size() == count && -(entry >> 32) < worst) {
        break; // no block behind this one has a greater bound
      }
      int from = (int) entry * World.BLOCK;
      int way = query.wayBound((int) entry);
      query.apartFromWay((int) entry, points);
      for (int row = from; row < Math.min(world.size, from + World.BLOCK); row++) {
        int score = points[row - from];
        if (score + way < worst) {
          continue; // could not reach the list from the nearest end of the block
        }
        score += query.way(row);
        boolean full = list.size() == count;
        if ((!full || isBefore(score, row, worst, last)) && passes(row)) {
          if (full) {
            list.remove();
          }
          list.add(row);
          if (list.size() == count) {
            last = list.element();
            worst = query.score(last);
          }
        }
      }
    }
    return list.stream().sorted(this::compare).mapToInt(it -> it).toArray();
  }

  /** The best of each country, and of these the best. */
  private int[] bestOfCountries(int count) {
    int[] best = new int[open.length];
    int[] scores = new int[open.length];
    Arrays.fill(best, -1);
    Arrays.fill(scores, -1);
    int worst = -1; // of the list so far, once it is full
    for (long entry : blocks()) {
      if (-(entry >> 32) < worst) {
        break;
      }
      boolean changed = false;
      int from = (int) entry * World.BLOCK;
      int way = query.wayBound((int) entry);
      query.apartFromWay((int) entry, points);
      for (int row = from; row < Math.min(world.size, from + World.BLOCK); row++) {
        int c = world.country[row];
        int score = points[row - from];
        if (score + way < Math.max(worst, scores[c])) {
          continue;
        }
        score += query.way(row);
        boolean better = best[c] < 0 || isBefore(score, row, scores[c], best[c]);
        if (better && passes(row)) {
          best[c] = row;
          scores[c] = score;
          changed = true;
        }
      }
      if (changed && count <= scores.length) {
        int[] sorted = scores.clone();
        Arrays.sort(sorted);
        worst = sorted[sorted.length - count];
      }
    }
    return Arrays.stream(best)
        .filter(row -> row >= 0)
        .boxed()
        .sorted(this::compare)
        .limit(count)
        .mapToInt(it -> it)
        .toArray();
  }

  private int compare(int row, int other) {
    if (row == other) {
      return 0;
    }
    return isBefore(query.score(row), row, query.score(other), other) ? -1 : 1;
  }

  /** Of each country its best, the best first; every city is looked at. */
  int[][] bestByCountry(int most) {
    List<PriorityQueue<Integer>> best = new ArrayList<>();
    for (int c = 0; c < open.length; c++) {
      best.add(new PriorityQueue<>((one, other) -> compare(other, one)));
    }
    for (int row = 0; row < world.size; row++) {
      PriorityQueue<Integer> list = best.get(world.country[row]);
      boolean better = list.size() < most || compare(row, list.element()) < 0;
      if (better && passes(row)) {
        list.add(row);
        if (list.size() > most) {
          list.remove();
        }
      }
    }
    return best.stream()
        .map(list -> list.stream().sorted(this::compare).mapToInt(it -> it).toArray())
        .toArray(int[][]::new);
  }

  /** The place of a city, from 1. */
  OptionalInt rankOf(int row) {
    if (!passes(row)) {
      return OptionalInt.empty();
    }
    if (filter.onePerCountry()) {
      return rankAmongCountries(row);
    }
    int score = query.score(row);
    int before = 0;
    for (long entry : blocks()) {
      if (-(entry >> 32) < score) {
        break;
      }
      int from = (int) entry * World.BLOCK;
      int way = query.wayBound((int) entry);
      query.apartFromWay((int) entry, points);
      for (int other = from; other < Math.min(world.size, from + World.BLOCK); other++) {
        int theirs = points[other - from];
        if (theirs + way >= score && other != row) {
          boolean ahead = isBefore(theirs + query.way(other), other, score, row);
          before += ahead && passes(other) ? 1 : 0;
        }
      }
    }
    return OptionalInt.of(before + 1);
  }

  private OptionalInt rankAmongCountries(int row) {
    int[] list = best(world.countries.size(), true);
    for (int k = 0; k < list.length; k++) {
      if (list[k] == row) {
        return OptionalInt.of(k + 1);
      }
    }
    return OptionalInt.empty();
  }
}
