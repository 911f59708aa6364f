package dev.comity.matching.proof;

import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.InstanceHash;
import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.PairCosts;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * That an assignment has the least total, or how far from the least it is at most.
 *
 * <p>The proof is a price for every row and every column, such that no allowed pair costs less than
 * its two prices together, and no price on the longer side is above 0. Whoever places all of the
 * shorter side then pays at least the sum of all prices, the bound; an assignment that costs just
 * the bound is best (duality of linear programmes; H. W. Kuhn 1955, doi 10.1002/nav.3800020109).
 *
 * <p>Stopped, it claims no assignment and only the bound. The check is linear in the pairs, and
 * needs the memory of two lines beside the instance.
 */
public final class AssignmentLeastTotal implements Certificate {

  /** The kind of the document. */
  public static final String KIND = "assignment.least-total";

  /** Prices beyond this are refused, so that the sum of two cannot overflow. */
  private static final long MOST = 1L << 61;

  private final PairCosts instance;

  /** The instance of the document; null for that of {@link #instance}, which need not be hashed. */
  private final @Nullable InstanceHash named;

  private final Standing standing;
  private final int[] columnOf;
  private final long total;
  private final long bound;
  private final long[] rowPrices;
  private final long[] columnPrices;

  private AssignmentLeastTotal(
      PairCosts instance,
      @Nullable InstanceHash named,
      Standing standing,
      int[] columnOf,
      long total,
      long bound,
      long[] rowPrices,
      long[] columnPrices) {
    this.instance = instance;
    this.named = named;
    this.standing = standing;
    this.columnOf = columnOf;
    this.total = total;
    this.bound = bound;
    this.rowPrices = rowPrices;
    this.columnPrices = columnPrices;
  }

  /**
   * A claim, unchecked until {@link #verify()}.
   *
   * @param instance what it is about
   * @param standing how sure it is
   * @param columnOf the column of each row, or -1
   * @param total the sum of the costs of the pairs
   * @param bound what every assignment costs at least
   * @param rowPrices a price for each row
   * @param columnPrices a price for each column
   * @return the certificate
   */
  public static AssignmentLeastTotal of(
      PairCosts instance,
      Standing standing,
      int[] columnOf,
      long total,
      long bound,
      long[] rowPrices,
      long[] columnPrices) {
    return new AssignmentLeastTotal(
        instance,
        null,
        standing,
        columnOf.clone(),
        total,
        bound,
        rowPrices.clone(),
        columnPrices.clone());
  }

  /**
   * Reads a claim, unchecked until {@link #verify()}.
   *
   * @param text the document
   * @param instance what it is to be checked against
   * @return the certificate
   * @throws dev.comity.matching.BadCertificateException if the document has another form
   */
  public static AssignmentLeastTotal parse(CertificateText text, PairCosts instance) {
    text.ofKind(KIND);
    text.only("column-of-row", "total", "bound", "row-prices", "column-prices");
    return new AssignmentLeastTotal(
        instance,
        text.instance(),
        text.standing(),
        text.ints("column-of-row"),
        text.number("total"),
        text.number("bound"),
        text.longs("row-prices"),
        text.longs("column-prices"));
  }

  @Override
  public Standing standing() {
    return standing;
  }

  /**
   * The sum of the costs of the pairs.
   *
   * @return the total; 0 if stopped
   */
  public long total() {
    return total;
  }

  /**
   * What every assignment costs at least.
   *
   * @return the bound
   */
  public long bound() {
    return bound;
  }

  /**
   * The column of a row.
   *
   * @param row from 0
   * @return from 0, or -1 if the row is not placed
   */
  public int columnOf(int row) {
    return columnOf[row];
  }

  @Override
  public String claim() {
    String all = "places all of the shorter side at a total of " + total;
    return switch (standing) {
      case PROVED -> "This assignment " + all + ", and none costs less.";
      case BEST_FOUND -> "This assignment " + all + ", and none costs less than " + bound + ".";
      case STOPPED -> "No assignment was found in time; none costs less than " + bound + ".";
    };
  }

  @Override
  public Verdict verify() {
    Verdict.Findings findings = new Verdict.Findings();
    findings.compare(named, instance::hash);
    if (columnOf.length != instance.rows()
        || rowPrices.length != instance.rows()
        || columnPrices.length != instance.columns()) {
      findings.object(
          "There are %d columns of rows, %d and %d prices, for %d rows and %d columns.",
          columnOf.length,
          rowPrices.length,
          columnPrices.length,
          instance.rows(),
          instance.columns());
      return findings.verdict();
    }
    checkAssignment(findings);
    checkPrices(findings);
    if (standing != Standing.STOPPED && (standing == Standing.PROVED) != (total == bound)) {
      findings.object("It says %s with the total %d and the bound %d.", standing, total, bound);
    }
    return findings.verdict();
  }

  private void checkAssignment(Verdict.Findings findings) {
    boolean[] taken = new boolean[instance.columns()];
    int placed = 0;
    BigInteger sum = BigInteger.ZERO;
    for (int row = 0; row < columnOf.length; row++) {
      int column = columnOf[row];
      if (column == -1) {
        continue;
      }
      if (column < 0 || column >= taken.length) {
        findings.object("Row %d has column %d, which there is not.", row, column);
      } else if (taken[column]) {
        findings.object("Column %d has two rows, one of them %d.", column, row);
      } else if (!instance.isAllowed(row, column)) {
        findings.object("Row %d and column %d are not allowed.", row, column);
      } else {
        taken[column] = true;
        sum = sum.add(BigInteger.valueOf(instance.cost(row, column)));
        placed++;
      }
    }
    int wanted = standing == Standing.STOPPED ? 0 : instance.lines();
    if (placed != wanted) {
      findings.object("%d pairs are made, not %d.", placed, wanted);
    }
    if (!sum.equals(BigInteger.valueOf(total))) {
      findings.object("The pairs cost %s, not %d.", sum, total);
    }
  }

  private void checkPrices(Verdict.Findings findings) {
    boolean inRange = true;
    for (long[] prices : new long[][] {rowPrices, columnPrices}) {
      inRange &= Arrays.stream(prices).allMatch(price -> price >= -MOST && price <= MOST);
    }
    if (!inRange) {
      findings.object("A price is beyond 2^61.");
      return;
    }
    boolean tall = instance.isTall();
    long[] linePrices = tall ? columnPrices : rowPrices;
    long[] placePrices = tall ? rowPrices : columnPrices;
    for (int place = 0; place < placePrices.length; place++) {
      if (placePrices[place] > 0 && instance.lines() < instance.places()) {
        findings.object(
            "The price of %s %d is %d, above 0.",
            tall ? "row" : "column", place, placePrices[place]);
      }
    }
    int[] places = new int[placePrices.length];
    int[] costs = new int[placePrices.length];
    for (int line = 0; line < linePrices.length; line++) {
      int count = instance.readLine(line, places, costs);
      for (int i = 0; i < count; i++) {
        if (linePrices[line] + placePrices[places[i]] > costs[i]) {
          findings.object(
              "Row %d and column %d cost %d, less than their prices %d and %d.",
              tall ? places[i] : line,
              tall ? line : places[i],
              costs[i],
              tall ? placePrices[places[i]] : linePrices[line],
              tall ? linePrices[line] : placePrices[places[i]]);
        }
      }
    }
    BigInteger sum = sum(rowPrices).add(sum(columnPrices));
    if (!sum.equals(BigInteger.valueOf(bound))) {
      findings.object("The prices sum up to %s, not to the bound %d.", sum, bound);
    }
  }

  private static BigInteger sum(long[] prices) {
    BigInteger sum = BigInteger.ZERO;
    for (long price : prices) {
      sum = sum.add(BigInteger.valueOf(price));
    }
    return sum;
  }

  @Override
  public CertificateText toText() {
    return CertificateText.of(KIND, named == null ? instance.hash() : named, standing)
        .put("column-of-row", columnOf)
        .put("total", total)
        .put("bound", bound)
        .put("row-prices", rowPrices)
        .put("column-prices", columnPrices)
        .build();
  }
}
