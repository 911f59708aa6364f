package dev.comity.matching.quota;

import dev.comity.matching.instance.QuotaProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * What leads from one placement to another, taken apart into swaps: circles of arcs, each of which
 * can be made without the others and keeps every quota, as it leads no arc beyond what it has in
 * the other placement (flow decomposition). If both placements are best for some weights, so is
 * every placement between them.
 */
final class FlowSwaps {

  private final QuotaProblem problem;
  private final int people;
  private final int pairs;
  private final BitSet chosen = new BitSet();

  /** By arc, numbered and directed as in {@link ResidualNetwork}: how much more, or less. */
  private final int[] more;

  /** By node, the arcs along which more goes out, or less comes in; some used up already. */
  private final List<List<Integer>> out = new ArrayList<>();

  /** By node, on how many arcs of the path it comes after; -1 if it is not on it. */
  private final int[] placeOf;

  FlowSwaps(QuotaProblem problem, int[] from, int[] to) {
    this.problem = problem;
    people = problem.people();
    pairs = problem.pairs();
    more = new int[people + pairs + problem.boxes()];
    Arrays.stream(from).forEach(chosen::set);
    count(from, -1);
    count(to, 1);
    for (int node = 0; node <= people + problem.boxes(); node++) {
      out.add(new ArrayList<>());
    }
    placeOf = new int[out.size()];
    Arrays.fill(placeOf, -1);
    for (int arc = 0; arc < more.length; arc++) {
      if (more[arc] != 0) {
        out.get(more[arc] > 0 ? tail(arc) : head(arc)).add(arc);
      }
    }
  }

  private void count(int[] placement, int sign) {
    for (int pair : placement) {
      more[problem.person(pair)] += sign;
      more[people + pair] += sign;
      for (int box = problem.box(pair); box >= 0; box = problem.parent(box)) {
        more[people + pairs + box] += sign;
      }
    }
  }

  private int tail(int arc) {
    if (arc < people) {
      return 0;
    }
    return arc < people + pairs ? 1 + problem.person(arc - people) : 1 + arc - pairs;
  }

  private int head(int arc) {
    if (arc < people) {
      return 1 + arc;
    }
    if (arc < people + pairs) {
      return 1 + people + problem.box(arc - people);
    }
    int parent = problem.parent(arc - people - pairs);
    return parent < 0 ? 0 : 1 + people + parent;
  }

  /** A swap: the pairs that are made or undone, and what that adds to the total. */
  private record Swap(int[] toggled, long loss) {}

  /** Makes swaps, the one of the greatest loss first, as long as the slack lasts. */
  int[] towards(long slack) {
    List<Swap> swaps = new ArrayList<>();
    for (int node = 0; node < out.size(); node++) {
      walk(node, swaps);
    }
    swaps.sort(Comparator.comparingLong((Swap it) -> -it.loss()));
    long left = slack;
    for (Swap swap : swaps) {
      if (swap.loss() > 0 && swap.loss() <= left) {
        left -= swap.loss();
        Arrays.stream(swap.toggled()).forEach(chosen::flip);
      }
    }
    return chosen.stream().toArray();
  }

  /** Walks until a node comes again, cuts the circle off, and goes on from there. */
  private void walk(int start, List<Swap> swaps) {
    List<Integer> path = new ArrayList<>(); // arcs
    int node = start;
    placeOf[node] = 0;
    while (true) {
      int arc = next(node);
      if (arc < 0) {
        placeOf[start] = -1; // the path is empty: as much comes in as goes out
        return;
      }
      path.add(arc);
      int sign = Integer.signum(more[arc]);
      more[arc] -= sign;
      node = sign > 0 ? head(arc) : tail(arc);
      if (placeOf[node] >= 0) {
        List<Integer> circle = path.subList(placeOf[node], path.size());
        swaps.add(swap(circle));
        for (int back : circle) {
          placeOf[head(back)] = -1;
          placeOf[tail(back)] = -1;
        }
        circle.clear();
      }
      placeOf[node] = path.size();
    }
  }

  private int next(int node) {
    List<Integer> arcs = out.get(node);
    while (!arcs.isEmpty()) {
      int arc = arcs.get(arcs.size() - 1);
      if (more[arc] != 0) {
        return arc;
      }
      arcs.remove(arcs.size() - 1);
    }
    return -1;
  }

  private Swap swap(List<Integer> circle) {
    int last = problem.levels() - 1;
    int[] toggled =
        circle.stream()
            .filter(arc -> arc >= people && arc < people + pairs)
            .mapToInt(arc -> arc - people)
            .toArray();
    long loss = 0;
    for (int pair : toggled) {
      loss += chosen.get(pair) ? -problem.cost(last, pair) : problem.cost(last, pair);
    }
    return new Swap(toggled, loss);
  }
}
