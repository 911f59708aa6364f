package dev.comity.matching.assignment;

import static dev.comity.matching.instance.CostMatrix.FORBIDDEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Budget;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.CostMatrix;
import dev.comity.matching.proof.AssignmentPrices;
import dev.comity.matching.proof.HallViolator;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The least total, its prices, and the group that shows that there is none. */
class LeastTotalTest {

  private static CostMatrix random(Random random, int rows, int columns, int spread, double open) {
    return CostMatrix.of(
        rows,
        columns,
        (i, j) -> random.nextDouble() < open ? random.nextInt(2 * spread + 1) - spread : FORBIDDEN);
  }

  /** The least total by trying everything; empty if not all of the smaller side can be placed. */
  private static OptionalLong least(CostMatrix costs) {
    CostMatrix wide = costs.rows() > costs.columns() ? costs.transposed() : costs;
    long best = least(wide, 0, new boolean[wide.columns()]);
    return best == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(best);
  }

  private static long least(CostMatrix costs, int row, boolean[] taken) {
    if (row == costs.rows()) {
      return 0;
    }
    long best = Long.MAX_VALUE;
    for (int j = 0; j < taken.length; j++) {
      if (!taken[j] && costs.cost(row, j) != FORBIDDEN) {
        taken[j] = true;
        long rest = least(costs, row + 1, taken);
        taken[j] = false;
        if (rest != Long.MAX_VALUE) {
          best = Math.min(best, rest + costs.cost(row, j));
        }
      }
    }
    return best;
  }

  @Property(tries = 2_000)
  void theTotalIsTheLeastOfAllOrAGroupShowsThatThereIsNone(
      @ForAll long seed,
      @ForAll @IntRange(max = 7) int rows,
      @ForAll @IntRange(max = 7) int columns) {
    Random random = new Random(seed);
    int spread = random.nextBoolean() ? 3 : CostMatrix.GREATEST / 2;
    CostMatrix costs = random(random, rows, columns, spread, random.nextDouble() * 0.8 + 0.3);

    AssignmentAnswer answer = LeastTotal.solve(costs);

    assertThat(answer.standing()).isEqualTo(Standing.PROVED);
    assertThat(answer.total()).isEqualTo(least(costs));
    Certificate certificate = answer.certificate().orElseThrow();
    assertThat(certificate.verify().objections()).isEmpty();
    assertThat(read(certificate.toText(), costs).verify().holds()).isTrue();
  }

  @Property(tries = 100)
  void everyAnswerBringsAProofAlsoAtLargerSizes(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 120) int rows,
      @ForAll @IntRange(min = 1, max = 120) int columns) {
    Random random = new Random(seed);
    double open = random.nextInt(3) == 0 ? 0.03 : random.nextDouble();
    int spread = random.nextBoolean() ? 2 : 1_000_000;
    CostMatrix costs = random(random, rows, columns, spread, open);

    AssignmentAnswer answer = LeastTotal.solve(costs);

    assertThat(answer.standing()).isEqualTo(Standing.PROVED);
    assertThat(answer.certificate().orElseThrow().verify().objections()).isEmpty();
    assertThat(LeastTotal.solve(costs).certificate().orElseThrow().toText())
        .hasToString(answer.certificate().get().toText().toString());
  }

  @Property(tries = 300)
  void otherNamesAConstantMoreAndTurningTheMatrixChangeTheTotalAsTheyShould(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int n) {
    Random random = new Random(seed);
    CostMatrix costs = random(random, n, n + random.nextInt(3), 50, 1);
    int[] names = random.ints(0, n).distinct().limit(n).toArray();
    long total = LeastTotal.solve(costs).total().orElseThrow();

    CostMatrix renamed = CostMatrix.of(n, costs.columns(), (i, j) -> costs.cost(names[i], j));
    CostMatrix dearer = CostMatrix.of(n, costs.columns(), (i, j) -> costs.cost(i, j) + 7);

    assertThat(LeastTotal.solve(renamed).total()).hasValue(total);
    assertThat(LeastTotal.solve(dearer).total()).hasValue(total + 7L * n);
    assertThat(LeastTotal.solve(costs.transposed()).total()).hasValue(total);
    assertThat(LeastTotal.solve(costs.negated()).total().orElseThrow()).isLessThanOrEqualTo(-total);
  }

  @Property(tries = 300)
  void aBudgetThatRunsOutLeavesAnAssignmentWithATrueBoundOrNothing(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4_000) int steps) {
    Random random = new Random(seed);
    CostMatrix costs =
        random(random, 20, 20 + random.nextInt(3), 1_000, random.nextBoolean() ? 1 : 0.3);
    AssignmentAnswer whole = LeastTotal.solve(costs);

    AssignmentAnswer answer = LeastTotal.solve(costs, Budget.unlimited().ofSteps(steps));

    if (answer.certificate().isEmpty()) {
      assertThat(answer.standing()).isEqualTo(Standing.STOPPED);
      return;
    }
    assertThat(answer.certificate().get().verify().objections()).isEmpty();
    if (answer.certificate().get() instanceof AssignmentPrices prices) {
      assertThat(whole.total().orElseThrow()).isBetween(prices.bound(), prices.total());
    } else {
      assertThat(whole.total()).isEmpty();
    }
  }

  @Property(tries = 2_000)
  void aFigureThatIsChangedIsCaughtOrTheClaimIsStillTrue(@ForAll long seed) {
    Random random = new Random(seed);
    CostMatrix costs = random(random, 1 + random.nextInt(5), 1 + random.nextInt(5), 4, 0.8);
    String text = LeastTotal.solve(costs).certificate().orElseThrow().toText().toString();
    int at = random.nextInt(text.length());
    char other = "0123456789-[],\"{}aprst".charAt(random.nextInt(22));
    String changed = text.substring(0, at) + other + text.substring(at + 1);

    Certificate certificate;
    try {
      certificate = read(CertificateText.parse(changed), costs);
    } catch (BadCertificateException e) {
      return;
    }
    if (certificate.verify().holds()) {
      if (certificate instanceof AssignmentPrices prices) {
        assertThat(prices.bound()).isLessThanOrEqualTo(least(costs).orElseThrow());
        assertThat(prices.total()).isGreaterThanOrEqualTo(least(costs).orElseThrow());
        assertThat(prices.standing() == Standing.PROVED)
            .isEqualTo(prices.total() == prices.bound());
      } else {
        assertThat(least(costs)).isEmpty();
      }
    }
  }

  private static Certificate read(CertificateText text, CostMatrix costs) {
    return text.kind().equals(HallViolator.KIND)
        ? HallViolator.parse(text, costs)
        : AssignmentPrices.parse(text, costs);
  }

  @Test
  void aCertificateOfAnotherMatrixIsCaught() {
    CostMatrix one = CostMatrix.of(new int[][] {{1, 2}, {2, 1}});
    CostMatrix other = CostMatrix.of(new int[][] {{1, 3}, {2, 1}});

    CertificateText text = LeastTotal.solve(one).certificate().orElseThrow().toText();

    assertThat(AssignmentPrices.parse(text, other).verify().objections())
        .hasSize(1)
        .allMatch(it -> it.startsWith("It is about the instance sha-256:"));
  }

  @Test
  void pricesThatOverflowProveNothing() {
    CostMatrix costs = CostMatrix.of(new int[][] {{5}});
    CertificateText text =
        CertificateText.of(AssignmentPrices.KIND, costs.hash(), Standing.PROVED)
            .put("total", 5)
            .put("bound", 5)
            .put("columns", new int[] {0})
            .put("row-prices", new long[] {Long.MAX_VALUE})
            .put("column-prices", new long[] {Long.MAX_VALUE})
            .build();

    assertThat(AssignmentPrices.parse(text, costs).verify().objections()).hasSize(2);
  }

  @Test
  void figuresThatAreNoCostsAreNamedWithTheWayOut() {
    assertThatThrownBy(() -> CostMatrix.ofDecimals(new double[][] {{1, Double.NaN}}, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Row 0, column 1 costs NaN")
        .hasMessageContaining("Maybe");
    assertThatThrownBy(() -> CostMatrix.ofDecimals(new double[][] {{0.125}}, 2))
        .hasMessageContaining("0.125")
        .hasMessageContaining("Maybe round it");
    assertThatThrownBy(() -> CostMatrix.of(new int[][] {{1, 2}, {3}}))
        .hasMessageContaining("Row 1 has 1 costs, but row 0 has 2");
    assertThatThrownBy(() -> CostMatrix.of(new int[][] {{Integer.MIN_VALUE}}))
        .hasMessageContaining("-2147483648");
    assertThatThrownBy(() -> CostMatrix.of(50_000, 50_000, (i, j) -> 0))
        .hasMessageContaining("50000 by 50000");
  }

  @Test
  void minusZeroIsZeroAndInfinityForbids() {
    CostMatrix costs =
        CostMatrix.ofDecimals(new double[][] {{-0.0, Double.POSITIVE_INFINITY}, {1.25, 0.5}}, 2);

    assertThat(costs.cost(0, 0)).isZero();
    assertThat(costs.cost(0, 1)).isEqualTo(FORBIDDEN);
    assertThat(LeastTotal.solve(costs).total()).hasValue(50);
  }

  @Test
  void nobodyIsPlacedForNothing() {
    assertThat(LeastTotal.solve(CostMatrix.of(0, 3, (i, j) -> 1)).total()).hasValue(0);
    assertThat(
            LeastTotal.solve(CostMatrix.of(new int[0][]))
                .certificate()
                .orElseThrow()
                .verify()
                .holds())
        .isTrue();
  }
}
