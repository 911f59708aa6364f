package dev.comity.matching.proof;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.InstanceHash;
import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.Side;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * That a placement is stable and the best for one side, and whether it gives the homes what they
 * need. The placement is all that is needed to prove it.
 *
 * <ul>
 *   <li>Stable: no open pair would rather have each other. By the strict order for the claim, and
 *       so, by the tiers, weakly.
 *   <li>Best for a side: there is no ring of homes in which each could pass one applicant on to the
 *       next, to that side's gain, and stay stable. If a stable placement is not the best for a
 *       side, there is such a ring, a rotation (Irving and Leather 1986, doi 10.1137/0215048;
 *       Gusfield and Irving 1989, for places with several seats by taking each seat as a place). In
 *       a full home only its worst applicant matters, so each home leads to one other at most, and
 *       rings are seen at once.
 *   <li>Homes that miss what they need miss it in every stable placement, since every home has as
 *       many in each (Roth 1986, doi 10.2307/1913160).
 * </ul>
 */
public final class StablePlacement implements Certificate {

  /** The kind in a document. */
  public static final String KIND = "stable.placement";

  private final PlacementMarket market;

  /** As a document names it; a solver's own names its instance. */
  private final @Nullable InstanceHash named;

  private final Standing standing;
  private final int[] homeOf;
  private final Side best;
  private final int[] missing;
  private final long throughLocks;

  private StablePlacement(
      PlacementMarket market,
      @Nullable InstanceHash named,
      Standing standing,
      int[] homeOf,
      Side best,
      int[] missing,
      long throughLocks) {
    this.market = market;
    this.named = named;
    this.standing = standing;
    this.homeOf = homeOf;
    this.best = best;
    this.missing = missing;
    this.throughLocks = throughLocks;
  }

  /**
   * A claim; which homes miss what they need, and how many pairs block through a lock, is counted
   * here.
   *
   * @param market the instance
   * @param homeOf for each applicant the home, -1 for none
   * @param best the side for which it is the best
   * @return the certificate, not checked yet
   * @throws IllegalArgumentException if it has not just one home of the market, or -1, for each
   *     applicant
   */
  public static StablePlacement of(PlacementMarket market, int[] homeOf, Side best) {
    ClaimedHomes.check(market.market(), homeOf);
    return new StablePlacement(
        market,
        null,
        Standing.PROVED,
        homeOf.clone(),
        best,
        ClaimedHomes.missing(market, homeOf),
        market.hasLocks() ? new PlacementCheck(market, homeOf).blockingThroughLocks() : 0);
  }

  /**
   * Reads a certificate of this kind.
   *
   * @param text the document
   * @param market the instance to check it against
   * @return the certificate, not checked yet
   * @throws BadCertificateException if the document has another form
   */
  public static StablePlacement parse(CertificateText text, PlacementMarket market) {
    text.ofKind(KIND);
    text.only(BestFor.MEMBER, "homes", "missing", "blocking-through-locks");
    return new StablePlacement(
        market,
        text.instance(),
        text.standing(),
        text.ints("homes"),
        BestFor.read(text),
        text.ints("missing"),
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
   * The homes that get fewer than they need, here and in every stable placement.
   *
   * @return the homes, ascending; none if all needs are met
   */
  public int[] missing() {
    return missing.clone();
  }

  /**
   * How many pairs would rather have each other and are kept apart by a lock alone: of a locked
   * applicant, or of a home that would have to let a locked applicant go.
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

  private boolean isThere(int h) {
    return h >= 0 && h < market.market().homes();
  }

  @Override
  public String claim() {
    return claim(Integer::toString);
  }

  /**
   * The claim with names of homes in place of their numbers.
   *
   * @param homes the name of a home; asked only for homes that there are
   * @return one sentence or more
   */
  public String claim(IntFunction<String> homes) {
    return PlacementWords.placed(homeOf)
        + " so that no pair would rather have each other; no stable placement is better for"
        + (best == Side.APPLICANTS ? " any applicant" : " any home")
        + ", and who has no place has none in any of them"
        + TieWords.of(market.market())
        + "."
        + PlacementWords.of(
            market.market(),
            missing,
            throughLocks,
            h -> isThere(h) ? homes.apply(h) : Integer.toString(h));
  }

  /**
   * Checks the claim in time linear in the lists.
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
    PlacementCheck check = new PlacementCheck(market, homeOf);
    if (!check.isPlacement(findings)) {
      return findings.verdict();
    }
    if (check.isStable(findings)) {
      check.isBest(best, findings);
    }
    if (!Arrays.equals(missing, check.missing())) {
      findings.object(
          "It names %s as the homes that get too few, but they are %s.",
          Arrays.toString(missing), Arrays.toString(check.missing()));
    }
    long counted = check.blockingThroughLocks();
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
        .put("missing", missing)
        .put("blocking-through-locks", throughLocks)
        .build();
  }
}
