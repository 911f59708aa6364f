package dev.comity.matching.proof;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.InstanceHash;
import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.CostMatrix;
import org.jspecify.annotations.Nullable;

/**
 * That not all of the smaller side can be placed: a group of it for whom, all together, fewer of
 * the other side are allowed than they are (Hall 1935, doi 10.1112/jlms/s1-10.37.26).
 */
public final class HallViolator implements Certificate {

  /** The kind in a document. */
  public static final String KIND = "assignment.impossible";

  private static final int SHOWN = 10;

  private final CostMatrix costs;

  /**
   * As a document names it; a solver's own names its instance, whose hash is worked out when asked
   * for.
   */
  private final @Nullable InstanceHash named;

  private final Standing standing;
  private final boolean ofRows;
  private final int[] group;

  private HallViolator(
      CostMatrix costs,
      @Nullable InstanceHash named,
      Standing standing,
      boolean ofRows,
      int[] group) {
    this.costs = costs;
    this.named = named;
    this.standing = standing;
    this.ofRows = ofRows;
    this.group = group;
  }

  /**
   * A claim.
   *
   * @param costs the instance
   * @param ofRows whether the group is one of rows, else of columns
   * @param group the group, in any order
   * @return the certificate, not checked yet
   */
  public static HallViolator of(CostMatrix costs, boolean ofRows, int[] group) {
    return new HallViolator(costs, null, Standing.PROVED, ofRows, group.clone());
  }

  /**
   * Reads a certificate of this kind.
   *
   * @param text the document
   * @param costs the instance to check it against
   * @return the certificate, not checked yet
   * @throws BadCertificateException if the document has another form
   */
  public static HallViolator parse(CertificateText text, CostMatrix costs) {
    if (!text.kind().equals(KIND)) {
      throw new BadCertificateException(
          "A certificate of kind '" + text.kind() + "' is not one of '" + KIND + "'.");
    }
    String side = text.only("side", "group").text("side");
    if (!side.equals("rows") && !side.equals("columns")) {
      throw new BadCertificateException("'side' is '" + side + "'. Maybe 'rows' or 'columns'?");
    }
    return new HallViolator(
        costs, text.instance(), text.standing(), side.equals("rows"), text.ints("group"));
  }

  /**
   * Whether the group is one of rows.
   *
   * @return whether it is, else it is one of columns
   */
  public boolean isOfRows() {
    return ofRows;
  }

  /**
   * The group.
   *
   * @return its members, a copy
   */
  public int[] group() {
    return group.clone();
  }

  @Override
  public Standing standing() {
    return standing;
  }

  private String side() {
    return ofRows ? "rows" : "columns";
  }

  @Override
  public String claim() {
    StringBuilder words = new StringBuilder("Not all can be placed: the ");
    words.append(group.length).append(' ').append(side());
    for (int k = 0; k < Math.min(SHOWN, group.length); k++) {
      words.append(k == 0 ? " " : ", ").append(group[k]);
    }
    return words
        .append(group.length > SHOWN ? ", ..." : "")
        .append(" have fewer allowed partners than they are.")
        .toString();
  }

  /**
   * Checks the claim in O(rows times columns).
   *
   * @return a verdict that holds, or lists what is wrong
   */
  @Override
  public Verdict verify() {
    Verdict.Findings findings = new Verdict.Findings();
    if (named != null && !named.equals(costs.hash())) {
      findings.object("It is about the instance %s, and this one is %s.", named, costs.hash());
    }
    if (standing != Standing.PROVED) {
      findings.object("It says %s, but a group either proves it or proves nothing.", standing);
    }
    int side = ofRows ? costs.rows() : costs.columns();
    int others = ofRows ? costs.columns() : costs.rows();
    if (side > others) {
      findings.object("The %s are the larger side, and not all of them need be placed.", side());
    }
    boolean[] member = new boolean[side];
    boolean[] reached = new boolean[others];
    int partners = 0;
    for (int k : group) {
      if (k < 0 || k >= side || member[k]) {
        findings.object("The group has %d, which is not there or stands twice.", k);
        continue;
      }
      member[k] = true;
      for (int other = 0; other < others; other++) {
        int cost = ofRows ? costs.cost(k, other) : costs.cost(other, k);
        if (cost != CostMatrix.FORBIDDEN && !reached[other]) {
          reached[other] = true;
          partners++;
        }
      }
    }
    if (partners >= group.length) {
      findings.object("The group of %d has %d allowed partners.", group.length, partners);
    }
    return findings.verdict();
  }

  @Override
  public CertificateText toText() {
    return CertificateText.of(KIND, named == null ? costs.hash() : named, standing)
        .put("side", side())
        .put("group", group)
        .build();
  }
}
