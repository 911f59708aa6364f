package dev.comity.matching.stable;

import dev.comity.matching.Budget;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All rotations of a market, in an order in which they can be carried out one after the other, from
 * the stable placement that is best for the applicants to the one that is best for the homes
 * (Irving and Leather 1986, doi 10.1137/0215048; with several seats, Bansal, Agrawal and Malhotra,
 * Theoretical Computer Science 379, 2007).
 *
 * <p>In a rotation each of some full homes passes its worst applicant on to the next: the first
 * home further down that applicant's list that is full and would have it. A home whose worst can go
 * nowhere, or only to such a home, keeps it for ever.
 */
final class Rotations {

  private static final int NONE = -1;

  private final PlacementMarket conditions;
  private final Market market;
  private final Budget.Meter meter;
  private final int[] pairOf;
  private final boolean[] holds;
  private final int[] worst; // rank of the worst of a full home, NONE for a home that is not full
  private final int[] nextPair; // by applicant: how far its list has been searched
  final List<int[]> homes = new ArrayList<>();
  final List<int[]> from = new ArrayList<>(); // pairs that end
  final List<int[]> to = new ArrayList<>(); // pairs that begin

  Rotations(PlacementMarket conditions, int[] homeOf, Budget.Meter meter) {
    this.conditions = conditions;
    this.market = conditions.market();
    this.meter = meter;
    pairOf = new int[homeOf.length];
    holds = new boolean[market.pairs()];
    worst = new int[market.homes()];
    nextPair = new int[homeOf.length];
    int[] held = new int[market.homes()];
    Arrays.fill(worst, NONE);
    for (int a = 0; a < homeOf.length; a++) {
      boolean free = conditions.lockedTo(a) == NONE && homeOf[a] != NONE;
      pairOf[a] = free ? market.pair(a, homeOf[a]) : NONE;
      if (free) {
        holds[pairOf[a]] = true;
        nextPair[a] = pairOf[a] + 1;
        held[homeOf[a]]++;
        worst[homeOf[a]] = Math.max(worst[homeOf[a]], market.rank(pairOf[a]));
      }
    }
    for (int h = 0; h < worst.length; h++) {
      worst[h] = held[h] == conditions.seats(h) ? worst[h] : NONE;
    }
  }

  /** Finds all; false if the budget ran out. */
  boolean findAll() {
    boolean[] dead = new boolean[worst.length];
    int[] onPath = new int[worst.length];
    Arrays.fill(onPath, NONE);
    int[] path = new int[worst.length];
    for (int start = 0; start < worst.length; start++) {
      int length = 0;
      while (!dead[start]) {
        if (length == 0) {
          onPath[start] = 0;
          path[length++] = start;
        }
        if (!meter.spend(1)) {
          return false;
        }
        int h = path[length - 1];
        int next = worst[h] == NONE ? NONE : next(h);
        if (next == NONE || dead[next]) {
          dead[h] = true;
          onPath[h] = NONE;
          length--;
        } else if (onPath[next] == NONE) {
          onPath[next] = length;
          path[length++] = next;
        } else {
          int[] cycle = Arrays.copyOfRange(path, onPath[next], length);
          eliminate(cycle);
          length -= cycle.length;
          for (int member : cycle) {
            onPath[member] = NONE;
          }
        }
      }
    }
    return true;
  }

  /** Where the worst of a full home would go, or NONE. */
  private int next(int h) {
    int a = market.applicant(market.pairAt(h, worst[h]));
    for (; nextPair[a] < market.end(a); nextPair[a]++) {
      int pair = nextPair[a];
      int other = market.home(pair);
      if (!conditions.isOpen(pair) || conditions.seats(other) == 0) {
        continue;
      }
      if (worst[other] == NONE) {
        return NONE; // a home with a free seat that lists it: it goes no further in any placement
      }
      if (market.rank(pair) < worst[other]) {
        return other;
      }
    }
    return NONE;
  }

  private void eliminate(int[] cycle) {
    int[] ended = new int[cycle.length];
    int[] begun = new int[cycle.length];
    for (int k = 0; k < cycle.length; k++) {
      ended[k] = market.pairAt(cycle[k], worst[cycle[k]]);
      begun[k] = nextPair[market.applicant(ended[k])];
    }
    for (int k = 0; k < cycle.length; k++) {
      int a = market.applicant(ended[k]);
      holds[ended[k]] = false;
      holds[begun[k]] = true;
      pairOf[a] = begun[k];
      nextPair[a] = begun[k] + 1;
    }
    for (int h : cycle) {
      int rank = worst[h];
      while (!holds[market.pairAt(h, rank)]) {
        rank--;
      }
      worst[h] = rank;
    }
    homes.add(cycle);
    from.add(ended);
    to.add(begun);
  }
}
