package dev.comity.examples.bench.matching;

import dev.comity.matching.instance.CostMatrix;
import java.util.Arrays;

/**
 * The instances of docs/performance.md, from a seed: splitmix64, a draw below k being {@code (z >>>
 * 33) % k}.
 */
final class Recipe {

  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private static final int MILLION = 1_000_000;
  private static final int LATER = 7;
  private static final long RESIDENTS = 13;

  private long state;

  private Recipe(long seed) {
    state = seed;
  }

  /** The next draw, from 0 to bound - 1. */
  int below(int bound) {
    state += GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (int) (((z ^ (z >>> 31)) >>> 33) % bound);
  }

  /** {@code U1000}: costs 1 to 10^6; {@code G1000}: distances of points in a square. */
  static int[][] costs(String name) {
    int n = Integer.parseInt(name.substring(1));
    return switch (name.charAt(0)) {
      case 'U' -> uniform(n);
      case 'G' -> geometric(n);
      default -> throw new IllegalArgumentException("'" + name + "' is no recipe. Maybe U1000?");
    };
  }

  /** As {@code U}, without the costs in rows beside the matrix. */
  static CostMatrix matrix(int n) {
    Recipe recipe = new Recipe(n);
    return CostMatrix.of(n, n, (row, column) -> 1 + recipe.below(MILLION));
  }

  private static int[][] uniform(int n) {
    Recipe recipe = new Recipe(n);
    int[][] costs = new int[n][n];
    for (int[] row : costs) {
      for (int j = 0; j < n; j++) {
        row[j] = 1 + recipe.below(MILLION);
      }
    }
    return costs;
  }

  private static int[][] geometric(int n) {
    Recipe recipe = new Recipe(n + LATER);
    int[] x = new int[2 * n];
    int[] y = new int[2 * n];
    for (int k = 0; k < 2 * n; k++) {
      x[k] = recipe.below(MILLION);
      y[k] = recipe.below(MILLION);
    }
    int[][] costs = new int[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double dx = x[i] - x[n + j];
        double dy = y[i] - y[n + j];
        costs[i][j] = (int) Math.floor(Math.sqrt(dx * dx + dy * dy));
      }
    }
    return costs;
  }

  /** As many orders of so many, each a shuffle from the end. */
  int[][] orders(int count, int length) {
    int[][] orders = new int[count][length];
    for (int[] order : orders) {
      for (int k = 0; k < length; k++) {
        order[k] = k;
      }
      shuffle(order);
    }
    return orders;
  }

  /** For each person all others, each list a shuffle from the end. */
  static int[][] pool(int people, long seed) {
    Recipe recipe = new Recipe(seed);
    int[][] lists = new int[people][people - 1];
    for (int a = 0; a < people; a++) {
      for (int k = 0; k < people - 1; k++) {
        lists[a][k] = k < a ? k : k + 1;
      }
      recipe.shuffle(lists[a]);
    }
    return lists;
  }

  static Recipe seed(long seed) {
    return new Recipe(seed);
  }

  /** Residents who list some homes each, drawn without repetition; a home ranks all who list it. */
  static int[][][] residents(int residents, int homes, int length) {
    Recipe recipe = new Recipe(RESIDENTS);
    int[][] left = new int[residents][length];
    int[] size = new int[homes];
    for (int[] list : left) {
      for (int k = 0; k < length; k++) {
        int h = recipe.below(homes);
        while (isAmong(list, k, h)) {
          h = recipe.below(homes);
        }
        list[k] = h;
        size[h]++;
      }
    }
    int[][] right = new int[homes][];
    for (int h = 0; h < homes; h++) {
      right[h] = new int[size[h]];
    }
    Arrays.fill(size, 0);
    for (int a = 0; a < residents; a++) {
      for (int h : left[a]) {
        right[h][size[h]++] = a;
      }
    }
    for (int[] list : right) {
      recipe.shuffle(list);
    }
    return new int[][][] {left, right};
  }

  private static boolean isAmong(int[] list, int count, int wanted) {
    for (int k = 0; k < count; k++) {
      if (list[k] == wanted) {
        return true;
      }
    }
    return false;
  }

  /** Shuffles from the end. */
  void shuffle(int[] order) {
    for (int k = order.length - 1; k > 0; k--) {
      int with = below(k + 1);
      int kept = order[k];
      order[k] = order[with];
      order[with] = kept;
    }
  }
}
