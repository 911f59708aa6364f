package dev.comity.matching.proof;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.InstanceHash;
import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.CostMatrix;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * That an assignment has the least total: whole-number prices of rows and columns, whose sum for no
 * pair is above its cost, and on the larger side above 0 for none. Then the sum of all prices is a
 * bound for every assignment (weak duality of linear programming: Kuhn 1955, doi
 * 10.1002/nav.3800020109), and the claim is proved if the assignment meets it.
 */
public final class AssignmentPrices implements Certificate {

  /** The kind in a document. */
  public static final String KIND = "assignment.least-total";

  private final CostMatrix costs;

  /**
   * As a document names it; a solver's own names its instance, whose hash is worked out when asked
   * for.
   */
  private final @Nullable InstanceHash named;

  private final Standing standing;
  private final int[] columnOf;
  private final long total;
  private final long bound;
  private final long[] ofRows;
  private final long[] ofColumns;

  private AssignmentPrices(
      CostMatrix costs,
      @Nullable InstanceHash named,
      Standing standing,
      int[] columnOf,
      long[] figures,
      long[] ofRows,
      long[] ofColumns) {
    this.costs = costs;
    this.named = named;
    this.standing = standing;
    this.columnOf = columnOf;
    this.total = figures[0];
    this.bound = figures[1];
    this.ofRows = ofRows;
    this.ofColumns = ofColumns;
  }

  /**
   * A claim: the total is what the assignment costs, the bound the sum of the prices, and it is
   * proved if both are the same.
   *
   * @param costs the instance
   * @param columnOf for each row its column, -1 for none
   * @param ofRows the price of each row
   * @param ofColumns the price of each column
   * @return the certificate, not checked yet
   */
  public static AssignmentPrices of(
      CostMatrix costs, int[] columnOf, long[] ofRows, long[] ofColumns) {
    long total = 0;
    for (int i = 0; i < columnOf.length; i++) {
      total += columnOf[i] < 0 ? 0 : costs.cost(i, columnOf[i]);
    }
    long bound = 0;
    for (long price : ofRows) {
      bound += price;
    }
    for (long price : ofColumns) {
      bound += price;
    }
    return new AssignmentPrices(
        costs,
        null,
        total == bound ? Standing.PROVED : Standing.BEST_FOUND,
        columnOf.clone(),
        new long[] {total, bound},
        ofRows.clone(),
        ofColumns.clone());
  }

  /**
   * Reads a certificate of this kind.
   *
   * @param text the document
   * @param costs the instance to check it against
   * @return the certificate, not checked yet
   * @throws BadCertificateException if the document has another form
   */
  public static AssignmentPrices parse(CertificateText text, CostMatrix costs) {
    if (!text.kind().equals(KIND)) {
      throw new BadCertificateException(
          "A certificate of kind '" + text.kind() + "' is not one of '" + KIND + "'.");
    }
    text.only("total", "bound", "columns", "row-prices", "column-prices");
    return new AssignmentPrices(
        costs,
        text.instance(),
        text.standing(),
        text.ints("columns"),
        new long[] {text.number("total"), text.number("bound")},
        text.longs("row-prices"),
        text.longs("column-prices"));
  }

  /**
   * What the assignment costs.
   *
   * @return the total
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
   * @param row the row
   * @return its column, or -1
   */
  public int columnOf(int row) {
    return columnOf[row];
  }

  @Override
  public Standing standing() {
    return standing;
  }

  @Override
  public String claim() {
    String size = Math.min(costs.rows(), costs.columns()) + " pairs cost " + total + " in all, ";
    return standing == Standing.PROVED
        ? size + "and no other choice of so many costs less."
        : size + "and no other choice of so many costs less than " + bound + ".";
  }

  /**
   * Checks the claim in O(rows times columns), the size of the matrix. Sums have any number of
   * bits.
   *
   * @return a verdict that holds, or lists what is wrong
   */
  @Override
  public Verdict verify() {
    Verdict.Findings findings = new Verdict.Findings();
    if (named != null && !named.equals(costs.hash())) {
      findings.object("It is about the instance %s, and this one is %s.", named, costs.hash());
    }
    if (columnOf.length != costs.rows()
        || ofRows.length != costs.rows()
        || ofColumns.length != costs.columns()) {
      findings.object(
          "It has %d rows, %d row prices and %d column prices, but the matrix is %d by %d.",
          columnOf.length, ofRows.length, ofColumns.length, costs.rows(), costs.columns());
      return findings.verdict();
    }
    checkTotal(findings);
    checkPrices(findings);
    if (standing == Standing.STOPPED || (standing == Standing.PROVED) != (total == bound)) {
      findings.object(
          "It says %s, but the total is %d and the bound is %d.", standing, total, bound);
    }
    return findings.verdict();
  }

  private void checkTotal(Verdict.Findings findings) {
    boolean[] taken = new boolean[costs.columns()];
    int placed = 0;
    long sum = 0;
    for (int i = 0; i < columnOf.length; i++) {
      int j = columnOf[i];
      if (j == -1) {
        continue;
      }
      if (j < 0 || j >= taken.length || taken[j]) {
        findings.object("Row %d has column %d, which is not there or taken.", i, j);
        continue;
      }
      taken[j] = true;
      placed++;
      if (costs.cost(i, j) == CostMatrix.FORBIDDEN) {
        findings.object("Row %d has column %d, which is forbidden.", i, j);
      }
      sum += costs.cost(i, j);
    }
    int needed = Math.min(costs.rows(), costs.columns());
    if (placed != needed) {
      findings.object("%d pairs are made, and %d are needed.", placed, needed);
    }
    if (sum != total) {
      findings.object("The pairs cost %d in all, not %d.", sum, total);
    }
  }

  private void checkPrices(Verdict.Findings findings) {
    BigInteger sum = sum(ofRows).add(sum(ofColumns));
    if (!sum.equals(BigInteger.valueOf(bound))) {
      findings.object("The prices come to %s, not %d.", sum, bound);
    }
    if (costs.rows() > costs.columns()) {
      checkLarger("row", ofRows, findings);
    }
    if (costs.columns() > costs.rows()) {
      checkLarger("column", ofColumns, findings);
    }
    for (int i = 0; i < ofRows.length; i++) {
      for (int j = 0; j < ofColumns.length; j++) {
        int cost = costs.cost(i, j);
        if (cost != CostMatrix.FORBIDDEN && isAbove(ofRows[i], ofColumns[j], cost)) {
          findings.object(
              "Row %d and column %d have the prices %d and %d, but the pair costs only %d.",
              i, j, ofRows[i], ofColumns[j], cost);
        }
      }
    }
  }

  private static boolean isAbove(long a, long b, int cost) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) { // the sum has more than 64 bits
      return a > 0;
    }
    return sum > cost;
  }

  private static void checkLarger(String side, long[] prices, Verdict.Findings findings) {
    for (int k = 0; k < prices.length; k++) {
      if (prices[k] > 0) {
        findings.object(
            "There are too many %ss, so none has a price above 0, but %d has %d.",
            side, k, prices[k]);
      }
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
    return CertificateText.of(KIND, named == null ? costs.hash() : named, standing)
        .put("total", total)
        .put("bound", bound)
        .put("columns", columnOf)
        .put("row-prices", ofRows)
        .put("column-prices", ofColumns)
        .build();
  }
}
