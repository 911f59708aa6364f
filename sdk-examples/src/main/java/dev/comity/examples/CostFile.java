package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.matching.instance.CostEdges;
import dev.comity.matching.instance.CostMatrix;
import dev.comity.matching.instance.PairCosts;
import dev.comity.table.Utf8Lines;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Reads costs from whole numbers with white space between them, whatever the lines. After {@code n}
 * or {@code rows columns} come either all costs of a matrix, row by row, where {@code -} forbids a
 * pair; or row, column and cost of each pair that is allowed, counted from 1. OR-Library has both.
 */
final class CostFile {

  /** How a file is meant. */
  enum Form {
    MATRIX,
    PAIRS
  }

  /**
   * What was read.
   *
   * @param costs a matrix or pairs
   * @param isEither whether the numbers would do for pairs too, and were read as a matrix
   */
  record Read(PairCosts costs, boolean isEither) {}

  /** So long may the longer side be if the other is empty. */
  private static final int MOST_EMPTY = 1_000_000;

  private static final int TRIPLE = 3;
  private static final int FIRST = 1 << 12;
  private static final int GREATEST = 1 << 30;

  private final String file;
  private int[] numbers = new int[FIRST];
  private int count;

  private CostFile(String file) {
    this.file = file;
  }

  /** Reads a file in a form, or without one in that which the count of numbers tells. */
  static Read read(Path path, @Nullable Form form) {
    CostFile read = new CostFile(path.toString());
    try (Utf8Lines lines = Utf8Lines.open(path, PreferenceLines.LONGEST)) {
      for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
        StringTokenizer words = new StringTokenizer(line.get());
        while (words.hasMoreTokens()) {
          read.take(words.nextToken(), lines);
        }
      }
    }
    return read.costs(form);
  }

  private void take(String word, Utf8Lines lines) {
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
    }
    if (word.equals("-")) {
      numbers[count++] = CostMatrix.FORBIDDEN;
      return;
    }
    try {
      int number = Integer.parseInt(word);
      if (Math.abs((long) number) <= GREATEST) {
        numbers[count++] = number;
        return;
      }
    } catch (NumberFormatException e) {
      throw lines.fault(fault(word));
    }
    throw lines.fault(fault(word));
  }

  private static String fault(String word) {
    return "'"
        + word
        + "' is no whole number within ±2^30. Maybe '-', for a pair that is forbidden?";
  }

  private Read costs(@Nullable Form form) {
    if (count == 0) {
      throw BadFileException.of(file, "there is no number. Maybe 'n' and n times n costs?");
    }
    boolean square = fits(numbers[0], numbers[0], 1, form);
    boolean wide = count > 1 && fits(numbers[0], numbers[1], 2, form);
    boolean listed = form != Form.MATRIX && areTriples(numbers[0], numbers[0], 1);
    boolean listedWide = form != Form.MATRIX && count > 1 && areTriples(numbers[0], numbers[1], 2);
    if (square) {
      return new Read(matrix(numbers[0], numbers[0], 1), listed || listedWide);
    }
    if (wide) {
      return new Read(matrix(numbers[0], numbers[1], 2), listed || listedWide);
    }
    if (listed) {
      return new Read(pairs(numbers[0], numbers[0], 1), false);
    }
    if (listedWide) {
      return new Read(pairs(numbers[0], numbers[1], 2), false);
    }
    throw BadFileException.of(
        file,
        "it begins with "
            + (numbers[0] == CostMatrix.FORBIDDEN ? "-" : numbers[0])
            + " and has "
            + (count - 1)
            + " numbers behind that, which is neither 'n' and n times n costs, nor 'rows columns'"
            + " and so many costs, nor either and row, column and cost of each pair. Maybe some are"
            + " missing?");
  }

  /** Whether as many numbers follow as the pairs of a matrix. */
  private boolean fits(long rows, long columns, int from, @Nullable Form form) {
    return form != Form.PAIRS
        && rows >= 0
        && columns >= 0
        && rows <= MOST_EMPTY + count
        && columns <= MOST_EMPTY + count
        && rows * columns == count - from;
  }

  private CostMatrix matrix(int rows, int columns, int from) {
    return CostMatrix.of(rows, columns, (i, j) -> numbers[from + i * columns + j]);
  }

  /** Whether what follows are rows and columns that there are, each with a cost. */
  private boolean areTriples(int rows, int columns, int from) {
    boolean sound = count > from && (count - from) % TRIPLE == 0;
    for (int at = from; at < count && sound; at += TRIPLE) {
      sound =
          numbers[at] >= 1
              && numbers[at] <= rows
              && numbers[at + 1] >= 1
              && numbers[at + 1] <= columns
              && numbers[at + 2] != CostMatrix.FORBIDDEN;
    }
    return sound;
  }

  private CostEdges pairs(int rows, int columns, int from) {
    int size = (count - from) / TRIPLE;
    int[] row = new int[size];
    int[] column = new int[size];
    int[] cost = new int[size];
    for (int k = 0, at = from; k < size; k++, at += TRIPLE) {
      row[k] = numbers[at] - 1;
      column[k] = numbers[at + 1] - 1;
      cost[k] = numbers[at + 2];
    }
    try {
      return CostEdges.of(rows, columns, row, column, cost);
    } catch (IllegalArgumentException e) {
      throw BadFileException.of(file, "counted from 0: " + e.getMessage(), e);
    }
  }
}
