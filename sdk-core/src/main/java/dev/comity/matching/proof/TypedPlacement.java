package dev.comity.matching.proof;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.InstanceHash;
import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.Side;
import dev.comity.matching.instance.TypedMarket;
import org.jspecify.annotations.Nullable;

/**
 * That a placement under nested quotas is stable, and the best for one side. The placement is all
 * that is needed. An owner would choose a further pair unless some box around it is full of better
 * ones, and as a placement keeps every quota, that is so just if the box is full and its worst is
 * better, locked pairs, which nobody can let go, left aside. That it is the best for a side is
 * decided by an own run of that side's proposals, in another order. Pairs that only a lock keeps
 * from blocking are counted apart.
 */
public final class TypedPlacement implements Certificate {

  /** The kind in a document. */
  public static final String KIND = "stable.typed-placement";

  private final TypedMarket market;

  /** As a document names it; a solver's own names its instance. */
  private final @Nullable InstanceHash named;

  private final Standing standing;
  private final int[] homeOf;
  private final Side best;
  private final long throughLocks;

  private TypedPlacement(
      TypedMarket market,
      @Nullable InstanceHash named,
      Standing standing,
      int[] homeOf,
      Side best,
      long throughLocks) {
    this.market = market;
    this.named = named;
    this.standing = standing;
    this.homeOf = homeOf;
    this.best = best;
    this.throughLocks = throughLocks;
  }

  /**
   * A claim; how many pairs block through a lock is counted here.
   *
   * @param market the instance
   * @param homeOf for each applicant the home, -1 for none
   * @param best the side for which it is the best
   * @return the certificate, not checked yet
   * @throws IllegalArgumentException if it has not just one home of the market, or -1, for each
   *     applicant
   */
  public static TypedPlacement of(TypedMarket market, int[] homeOf, Side best) {
    ClaimedHomes.check(market.market(), homeOf);
    long throughLocks =
        market.conditions().hasLocks() ? new TypedCheck(market, homeOf).blockingThroughLocks() : 0;
    return new TypedPlacement(market, null, Standing.PROVED, homeOf.clone(), best, throughLocks);
  }

  /**
   * Reads a certificate of this kind.
   *
   * @param text the document
   * @param market the instance to check it against
   * @return the certificate, not checked yet
   * @throws BadCertificateException if the document has another form
   */
  public static TypedPlacement parse(CertificateText text, TypedMarket market) {
    text.ofKind(KIND);
    text.only(BestFor.MEMBER, "homes", "blocking-through-locks");
    return new TypedPlacement(
        market,
        text.instance(),
        text.standing(),
        text.ints("homes"),
        BestFor.read(text),
        text.number("blocking-through-locks"));
  }

  /**
   * The home of an applicant.
   *
   * @param a the applicant
   * @return the home, or -1
   */
  public int homeOf(int a) {
    return homeOf[a];
  }

  /**
   * How many pairs would rather have each other and are kept apart by a lock alone: of a locked
   * applicant, or of an owner that would have to let a locked applicant go.
   *
   * @return at least 0
   */
  public long blockingThroughLocks() {
    return throughLocks;
  }

  @Override
  public Standing standing() {
    return standing;
  }

  @Override
  public String claim() {
    return PlacementWords.placed(homeOf)
        + " within all quotas, so that no pair would rather have each other; no stable"
        + " placement is better for any "
        + (best == Side.APPLICANTS ? "applicant" : "owner of homes")
        + TieWords.of(market.market())
        + "."
        + PlacementWords.apart(throughLocks);
  }

  /**
   * Checks the claim, in the pairs times the depth of the boxes.
   *
   * @return a verdict that holds, or lists what is wrong
   */
  @Override
  public Verdict verify() {
    Verdict.Findings findings = new Verdict.Findings();
    findings.compare(named, market::hash);
    if (standing != Standing.PROVED) {
      findings.object("It says %s, but a placement either proves it or proves nothing.", standing);
    }
    TypedCheck check = new TypedCheck(market, homeOf);
    if (check.isPlacement(findings) && check.isStable(findings)) {
      check.isBest(best, findings);
    }
    long counted = market.conditions().hasLocks() ? check.blockingThroughLocks() : 0;
    if (throughLocks != counted) {
      findings.object(
          "It counts %d pairs that block through a lock, but there are %d.", throughLocks, counted);
    }
    return findings.verdict();
  }

  @Override
  public CertificateText toText() {
    return CertificateText.of(KIND, named == null ? market.hash() : named, standing)
        .put(BestFor.MEMBER, BestFor.word(best))
        .put("homes", homeOf)
        .put("blocking-through-locks", throughLocks)
        .build();
  }
}
