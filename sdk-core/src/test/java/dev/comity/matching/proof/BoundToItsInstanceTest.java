package dev.comity.matching.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.matching.Budget;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Standing;
import dev.comity.matching.assignment.LeastTotal;
import dev.comity.matching.instance.CostMatrix;
import dev.comity.matching.instance.CrossingMarket;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PairingGoal;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.PlacementTask;
import dev.comity.matching.instance.Pool;
import dev.comity.matching.instance.PoolTask;
import dev.comity.matching.instance.QuotaDraft;
import dev.comity.matching.instance.QuotaGoal;
import dev.comity.matching.instance.QuotaProblem;
import dev.comity.matching.instance.QuotaRevision;
import dev.comity.matching.instance.Side;
import dev.comity.matching.instance.TypedMarket;
import dev.comity.matching.instance.TypedMarketBuilder;
import dev.comity.matching.instance.WeightedPairs;
import dev.comity.matching.pairing.BestPairs;
import dev.comity.matching.quota.LossCurve;
import dev.comity.matching.quota.QuotaPlacements;
import dev.comity.matching.roommates.FewestMoves;
import dev.comity.matching.roommates.Roommates;
import dev.comity.matching.stable.CrossingSearch;
import dev.comity.matching.stable.DeferredAcceptance;
import dev.comity.matching.stable.Misreports;
import dev.comity.matching.stable.StableLattice;
import dev.comity.matching.stable.TypedAcceptance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every kind of certificate, named after another instance or in another standing. */
class BoundToItsInstanceTest {

  /** A document that a solver made, and how it is read beside its instance. */
  private record Made(
      CertificateText text, Function<CertificateText, ? extends Certificate> parser) {

    Certificate read(String altered) {
      return parser.apply(CertificateText.parse(altered));
    }
  }

  private static Made made(
      Certificate certificate, Function<CertificateText, ? extends Certificate> parser) {
    return new Made(certificate.toText(), parser);
  }

  private static final int[][] LISTS = {{0, 1}, {1, 0}};

  private static List<Made> assignments() {
    CostMatrix costs = CostMatrix.of(new int[][] {{1, 2}, {3, 1}});
    int no = CostMatrix.FORBIDDEN;
    CostMatrix few = CostMatrix.of(new int[][] {{1, no}, {1, no}});
    WeightedPairs couple =
        WeightedPairs.of(2, PairingGoal.EVERYBODY_LEAST, new int[][] {{0, 1, 5}});
    WeightedPairs star =
        WeightedPairs.of(3, PairingGoal.EVERYBODY_LEAST, new int[][] {{0, 1, 5}, {0, 2, 5}});
    return List.of(
        made(LeastTotal.solve(costs).certificate(), it -> AssignmentLeastTotal.parse(it, costs)),
        made(LeastTotal.solve(few).certificate(), it -> HallViolator.parse(it, few)),
        made(BestPairs.solve(couple).certificate(), it -> PairingPrices.parse(it, couple)),
        made(BestPairs.solve(star).certificate(), it -> TutteSet.parse(it, star)));
  }

  private static List<Made> placements() {
    PlacementMarket market =
        PlacementMarket.of(Market.marriage(LISTS, new int[][] {{1, 0}, {0, 1}}));
    PlacementTask task = PlacementTask.egalitarian(market);
    TypedMarket types = new TypedMarketBuilder(market).type(0, 1, 0, 1).build();
    CrossingMarket crossing = new TypedMarketBuilder(market).crossing();
    Market families = Market.marriage(new int[][] {{0}, {1}, {0, 1}}, new int[][] {{0, 2}, {2, 1}});
    CrossingMarket none =
        new TypedMarketBuilder(families)
            .siblings(new int[] {0, 1}, new int[][] {{0, 1}})
            .crossing();
    return List.of(
        made(
            DeferredAcceptance.solve(market, Side.HOMES, Budget.unlimited()).certificate(),
            it -> StablePlacement.parse(it, market)),
        made(TypedAcceptance.solve(types, Side.HOMES), it -> TypedPlacement.parse(it, types)),
        made(StableLattice.solve(task), it -> LatticePlacement.parse(it, task)),
        made(Misreports.under(market, Side.HOMES), it -> MisreportGains.parse(it, market)),
        made(
            CrossingSearch.solve(crossing, 0, Budget.unlimited()).placement(),
            it -> CrossingPlacement.parse(it, crossing)),
        made(
            CrossingSearch.solve(none, 0, Budget.unlimited()).impossibility().orElseThrow(),
            it -> CrossingImpossibility.parse(it, none)));
  }

  private static List<Made> poolsAndQuotas() {
    Pool pool = Pool.of(new int[][] {{1, 3}, {2, 0}, {3, 1}, {0, 2}});
    PoolTask moves = PoolTask.fewestMoves(pool, new int[] {1, 0, 3, 2});
    QuotaProblem problem = quotas(2).build();
    QuotaProblem tight = quotas(0).build();
    QuotaRevision revision = new QuotaRevision(problem, new int[] {0, 1}, new int[] {1, 0});
    return List.of(
        made(Roommates.solve(pool).certificate(), it -> RoommatesPartition.parse(it, pool)),
        made(FewestMoves.solve(moves).certificate(), it -> RoommatesMoves.parse(it, moves)),
        made(QuotaPlacements.place(problem).certificate(), it -> FlowPlacement.parse(it, problem)),
        made(QuotaPlacements.place(tight).certificate(), it -> FlowImpossibility.parse(it, tight)),
        made(
            LossCurve.of(revision, Budget.unlimited()).certificate(),
            it -> FlowWithinLoss.parse(it, revision)),
        made(Stopped.of(problem::hash), it -> Stopped.parse(it, problem::hash)));
  }

  private static QuotaDraft quotas(int most) {
    return QuotaProblem.of(2, 2, QuotaGoal.EVERYONE_AT_LEAST_TOTAL)
        .place(0, 0, most)
        .place(1, 0, most)
        .pair(0, 0, 1)
        .pair(0, 1, 2)
        .pair(1, 0, 2)
        .pair(1, 1, 1);
  }

  private static List<Made> all() {
    List<Made> all = new ArrayList<>(assignments());
    all.addAll(placements());
    all.addAll(poolsAndQuotas());
    assertThat(all).extracting(it -> it.text().kind()).doesNotHaveDuplicates().hasSize(16);
    return all;
  }

  @Test
  void whatASolverMadeHolds() {
    for (Made it : all()) {
      assertThat(it.read(it.text().toString()).verify().objections())
          .as(it.text().kind())
          .isEmpty();
    }
  }

  @Test
  void whatNamesAnotherInstanceIsRefusedThoughEverythingElseIsTrue() {
    for (Made it : all()) {
      String hash = it.text().instance().value();
      String other = hash.substring(0, hash.length() - 1) + (hash.endsWith("0") ? "1" : "0");

      assertThat(it.read(it.text().toString().replace(hash, other)).verify().objections())
          .as(it.text().kind())
          .singleElement()
          .asString()
          .contains("It is about the instance " + other, hash);
    }
  }

  @Test
  void whatSaysAnotherStandingIsRefusedThoughEverythingElseIsTrue() {
    for (Made it : all()) {
      String right = "\"standing\":\"" + it.text().standing() + "\"";
      for (Standing standing : Standing.values()) {
        if (standing != it.text().standing()) {
          String wrong = it.text().toString().replace(right, "\"standing\":\"" + standing + "\"");

          assertThat(it.read(wrong).verify().objections())
              .as("%s, %s", it.text().kind(), standing)
              .isNotEmpty();
        }
      }
    }
  }
}
