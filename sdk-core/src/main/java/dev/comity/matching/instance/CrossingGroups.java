package dev.comity.matching.instance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The groups of a {@link CrossingMarket}, siblings first, with their wishes as they were declared
 * and with what locked and forbidden pairs leave of them.
 */
final class CrossingGroups {

  static final int NONE = -1;

  final int[][] people; // by group
  final int[][][] declared; // by group: the wishes, as pairs
  final int[][] left; // by group and declared wish: the wish that is left of it, or NONE
  final int[] first; // by group, and one more: the first wish that is left
  final int[][] wishes; // by wish that is left: the pairs

  private final PlacementMarket conditions;

  CrossingGroups(TypedMarketBuilder from) {
    conditions = from.conditions;
    Market market = from.market;
    List<int[]> groups = new ArrayList<>();
    List<int[][]> lists = new ArrayList<>();
    boolean[] together = new boolean[market.applicants()];
    for (TypedMarketBuilder.Siblings siblings : from.siblings) {
      groups.add(siblings.members());
      lists.add(siblings.wishes());
      Arrays.stream(siblings.members()).forEach(a -> together[a] = true);
    }
    for (int a = 0; a < together.length; a++) {
      if (!together[a]) {
        groups.add(new int[] {a});
        int[][] own = new int[market.end(a) - market.first(a)][1];
        for (int k = 0; k < own.length; k++) {
          own[k][0] = market.first(a) + k;
        }
        lists.add(own);
      }
    }
    people = groups.toArray(int[][]::new);
    declared = lists.toArray(int[][][]::new);
    left = new int[people.length][];
    first = new int[people.length + 1];
    List<int[]> open = new ArrayList<>();
    for (int group = 0; group < people.length; group++) {
      left[group] = new int[declared[group].length];
      Arrays.fill(left[group], NONE);
      takeOpen(group, open);
      first[group + 1] = open.size();
    }
    wishes = open.toArray(int[][]::new);
  }

  /** In their order, until those who are not locked would as soon stay without a home. */
  private void takeOpen(int group, List<int[]> open) {
    int locks = 0;
    for (int a : people[group]) {
      locks += conditions.lockedTo(a) == NONE ? 0 : 1;
    }
    for (int k = 0; k < declared[group].length; k++) {
      int[] wish = declared[group][k];
      int kept = 0;
      int free = 0;
      for (int pair : wish) {
        kept += conditions.isLocked(pair) ? 1 : 0;
        free += conditions.isOpen(pair) ? 1 : 0;
      }
      boolean goesWithLocks = kept == locks && kept + free == wish.length;
      if (goesWithLocks && free == 0) {
        return;
      }
      if (goesWithLocks) {
        left[group][k] = open.size();
        open.add(kept == 0 ? wish : Arrays.stream(wish).filter(conditions::isOpen).toArray());
      }
    }
  }
}
