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
    PriorityQueue<Long> list = new PriorityQueue<>();
    long last = -1; // the last of the list, once it is full
    for (long entry : blocks()) {
      if (-(entry >> 32) < World.scoreOfKey(last)) {
        break; // no block behind this one has a greater bound
      }
      int from = (int) entry * World.BLOCK;
      int way = query.wayBound((int) entry);
      query.apartFromWay((int) entry, points);
      for (int row = from; row < Math.min(world.size, from + World.BLOCK); row++) {
        int score = points[row - from];
        if (score + way < World.scoreOfKey(last)) {
          continue; // could not reach the list from the nearest end of the block
        }
        long key = world.key(row, score + query.way(row));
        if (key > last && passes(row)) {
          if (list.size() == count) {
            list.remove();
          }
          list.add(key);
          last = list.size() == count ? list.element() : -1;
        }
      }
    }
    return descending(list.stream().mapToLong(it -> it).toArray());
  }

  private int[] descending(long[] keys) {
    Arrays.sort(keys);
    int[] rows = new int[keys.length];
    for (int k = 0; k < keys.length; k++) {
      rows[k] = world.rowOfKey(keys[keys.length - 1 - k]);
    }
    return rows;
  }

  /** The best of each country, and of these the best. */
  private int[] bestOfCountries(int count) {
    long[] best = new long[open.length];
    Arrays.fill(best, -1);
    int worst = -1; // score of the last of the list so far, once it is full
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
        if (score + way < Math.max(worst, World.scoreOfKey(best[c]))) {
          continue;
        }
        long key = world.key(row, score + query.way(row));
        if (key > best[c] && passes(row)) {
          best[c] = key;
          changed = true;
        }
      }
      if (changed && count <= best.length) {
        long[] sorted = best.clone();
        Arrays.sort(sorted);
        worst = World.scoreOfKey(sorted[sorted.length - count]);
      }
    }
    int[] rows = descending(Arrays.stream(best).filter(key -> key >= 0).toArray());
    return rows.length > count ? Arrays.copyOf(rows, count) : rows;
  }

  /** Of each country its best, the best first. */
  int[][] bestByCountry(int most) {
    List<PriorityQueue<Long>> best = new ArrayList<>();
    long[] last = new long[open.length]; // by country, once its list is full
    Arrays.fill(last, -1);
    for (int c = 0; c < open.length; c++) {
      best.add(new PriorityQueue<>());
    }
    for (int block = 0; block < world.blocks.count; block++) {
      int from = block * World.BLOCK;
      int way = query.wayBound(block);
      query.apartFromWay(block, points);
      for (int row = from; row < Math.min(world.size, from + World.BLOCK); row++) {
        int c = world.country[row];
        int score = points[row - from];
        if (score + way < World.scoreOfKey(last[c])) {
          continue;
        }
        long key = world.key(row, score + query.way(row));
        if (key > last[c] && passes(row)) {
          PriorityQueue<Long> list = best.get(c);
          if (list.size() == most) {
            list.remove();
          }
          list.add(key);
          last[c] = list.size() == most ? list.element() : -1;
        }
      }
    }
    return best.stream()
        .map(list -> descending(list.stream().mapToLong(it -> it).toArray()))
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
    long ours = world.key(row, score);
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
          boolean ahead = world.key(other, theirs + query.way(other)) > ours;
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
