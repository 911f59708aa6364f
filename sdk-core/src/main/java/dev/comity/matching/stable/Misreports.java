package dev.comity.matching.stable;

import dev.comity.matching.Budget;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.Side;
import dev.comity.matching.proof.StablePlacement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Who could gain, and what, by handing in another list than the true one, while all others tell the
 * truth and {@link DeferredAcceptance} places: so an exchange office can tell students and families
 * whether an honest list is the best they can hand in. Immutable.
 *
 * <p>Where applicants get their best, no applicant can. Where homes do, an applicant can get the
 * home that it has where applicants get their best, and nothing better; it only has to leave out
 * all homes below that one. The same is true of a home of one seat where applicants get their best
 * (G. Demange, D. Gale, M. Sotomayor 1987, doi 10.1016/0166-218X(87)90025-X; each seat of other
 * homes is one side of a marriage market). A home of several seats may gain in other ways, whoever
 * gets the best (A. E. Roth 1985, doi 10.1016/0022-0531(85)90106-1), which is not decided here.
 *
 * <p>This is about the strict order into which ties were broken, with all that was locked and
 * forbidden. Found by two runs of deferred acceptance.
 */
public final class Misreports {

  private static final int NONE = -1;

  private final StablePlacement bestForApplicants;
  private final StablePlacement bestForHomes;
  private final int[] forApplicant; // what it could have, or NONE if it gains nothing
  private final int[] forHome;
  private final int[] undecided;

  private Misreports(
      StablePlacement bestForApplicants,
      StablePlacement bestForHomes,
      int[] forApplicant,
      int[] forHome,
      int[] undecided) {
    this.bestForApplicants = bestForApplicants;
    this.bestForHomes = bestForHomes;
    this.forApplicant = forApplicant;
    this.forHome = forHome;
    this.undecided = undecided;
  }

  /**
   * Who could gain.
   *
   * @param conditions the instance, with the true lists
   * @param best the side that gets its best
   * @return what each could gain
   */
  public static Misreports under(PlacementMarket conditions, Side best) {
    return under(conditions, best, Budget.unlimited()).orElseThrow();
  }

  /**
   * Who could gain, under a budget.
   *
   * @param conditions the instance, with the true lists
   * @param best the side that gets its best
   * @param budget how long, for each of two runs; a step is one look at a pair
   * @return what each could gain; empty if it was stopped
   */
  public static Optional<Misreports> under(PlacementMarket conditions, Side best, Budget budget) {
    Optional<StablePlacement> forApplicants =
        DeferredAcceptance.solve(conditions, Side.APPLICANTS, budget).placement();
    Optional<StablePlacement> forHomes =
        DeferredAcceptance.solve(conditions, Side.HOMES, budget).placement();
    return forApplicants.flatMap(
        one -> forHomes.map(other -> between(conditions, best, one, other)));
  }

  private static Misreports between(
      PlacementMarket conditions,
      Side best,
      StablePlacement forApplicants,
      StablePlacement forHomes) {
    Market market = conditions.market();
    int[] applicants = new int[market.applicants()];
    int[] homes = new int[market.homes()];
    Arrays.fill(applicants, NONE);
    Arrays.fill(homes, NONE);
    for (int a = 0; a < applicants.length; a++) {
      int home = forApplicants.homeOf(a);
      int other = forHomes.homeOf(a);
      if (home == other) { // locked, or unplaced in every stable placement, or nothing to gain
        continue;
      }
      if (best == Side.HOMES) {
        applicants[a] = home;
      } else if (conditions.seats(other) == 1) {
        homes[other] = a;
      }
    }
    int[] undecided =
        IntStream.range(0, homes.length)
            .filter(h -> conditions.seats(h) > 1 && market.listed(h) > 0)
            .toArray();
    return new Misreports(forApplicants, forHomes, applicants, homes, undecided);
  }

  /**
   * The proof: whoever has something else in the two placements could gain, and nobody else of whom
   * it is decided.
   *
   * @return the placements that are best for the applicants and for the homes
   */
  public List<StablePlacement> certificates() {
    return List.of(bestForApplicants, bestForHomes);
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
    return undecided.clone();
  }
}
