package dev.comity.gazetteer;

import java.util.HashMap;
import java.util.Map;

/**
 * How many slips lie between a wanted text and others: a letter too many, too few, another letter,
 * or two neighbours swapped (optimal string alignment, in which no piece is edited twice).
 *
 * <p>Bit-parallel over the wanted text's positions, with the columns of the table as differences in
 * words of 64 bits; H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit
 * distances", Nordic Journal of Computing 10 (2003), figure 5. Wanted texts beyond 64 letters go
 * through the plain table. Not thread-safe.
 */
final class EditDistance {

  private static final int WORD = 64;

  private final String wanted;
  private final long[] near = new long[128]; // positions of each ASCII letter
  private final Map<Character, Long> far = new HashMap<>(); // of the others

  EditDistance(String wanted) {
    this.wanted = wanted;
    for (int i = 0; i < Math.min(WORD, wanted.length()); i++) {
      char letter = wanted.charAt(i);
      if (letter < near.length) {
        near[letter] |= 1L << i;
      } else {
        far.merge(letter, 1L << i, (a, b) -> a | b);
      }
    }
  }

  /** The distance to the text that stands in the array from start (inclusive) to end. */
  int to(char[] text, int start, int end) {
    int length = wanted.length();
    if (length == 0) {
      return end - start;
    }
    if (length > WORD) {
      return byTable(wanted, new String(text, start, end - start));
    }
    long last = 1L << length - 1;
    long up = -1; // VP: +1 from the cell above
    long down = 0; // VN: -1 from the cell above
    long diagonal = 0; // D0: no difference along the diagonal
    long matchBefore = 0; // PM of the letter before
    int distance = length;
    for (int i = start; i < end; i++) {
      long match = positions(text[i]);
      long swap = (~diagonal & match) << 1 & matchBefore;
      diagonal = ((match & up) + up ^ up) | match | down | swap;
      long right = down | ~(diagonal | up); // HP
      long left = diagonal & up; // HN
      if ((right & last) != 0) {
        distance++;
      } else if ((left & last) != 0) {
        distance--;
      }
      right = right << 1 | 1;
      left <<= 1;
      up = left | ~(diagonal | right);
      down = diagonal & right;
      matchBefore = match;
    }
    return distance;
  }

  /** The same by the textbook's table, in O(m n). */
  static int byTable(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best =
        Math.min(cost[i - 1][j - 1] + substitution, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }

  private long positions(char letter) {
    return letter < near.length ? near[letter] : far.getOrDefault(letter, 0L);
  }
}
