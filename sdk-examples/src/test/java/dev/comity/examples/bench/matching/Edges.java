package dev.comity.examples.bench.matching;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Sparse instances: pairs and what they cost.
 *
 * @param size rows and as many columns, or people
 * @param first the row, or one person, of each pair
 * @param second the column, or the other
 * @param cost of each pair
 */
record Edges(int size, int[] first, int[] second, int[] cost) {

  static final int DEGREE = 20;
  private static final int MILLION = 1_000_000;
  private static final int LIGHT = 100_000;
  private static final long ASSIGNMENT = 11;
  private static final long POOL = 19;

  /** A hidden permutation and 19 random columns for each row, costs from 1 to 10^6, seed 11. */
  static Edges assignment(int n) {
    Recipe recipe = Recipe.seed(ASSIGNMENT);
    int[] permutation = shuffled(recipe, n);
    int degree = Math.min(n, DEGREE);
    Edges edges = empty(n, n * degree);
    int[] seen = new int[n];
    for (int i = 0, count = 0; i < n; i++) {
      for (int k = 0; k < degree; k++) {
        int j = k == 0 ? permutation[i] : recipe.below(n);
        while (seen[j] == i + 1) {
          j = recipe.below(n);
        }
        seen[j] = i + 1;
        edges.set(count++, i, j, 1 + recipe.below(MILLION));
      }
    }
    return edges;
  }

  /**
   * A hidden perfect matching, and random pairs up to five for each person, costs from 1 to 10^5,
   * seed 19.
   */
  static Edges pool(int n) {
    Recipe recipe = Recipe.seed(POOL);
    int[] order = shuffled(recipe, n);
    int count = (int) Math.min(5L * n, n * (n - 1L) / 2);
    Edges edges = empty(n, count);
    Set<Long> seen = new HashSet<>();
    while (seen.size() < count) {
      int at = seen.size();
      int a = 2 * at < n ? order[2 * at] : recipe.below(n);
      int b = 2 * at < n ? order[2 * at + 1] : recipe.below(n);
      if (a != b && seen.add((long) Math.min(a, b) * n + Math.max(a, b))) {
        edges.set(at, a, b, 1 + recipe.below(LIGHT));
      }
    }
    return edges;
  }

  private static int[] shuffled(Recipe recipe, int n) {
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    recipe.shuffle(order);
    return order;
  }

  private static Edges empty(int size, int count) {
    return new Edges(size, new int[count], new int[count], new int[count]);
  }

  private void set(int at, int a, int b, int price) {
    first[at] = a;
    second[at] = b;
    cost[at] = price;
  }

  /** Each pair as a row of three. */
  int[][] rows() {
    int[][] rows = new int[cost.length][];
    Arrays.setAll(rows, k -> new int[] {first[k], second[k], cost[k]});
    return rows;
  }
}
