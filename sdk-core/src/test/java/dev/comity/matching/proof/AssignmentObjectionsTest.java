package dev.comity.matching.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.CostMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each objection of a check alone, as far as one thing can be false by itself. */
class AssignmentObjectionsTest {

  private static final int NONE = CostMatrix.FORBIDDEN;
  private static final long MOST = 1L << 61;

  /** Two rows of three columns, and the same with rows and columns changed for each other. */
  private static final CostMatrix WIDE = CostMatrix.of(new int[][] {{1, 5, NONE}, {5, 0, 4}});

  private static final CostMatrix TALL = CostMatrix.of(new int[][] {{1, 5}, {5, 0}, {NONE, 4}});

  private static final int[] COLUMNS = {0, 1};
  private static final long[] ROW_PRICES = {1, 0};
  private static final long[] COLUMN_PRICES = {0, 0, 0};

  private static List<String> claim(
      Standing standing, int[] columns, long total, long bound, long[] rows, long[] prices) {
    return AssignmentLeastTotal.of(WIDE, standing, columns, total, bound, rows, prices)
        .verify()
        .objections();
  }

  private static List<String> of(int... columns) {
    return claim(Standing.PROVED, columns, 1, 1, ROW_PRICES, COLUMN_PRICES);
  }

  private static List<String> priced(long bound, long[] rows, long[] columns) {
    Standing standing = bound == 1 ? Standing.PROVED : Standing.BEST_FOUND;
    return claim(standing, COLUMNS, 1, bound, rows, columns);
  }

  @Test
  void whatIsRightHolds() {
    assertThat(of(COLUMNS)).isEmpty();
    assertThat(priced(0, new long[] {0, 0}, COLUMN_PRICES)).isEmpty();
    assertThat(priced(-3, new long[] {1, 0}, new long[] {0, 0, -4})).isEmpty();
    assertThat(
            AssignmentLeastTotal.of(
                    TALL, Standing.PROVED, new int[] {0, 1, -1}, 1, 1, COLUMN_PRICES, ROW_PRICES)
                .verify()
                .objections())
        .isEmpty();
  }

  @Test
  void anAssignmentThatIsNoneIsFound() {
    assertThat(of(0, 3))
        .containsExactly("Row 1 has column 3, which there is not.", "1 pairs are made, not 2.");
    assertThat(of(0, -2))
        .containsExactly("Row 1 has column -2, which there is not.", "1 pairs are made, not 2.");
    assertThat(of(0, 0))
        .containsExactly("Column 0 has two rows, one of them 1.", "1 pairs are made, not 2.");
    assertThat(of(2, 1))
        .containsExactly(
            "Row 0 and column 2 are not allowed.",
            "1 pairs are made, not 2.",
            "The pairs cost 0, not 1.");
    assertThat(of(0, -1)).containsExactly("1 pairs are made, not 2.");
    assertThat(of(1, 0)).containsExactly("The pairs cost 10, not 1.");
    assertThat(of(0)).singleElement().asString().startsWith("There are 1 columns of rows, 2 and 3");
    assertThat(of(0, 1, 2)).singleElement().asString().startsWith("There are 3 columns of rows");
    assertThat(claim(Standing.STOPPED, COLUMNS, 1, 1, ROW_PRICES, COLUMN_PRICES))
        .containsExactly("2 pairs are made, not 0.");
    assertThat(claim(Standing.STOPPED, new int[] {-1, -1}, 0, 1, ROW_PRICES, COLUMN_PRICES))
        .isEmpty();
  }

  @Test
  void aFigureOrAPriceThatDoesNotFitIsFound() {
    assertThat(claim(Standing.PROVED, COLUMNS, 2, 1, ROW_PRICES, COLUMN_PRICES))
        .contains("The pairs cost 1, not 2.");
    assertThat(claim(Standing.BEST_FOUND, COLUMNS, 1, 1, ROW_PRICES, COLUMN_PRICES))
        .containsExactly("It says best-found with the total 1 and the bound 1.");
    assertThat(claim(Standing.PROVED, COLUMNS, 1, 0, new long[] {0, 0}, COLUMN_PRICES))
        .containsExactly("It says proved with the total 1 and the bound 0.");
    assertThat(priced(1, new long[] {0, 0}, COLUMN_PRICES))
        .containsExactly("The prices sum up to 0, not to the bound 1.");
    assertThat(priced(2, new long[] {2, 0}, COLUMN_PRICES))
        .containsExactly("Row 0 and column 0 cost 1, less than their prices 2 and 0.");
    assertThat(priced(1, new long[] {0, 0}, new long[] {0, 0, 1}))
        .containsExactly("The price of column 2 is 1, above 0.");
    assertThat(priced(1, new long[] {1}, COLUMN_PRICES)).hasSize(1);
    assertThat(priced(1, ROW_PRICES, new long[] {0, 0})).hasSize(1);
  }

  @Test
  void pricesMayBeLargeButNotSoLargeThatSumsLeaveTheirRange() {
    for (long price : new long[] {-MOST - 1, Long.MIN_VALUE}) {
      assertThat(priced(0, new long[] {price, 0}, COLUMN_PRICES))
          .containsExactly("A price is beyond 2^61.");
      assertThat(priced(0, ROW_PRICES, new long[] {0, 0, price}))
          .containsExactly("A price is beyond 2^61.");
    }
    assertThat(priced(0, new long[] {MOST + 1, 0}, COLUMN_PRICES))
        .containsExactly("A price is beyond 2^61.");
    assertThat(priced(-MOST, new long[] {-MOST, 0}, COLUMN_PRICES)).isEmpty();
    assertThat(priced(MOST, new long[] {MOST, 0}, COLUMN_PRICES))
        .containsExactly(
            "Row 0 and column 0 cost 1, less than their prices " + MOST + " and 0.",
            "Row 0 and column 1 cost 5, less than their prices " + MOST + " and 0.");
  }

  @Test
  void theSidesAreCalledByTheirNamesWhereThereAreMoreRows() {
    int[] columns = {0, 1, -1};
    assertThat(
            AssignmentLeastTotal.of(
                    TALL, Standing.PROVED, columns, 1, 1, new long[] {0, 0, 1}, new long[] {0, 0})
                .verify()
                .objections())
        .containsExactly("The price of row 2 is 1, above 0.");
    assertThat(
            AssignmentLeastTotal.of(
                    TALL, Standing.BEST_FOUND, columns, 1, 2, COLUMN_PRICES, new long[] {2, 0})
                .verify()
                .objections())
        .containsExactly("Row 0 and column 0 cost 1, less than their prices 0 and 2.");
  }

  /** Three columns for rows that like one only, and a fourth row. */
  private static final CostMatrix FEW =
      CostMatrix.of(new int[][] {{1, NONE, NONE}, {1, NONE, NONE}, {1, 1, NONE}});

  private static List<String> few(int... members) {
    return HallViolator.of(FEW, members).verify().objections();
  }

  @Test
  void aGroupMustBeThereOnceAndHaveTooFewPartners() {
    assertThat(few(0, 1)).isEmpty();
    assertThat(few(0, 1, 2)).isEmpty();
    assertThat(few(0)).containsExactly("1 members have 1 partners, not fewer.");
    assertThat(few()).containsExactly("0 members have 0 partners, not fewer.");
    assertThat(few(0, 2)).containsExactly("2 members have 2 partners, not fewer.");
    assertThat(few(0, 0)).containsExactly("Member 0 is none of the 3, or stands twice.");
    assertThat(few(0, 1, 3)).containsExactly("Member 3 is none of the 3, or stands twice.");
    assertThat(few(-1, 0, 1)).containsExactly("Member -1 is none of the 3, or stands twice.");
    String right = HallViolator.of(FEW, new int[] {0, 1}).toText().toString();
    assertThat(parsed(right, "proved", "best-found").objections())
        .containsExactly("An impossibility is proved or nothing, not best-found.");
    assertThat(parsed(right, "\"rows\"", "\"columns\"").objections())
        .containsExactly("The members are columns, but the shorter side are rows.");
  }

  private static Verdict parsed(String text, String one, String other) {
    return HallViolator.parse(Altered.text(text, one, other), FEW).verify();
  }

  @Test
  void aLongGroupIsCutInItsWords() {
    int[][] costs = new int[12][12];
    for (int[] row : costs) {
      Arrays.fill(row, 1, 12, NONE);
    }
    CostMatrix one = CostMatrix.of(costs);
    int[] ten = IntStream.range(0, 10).toArray();
    int[] eleven = IntStream.range(0, 11).toArray();
    assertThat(HallViolator.of(one, ten).claim()).contains("0, 1,").doesNotContain("...");
    assertThat(HallViolator.of(one, eleven).claim()).contains("11 rows", ", ...");
  }
}
