package dev.comity.matching.instance;

import java.util.Arrays;

/** Instances that anybody can make again: integer draws of splitmix64 from a published seed. */
public final class Recipes {

  private static final int FIELD = 1_000_000;

  private long state;

  private Recipes(long seed) {
    state = seed;
  }

  /** Draws from a seed. */
  public static Recipes of(long seed) {
    return new Recipes(seed);
  }

  /** A whole number from 0 to below - 1: (z >>> 33) % below. */
  public int draw(int below) {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    z ^= z >>> 31;
    return (int) ((z >>> 33) % below);
  }

  /** U: n x n costs from 1 to 10^6, seed n. */
  public static CostMatrix uniform(int n) {
    Recipes draws = of(n);
    return CostMatrix.of(n, n, (row, column) -> 1 + draws.draw(FIELD));
  }

  /** G: n x n floors of Euclidean distances of 2n points in [0, 10^6)², seed n + 7. */
  public static CostMatrix geometric(int n) {
    Recipes draws = of(n + 7L);
    int[] points = new int[4 * n];
    Arrays.setAll(points, i -> draws.draw(FIELD));
    return CostMatrix.of(
        n,
        n,
        (row, column) -> {
          double x = points[2 * row] - points[2 * (n + column)];
          double y = points[2 * row + 1] - points[2 * (n + column) + 1];
          return (int) Math.sqrt(x * x + y * y);
        });
  }

  /** A hidden permutation and 19 random columns for each row, costs from 1 to 10^6, seed 11. */
  public static CostEdges sparse(int n) {
    return hidden(n, 20, 11);
  }

  /** A hidden permutation and degree - 1 random columns for each row, without repetition. */
  public static CostEdges hidden(int n, int degree, long seed) {
    Recipes draws = of(seed);
    int[] permutation = new int[n];
    Arrays.setAll(permutation, i -> i);
    for (int i = n - 1; i > 0; i--) {
      int other = draws.draw(i + 1);
      int swap = permutation[i];
      permutation[i] = permutation[other];
      permutation[other] = swap;
    }
    int[] row = new int[n * degree];
    int[] column = new int[n * degree];
    int[] cost = new int[n * degree];
    int[] seen = new int[n];
    for (int i = 0, count = 0; i < n; i++) {
      for (int k = 0; k < degree; k++) {
        int other = k == 0 ? permutation[i] : draws.draw(n);
        while (seen[other] == i + 1) {
          other = draws.draw(n);
        }
        seen[other] = i + 1;
        row[count] = i;
        column[count] = other;
        cost[count++] = 1 + draws.draw(FIELD);
      }
    }
    return CostEdges.of(n, n, row, column, cost);
  }
}
