package dev.comity.matching.roommates;

import dev.comity.matching.instance.Pool;
import dev.comity.matching.instance.Recipes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Pools that anybody can make again, and all that can be known of a small one by trying. */
final class Pools {

  private Pools() {}

  /** Complete lists, each shuffled from its end; splitmix64 from the seed. */
  static int[][] complete(int n, long seed) {
    return shortened(n, seed, 100);
  }

  /** Each other person is listed with a chance in hundredths; not always mutually. */
  static int[][] shortened(int n, long seed, int chance) {
    Recipes draws = Recipes.of(seed);
    int[][] lists = new int[n][];
    for (int a = 0; a < n; a++) {
      int[] list = new int[n];
      int size = 0;
      for (int b = 0; b < n; b++) {
        if (b != a && (chance == 100 || draws.draw(100) < chance)) {
          list[size++] = b;
        }
      }
      for (int i = size - 1; i > 0; i--) {
        int j = draws.draw(i + 1);
        int moved = list[i];
        list[i] = list[j];
        list[j] = moved;
      }
      lists[a] = Arrays.copyOf(list, size);
    }
    return lists;
  }

  /**
   * Fours who can be paired in two ways, each way the first choice of two and the last of the
   * others; some of different fours like each other better than their last choice, so that not both
   * fours can be in the way that gives it to them: 2-satisfiability.
   *
   * @param chance of such a pair between two fours, in hundredths
   */
  static int[][] crossed(int fours, long seed, int chance) {
    Recipes draws = Recipes.of(seed);
    List<List<Integer>> between = new ArrayList<>();
    for (int a = 0; a < 4 * fours; a++) {
      between.add(new ArrayList<>());
    }
    for (int i = 0; i < fours; i++) {
      for (int j = 0; j < i; j++) {
        int a = 4 * i + draws.draw(4);
        int b = 4 * j + draws.draw(4);
        if (draws.draw(100) < chance) {
          between.get(a).add(draws.draw(between.get(a).size() + 1), b);
          between.get(b).add(draws.draw(between.get(b).size() + 1), a);
        }
      }
    }
    int[][] lists = new int[between.size()][];
    for (int a = 0; a < lists.length; a++) {
      List<Integer> list = between.get(a);
      list.add(0, a / 4 * 4 + (a + 1) % 4);
      list.add(a / 4 * 4 + (a + 3) % 4);
      lists[a] = list.stream().mapToInt(it -> it).toArray();
    }
    return lists;
  }

  /** For each four of {@link #crossed} one of its two ways. */
  static int[] oneWay(int fours, long seed) {
    Recipes draws = Recipes.of(seed);
    int[] partners = new int[4 * fours];
    for (int four = 0; four < fours; four++) {
      int way = draws.draw(2);
      for (int i = 0; i < 4; i++) {
        partners[4 * four + i] = 4 * four + ((i + way) % 2 == 0 ? i + 1 : i + 3) % 4;
      }
    }
    return partners;
  }

  /** The numbers from 0 to n - 1, shuffled from their end. */
  static int[] shuffled(int n, long seed) {
    Recipes draws = Recipes.of(seed);
    int[] numbers = new int[n];
    Arrays.setAll(numbers, i -> i);
    for (int i = n - 1; i > 0; i--) {
      int j = draws.draw(i + 1);
      int moved = numbers[i];
      numbers[i] = numbers[j];
      numbers[j] = moved;
    }
    return numbers;
  }

  /** The same lists of people with other numbers. */
  static int[][] renamed(int[][] lists, int[] names) {
    int[][] renamed = new int[lists.length][];
    for (int a = 0; a < lists.length; a++) {
      renamed[names[a]] = Arrays.stream(lists[a]).map(b -> names[b]).toArray();
    }
    return renamed;
  }

  /** Every pairing in which no two would both rather have each other. */
  static List<int[]> stable(Pool pool) {
    List<int[]> found = new ArrayList<>();
    int[] partners = new int[pool.size()];
    Arrays.fill(partners, -1);
    tryAll(pool, 0, partners, found);
    return found;
  }

  private static void tryAll(Pool pool, int a, int[] partners, List<int[]> found) {
    if (a == pool.size()) {
      if (!isBlocked(pool, partners, true)) {
        found.add(partners.clone());
      }
      return;
    }
    tryAll(pool, a + 1, partners, found);
    for (int e = pool.begin(a); partners[a] < 0 && e < pool.begin(a + 1); e++) {
      int b = pool.entry(e);
      if (b > a && partners[b] < 0) {
        partners[a] = b;
        partners[b] = a;
        tryAll(pool, a + 1, partners, found);
        partners[a] = -1;
        partners[b] = -1;
      }
    }
  }

  /** The most pairs of a pairing that nobody who is paired in it would leave for another such. */
  static long greatestAmongThemselves(Pool pool) {
    int[] partners = new int[pool.size()];
    Arrays.fill(partners, -1);
    return greatest(pool, 0, partners);
  }

  private static long greatest(Pool pool, int a, int[] partners) {
    if (a == pool.size()) {
      boolean blocked = isBlocked(pool, partners, false);
      return blocked ? -1 : Arrays.stream(partners).filter(it -> it >= 0).count() / 2;
    }
    long greatest = greatest(pool, a + 1, partners);
    for (int e = pool.begin(a); partners[a] < 0 && e < pool.begin(a + 1); e++) {
      int b = pool.entry(e);
      if (b > a && partners[b] < 0) {
        partners[a] = b;
        partners[b] = a;
        greatest = Math.max(greatest, greatest(pool, a + 1, partners));
        partners[a] = -1;
        partners[b] = -1;
      }
    }
    return greatest;
  }

  /** Every permutation that is a stable partition by Tan's words. */
  static List<int[]> partitions(Pool pool) {
    List<int[]> found = new ArrayList<>();
    int[] successors = new int[pool.size()];
    permute(pool, 0, successors, new boolean[pool.size()], found);
    return found;
  }

  private static void permute(
      Pool pool, int a, int[] successors, boolean[] taken, List<int[]> found) {
    if (a == successors.length) {
      if (isPartition(pool, successors)) {
        found.add(successors.clone());
      }
      return;
    }
    for (int b = 0; b < taken.length; b++) {
      if (!taken[b] && (a == b || pool.place(a, b) >= 0)) {
        taken[b] = true;
        successors[a] = b;
        permute(pool, a + 1, successors, taken, found);
        taken[b] = false;
      }
    }
  }

  private static boolean isPartition(Pool pool, int[] successors) {
    int[] before = new int[successors.length];
    for (int a = 0; a < before.length; a++) {
      before[successors[a]] = a;
    }
    for (int a = 0; a < before.length; a++) {
      boolean alone = successors[a] == a;
      if (!alone && pool.place(a, successors[a]) > pool.place(a, before[a])) {
        return false;
      }
      for (int b = 0; b < a; b++) {
        if (wants(pool, a, b, alone ? -1 : before[a])
            && wants(pool, b, a, successors[b] == b ? -1 : before[b])) {
          return false;
        }
      }
    }
    return true;
  }

  static boolean isBlocked(Pool pool, int[] partners, boolean alsoAlone) {
    for (int a = 0; a < pool.size(); a++) {
      for (int b = 0; b < a; b++) {
        boolean counts = alsoAlone || (partners[a] >= 0 && partners[b] >= 0);
        if (counts && wants(pool, a, b, partners[a]) && wants(pool, b, a, partners[b])) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean wants(Pool pool, int a, int b, int now) {
    for (int e = pool.begin(a); e < pool.begin(a + 1) && pool.entry(e) != now; e++) {
      if (pool.entry(e) == b) {
        return true;
      }
    }
    return false;
  }
}
