package dev.comity.matching.instance;

import dev.comity.matching.InstanceHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Places, groups of places and types within a place as one forest. Taken from the largest to the
 * smallest, the members of a set of a nested family all have the same innermost set around them;
 * where they have not, two sets cross.
 */
final class QuotaBoxes {

  private final int places;
  private final int groups;
  private final int[] least;
  private final int[] most;
  private final int[] parent;

  /** The members of the groups and of the types within places, box by box behind the places. */
  private final int[][] members;

  private final int[] at;

  /** For each place, the innermost box of each type that has one. */
  private final Map<Integer, Map<Integer, Integer>> innermost = new HashMap<>();

  QuotaBoxes(QuotaDraft draft) {
    places = draft.places;
    groups = draft.groups.size();
    List<QuotaDraft.Quota> quotas = new ArrayList<>(draft.groups);
    quotas.addAll(draft.within);
    int count = places + quotas.size();
    least = Arrays.copyOf(draft.placeLeast, count);
    most = Arrays.copyOf(draft.placeMost, count);
    parent = new int[count];
    Arrays.fill(parent, QuotaProblem.OUTERMOST);
    members = new int[quotas.size()][];
    at = new int[quotas.size()];
    for (int i = 0; i < quotas.size(); i++) {
      least[places + i] = quotas.get(i).least();
      most[places + i] = quotas.get(i).most();
      members[i] = quotas.get(i).members();
      at[i] = quotas.get(i).place();
    }
    nestGroups();
    nestTypes();
  }

  private void nestGroups() {
    for (int i : largestFirst(0, groups)) {
      int around = parent[members[i][0]];
      for (int place : members[i]) {
        if (parent[place] != around) {
          throw crossing(i, Math.max(around, parent[place]));
        }
        parent[place] = places + i;
      }
      parent[places + i] = around;
    }
  }

  private void nestTypes() {
    for (int i : largestFirst(groups, members.length)) {
      Map<Integer, Integer> boxes = innermost.computeIfAbsent(at[i], place -> new HashMap<>());
      int around = boxes.getOrDefault(members[i][0], at[i]);
      for (int type : members[i]) {
        int other = boxes.getOrDefault(type, at[i]);
        if (other != around) {
          throw crossing(i, Math.max(around, other));
        }
        boxes.put(type, places + i);
      }
      parent[places + i] = around;
    }
  }

  private List<Integer> largestFirst(int from, int to) {
    List<Integer> order = new ArrayList<>();
    for (int i = from; i < to; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingInt(i -> -members[i].length));
    return order;
  }

  private IllegalArgumentException crossing(int index, int box) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "%s and %s cross: they share members, and neither holds the other. Maybe split one?"
                + " Crossing quotas are a harder problem, which is not solved here.",
            name(places + index),
            name(box)));
  }

  int count() {
    return parent.length;
  }

  int least(int box) {
    return least[box];
  }

  int most(int box) {
    return most[box];
  }

  int parent(int box) {
    return parent[box];
  }

  int innermost(int place, int type) {
    Map<Integer, Integer> boxes = innermost.get(place);
    return boxes == null ? place : boxes.getOrDefault(type, place);
  }

  String name(int box) {
    if (box < places) {
      return "place " + box;
    }
    int index = box - places;
    return index < groups
        ? "group " + index
        : "types " + Arrays.toString(members[index]) + " at place " + at[index];
  }

  void hash(InstanceHash.Writer writer) {
    writer.number(groups).numbers(least).numbers(most).numbers(at);
    for (int[] set : members) {
      writer.numbers(set);
    }
  }
}
