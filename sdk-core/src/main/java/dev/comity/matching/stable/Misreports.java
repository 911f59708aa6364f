package dev.comity.matching.stable;

import dev.comity.matching.Budget;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.Side;
import dev.comity.matching.proof.Answer;
import dev.comity.matching.proof.MisreportGains;
import dev.comity.matching.proof.StablePlacement;
import java.util.Optional;

/**
 * Finds who could gain by handing in another list than the true one, while {@link
 * DeferredAcceptance} places: so an exchange office can tell students and families whether an
 * honest list is the best they can hand in. {@link MisreportGains} says what is known of it. Two
 * runs of deferred acceptance: linear in the lists.
 */
public final class Misreports {

  private Misreports() {}

  /**
   * Who could gain.
   *
   * @param conditions the instance, with the true lists
   * @param best the side that gets its best
   * @return what each could gain, proved
   */
  public static MisreportGains under(PlacementMarket conditions, Side best) {
    return under(conditions, best, Budget.unlimited()).found().orElseThrow();
  }

  /**
   * Who could gain, under a budget.
   *
   * @param conditions the instance, with the true lists
   * @param best the side that gets its best
   * @param budget how long; a step is one look at a pair
   * @return what each could gain, proved, or that it was stopped
   */
  public static Answer<MisreportGains> under(PlacementMarket conditions, Side best, Budget budget) {
    Budget.Meter meter = budget.start();
    Optional<StablePlacement> forApplicants =
        DeferredAcceptance.solve(conditions, Side.APPLICANTS, meter).placement();
    Optional<StablePlacement> forHomes =
        forApplicants.flatMap(
            it -> DeferredAcceptance.solve(conditions, Side.HOMES, meter).placement());
    return Answer.of(
        forHomes.map(it -> MisreportGains.of(conditions, forApplicants.orElseThrow(), it, best)),
        conditions::hash);
  }
}
