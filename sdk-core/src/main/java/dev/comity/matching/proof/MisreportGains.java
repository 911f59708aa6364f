package dev.comity.matching.proof;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Counted;
import dev.comity.matching.InstanceHash;
import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.Side;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Who could gain, and what, by handing in another list than the true one, while all others tell the
 * truth and one side gets its best. It holds the stable placements that are best for the applicants
 * and for the homes; what each could gain is read off between them.
 *
 * <p>Where applicants get their best, no applicant can gain. Where homes do, an applicant can get
 * the home that it has where applicants get their best, and nothing better; it only has to leave
 * out all homes below that one. The same is true of a home of one seat where applicants get their
 * best (G. Demange, D. Gale, M. Sotomayor 1987, doi 10.1016/0166-218X(87)90059-X; each seat of
 * other homes is one side of a marriage market). A home of several seats may gain in other ways,
 * whoever gets the best (A. E. Roth 1985, doi 10.1016/0022-0531(85)90106-1), which is not decided
 * here.
 *
 * <p>This is about the strict order into which ties were broken, with all that was locked and
 * forbidden.
 */
public final class MisreportGains implements Certificate {

  /** The kind in a document. */
  public static final String KIND = "stable.misreports";

  private static final int NONE = -1;

  private final PlacementMarket market;

  /** As a document names it; a solver's own names its instance. */
  private final @Nullable InstanceHash named;

  private final Standing standing;
  private final Side best;
  private final int[] bestForApplicants; // by applicant: the home, or NONE
  private final int[] bestForHomes;
  private final int[] forApplicant; // what it could have, or NONE if it gains nothing
  private final int[] forHome;

  private MisreportGains(
      PlacementMarket market,
      @Nullable InstanceHash named,
      Standing standing,
      Side best,
      int[][] placements,
      int[] forApplicant,
      int[] forHome) {
    this.market = market;
    this.named = named;
    this.standing = standing;
    this.best = best;
    this.bestForApplicants = placements[0];
    this.bestForHomes = placements[1];
    this.forApplicant = forApplicant;
    this.forHome = forHome;
  }

  /**
   * A claim; what each could gain is read off here.
   *
   * @param bestForApplicants the placement that is best for the applicants
   * @param bestForHomes the placement that is best for the homes
   * @param market the instance of both
   * @param best the side that gets its best
   * @return the certificate, not checked yet
   */
  public static MisreportGains of(
      PlacementMarket market,
      StablePlacement bestForApplicants,
      StablePlacement bestForHomes,
      Side best) {
    int[][] placements = new int[2][market.market().applicants()];
    Arrays.setAll(placements[0], bestForApplicants::homeOf);
    Arrays.setAll(placements[1], bestForHomes::homeOf);
    return new MisreportGains(
        market,
        null,
        Standing.PROVED,
        best,
        placements,
        applicants(placements, best),
        homes(market, placements, best));
  }

  private static int[] applicants(int[][] placements, Side best) {
    int[] gains = new int[placements[0].length];
    for (int a = 0; a < gains.length; a++) {
      boolean differs = best == Side.HOMES && placements[0][a] != placements[1][a];
      gains[a] = differs ? placements[0][a] : NONE;
    }
    return gains;
  }

  private static int[] homes(PlacementMarket market, int[][] placements, Side best) {
    int[] gains = new int[market.market().homes()];
    Arrays.fill(gains, NONE);
    for (int a = 0; a < placements[1].length && best == Side.APPLICANTS; a++) {
      int h = placements[1][a];
      if (h != placements[0][a] && market.seats(h) == 1) {
        gains[h] = a;
      }
    }
    return gains;
  }

  /**
   * Reads a certificate of this kind.
   *
   * @param text the document
   * @param market the instance to check it against
   * @return the certificate, not checked yet
   * @throws BadCertificateException if the document has another form
   */
  public static MisreportGains parse(CertificateText text, PlacementMarket market) {
    text.ofKind(KIND);
    text.only(
        BestFor.MEMBER, "best-for-applicants", "best-for-homes", "for-applicants", "for-homes");
    return new MisreportGains(
        market,
        text.instance(),
        text.standing(),
        BestFor.read(text),
        new int[][] {text.ints("best-for-applicants"), text.ints("best-for-homes")},
        text.ints("for-applicants"),
        text.ints("for-homes"));
  }

  /**
   * The home of an applicant where the side that gets its best has it.
   *
   * @param a the applicant
   * @return the home, or -1
   */
  public int homeOf(int a) {
    return (best == Side.APPLICANTS ? bestForApplicants : bestForHomes)[a];
  }

  /**
   * What an applicant could have by another list.
   *
   * @param a the applicant
   * @return the best home that it could have; empty if it could gain nothing
   */
  public OptionalInt forApplicant(int a) {
    return forApplicant[a] == NONE ? OptionalInt.empty() : OptionalInt.of(forApplicant[a]);
  }

  /**
   * Whom a home of one seat could have by another list.
   *
   * @param h the home
   * @return the best applicant that it could have; empty if it could gain nothing, or is {@link
   *     #undecided}
   */
  public OptionalInt forHome(int h) {
    return forHome[h] == NONE ? OptionalInt.empty() : OptionalInt.of(forHome[h]);
  }

  /**
   * Homes of which it is not decided whether they could gain.
   *
   * @return those with more than one seat, that list somebody; ascending
   */
  public int[] undecided() {
    return IntStream.range(0, market.market().homes())
        .filter(h -> market.seats(h) > 1 && market.market().listed(h) > 0)
        .toArray();
  }

  @Override
  public Standing standing() {
    return standing;
  }

  @Override
  public String claim() {
    long gaining = Arrays.stream(forApplicant).filter(it -> it != NONE).count();
    long homes = Arrays.stream(forHome).filter(it -> it != NONE).count();
    return String.format(
        Locale.ROOT,
        "Where %s get their best, %s and %s of one seat could gain by another list, up to what is told, and no other could; of %s of several seats nothing is said%s.",
        BestFor.word(best),
        Counted.of(gaining, "applicant"),
        Counted.of(homes, "home"),
        Counted.of(undecided().length, "home"),
        TieWords.of(market.market()));
  }

  /**
   * Checks the claim in time linear in the lists: that each of the two placements is the best for
   * its side, and what is read off between them.
   *
   * @return a verdict that holds, or lists what is wrong
   */
  @Override
  public Verdict verify() {
    Verdict.Findings findings = new Verdict.Findings();
    findings.compare(named, market::hash);
    if (standing != Standing.PROVED) {
      findings.object("It says %s, but this is proved or nothing.", standing);
    }
    check(Side.APPLICANTS, bestForApplicants, findings);
    check(Side.HOMES, bestForHomes, findings);
    if (findings.none()) {
      int[][] placements = {bestForApplicants, bestForHomes};
      if (!Arrays.equals(forApplicant, applicants(placements, best))
          || !Arrays.equals(forHome, homes(market, placements, best))) {
        findings.object("What each could gain is not what is between the two placements.");
      }
    }
    return findings.verdict();
  }

  private void check(Side side, int[] homeOf, Verdict.Findings findings) {
    PlacementCheck check = new PlacementCheck(market, homeOf);
    if (check.isPlacement(findings) && check.isStable(findings)) {
      check.isBest(side, findings);
    }
  }

  @Override
  public CertificateText toText() {
    return CertificateText.of(KIND, named == null ? market.hash() : named, standing)
        .put(BestFor.MEMBER, BestFor.word(best))
        .put("best-for-applicants", bestForApplicants)
        .put("best-for-homes", bestForHomes)
        .put("for-applicants", forApplicant)
        .put("for-homes", forHome)
        .build();
  }
}
