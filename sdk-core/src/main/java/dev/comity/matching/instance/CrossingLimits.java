package dev.comity.matching.instance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The limits of a {@link CrossingMarket}: homes, then types, then coordinators. */
final class CrossingLimits {

  final List<Integer> most = new ArrayList<>();
  final List<int[]> members = new ArrayList<>();
  final List<Boolean> byHome = new ArrayList<>(); // whether the home's own list judges
  final List<String> names = new ArrayList<>();
  private final Market market;

  /** By pair: limit and place, by turns, in as many as are used. */
  private final int[][] seats;

  private final int[] seatCount;

  CrossingLimits(TypedMarketBuilder from) {
    market = from.market;
    seats = new int[market.pairs()][4];
    seatCount = new int[seats.length];
    int[] rank = new int[market.pairs()]; // by pair: how its home judges
    Arrays.setAll(rank, market::rank);
    int[] coordinators = new int[market.homes()];
    from.coordinated.forEach(homes -> Arrays.stream(homes).forEach(h -> coordinators[h]++));
    for (int[] order : from.orders) {
      for (int k = 0; k < order.length; k++) {
        if (coordinators[market.home(order[k])] == 1) {
          rank[order[k]] = k;
        }
      }
    }
    for (int h = 0; h < market.homes(); h++) {
      int[] pairs = new int[market.listed(h)];
      for (int r = 0; r < pairs.length; r++) {
        pairs[r] = market.pairAt(h, r);
      }
      byHome.add(coordinators[h] != 1);
      add("home " + h, market.capacity(h), sorted(pairs, rank));
    }
    int[] count = new int[market.homes()];
    for (TypedMarketBuilder.Type type : from.types) {
      String name = "type " + count[type.home()]++ + " of home " + type.home();
      byHome.add(coordinators[type.home()] != 1);
      add(name, type.most(), sorted(type.pairs(), rank));
    }
    for (int c = 0; c < from.orders.size(); c++) {
      byHome.add(false);
      add("coordinator " + c, from.coordinatorQuotas.get(c), from.orders.get(c));
    }
  }

  private static int[] sorted(int[] pairs, int[] rank) {
    return Arrays.stream(pairs)
        .boxed()
        .sorted((one, other) -> Integer.compare(rank[one], rank[other]))
        .mapToInt(it -> it)
        .toArray();
  }

  private void add(String name, int quota, int[] pairs) {
    for (int place = 0; place < pairs.length; place++) {
      int pair = pairs[place];
      if (seats[pair].length == 2 * seatCount[pair]) {
        seats[pair] = Arrays.copyOf(seats[pair], 4 * seatCount[pair]);
      }
      seats[pair][2 * seatCount[pair]] = members.size();
      seats[pair][2 * seatCount[pair]++ + 1] = place;
    }
    names.add(name);
    most.add(quota);
    members.add(pairs);
  }

  /** By limit: how many more than those locked it takes. */
  int[] room(PlacementMarket conditions) {
    int[] room = new int[most.size()];
    for (int limit = 0; limit < room.length; limit++) {
      long locked = Arrays.stream(members.get(limit)).filter(conditions::isLocked).count();
      room[limit] = (int) (most.get(limit) - locked);
    }
    return room;
  }

  /** For each limit that a wish touches: the limit, how many pairs, the place of the worst. */
  List<int[]> touches(int[][] wishes, int[] first) {
    List<int[]> touches = new ArrayList<>();
    for (int wish = 0; wish < wishes.length; wish++) {
      first[wish] = touches.size();
      for (int pair : wishes[wish]) {
        for (int k = 0; k < seatCount[pair]; k++) {
          int limit = seats[pair][2 * k];
          int place = seats[pair][2 * k + 1];
          int at = first[wish];
          while (at < touches.size() && touches.get(at)[0] != limit) {
            at++;
          }
          if (at == touches.size()) {
            touches.add(new int[] {limit, 0, 0});
          }
          int[] touch = touches.get(at);
          touch[1]++;
          touch[2] = Math.max(touch[2], place);
        }
      }
    }
    first[wishes.length] = touches.size();
    return touches;
  }
}
