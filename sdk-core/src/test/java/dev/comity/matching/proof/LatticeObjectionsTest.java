package dev.comity.matching.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.PlacementTask;
import dev.comity.matching.instance.Side;
import dev.comity.matching.stable.Misreports;
import dev.comity.matching.stable.StableLattice;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each objection of the checks that go from one side's best placement to the other's. */
class LatticeObjectionsTest {

  /** Three placements are stable: all have their first, all their second, all their third. */
  private static final PlacementMarket LATIN =
      PlacementMarket.of(
          Market.marriage(
              new int[][] {{0, 1, 2}, {1, 2, 0}, {2, 0, 1}},
              new int[][] {{1, 2, 0}, {2, 0, 1}, {0, 1, 2}}));

  /** The first rotation moves one more, and the second two fewer. */
  private static final PlacementTask FEWEST = PlacementTask.fewestMoves(LATIN, new int[] {0, 0, 1});

  private static final PlacementTask REGRET = PlacementTask.leastRegret(LATIN);

  private static List<String> changed(
      Certificate right, Function<CertificateText, Certificate> parse, String... figures) {
    return parse.apply(Altered.text(right.toText().toString(), figures)).verify().objections();
  }

  private static List<String> fewest(String... figures) {
    return changed(StableLattice.solve(FEWEST), it -> LatticePlacement.parse(it, FEWEST), figures);
  }

  private static List<String> regret(String... figures) {
    return changed(StableLattice.solve(REGRET), it -> LatticePlacement.parse(it, REGRET), figures);
  }

  private static final String ROTATIONS = "\"rotations\":[[0,1,2],[0,1,2]]";
  private static final String FLOWS = "\"flows\":[[0,1,1]]";
  private static final String NO_FLOWS = "\"flows\":[]";
  private static final String HOMES = "\"homes\":[2,0,1]";

  @Test
  void aProofOfAnotherInstanceIsRefusedThoughItIsTrueOfThisOneToo() {
    CertificateText text = StableLattice.solve(PlacementTask.egalitarian(LATIN)).toText();
    PlacementTask other = PlacementTask.egalitarian(LATIN.needing(0, 1));

    assertThat(LatticePlacement.parse(text, other).verify().objections())
        .singleElement()
        .asString()
        .contains("It is about the instance");
  }

  @Test
  void aClaimSaysWhichRanksItCounts() {
    int[][] left = {{0, 1}, {1, 0}};
    Market whole = Market.marriage(left, new int[][] {{1, 0}, {0, 1}});
    Market vain = Market.marriage(left, new int[][] {{1, 0}, {0}});
    String passes = "A rank passes over names that are not listed back.";
    for (PlacementMarket it :
        new PlacementMarket[] {
          PlacementMarket.of(whole),
          PlacementMarket.of(whole).locking(0, 0),
          PlacementMarket.of(vain),
          PlacementMarket.of(vain).locking(0, 0)
        }) {
      String ranks = claim(PlacementTask.egalitarian(it));
      String regret = claim(PlacementTask.leastRegret(it));
      String moves = claim(PlacementTask.fewestMoves(it, new int[] {0, 1}));
      boolean inVain = it.market() == vain;

      assertThat(ranks.contains(passes)).isEqualTo(inVain);
      assertThat(regret.contains(passes)).isEqualTo(inVain);
      assertThat(moves).doesNotContain(passes);
      assertThat(ranks.contains("those of locked pairs included")).isEqualTo(it.hasLocks());
      assertThat(regret.startsWith("No pair that is not locked ")).isEqualTo(it.hasLocks());
      assertThat(regret.startsWith("No pair has")).isEqualTo(!it.hasLocks());
    }
    PlacementMarket nobody = PlacementMarket.of(Market.marriage(new int[0][], new int[0][]));
    assertThat(claim(PlacementTask.leastRegret(nobody)))
        .isEqualTo("No pair is made, and none is in any stable placement.");
  }

  private static String claim(PlacementTask task) {
    return StableLattice.solve(task).claim();
  }

  @Test
  void whatIsRightHolds() {
    assertThat(fewest()).isEmpty();
    assertThat(fewest(FLOWS, "\"flows\":[[0,1,2]]")).isEmpty();
    assertThat(fewest(ROTATIONS, "\"rotations\":[[1,2,0],[2,0,1]]")).isEmpty();
    assertThat(regret()).isEmpty();
  }

  @Test
  void rotationsMustBeThereAndEachCanBeCarriedOutWhereItStands() {
    String fault = "Rotation 0 cannot be carried out where it stands.";
    for (String rotation :
        new String[] {
          "[0,2,1]", "[0,1]", "[0]", "[3,0,1]", "[-1,0,1]", "[0,1,2,0,1,2]", "[0,0]", "[0,1,1]"
        }) {
      assertThat(fewest(ROTATIONS, "\"rotations\":[" + rotation + ",[0,1,2]]"))
          .as(rotation)
          .containsExactly(fault);
    }
    assertThat(fewest(ROTATIONS, "\"rotations\":[[0,1,2],[0,1,2],[0,1,2]]"))
        .containsExactly("Rotation 2 cannot be carried out where it stands.");
    assertThat(fewest(ROTATIONS, "\"rotations\":[[0,1,2]]", FLOWS, NO_FLOWS))
        .singleElement()
        .asString()
        .contains("they would gain along a ring");
  }

  @Test
  void whatFlowsMustGoAlongPrecedencesAndProveTheSum() {
    for (String flow :
        new String[] {"[1,0,1]", "[0,2,1]", "[-1,1,1]", "[0,1,-1]", "[0,1]", "[0,0,1]"}) {
      assertThat(fewest(FLOWS, "\"flows\":[" + flow + "]"))
          .as(flow)
          .containsExactly(flow.replace(",", ", ") + " is no amount along a precedence.");
    }
    assertThat(fewest(FLOWS, NO_FLOWS))
        .containsExactly("The flows prove that no sum is below 0, not 1.");
    assertThat(fewest(FLOWS, "\"flows\":[[0,1,3]]"))
        .containsExactly("The flows prove that no sum is below 0, not 1.");
  }

  /** Two pairs of people, far from each other: neither rotation comes before the other. */
  @Test
  void rotationsOfStrangersHaveNoPrecedence() {
    int[][] applicants = {{0, 1}, {1, 0}, {2, 3}, {3, 2}};
    int[][] homes = {{1, 0}, {0, 1}, {3, 2}, {2, 3}};
    PlacementTask task =
        PlacementTask.egalitarian(PlacementMarket.of(Market.marriage(applicants, homes)));
    LatticePlacement found = StableLattice.solve(task);
    String text = found.toText().toString();
    assertThat(text).contains("\"rotations\":[[0,1],[2,3]],\"flows\":[]");
    assertThat(
            changed(found, it -> LatticePlacement.parse(it, task), NO_FLOWS, "\"flows\":[[0,1,0]]"))
        .containsExactly("[0, 1, 0] is no amount along a precedence.");
  }

  @Test
  void thePlacementItselfAndItsFiguresAreCheckedToo() {
    assertThat(fewest("\"standing\":\"proved\"", "\"standing\":\"best-found\""))
        .containsExactly("It says best-found, but this either proves it or proves nothing.");
    assertThat(fewest("\"regret\":0", "\"regret\":1"))
        .containsExactly("The worst rank cannot be 1.");
    assertThat(fewest("\"sum\":1", "\"sum\":2"))
        .containsExactly(
            "The placement weighs 1, not 2.", "The flows prove that no sum is below 1, not 2.");
    assertThat(fewest(HOMES, "\"homes\":[0,1,2]"))
        .containsExactly("The placement weighs 2, not 1.");
    assertThat(fewest(HOMES, "\"homes\":[0,2,1]")).isNotEmpty();
    assertThat(fewest("\"best-for-applicants\":[0,1,2]", "\"best-for-applicants\":[1,2,0]"))
        .singleElement()
        .asString()
        .contains("they would gain along a ring");
    for (String rank : new String[] {"0", "-1", "2147483648"}) {
      assertThat(regret("\"regret\":2", "\"regret\":" + rank))
          .containsExactly("The worst rank cannot be " + rank + ".");
    }
    assertThat(regret("\"regret\":2", "\"regret\":1", "\"sum\":3", "\"sum\":12"))
        .containsExactly("Applicant 0 has a pair of rank 2.");
    assertThat(regret("\"regret\":2", "\"regret\":3", "\"sum\":3", "\"sum\":0"))
        .containsExactly("No pair has the rank 3.");
  }

  private static List<String> misreports(String... figures) {
    return changed(
        Misreports.under(LATIN, Side.APPLICANTS), it -> MisreportGains.parse(it, LATIN), figures);
  }

  @Test
  void whatEachCouldGainIsWhatIsBetweenTheTwoBestPlacements() {
    String objection = "What each could gain is not what is between the two placements.";
    assertThat(misreports()).isEmpty();
    assertThat(misreports("\"for-homes\":[1,2,0]", "\"for-homes\":[1,2,-1]"))
        .containsExactly(objection);
    assertThat(misreports("\"for-applicants\":[-1,-1,-1]", "\"for-applicants\":[-1,-1,1]"))
        .containsExactly(objection);
    assertThat(misreports("\"for-applicants\":[-1,-1,-1]", "\"for-applicants\":[-1,-1]"))
        .containsExactly(objection);
    assertThat(misreports("\"best-for\":\"applicants\"", "\"best-for\":\"homes\""))
        .containsExactly(objection);
    assertThat(misreports("\"standing\":\"proved\"", "\"standing\":\"stopped\""))
        .containsExactly("It says stopped, but this is proved or nothing.");
    assertThat(misreports("\"best-for-homes\":[2,0,1]", "\"best-for-homes\":[1,2,0]"))
        .singleElement()
        .asString()
        .contains("they would gain along a ring");
    assertThat(misreports("\"best-for-applicants\":[0,1,2]", "\"best-for-applicants\":[1,2,0]"))
        .singleElement()
        .asString()
        .contains("they would gain along a ring");
    assertThat(misreports("\"best-for-homes\":[2,0,1]", "\"best-for-homes\":[2,1,0]")).isNotEmpty();
  }

  @Test
  void whoCouldGainIsTold() {
    MisreportGains homes = Misreports.under(LATIN, Side.HOMES);
    assertThat(homes.claim())
        .startsWith("Where homes get their best, 3 applicants and 0 homes of one seat could gain");
    assertThat(homes.forApplicant(1)).hasValue(1);
    assertThat(homes.forHome(1)).isEmpty();
    PlacementMarket seats =
        PlacementMarket.of(
            Market.of(
                new int[][] {{0}, {0}, {0, 1}},
                new int[][] {{0, 1, 2}, {2}, {}},
                new int[] {2, 1, 3}));
    MisreportGains several = Misreports.under(seats, Side.APPLICANTS);
    assertThat(several.undecided()).containsExactly(0);
    assertThat(several.claim())
        .startsWith("Where applicants get their best, 0 applicants and 0 homes of one seat")
        .contains("of 1 home of several seats nothing is said");
  }
}
