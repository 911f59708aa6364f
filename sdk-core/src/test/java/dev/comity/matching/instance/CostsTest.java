package dev.comity.matching.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CostsTest {

  private static final int NO = CostMatrix.FORBIDDEN;

  @Test
  void aMatrixTellsEveryCostWhicheverSideIsLonger() {
    int[][] wide = {{1, -2, 3}, {4, NO, 6}};
    int[][] tall = {{1, 4}, {-2, NO}, {3, 6}};

    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 3; column++) {
        boolean allowed = wide[row][column] != NO;
        assertThat(CostMatrix.of(wide).isAllowed(row, column)).isEqualTo(allowed);
        assertThat(CostMatrix.of(tall).isAllowed(column, row)).isEqualTo(allowed);
        if (allowed) {
          assertThat(CostMatrix.of(wide).cost(row, column)).isEqualTo(wide[row][column]);
          assertThat(CostMatrix.of(tall).cost(column, row)).isEqualTo(wide[row][column]);
        }
      }
    }
    assertThat(CostMatrix.of(2, 3, new int[] {1, -2, 3, 4, NO, 6}).hash())
        .isEqualTo(CostMatrix.of(wide).hash())
        .isNotEqualTo(CostMatrix.of(tall).hash());
  }

  @Test
  void aMatrixDoesNotChangeWithTheArrayItWasMadeFrom() {
    int[] costs = {1, 2, 3, 4};
    CostMatrix matrix = CostMatrix.of(2, 2, costs);

    costs[0] = 9;

    assertThat(matrix.cost(0, 0)).isEqualTo(1);
  }

  @Test
  void aForbiddenPairHasNoCost() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CostMatrix.of(new int[][] {{NO}}).cost(0, 0))
        .withMessage("Row 0 and column 0 are forbidden. Maybe ask isAllowed first?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> edges(2, 2, new int[] {0, 1, 5}).cost(1, 1))
        .withMessageContaining("Row 1 and column 1 are no pair");
  }

  @Test
  void badMatricesAreRefusedWithAWayOut() {
    refused(() -> CostMatrix.of(new int[][] {{1, 2}, {3}}), "Row 1 has 1 costs, and row 0 has 2.");
    refused(() -> CostMatrix.of(2, 2, new int[3]), "3 costs are not 2 rows of 2 columns.");
    refused(() -> CostMatrix.of(-1, 2, new int[0]), "0 costs are not -1 rows of 2 columns.");
    refused(() -> CostMatrix.of(-1, 2, (row, column) -> 0), "-1 rows and 2 columns");
    refused(() -> CostMatrix.of(1 << 16, 1 << 16, (row, column) -> 0), "Maybe CostEdges?");
    refused(() -> CostMatrix.of(new int[][] {{NO - 1}}), "not within -2^30 and 2^30");
    refused(() -> CostMatrix.of(new int[][] {{Integer.MIN_VALUE}}), "row 0 and column 0");
    assertThat(CostMatrix.of(new int[][] {{1 << 30, -(1 << 30)}}).greatest()).isEqualTo(1 << 30);
  }

  @Test
  void decimalsAreTakenExactlyOrRefused() {
    CostMatrix matrix = CostMatrix.ofDecimals(new double[][] {{0.1, -0.0, -2.35, 1e7}}, 2);

    assertThat(matrix.cost(0, 0)).isEqualTo(10);
    assertThat(matrix.cost(0, 1)).isZero();
    assertThat(matrix.cost(0, 2)).isEqualTo(-235);
    assertThat(matrix.cost(0, 3)).isEqualTo(1_000_000_000);
    refused(
        () -> decimal(0.125, 2), "0.125, which has more than 2 decimals. Maybe round it first?");
    refused(() -> decimal(0.1 + 0.2, 1), "more than 1 decimals");
    refused(() -> decimal(Double.NaN, 2), "NaN, which is no number");
    refused(() -> decimal(Double.POSITIVE_INFINITY, 2), "Infinity, which is no number");
    refused(() -> decimal(2e9, 0), "beyond 2^30 units of 0 decimals. Maybe fewer decimals?");
    refused(() -> decimal(1, 10), "10 decimals are not 0 to 9");
    refused(() -> CostMatrix.ofDecimals(new double[][] {{1}, {}}, 0), "Row 1 has 0 costs");
  }

  @Test
  void edgesTellTheirPairsInAnyOrderOfTheirMaking() {
    CostEdges edges = edges(3, 2, new int[] {2, 1, 7}, new int[] {0, 0, 5}, new int[] {1, 1, -4});
    CostEdges same = edges(3, 2, new int[] {1, 1, -4}, new int[] {2, 1, 7}, new int[] {0, 0, 5});

    assertThat(edges.pairs()).isEqualTo(3);
    assertThat(edges.cost(2, 1)).isEqualTo(7);
    assertThat(edges.cost(1, 1)).isEqualTo(-4);
    assertThat(edges.isAllowed(2, 0)).isFalse();
    assertThat(edges.hash()).isEqualTo(same.hash());
    assertThat(edges.hash())
        .isNotEqualTo(edges(3, 2, new int[] {1, 1, -4}, new int[] {2, 1, 7}).hash());
  }

  @Test
  void badEdgesAreRefusedWithAWayOut() {
    refused(
        () -> edges(2, 2, new int[] {0, 1, 3}, new int[] {1, 1, 3}, new int[] {0, 1, 4}),
        "Row 0 and column 1 stand twice. Maybe keep the cheaper pair only?");
    refused(() -> edges(2, 2, new int[] {2, 1, 3}), "Maybe it counts from 1?");
    refused(() -> edges(2, 2, new int[] {0, -1, 3}), "Pair 0 is row 0 and column -1");
    refused(() -> edges(2, 2, new int[] {0, 1, NO}), "not within -2^30 and 2^30");
    refused(() -> edges(-2, 2), "-2 rows and 2 columns");
    refused(
        () -> CostEdges.of(1, 1, new int[1], new int[1], new int[0]),
        "1 rows, 1 columns and 0 costs are no list of pairs");
  }

  /** Edges of triples of row, column and cost. */
  public static CostEdges edges(int rows, int columns, int[]... triples) {
    int[][] lists = new int[3][triples.length];
    for (int i = 0; i < triples.length; i++) {
      for (int k = 0; k < 3; k++) {
        lists[k][i] = triples[i][k];
      }
    }
    return CostEdges.of(rows, columns, lists[0], lists[1], lists[2]);
  }

  private static CostMatrix decimal(double cost, int decimals) {
    return CostMatrix.ofDecimals(new double[][] {{cost}}, decimals);
  }

  private static void refused(Runnable making, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(making::run)
        .withMessageContaining(words)
        .withMessageContaining("Maybe");
  }
}
