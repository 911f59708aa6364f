package dev.comity.matching.proof;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Counted;
import dev.comity.matching.InstanceHash;
import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.PlacementTask;
import dev.comity.matching.instance.PlacementTask.Goal;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * That of all stable placements this one has the least sum of weights.
 *
 * <p>It lists all rotations in an order from the placement that is best for the applicants to the
 * one that is best for the homes; every such order has every rotation just once, and every stable
 * placement is what a set of them leaves that is closed under precedence (Irving and Leather 1986,
 * doi 10.1137/0215048; Gusfield and Irving 1989). And it gives amounts that flow from later to
 * earlier rotations, along precedences that the check derives for itself. A closed set that takes
 * the later takes the earlier, so moving weight along them makes no set heavier than it is; and
 * then no set weighs less than all rotations that are still below 0 together. The claim is proved
 * if the placement meets that bound.
 */
public final class LatticePlacement implements Certificate {

  /** The kind in a document. */
  public static final String KIND = "stable.least-weight";

  private final PlacementTask task;

  /** As a document names it; a solver's own names its instance. */
  private final @Nullable InstanceHash named;

  private final Standing standing;
  private final int[] homeOf;
  private final int[] first;
  private final long regret;
  private final long sum;
  private final long[][] rotations;
  private final long[][] flows;

  private LatticePlacement(
      PlacementTask task,
      @Nullable InstanceHash named,
      Standing standing,
      int[][] placements,
      long[] figures,
      long[][] rotations,
      long[][] flows) {
    this.task = task;
    this.named = named;
    this.standing = standing;
    this.homeOf = placements[0];
    this.first = placements[1];
    this.regret = figures[0];
    this.sum = figures[1];
    this.rotations = rotations;
    this.flows = flows;
  }

  /**
   * A claim.
   *
   * @param task the instance
   * @param homeOf for each applicant the home, -1 for none
   * @param bestForApplicants the same of the placement that is best for the applicants
   * @param regret for the least regret, the worst rank; else 0
   * @param sum the sum of weights
   * @param rotations the homes of each rotation, in an order in which they can be carried out
   * @param flows the earlier rotation, the later, and what flows from the later to the earlier
   * @return the certificate, not checked yet
   * @throws IllegalArgumentException if a placement has not just one home of the market, or -1, for
   *     each applicant
   */
  public static LatticePlacement of(
      PlacementTask task,
      int[] homeOf,
      int[] bestForApplicants,
      int regret,
      long sum,
      long[][] rotations,
      long[][] flows) {
    ClaimedHomes.check(task.market().market(), homeOf);
    ClaimedHomes.check(task.market().market(), bestForApplicants);
    return new LatticePlacement(
        task,
        null,
        Standing.PROVED,
        new int[][] {homeOf.clone(), bestForApplicants.clone()},
        new long[] {regret, sum},
        copy(rotations),
        copy(flows));
  }

  /**
   * Reads a certificate of this kind.
   *
   * @param text the document
   * @param task the instance to check it against
   * @return the certificate, not checked yet
   * @throws BadCertificateException if the document has another form
   */
  public static LatticePlacement parse(CertificateText text, PlacementTask task) {
    text.ofKind(KIND);
    text.only("regret", "sum", "homes", "best-for-applicants", "rotations", "flows");
    return new LatticePlacement(
        task,
        text.instance(),
        text.standing(),
        new int[][] {text.ints("homes"), text.ints("best-for-applicants")},
        new long[] {text.number("regret"), text.number("sum")},
        text.table("rotations"),
        text.table("flows"));
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
   * The sum of weights: of ranks, of moves that were not forced, of weights, or how many pairs have
   * the worst rank.
   *
   * @return the sum
   */
  public long sum() {
    return sum;
  }

  /**
   * The worst rank of any of both sides, where the least regret is sought.
   *
   * @return from 1; 0 where something else is sought
   */
  public long regret() {
    return regret;
  }

  /**
   * The homes that get fewer than they need, here and in every stable placement (Roth 1986, doi
   * 10.2307/1913160). Linear in applicants and homes.
   *
   * @return the homes, ascending; none if all needs are met
   */
  public int[] missing() {
    return ClaimedHomes.missing(task.market(), homeOf);
  }

  /**
   * How many pairs would rather have each other and are kept apart by a lock alone, as {@link
   * StablePlacement#blockingThroughLocks} counts them. Linear in the lists.
   *
   * @return at least 0
   */
  public long blockingThroughLocks() {
    return task.market().hasLocks()
        ? new PlacementCheck(task.market(), homeOf).blockingThroughLocks()
        : 0;
  }

  /**
   * The home of an applicant in the placement that is best for the applicants.
   *
   * @param a the applicant
   * @return the home, or -1
   */
  public int bestHomeOf(int a) {
    return first[a];
  }

  /**
   * All rotations, in an order in which they can be carried out.
   *
   * @return the homes of each; copies
   */
  public long[][] rotations() {
    return copy(rotations);
  }

  /**
   * The amounts that prove the bound.
   *
   * @return the earlier rotation, the later, and what flows from the later to the earlier; copies
   */
  public long[][] flows() {
    return copy(flows);
  }

  private static long[][] copy(long[][] rows) {
    return Arrays.stream(rows).map(long[]::clone).toArray(long[][]::new);
  }

  @Override
  public Standing standing() {
    return standing;
  }

  @Override
  public String claim() {
    return claim(Integer::toString);
  }

  /**
   * The claim with names of homes in place of their numbers.
   *
   * @param homes the name of a home
   * @return one sentence or more
   */
  public String claim(IntFunction<String> homes) {
    String claim =
        switch (task.goal()) {
          case EGALITARIAN ->
              "The ranks of both sides"
                  + (task.market().hasLocks() ? ", those of locked pairs included," : "")
                  + " come to "
                  + sum
                  + ", and in no stable placement to less";
          case LEAST_REGRET -> leastRegret();
          case FEWEST_MOVES ->
              Counted.of(sum, "is moved", "are moved")
                  + " besides "
                  + Counted.of(task.forcedMoves(), "who has to be", "who have to be")
                  + ", and in no stable placement fewer";
          case LEAST_WEIGHT ->
              "The pairs weigh " + sum + " in all, and in no stable placement less";
        };
    return claim
        + TieWords.of(task.market().market())
        + "."
        + howRanksCount()
        + PlacementWords.of(task.market().market(), missing(), blockingThroughLocks(), homes);
  }

  private String leastRegret() {
    String but = task.market().hasLocks() ? " that is not locked" : "";
    return sum == 0
        ? "No pair" + but + " is made, and none is in any stable placement"
        : "No pair"
            + but
            + " has a worse rank than "
            + regret
            + ", "
            + Counted.of(sum, "pair has it", "pairs have it")
            + ", and no stable placement does better";
  }

  /** Who reads the lists would count the names in vain, and come to other ranks. */
  private String howRanksCount() {
    boolean ranked = task.goal() == Goal.EGALITARIAN || task.goal() == Goal.LEAST_REGRET;
    return ranked && task.market().market().oneSided() > 0
        ? " A rank passes over names that are not listed back."
        : "";
  }

  /**
   * Checks the claim, in time linear in the pairs, the rotations and the flows.
   *
   * @return a verdict that holds, or lists what is wrong
   */
  @Override
  public Verdict verify() {
    Verdict.Findings findings = new Verdict.Findings();
    findings.compare(named, task::hash);
    if (standing != Standing.PROVED) {
      findings.object("It says %s, but this either proves it or proves nothing.", standing);
    }
    boolean byRegret = task.goal() == Goal.LEAST_REGRET;
    if (byRegret ? regret < 1 || regret > Integer.MAX_VALUE : regret != 0) {
      findings.object("The worst rank cannot be %d.", regret);
      return findings.verdict();
    }
    PlacementCheck check = new PlacementCheck(task.market(), homeOf);
    if (!check.isPlacement(findings) || !check.isStable(findings)) {
      return findings.verdict();
    }
    long weighed = 0;
    for (int a = 0; a < homeOf.length; a++) {
      weighed += task.weight(a, homeOf[a], (int) regret);
    }
    if (weighed != sum) {
      findings.object("The placement weighs %d, not %d.", weighed, sum);
    }
    if (byRegret && !isRegret(findings)) {
      return findings.verdict();
    }
    LatticeCheck lattice = new LatticeCheck(task, (int) regret);
    if (lattice.run(first, rotations, flows, findings)) {
      lattice.checkBound(flows, sum, findings);
    }
    return findings.verdict();
  }

  /**
   * Whether the worst rank is this one: then, as some pair has it, no sum of 0 can have been
   * missed. It is 1 if nobody is placed.
   */
  private boolean isRegret(Verdict.Findings findings) {
    boolean reached = false;
    boolean placed = false;
    for (int a = 0; a < homeOf.length; a++) {
      int pair =
          homeOf[a] < 0 || task.market().lockedTo(a) >= 0
              ? -1
              : task.market().market().pair(a, homeOf[a]);
      if (pair >= 0) {
        placed = true;
        reached |= task.regret(pair) == regret;
        if (task.regret(pair) > regret) {
          findings.object("Applicant %d has a pair of rank %d.", a, task.regret(pair));
          return false;
        }
      }
    }
    if (placed ? !reached : regret != 1) {
      findings.object("No pair has the rank %d.", regret);
    }
    return findings.none();
  }

  @Override
  public CertificateText toText() {
    return CertificateText.of(KIND, named == null ? task.hash() : named, standing)
        .put("regret", regret)
        .put("sum", sum)
        .put("homes", homeOf)
        .put("best-for-applicants", first)
        .put("rotations", rotations)
        .put("flows", flows)
        .build();
  }
}
