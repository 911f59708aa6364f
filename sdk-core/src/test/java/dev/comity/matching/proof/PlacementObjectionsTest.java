package dev.comity.matching.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.matching.CertificateText;
import dev.comity.matching.instance.CrossingMarket;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.PlacementTask;
import dev.comity.matching.instance.Side;
import dev.comity.matching.instance.TypedMarket;
import dev.comity.matching.instance.TypedMarketBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a check says of placements that are none, or not stable, or not the best. */
class PlacementObjectionsTest {

  /** Each applicant likes one home best, and each home the other applicant. */
  private static final PlacementMarket CROSSED =
      PlacementMarket.of(
          Market.marriage(new int[][] {{0, 1}, {1, 0}, {0}}, new int[][] {{1, 0, 2}, {0, 1}}));

  private static List<String> plain(PlacementMarket market, String homes, Side best) {
    String text = StablePlacement.of(market, new int[] {0, 1, -1}, best).toText().toString();
    String changed = text.replace("[0,1,-1]", homes);
    return StablePlacement.parse(CertificateText.parse(changed), market).verify().objections();
  }

  private static List<String> typed(PlacementMarket market, String homes, Side best) {
    TypedMarket types = new TypedMarketBuilder(market).type(0, 1, 0, 1, 2).build();
    String text = TypedPlacement.of(types, new int[] {0, 1, -1}, best).toText().toString();
    String changed = text.replace("[0,1,-1]", homes);
    return TypedPlacement.parse(CertificateText.parse(changed), types).verify().objections();
  }

  private static void both(PlacementMarket market, String homes, Side best, String objection) {
    assertThat(plain(market, homes, best)).anySatisfy(it -> assertThat(it).contains(objection));
    assertThat(typed(market, homes, best)).anySatisfy(it -> assertThat(it).contains(objection));
  }

  @Test
  void theBestOfEachSideHolds() {
    assertThat(plain(CROSSED, "[0,1,-1]", Side.APPLICANTS)).isEmpty();
    assertThat(typed(CROSSED, "[0,1,-1]", Side.APPLICANTS)).isEmpty();
    assertThat(plain(CROSSED, "[1,0,-1]", Side.HOMES)).isEmpty();
    assertThat(typed(CROSSED, "[1,0,-1]", Side.HOMES)).isEmpty();
  }

  @Test
  void whatIsNoPlacementIsNamed() {
    Side side = Side.APPLICANTS;
    both(CROSSED, "[0,1]", side, "places 2 applicants, but there are 3");
    both(CROSSED, "[0,2,-1]", side, "Applicant 1 has home 2, which is not there");
    both(CROSSED, "[0,-2,-1]", side, "Applicant 1 has home -2, which is not there");
    both(CROSSED, "[0,-1,1]", side, "Applicant 2 has home 1");
    assertThat(plain(CROSSED, "[0,0,-1]", side)).contains("Home 0 has 2 and takes 1.");
    assertThat(typed(CROSSED, "[0,0,-1]", side)).contains("2 are in box 0, which holds 1.");
    both(CROSSED.locking(0, 1), "[0,1,-1]", side, "Applicant 0 has home 0, but is locked to 1.");
    both(CROSSED.forbidding(1, 1), "[0,1,-1]", side, "Applicant 1 has home 1");
  }

  @Test
  void whatIsNotStableOrNotTheBestIsNamed() {
    both(CROSSED, "[1,-1,0]", Side.APPLICANTS, "Applicant 1 and home 0 would rather");
    both(CROSSED, "[0,-1,-1]", Side.APPLICANTS, "Applicant 1 and home 1 would rather");
    both(CROSSED, "[1,0,-1]", Side.APPLICANTS, "not the best for the applicants");
    both(CROSSED, "[0,1,-1]", Side.HOMES, "not the best for the");
  }

  @Test
  void aClaimIsMadeOfHomesThatThereAre() {
    TypedMarket types = new TypedMarketBuilder(CROSSED).build();
    CrossingMarket crossing = new TypedMarketBuilder(CROSSED).crossing();
    PlacementTask task = PlacementTask.egalitarian(CROSSED);
    for (int[] homeOf : new int[][] {{0, 1}, {0, 2, -1}, {0, -2, -1}}) {
      String words = homeOf.length < 3 ? "3 applicants and 2 homes" : "Applicant 1 has home ";

      assertThatThrownBy(() -> StablePlacement.of(CROSSED, homeOf, Side.HOMES))
          .hasMessageContaining(words);
      assertThatThrownBy(() -> CrossingPlacement.of(crossing, homeOf, new int[0]))
          .hasMessageContaining(words);
      assertThatThrownBy(() -> TypedPlacement.of(types, homeOf, Side.HOMES))
          .hasMessageContaining(words);
      int[] sound = {0, 1, -1};
      for (int[][] both : new int[][][] {{sound, homeOf}, {homeOf, sound}}) {
        assertThatThrownBy(
                () ->
                    LatticePlacement.of(task, both[0], both[1], 0, 0, new long[0][], new long[0][]))
            .hasMessageContaining(words);
      }
    }
  }

  @Test
  void aHomeThatIsNotThereIsNamedByItsNumber() {
    String text = StablePlacement.of(CROSSED, new int[] {0, 1, -1}, Side.HOMES).toText().toString();
    String lie = text.replace("\"missing\":[]", "\"missing\":[1,77]");

    assertThat(
            StablePlacement.parse(CertificateText.parse(lie), CROSSED)
                .claim(h -> List.of("Kim", "Lee").get(h)))
        .contains("these homes get fewer than needed: Lee, 77.");
  }
}
