package dev.comity.matching.proof;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Counted;
import dev.comity.matching.InstanceHash;
import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.PoolTask;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * That a pairing is stable, how many it moves, and how few any stable pairing moves.
 *
 * <p>For the bound everybody stands on both sides of a marriage market with the same list; a stable
 * pairing is a stable marriage that is the same from either side. All rotations of that market are
 * listed, in an order in which they can be carried out (Gusfield and Irving 1989). The pairings are
 * split into cases by conditions: person a has a partner at place k or better, or has not. In each
 * case amounts that flow along precedences of rotations show, as in {@link LatticePlacement}, what
 * a stable marriage weighs at least under the conditions, and so how many can stay with whom they
 * had at most. The worst case is the bound; it is proved if the pairing meets it, and else the
 * pairing is the best that was found. Without cases the bound is 0. Immutable.
 */
public final class RoommatesMoves implements Certificate {

  /** The kind in a document. */
  public static final String KIND = "roommates.fewest-moves";

  private final PoolTask task;

  /** As a document names it; a solver's own names its instance. */
  private final @Nullable InstanceHash named;

  private final Standing standing;
  private final int[] partners;
  private final int[] best;
  private final long moves;
  private final long bound;
  private final long[][] rotations;
  private final long[][] cases;
  private final long[][] flows;

  private RoommatesMoves(
      PoolTask task,
      @Nullable InstanceHash named,
      Standing standing,
      int[][] pairings,
      long[] figures,
      long[][] rotations,
      long[][] cases,
      long[][] flows) {
    this.task = task;
    this.named = named;
    this.standing = standing;
    this.partners = pairings[0];
    this.best = pairings[1];
    this.moves = figures[0];
    this.bound = figures[1];
    this.rotations = rotations;
    this.cases = cases;
    this.flows = flows;
  }

  /**
   * A claim. The moves and the bound are worked out here, of what is given and unchecked.
   *
   * @param task the instance
   * @param partners of each, -1 for nobody
   * @param best the partner of each on the one side in the marriage that is best for that side;
   *     empty without cases
   * @param rotations the partners on the other side of each rotation, in an order in which they can
   *     be carried out; none without cases
   * @param cases for each the least weight, and then its {@link PoolTask#marriage conditions}; in
   *     the order of the splits, with the better side of each first
   * @param flows the number of the case, the earlier rotation, the later, and what flows from the
   *     later to the earlier
   * @return the certificate, not checked yet
   * @throws IllegalArgumentException if not everybody has a partner or -1, or there are cases and
   *     not everybody has one in the marriage
   */
  public static RoommatesMoves of(
      PoolTask task,
      int[] partners,
      int[] best,
      long[][] rotations,
      long[][] cases,
      long[][] flows) {
    int people = task.pool().size();
    if (partners.length != people || (cases.length > 0 && best.length != people)) {
      throw new IllegalArgumentException(
          "There are "
              + people
              + " people, "
              + partners.length
              + " partners and "
              + best.length
              + " of the best marriage. Maybe -1 for who is alone?");
    }
    long moves = task.moves(partners);
    long bound = RoommatesMovesCheck.bound(task, cases);
    return new RoommatesMoves(
        task,
        null,
        moves == bound ? Standing.PROVED : Standing.BEST_FOUND,
        new int[][] {partners.clone(), best.clone()},
        new long[] {moves, bound},
        copy(rotations),
        copy(cases),
        copy(flows));
  }

  private static long[][] copy(long[][] rows) {
    return Arrays.stream(rows).map(long[]::clone).toArray(long[][]::new);
  }

  /**
   * Reads a certificate of this kind.
   *
   * @param text the document
   * @param task the instance to check it against
   * @return the certificate, not checked yet
   * @throws BadCertificateException if the document has another form
   */
  public static RoommatesMoves parse(CertificateText text, PoolTask task) {
    text.ofKind(KIND);
    text.only("partners", "moves", "at-least", "best-for-one-side", "rotations", "cases", "flows");
    return new RoommatesMoves(
        task,
        text.instance(),
        text.standing(),
        new int[][] {text.ints("partners"), text.ints("best-for-one-side")},
        new long[] {text.number("moves"), text.number("at-least")},
        text.table("rotations"),
        text.table("cases"),
        text.table("flows"));
  }

  /**
   * Whom a person has.
   *
   * @param person from 0
   * @return the partner, or -1
   */
  public int partner(int person) {
    return partners[person];
  }

  /**
   * How many are moved besides those who have to be.
   *
   * @return at least 0
   */
  public long moves() {
    return moves;
  }

  /**
   * How many any stable pairing moves at least, besides those who have to be.
   *
   * @return at most {@link #moves()}
   */
  public long bound() {
    return bound;
  }

  /**
   * Into how many cases the proof is split.
   *
   * @return 1 if it needs no split, 0 if nothing is proved about others
   */
  public int cases() {
    return cases.length;
  }

  @Override
  public Standing standing() {
    return standing;
  }

  @Override
  public String claim() {
    String ties = TieWords.of(task.pool());
    String moved =
        "No two would both rather have each other; "
            + Counted.of(moves, "is moved", "are moved")
            + " besides "
            + Counted.of(task.forcedMoves(), "who has to be", "who have to be")
            + ", and in ";
    return standing == Standing.PROVED
        ? moved + "no stable pairing fewer" + ties + "."
        : moved + "every stable pairing at least " + bound + ties + ".";
  }

  /**
   * Checks the claim, for each case in time linear in the lists, the rotations and the flows.
   *
   * @return a verdict that holds, or lists what is wrong
   */
  @Override
  public Verdict verify() {
    Verdict.Findings findings = new Verdict.Findings();
    findings.compare(named, task::hash);
    Standing due = moves == bound ? Standing.PROVED : Standing.BEST_FOUND;
    if (standing != due) {
      findings.object("It says %s, but shows %s.", standing, due);
    }
    RoommatesMovesCheck check = new RoommatesMovesCheck(task, findings);
    if (check.isStable(partners)) {
      if (task.moves(partners) != moves) {
        findings.object("There are %d moves, not %d.", task.moves(partners), moves);
      }
      if (bound > moves) {
        findings.object("At least %d moves, but there are %d.", bound, moves);
      }
      check.judge(best, rotations, cases, flows, bound);
    }
    return findings.verdict();
  }

  @Override
  public CertificateText toText() {
    return CertificateText.of(KIND, named == null ? task.hash() : named, standing)
        .put("partners", partners)
        .put("moves", moves)
        .put("at-least", bound)
        .put("best-for-one-side", best)
        .put("rotations", rotations)
        .put("cases", cases)
        .put("flows", flows)
        .build();
  }
}
