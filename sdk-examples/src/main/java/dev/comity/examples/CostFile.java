package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.matching.Counted;
import dev.comity.matching.instance.CostEdges;
import dev.comity.matching.instance.CostMatrix;
import dev.comity.matching.instance.PairCosts;
import dev.comity.table.Utf8Lines;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
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
   * @param doubt how else the file may be meant, in a sentence; empty if nohow
   */
  record Read(PairCosts costs, String doubt) {

    /** The form and how large it is. */
    String words() {
      String size =
          Counted.of(costs.rows(), "row") + " and " + Counted.of(costs.columns(), "column");
      return costs instanceof CostEdges pairs
          ? Counted.of(pairs.pairs(), "pair") + " of " + size
          : "a matrix of " + size;
    }
  }

  private static final String EITHER =
      "(Read as a matrix; it could be pairs too: --form pairs, or matrix to say so.)";

  private static final String CUT_OFF =
      "(Read as pairs, too few to place all. Maybe a matrix that was cut off? --form pairs to say not.)";

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
    long number = WholeNumber.parse(word).orElse(Long.MAX_VALUE);
    if (number < -GREATEST || number > GREATEST) {
      ControlLetters.refuse(word, "a number", lines::fault);
      throw lines.fault(
          WholeNumber.isOne(word)
              ? "'" + word + "' is not within ±2^30. Maybe in a larger unit?"
              : "'" + word + "' is no whole number. Maybe " + instead(word) + "?");
    }
    numbers[count++] = (int) number;
  }

  private static String instead(String word) {
    return word.matches("[+-]?[0-9]*[.,][0-9]+")
        ? "all costs in a smaller unit, such as 15 for 1.5"
        : word.matches(".*[0-9].*")
            ? "its digits alone, such as 1000"
            : "'-', for a pair that is forbidden";
  }

  private Read costs(@Nullable Form form) {
    if (count == 0) {
      throw BadFileException.of(file, "there is no number. Maybe 'n' and n times n costs?");
    }
    OptionalInt matrix = matrixFrom();
    OptionalInt listed = pairsFrom();
    if (matrix.isPresent() && form != Form.PAIRS) {
      return new Read(matrix(matrix.getAsInt()), form == null && listed.isPresent() ? EITHER : "");
    }
    if (listed.isPresent() && form != Form.MATRIX) {
      CostEdges pairs = pairs(listed.getAsInt());
      return new Read(pairs, form == null && pairs.pairs() < pairs.lines() ? CUT_OFF : "");
    }
    if (matrix.isPresent() || listed.isPresent()) {
      throw BadFileException.of(
          file,
          matrix.isPresent()
              ? "its numbers are those of a matrix, not of pairs. Maybe leave out --form?"
              : "its numbers are those of pairs, not of a matrix. Maybe leave out --form?");
    }
    throw BadFileException.of(
        file,
        "it begins with "
            + word(numbers[0])
            + " and has "
            + Counted.of(count - 1, "number")
            + " behind that, which is neither 'n' and n times n costs, nor 'rows columns'"
            + " and so many costs, nor either and row, column and cost of each pair. Maybe some are"
            + " missing, or a side has more than a million beside these numbers?"
            + wrongPair());
  }

  /** The first pair that is not there, if the numbers are otherwise those of pairs. */
  private String wrongPair() {
    for (int from = Math.min(2, count); from >= 1; from--) {
      int rows = numbers[0];
      int columns = numbers[from - 1];
      boolean sized = isSize(rows) && isSize(columns) && (count - from) % TRIPLE == 0;
      for (int at = from; at < count && sized; at += TRIPLE) {
        if (!isPair(rows, columns, at)) {
          return String.format(
              Locale.ROOT,
              " (As pairs of %d rows and %d columns, pair %d is row %s and column %s.)",
              rows,
              columns,
              (at - from) / TRIPLE + 1,
              word(numbers[at]),
              word(numbers[at + 1]));
        }
      }
    }
    return "";
  }

  private static String word(int number) {
    return number == CostMatrix.FORBIDDEN ? "-" : Integer.toString(number);
  }

  /** Where a matrix begins, behind 'n' or 'rows columns'; nothing if there is none. */
  private OptionalInt matrixFrom() {
    if (fits(numbers[0], numbers[0], 1)) {
      return OptionalInt.of(1);
    }
    return count > 1 && fits(numbers[0], numbers[1], 2) ? OptionalInt.of(2) : OptionalInt.empty();
  }

  /** Where pairs begin, behind 'n' or 'rows columns'; nothing if there are none. */
  private OptionalInt pairsFrom() {
    if (areTriples(numbers[0], numbers[0], 1)) {
      return OptionalInt.of(1);
    }
    return count > 1 && areTriples(numbers[0], numbers[1], 2)
        ? OptionalInt.of(2)
        : OptionalInt.empty();
  }

  /** Whether as many numbers follow as the pairs of a matrix. */
  private boolean fits(long rows, long columns, int from) {
    return isSize(rows) && isSize(columns) && rows * columns == count - from;
  }

  /** Whether a side can be so long; a '-' is far above. */
  private boolean isSize(long lines) {
    return lines >= 0 && lines <= MOST_EMPTY + count;
  }

  private CostMatrix matrix(int from) {
    int columns = numbers[from - 1];
    return CostMatrix.of(numbers[0], columns, (i, j) -> numbers[from + i * columns + j]);
  }

  /** Whether what follows are rows and columns that there are, each with a cost. */
  private boolean areTriples(int rows, int columns, int from) {
    boolean sound = count > from && (count - from) % TRIPLE == 0 && isSize(rows) && isSize(columns);
    for (int at = from; at < count && sound; at += TRIPLE) {
      sound = isPair(rows, columns, at);
    }
    return sound;
  }

  private boolean isPair(int rows, int columns, int at) {
    return numbers[at] >= 1
        && numbers[at] <= rows
        && numbers[at + 1] >= 1
        && numbers[at + 1] <= columns
        && numbers[at + 2] != CostMatrix.FORBIDDEN;
  }

  private CostEdges pairs(int from) {
    int size = (count - from) / TRIPLE;
    int[] row = new int[size];
    int[] column = new int[size];
    int[] cost = new int[size];
    for (int k = 0, at = from; k < size; k++, at += TRIPLE) {
      row[k] = numbers[at] - 1;
      column[k] = numbers[at + 1] - 1;
      cost[k] = numbers[at + 2];
    }
    checkOnce(row, column);
    return CostEdges.of(numbers[0], numbers[from - 1], row, column, cost);
  }

  private void checkOnce(int[] row, int[] column) {
    long[] pairs = new long[row.length];
    Arrays.setAll(pairs, k -> (long) row[k] << Integer.SIZE | column[k]);
    Arrays.sort(pairs);
    for (int k = 1; k < pairs.length; k++) {
      if (pairs[k] == pairs[k - 1]) {
        throw BadFileException.of(
            file,
            String.format(
                Locale.ROOT,
                "row %d and column %d stand twice. Maybe keep one of both?",
                (pairs[k] >> Integer.SIZE) + 1,
                (int) pairs[k] + 1));
      }
    }
  }
}
