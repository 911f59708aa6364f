package dev.comity.matching.proof;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.InstanceHash;
import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.CrossingMarket;
import org.jspecify.annotations.Nullable;

/**
 * That no placement in a {@link CrossingMarket} is stable: a tree of cases, written from its root,
 * each case before those into which it is divided.
 *
 * <p>A number from 0 on divides by a group that is not decided yet: the cases that follow are those
 * of its wishes, the best first, and then that it gets nothing. A number -1 - w ends a case: the
 * wish w, below the number of wishes, blocks, whatever those get who are not decided; or the limit
 * w less the number of wishes has more than it takes, those counted who are locked there.
 *
 * <p>Check: for each number the length of the limits that it is about, times the wishes of the
 * groups there that are not decided.
 */
public final class CrossingImpossibility implements Certificate {

  /** The kind in a document. */
  public static final String KIND = "stable.crossing-impossible";

  private final CrossingMarket market;

  /** As a document names it; a solver's own names its instance. */
  private final @Nullable InstanceHash named;

  private final Standing standing;
  private final int[] tree;

  private CrossingImpossibility(
      CrossingMarket market, @Nullable InstanceHash named, Standing standing, int[] tree) {
    this.market = market;
    this.named = named;
    this.standing = standing;
    this.tree = tree;
  }

  /**
   * A claim.
   *
   * @param market the instance
   * @param tree the cases
   * @return the certificate, not checked yet
   */
  public static CrossingImpossibility of(CrossingMarket market, int[] tree) {
    return new CrossingImpossibility(market, null, Standing.PROVED, tree.clone());
  }

  /**
   * Reads a certificate of this kind.
   *
   * @param text the document
   * @param market the instance to check it against
   * @return the certificate, not checked yet
   * @throws BadCertificateException if the document has another form
   */
  public static CrossingImpossibility parse(CertificateText text, CrossingMarket market) {
    text.ofKind(KIND);
    text.only("tree");
    return new CrossingImpossibility(market, text.instance(), text.standing(), text.ints("tree"));
  }

  @Override
  public Standing standing() {
    return standing;
  }

  @Override
  public String claim() {
    return "No placement within all limits is stable: "
        + (tree.length == 1 ? "the one case" : "each of " + tree.length + " cases")
        + " is divided further, or breaks a limit, or leaves a wish that blocks"
        + TieWords.of(market.market())
        + ".";
  }

  @Override
  public Verdict verify() {
    Verdict.Findings findings = new Verdict.Findings();
    findings.compare(named, market::hash);
    if (standing != Standing.PROVED) {
      findings.object("It says %s, but cases either prove it or prove nothing.", standing);
    }
    walk(findings);
    return findings.verdict();
  }

  /** Goes through the cases with the groups that are decided on the way from the root. */
  private void walk(Verdict.Findings findings) {
    CrossingCheck check = new CrossingCheck(market);
    int[] path = new int[market.groups()];
    int[] wish = new int[market.groups()]; // by depth: the wish of this case, or the end
    int depth = 0;
    for (int at = 0; at < tree.length; at++) {
      int code = tree[at];
      if (at > 0 && depth == 0) {
        findings.object("There are cases behind the end, from number %d on.", at);
        return;
      }
      if (code >= 0) {
        if (code >= market.groups() || check.isDecided(code)) {
          findings.object("Case %d divides by group %d, which is not there or decided.", at, code);
          return;
        }
        path[depth] = code;
        wish[depth++] = market.firstWish(code);
      } else {
        if (!isEnd(-1 - code, check)) {
          findings.object("Case %d ends with %d, which does not hold there.", at, code);
          return;
        }
        while (depth > 0 && wish[depth - 1] == market.endWish(path[depth - 1])) {
          check.decide(path[--depth], CrossingCheck.UNDECIDED);
        }
        if (depth > 0) {
          wish[depth - 1]++;
        }
      }
      if (depth > 0) {
        int group = path[depth - 1];
        boolean nothing = wish[depth - 1] == market.endWish(group);
        check.decide(group, nothing ? CrossingCheck.NOTHING : wish[depth - 1]);
      }
    }
    if (tree.length == 0 || depth > 0) {
      findings.object("The cases end before all are looked at.");
    }
  }

  private boolean isEnd(int reason, CrossingCheck check) {
    if (reason < market.wishes()) {
      return check.isDecided(market.wisher(reason))
          && check.wouldRather(reason)
          && check.isWelcome(reason);
    }
    int limit = reason - market.wishes();
    return limit < market.limits() && check.held(limit) > market.most(limit);
  }

  @Override
  public CertificateText toText() {
    return CertificateText.of(KIND, named == null ? market.hash() : named, standing)
        .put("tree", tree)
        .build();
  }
}
