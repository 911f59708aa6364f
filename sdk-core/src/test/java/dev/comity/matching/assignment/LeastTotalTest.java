package dev.comity.matching.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.matching.Budget;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.CostEdges;
import dev.comity.matching.instance.CostMatrix;
import dev.comity.matching.instance.Recipes;
import dev.comity.matching.proof.AssignmentLeastTotal;
import dev.comity.matching.proof.HallViolator;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LeastTotalTest {

  private static final int[] RANGES = {1, 3, 100, 1 << 24, 1 << 30};

  @Property(tries = 400)
  void theTotalIsTheLeastOfAllOrItIsProvedThatThereIsNone(
      @ForAll @LongRange(max = 1L << 40) long seed,
      @ForAll @IntRange(max = 7) int rows,
      @ForAll @IntRange(max = 7) int columns,
      @ForAll @IntRange(max = 4) int range,
      @ForAll @IntRange(max = 8) int tenths) {
    Scene scene = Scene.of(seed, rows, columns, RANGES[range], tenths * 10);

    AssignmentAnswer dense = LeastTotal.solve(scene.matrix());
    AssignmentAnswer sparse = LeastTotal.solve(scene.edges());

    OptionalLong least = scene.leastOfAll();
    for (AssignmentAnswer answer : new AssignmentAnswer[] {dense, sparse}) {
      assertThat(answer.standing()).isEqualTo(Standing.PROVED);
      assertThat(answer.total()).isEqualTo(least);
      assertThat(answer.bound()).isEqualTo(least);
      assertThat(answer.certificate().verify()).hasToString("holds");
      assertThat(answer.certificate())
          .isInstanceOf(least.isPresent() ? AssignmentLeastTotal.class : HallViolator.class);
    }
  }

  @Property(tries = 40)
  void everyLargerAnswerIsProvedWhateverTheSearch(
      @ForAll @LongRange(max = 1L << 40) long seed,
      @ForAll @IntRange(min = 20, max = 90) int rows,
      @ForAll @IntRange(min = 20, max = 90) int columns,
      @ForAll @IntRange(max = 4) int range,
      @ForAll @IntRange(max = 9) int tenths) {
    Scene scene = Scene.of(seed, rows, columns, RANGES[range], tenths * 10);

    AssignmentAnswer dense = LeastTotal.solve(scene.matrix());
    AssignmentAnswer sparse = LeastTotal.solve(scene.edges());

    assertThat(dense.standing()).isEqualTo(Standing.PROVED);
    assertThat(dense.certificate().verify()).hasToString("holds");
    assertThat(sparse.certificate().verify()).hasToString("holds");
    assertThat(sparse.total()).isEqualTo(dense.total());
  }

  @Property(tries = 40)
  void turningSidesRenamingAndAConstantChangeTheTotalAsTheyMust(
      @ForAll @LongRange(max = 1L << 40) long seed,
      @ForAll @IntRange(min = 1, max = 40) int rows,
      @ForAll @IntRange(min = 1, max = 40) int columns) {
    Scene scene = Scene.of(seed, rows, columns, 50, 0);
    CostMatrix matrix = scene.matrix();
    int shift = (int) (seed % rows);

    long total = total(matrix);

    assertThat(total(scene.turned().matrix())).isEqualTo(total);
    assertThat(total(CostMatrix.of(rows, columns, (i, j) -> matrix.cost((i + shift) % rows, j))))
        .isEqualTo(total);
    assertThat(total(CostMatrix.of(rows, columns, (i, j) -> matrix.cost(i, j) + 1000)))
        .isEqualTo(total + 1000L * Math.min(rows, columns));
    assertThat(total(CostMatrix.of(rows, columns, (i, j) -> 3 * matrix.cost(i, j))))
        .isEqualTo(3 * total);
  }

  @Property(tries = 120)
  void aBudgetThatRunsOutLeavesATrueBoundAndPerhapsAnAssignment(
      @ForAll @LongRange(max = 1L << 40) long seed,
      @ForAll @IntRange(min = 1, max = 30) int rows,
      @ForAll @IntRange(min = 1, max = 30) int columns,
      @ForAll @IntRange(max = 7) int tenths,
      @ForAll @IntRange(min = 1, max = 150) int steps) {
    Scene scene = Scene.of(seed, rows, columns, 1000, tenths * 10);
    Budget budget = Budget.unlimited().ofSteps(steps);
    OptionalLong least = LeastTotal.solve(scene.matrix()).total();

    AssignmentAnswer dense = LeastTotal.solve(scene.matrix(), budget);
    AssignmentAnswer sparse = LeastTotal.solve(scene.edges(), budget);

    for (AssignmentAnswer answer : new AssignmentAnswer[] {dense, sparse}) {
      assertThat(answer.certificate().verify()).hasToString("holds");
      if (least.isEmpty()) {
        assertThat(answer.total()).isEmpty();
      } else {
        assertThat(answer.bound().orElseThrow()).isLessThanOrEqualTo(least.getAsLong());
        assertThat(answer.total().orElse(Long.MAX_VALUE)).isGreaterThanOrEqualTo(least.getAsLong());
      }
    }
    if (tenths == 0) {
      assertThat(dense.total()).as("without forbidden pairs all can be placed").isPresent();
    }
  }

  @Test
  void aCancelledSearchEndsAtOnce() {
    AssignmentAnswer answer =
        LeastTotal.solve(Recipes.uniform(50), Budget.unlimited().until(() -> true));

    assertThat(answer.standing()).isEqualTo(Standing.BEST_FOUND);
    assertThat(answer.certificate().verify()).hasToString("holds");
    assertThat(answer.certificate().claim()).contains("none costs less than");
  }

  @Test
  void theSameCostsGiveTheSameBytes() {
    assertThat(text(Recipes.uniform(120))).isEqualTo(text(Recipes.uniform(120)));
    assertThat(text(Recipes.geometric(60))).isEqualTo(text(Recipes.geometric(60)));
  }

  @Test
  void theRecipesAreProvedByEverySearch() {
    CostMatrix uniform = Recipes.uniform(300);
    CostMatrix geometric = Recipes.geometric(300);
    CostEdges sparse = Recipes.sparse(2000);

    for (CostMatrix matrix : new CostMatrix[] {uniform, geometric}) {
      AssignmentAnswer answer = LeastTotal.solve(matrix);
      assertThat(answer.certificate().verify()).hasToString("holds");
      assertThat(LeastTotal.solve(allEdges(matrix)).total()).isEqualTo(answer.total());
    }
    AssignmentAnswer answer = LeastTotal.solve(sparse);
    assertThat(answer.standing()).isEqualTo(Standing.PROVED);
    assertThat(answer.total()).isPresent();
    assertThat(answer.certificate().verify()).hasToString("holds");
  }

  @Property(tries = 5)
  void matricesThatBeginWithAnAuctionAreProvedOrHaveATrueBound(
      @ForAll @LongRange(max = 1L << 40) long seed, @ForAll @IntRange(max = 4) int range) {
    Recipes draws = Recipes.of(seed);
    int n = 1200 + draws.draw(10);
    int values = new int[] {1, 2, 100, 1_000_000, 1 << 24}[range];
    CostMatrix matrix = CostMatrix.of(n, n, (row, column) -> draws.draw(values) - values / 2);
    long total = LeastTotal.solve(allEdges(matrix)).total().orElseThrow();

    AssignmentAnswer answer = LeastTotal.solve(matrix);
    AssignmentAnswer cut =
        LeastTotal.solve(matrix, Budget.unlimited().ofSteps(1 + draws.draw(30_000)));

    assertThat(answer.total()).hasValue(total);
    assertThat(answer.certificate().verify()).hasToString("holds");
    assertThat(cut.certificate().verify()).hasToString("holds");
    assertThat(cut.bound().orElseThrow()).isLessThanOrEqualTo(total);
  }

  @Test
  void manyWhoShareOnePlaceLeaveATrueBoundWheneverTheBudgetEnds() {
    int n = 2000;
    int[] row = new int[n];
    int[] column = new int[n];
    int[] cost = new int[n];
    Arrays.setAll(row, i -> i);
    cost[0] = 1 << 30;
    cost[1] = -(1 << 30);
    CostEdges edges = CostEdges.of(n, n, row, column, cost);

    for (long steps = 1; steps < 300L * n; steps = 3 * steps + 7) {
      AssignmentAnswer answer = LeastTotal.solve(edges, Budget.unlimited().ofSteps(steps));
      assertThat(answer.certificate().verify()).hasToString("holds");
    }
  }

  @Test
  void threeWhoShareTwoPartnersAreNamed() {
    int no = CostMatrix.FORBIDDEN;
    int[][] costs = {{1, 2, no, no}, {3, 1, no, no}, {9, 9, 9, 9}, {2, 2, no, no}};

    AssignmentAnswer answer = LeastTotal.solve(CostMatrix.of(costs));

    assertThat(answer.total()).isEmpty();
    assertThat(answer.columnOf(0)).isEqualTo(-1);
    assertThat(((HallViolator) answer.certificate()).members()).containsExactly(0, 1, 3);
    assertThat(answer.certificate().claim())
        .isEqualTo(
            "Not all can be placed: the 3 rows 0, 1, 3 (counted from 0) have together fewer"
                + " allowed partners than they are.");
  }

  @Test
  void oneWhoHasNoPartnerAtAllIsNamedAlone() {
    int no = CostMatrix.FORBIDDEN;

    AssignmentAnswer answer = LeastTotal.solve(CostMatrix.of(new int[][] {{1, 2}, {no, no}}));

    assertThat(answer.certificate().claim())
        .isEqualTo(
            "Not all can be placed: one of the rows, number 1 (counted from 0), has no allowed"
                + " partner.");
  }

  private static CostEdges allEdges(CostMatrix matrix) {
    int[][] costs = new int[matrix.rows()][matrix.columns()];
    for (int row = 0; row < costs.length; row++) {
      matrix.copyLine(row, costs[row]);
    }
    return new Scene(costs, matrix.columns()).edges();
  }

  private static long total(CostMatrix matrix) {
    AssignmentAnswer answer = LeastTotal.solve(matrix);
    assertThat(answer.certificate().verify()).hasToString("holds");
    return answer.total().orElseThrow();
  }

  private static String text(CostMatrix matrix) {
    return LeastTotal.solve(matrix).certificate().toText().toString();
  }

  @Property(tries = 300)
  void whoStandsOnAForbiddenPairForAWhileIsMovedOn(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 30) int size) {
    Random random = new Random(seed);
    CostMatrix costs =
        CostMatrix.of(
            size,
            size,
            (row, column) ->
                random.nextInt(5) < 2 ? CostMatrix.FORBIDDEN : 1_000 + random.nextInt(3));

    assertThat(LeastTotal.solve(costs).certificate().verify()).hasToString("holds");
  }
}
