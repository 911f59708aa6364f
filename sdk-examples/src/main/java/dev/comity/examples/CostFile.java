package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.matching.instance.CostMatrix;
import dev.comity.table.Utf8Lines;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * Reads a matrix of costs from numbers with white space between them, whatever the lines: {@code n}
 * and n times n costs, as in OR-Library, or {@code rows columns} and so many costs. A {@code -}
 * forbids a pair.
 */
final class CostFile {

  /** So long may the longer side be if the other is empty. */
  private static final int MOST_EMPTY = 1_000_000;

  private static final int FIRST = 1 << 12;
  private static final int GREATEST = 1 << 30;

  private final String file;
  private int[] numbers = new int[FIRST];
  private int count;

  private CostFile(String file) {
    this.file = file;
  }

  static CostMatrix read(Path path) {
    CostFile read = new CostFile(path.toString());
    try (Utf8Lines lines = Utf8Lines.open(path)) {
      for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
        StringTokenizer words = new StringTokenizer(line.get());
        while (words.hasMoreTokens()) {
          read.take(words.nextToken(), lines);
        }
      }
    }
    return read.matrix();
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

  private CostMatrix matrix() {
    if (count == 0) {
      throw BadFileException.of(file, "there is no number. Maybe 'n' and n times n costs?");
    }
    long n = numbers[0];
    if (n >= 0 && n != CostMatrix.FORBIDDEN && n * n == count - 1) {
      return CostMatrix.of((int) n, (int) n, (i, j) -> numbers[1 + i * (int) n + j]);
    }
    long columns = count > 1 ? numbers[1] : -1;
    if (n >= 0
        && n <= MOST_EMPTY + count
        && columns >= 0
        && columns <= MOST_EMPTY + count
        && n * columns == count - 2) {
      return CostMatrix.of((int) n, (int) columns, (i, j) -> numbers[2 + i * (int) columns + j]);
    }
    throw BadFileException.of(
        file,
        "it begins with "
            + (n == CostMatrix.FORBIDDEN ? "-" : n)
            + " and has "
            + (count - 1)
            + " numbers behind that, which is neither 'n' and n times n"
            + " costs nor 'rows columns' and so many costs. Maybe some are missing?");
  }
}
