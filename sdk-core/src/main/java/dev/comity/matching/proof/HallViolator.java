package dev.comity.matching.proof;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.InstanceHash;
import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.PairCosts;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * That not all of the shorter side can be placed: some of it that have, all together, fewer allowed
 * partners than they are themselves (P. Hall 1935, doi 10.1112/jlms/s1-10.37.26). They are rows, or
 * columns if there are more rows than columns. The check is linear in their pairs.
 */
public final class HallViolator implements Certificate {

  /** The kind of the document. */
  public static final String KIND = "assignment.impossible";

  private static final int SHOWN = 10;

  private final PairCosts instance;

  /** The instance of the document; null for that of {@link #instance}, which need not be hashed. */
  private final @Nullable InstanceHash named;

  private final Standing standing;
  private final String side;
  private final int[] members;

  private HallViolator(
      PairCosts instance,
      @Nullable InstanceHash named,
      Standing standing,
      String side,
      int[] members) {
    this.instance = instance;
    this.named = named;
    this.standing = standing;
    this.side = side;
    this.members = members;
  }

  /**
   * A claim, unchecked until {@link #verify()}.
   *
   * @param instance what it is about
   * @param members rows, or columns if there are more rows than columns
   * @return the certificate
   */
  public static HallViolator of(PairCosts instance, int[] members) {
    return new HallViolator(instance, null, Standing.PROVED, side(instance), members.clone());
  }

  /**
   * Reads a claim, unchecked until {@link #verify()}.
   *
   * @param text the document
   * @param instance what it is to be checked against
   * @return the certificate
   * @throws BadCertificateException if the document has another form
   */
  public static HallViolator parse(CertificateText text, PairCosts instance) {
    text.ofKind(KIND).only("side", "members");
    return new HallViolator(
        instance, text.instance(), text.standing(), text.text("side"), text.ints("members"));
  }

  private static String side(PairCosts instance) {
    return instance.isTall() ? "columns" : "rows";
  }

  @Override
  public Standing standing() {
    return standing;
  }

  /**
   * Those who have too few partners.
   *
   * @return rows, or columns if there are more rows than columns
   */
  public int[] members() {
    return members.clone();
  }

  @Override
  public String claim() {
    String who =
        Arrays.stream(members)
            .limit(SHOWN)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    if (members.length == 1) {
      return "Not all can be placed: one of the "
          + side
          + ", number "
          + who
          + " (counted from 0), has no allowed partner.";
    }
    return "Not all can be placed: the "
        + members.length
        + " "
        + side
        + " "
        + who
        + (members.length > SHOWN ? ", ..." : "")
        + " (counted from 0) have together fewer allowed partners than they are.";
  }

  @Override
  public Verdict verify() {
    Verdict.Findings findings = new Verdict.Findings();
    findings.compare(named, instance::hash);
    if (standing != Standing.PROVED) {
      findings.object("An impossibility is proved or nothing, not %s.", standing);
    }
    if (!side.equals(side(instance))) {
      findings.object("The members are %s, but the shorter side are %s.", side, side(instance));
    }
    boolean[] seen = new boolean[instance.lines()];
    boolean[] partner = new boolean[instance.places()];
    int partners = 0;
    int[] places = new int[instance.places()];
    int[] costs = new int[instance.places()];
    for (int member : members) {
      if (member < 0 || member >= seen.length || seen[member]) {
        findings.object("Member %d is none of the %d, or stands twice.", member, seen.length);
        continue;
      }
      seen[member] = true;
      int count = instance.readLine(member, places, costs);
      for (int i = 0; i < count; i++) {
        if (!partner[places[i]]) {
          partner[places[i]] = true;
          partners++;
        }
      }
    }
    if (partners >= members.length) {
      findings.object("%d members have %d partners, not fewer.", members.length, partners);
    }
    return findings.verdict();
  }

  @Override
  public CertificateText toText() {
    return CertificateText.of(KIND, named == null ? instance.hash() : named, standing)
        .put("side", side)
        .put("members", members)
        .build();
  }
}
