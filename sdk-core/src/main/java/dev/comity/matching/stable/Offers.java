package dev.comity.matching.stable;

import dev.comity.matching.instance.TypedMarket;
import java.util.Arrays;

/**
 * What each owner would offer next: the best of its open pairs that was not offered yet and around
 * which every box has room.
 *
 * <p>All pairs whose innermost box is the same are offered in the order of their owner. So each box
 * is a tournament of the next pair of its own and the winners of the boxes in it; a box without
 * room has no winner. What an owner has to replace when an offer is refused is one pair at most,
 * and the best that fits: so the choice by a matroid goes on where it was, and nothing is offered
 * twice. Taking or giving back takes O(d log b) in a depth of d and b boxes in one.
 */
final class Offers {

  static final int NONE = -1;

  private final TypedMarket types;
  private final int[] room; // by box
  private final int[] ownerOf; // by box
  private final int[] next; // by box: where its next own pair stands
  private final int[] end; // by box: the end of its own pairs
  private final int[] own; // the open pairs by innermost box, the best for the owner first
  private final int[] leaves; // by box: how many play in its tournament
  private final int[] base; // by box: where its tournament begins, the winner at 1
  private final int[] leaf; // by box: its place in the tournament of the box around it
  private final int[] winners;

  Offers(TypedMarket types) {
    this.types = types;
    int boxes = types.boxes();
    room = new int[boxes];
    ownerOf = new int[boxes];
    leaves = new int[boxes];
    leaf = new int[boxes];
    Arrays.setAll(room, types::room);
    Arrays.setAll(ownerOf, this::root);
    Arrays.fill(leaves, 1); // for its own pairs
    for (int box = 0; box < boxes; box++) {
      if (types.parent(box) != NONE) {
        leaf[box] = leaves[types.parent(box)]++;
      }
    }
    base = new int[boxes];
    int size = 0;
    for (int box = 0; box < boxes; box++) {
      base[box] = size;
      size += 2 * leaves[box];
    }
    winners = new int[size];
    Arrays.fill(winners, NONE);
    next = new int[boxes];
    end = new int[boxes];
    own = sorted();
    for (int box = 0; box < boxes; box++) {
      setOwn(box);
      lift(box);
    }
  }

  private int root(int box) {
    int root = box;
    while (types.parent(root) != NONE) {
      root = types.parent(root);
    }
    return root;
  }

  /** Counted out by owner and rank, then by innermost box. */
  private int[] sorted() {
    int pairs = types.market().pairs();
    int[] first = new int[ownerOf.length + 1];
    int[] count = new int[ownerOf.length + 1];
    for (int pair = 0; pair < pairs; pair++) {
      first[owner(pair) + 1]++;
      count[types.box(pair) + 1] += types.conditions().isOpen(pair) ? 1 : 0;
    }
    for (int box = 0; box < ownerOf.length; box++) {
      first[box + 1] += first[box];
      count[box + 1] += count[box];
      next[box] = count[box];
      end[box] = count[box];
    }
    int[] inOrder = new int[pairs];
    for (int pair = 0; pair < pairs; pair++) {
      inOrder[first[owner(pair)] + types.rank(pair)] = pair;
    }
    int[] sorted = new int[count[ownerOf.length]];
    for (int pair : inOrder) {
      if (types.conditions().isOpen(pair)) {
        sorted[end[types.box(pair)]++] = pair;
      }
    }
    return sorted;
  }

  /** Who decides about a pair: a coordinator, or a home without one. */
  int owner(int pair) {
    return ownerOf[types.box(pair)];
  }

  /** The pair that an owner would offer now, or NONE. */
  int best(int owner) {
    return room[owner] == 0 ? NONE : winners[base[owner] + 1];
  }

  /** Offers the best pair of its owner. */
  void take(int pair) {
    int innermost = types.box(pair);
    next[innermost]++;
    setOwn(innermost);
    change(pair, -1);
  }

  /** An offer was refused, for ever. */
  void giveBack(int pair) {
    change(pair, 1);
  }

  private void change(int pair, int more) {
    for (int box = types.box(pair); box != NONE; box = types.parent(box)) {
      room[box] += more;
    }
    lift(types.box(pair));
  }

  private void setOwn(int box) {
    set(box, 0, next[box] == end[box] ? NONE : own[next[box]]);
  }

  /** Tells all boxes around a box what it has for them. */
  private void lift(int innermost) {
    for (int box = innermost; types.parent(box) != NONE; box = types.parent(box)) {
      set(types.parent(box), leaf[box], best(box));
    }
  }

  private void set(int box, int at, int pair) {
    int node = leaves[box] + at;
    winners[base[box] + node] = pair;
    for (node >>= 1; node > 0; node >>= 1) {
      winners[base[box] + node] =
          better(winners[base[box] + 2 * node], winners[base[box] + 2 * node + 1]);
    }
  }

  private int better(int one, int other) {
    if (one == NONE || other == NONE) {
      return Math.max(one, other);
    }
    return types.rank(one) < types.rank(other) ? one : other;
  }
}
