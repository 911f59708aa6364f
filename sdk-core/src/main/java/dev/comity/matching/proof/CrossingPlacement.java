package dev.comity.matching.proof;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Counted;
import dev.comity.matching.InstanceHash;
import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.CrossingMarket;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * That a placement keeps all limits of a {@link CrossingMarket}, and that just these wishes block
 * it; if there are none, it is stable. It says nothing about other placements. Wishes that only a
 * lock keeps from blocking are counted apart.
 *
 * <p>Check: linear in wishes and limits, for wishes of siblings times the lengths of the limits
 * that they touch.
 */
public final class CrossingPlacement implements Certificate {

  /** The kind in a document. */
  public static final String KIND = "stable.crossing-placement";

  private final CrossingMarket market;

  /** As a document names it; a solver's own names its instance. */
  private final @Nullable InstanceHash named;

  private final Standing standing;
  private final int[] homeOf;
  private final int[] blocking;
  private final long throughLocks;

  private CrossingPlacement(
      CrossingMarket market,
      @Nullable InstanceHash named,
      Standing standing,
      int[] homeOf,
      int[] blocking,
      long throughLocks) {
    this.market = market;
    this.named = named;
    this.standing = standing;
    this.homeOf = homeOf;
    this.blocking = blocking;
    this.throughLocks = throughLocks;
  }

  /**
   * A claim; how many wishes block through a lock is counted here.
   *
   * @param market the instance
   * @param homeOf for each applicant the home, -1 for none
   * @param blocking the wishes that block, ascending
   * @return the certificate, not checked yet
   * @throws IllegalArgumentException if it has not just one home of the market, or -1, for each
   *     applicant
   */
  public static CrossingPlacement of(CrossingMarket market, int[] homeOf, int[] blocking) {
    ClaimedHomes.check(market.market(), homeOf);
    return new CrossingPlacement(
        market,
        null,
        standing(blocking.length),
        homeOf.clone(),
        blocking.clone(),
        throughLocks(market, homeOf, blocking));
  }

  private static long throughLocks(CrossingMarket market, int[] homeOf, int[] blocking) {
    return market.conditions().hasLocks() ? new CrossingLocks(market, homeOf).count(blocking) : 0;
  }

  /**
   * Reads a certificate of this kind.
   *
   * @param text the document
   * @param market the instance to check it against
   * @return the certificate, not checked yet
   * @throws BadCertificateException if the document has another form
   */
  public static CrossingPlacement parse(CertificateText text, CrossingMarket market) {
    text.ofKind(KIND);
    text.only("homes", "blocking", "blocking-through-locks");
    return new CrossingPlacement(
        market,
        text.instance(),
        text.standing(),
        text.ints("homes"),
        text.ints("blocking"),
        text.number("blocking-through-locks"));
  }

  private static Standing standing(int blocking) {
    return blocking == 0 ? Standing.PROVED : Standing.BEST_FOUND;
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
   * How many wishes block.
   *
   * @return 0 if the placement is stable
   */
  public int blockingCount() {
    return blocking.length;
  }

  /**
   * A wish that blocks.
   *
   * @param k from 0, below {@link #blockingCount}
   * @return the wish
   */
  public int blocking(int k) {
    return blocking[k];
  }

  /**
   * How many declared wishes would block if nothing were locked, and do not: of a locked applicant,
   * or of one with a locked sibling, or to a limit that would have to let a locked applicant go.
   *
   * @return at least 0
   */
  public long blockingThroughLocks() {
    return throughLocks;
  }

  /** Proved if no wish blocks, else best found. */
  @Override
  public Standing standing() {
    return standing;
  }

  @Override
  public String claim() {
    String placed = PlacementWords.placed(homeOf) + " within all limits";
    String stands =
        blocking.length == 0
            ? placed
                + ", and nobody would rather have a home, or siblings homes, with room for them or that"
                + " would let go others for them."
            : placed
                + ". "
                + Counted.of(
                    blocking.length, "wish is left that blocks", "wishes are left that block")
                + TieWords.of(market.market())
                + "; of other placements nothing is claimed.";
    return throughLocks == 0
        ? stands
        : stands + " Wishes kept from blocking by a lock alone: " + throughLocks + ".";
  }

  @Override
  public Verdict verify() {
    Verdict.Findings findings = new Verdict.Findings();
    findings.compare(named, market::hash);
    if (standing != standing(blocking.length)) {
      findings.object("It says %s with %d wishes that block.", standing, blocking.length);
    }
    CrossingCheck check = new CrossingCheck(market);
    if (!check.decideAll(homeOf, findings)) {
      return findings.verdict();
    }
    for (int limit = 0; limit < market.limits(); limit++) {
      int held = check.held(limit);
      if (held > market.most(limit)) {
        findings.object(
            "%d are at %s, which takes %d.", held, market.limitName(limit), market.most(limit));
      }
    }
    int listed = 0;
    for (int wish = 0; wish < market.wishes(); wish++) {
      boolean said = listed < blocking.length && blocking[listed] == wish;
      boolean blocks = check.wouldRather(wish) && check.isWelcome(wish);
      listed += said ? 1 : 0;
      if (said != blocks) {
        findings.object(
            "Wish %d of applicants %s %s.",
            wish,
            Arrays.toString(market.members(market.wisher(wish))),
            blocks ? "blocks, and is not listed" : "is listed, and does not block");
      }
    }
    if (listed < blocking.length) {
      findings.object("Wish %d stands out of order, or is not there.", blocking[listed]);
    }
    long counted = throughLocks(market, homeOf, blocking);
    if (throughLocks != counted) {
      findings.object(
          "It counts %d wishes that block through a lock, but there are %d.",
          throughLocks, counted);
    }
    return findings.verdict();
  }

  @Override
  public CertificateText toText() {
    return CertificateText.of(KIND, named == null ? market.hash() : named, standing)
        .put("homes", homeOf)
        .put("blocking", blocking)
        .put("blocking-through-locks", throughLocks)
        .build();
  }
}
