package dev.comity.matching.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Budget;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.QuotaGoal;
import dev.comity.matching.instance.QuotaProblem;
import dev.comity.matching.instance.QuotaRevision;
import dev.comity.matching.quota.LossCurve;
import dev.comity.matching.quota.QuotaPlacements;
import org.junit.jupiter.api.Test;

/** Each objection of a check alone: one thing is false, and everything else is consistent. */
class FlowObjectionsTest {

  /** Two people for two places: each can have one for nothing, and both the others for 6. */
  private static final QuotaProblem PROBLEM =
      QuotaProblem.of(2, 2, QuotaGoal.MOST_THEN_LEAST_TOTAL)
          .place(0, 0, 1)
          .place(1, 0, 1)
          .pair(0, 0, 0)
          .pair(0, 1, 8)
          .pair(1, 0, -2)
          .pair(1, 1, 0)
          .build();

  /** Before, both were on the others, so 6 more buy two moves less. */
  private static final QuotaRevision REVISION =
      new QuotaRevision(PROBLEM, new int[] {0, 1}, new int[] {1, 0});

  private static final QuotaProblem IMPOSSIBLE =
      QuotaProblem.of(2, 1, QuotaGoal.EVERYONE_AT_LEAST_TOTAL)
          .place(0, 0, 1)
          .pair(0, 0, 0)
          .pair(1, 0, 0)
          .build();

  private static final String PLACEMENT =
      QuotaPlacements.place(PROBLEM).certificate().toText().toString();

  private static final String WITHIN =
      LossCurve.of(REVISION, Budget.unlimited())
          .curve()
          .orElseThrow()
          .within(3)
          .toText()
          .toString();

  private static Verdict placement(String... figures) {
    return FlowPlacement.parse(Altered.text(PLACEMENT, figures), PROBLEM).verify();
  }

  private static Verdict within(String... figures) {
    return FlowWithinLoss.parse(Altered.text(WITHIN, figures), REVISION).verify();
  }

  private static void objects(Verdict verdict, String words) {
    assertThat(verdict.objections()).singleElement().asString().contains(words);
  }

  private static final String PROVED = "\"standing\":\"proved\"";
  private static final String FOUND = "\"standing\":\"best-found\"";
  private static final String STOPPED = "\"standing\":\"stopped\"";

  @Test
  void whatIsRightHolds() {
    assertThat(placement().objections()).isEmpty();
    assertThat(within().objections()).isEmpty();
    assertThat(WITHIN).contains("\"moves\":2,\"bound\":1,\"weights\":[1,3]", FOUND);
  }

  @Test
  void aPlacementThatIsNoneIsFound() {
    String pairs = "\"pairs\":[0,3]";
    objects(placement(pairs, "\"pairs\":[3,0]"), "Pair 0 stands behind pair 3");
    objects(placement(pairs, "\"pairs\":[0,0]"), "Pair 0 stands behind pair 0");
    objects(placement(pairs, "\"pairs\":[-1,0]"), "Pair -1 stands behind");
    objects(placement(pairs, "\"pairs\":[0,4]"), "Pair 4 stands behind pair 0, of 4 pairs");
    objects(placement(pairs, "\"pairs\":[0,2]"), "place 0 has 2, outside 0 to 1");
    objects(placement(pairs, "\"pairs\":[2,3]"), "person 1 has 2, outside 0 to 1");
  }

  @Test
  void aFigureOfAPlacementThatDoesNotFitIsFoundThoughAllOthersFitIt() {
    String figures = "\"figures\":[-2,0]";
    String bound = "\"bound\":0";
    objects(placement(figures, "\"figures\":[-2]"), "1 figures, but there are 2 levels");
    objects(placement(figures, "\"figures\":[-2,1]", PROVED, FOUND), "said to be 1, but is 0");
    objects(placement(bound, "\"bound\":-1"), "It says proved");
    objects(placement(PROVED, FOUND), "It says best-found");
    objects(placement(PROVED, STOPPED), "not stopped");
    objects(placement(PROVED, FOUND, bound, "\"bound\":1"), "The bound 1 is not proved, only 0");
    assertThat(placement(PROVED, FOUND, bound, "\"bound\":-1").objections()).isEmpty();
    assertThat(placement(PROVED, FOUND, bound, "\"bound\":-2").objections()).isEmpty();
    for (long far :
        new long[] {-3, Long.MIN_VALUE + 1, Long.MIN_VALUE}) { // -Long.MIN_VALUE is none
      objects(
          placement(PROVED, FOUND, bound, "\"bound\":" + far),
          "The bound " + far + " is below -2, which each person alone proves");
    }
  }

  @Test
  void pricesMustBeWholeAndInRangeAndProveEachLevel() {
    String prices = "\"prices\":[[0,1,1,0,0],[0,-4,0,-4,0]]";
    objects(placement(prices, "\"prices\":[]"), "0 rows of prices for 2 levels");
    objects(placement(prices, "\"prices\":[[0,1,1,0,0]]"), "Prices end before level 1");
    objects(
        placement(prices, "\"prices\":[[0,1,1,0,0],[0,0,0,0,0],[0,0,0,0,0]]"), "3 rows of prices");
    objects(placement(prices, "\"prices\":[[0,1,1,0,0],[0,0,0,0]]"), "Level 1 has 4 prices of 5");
    objects(placement(prices, "\"prices\":[[0,1,0,0,0],[0,-4,0,-4,0]]"), "Level 0 has -2, but");
    objects(
        placement(prices, "\"prices\":[[0,1,1,0,0],[0,-4,0,-1,0]]"),
        "The bound 0 is not proved, only -1");
    String much = Long.toString(1L << 60);
    String tooMuch = Long.toString((1L << 60) + 1);
    for (String sign : new String[] {"", "-"}) {
      objects(
          placement(prices, "\"prices\":[[0,1,1,0,0],[" + sign + tooMuch + ",0,0,0,0]]"),
          "is out of range");
      objects(
          placement(prices, "\"prices\":[[0,1,1,0,0],[0," + sign + much + ",0,0,0]]"),
          "The bound 0 is not proved, only -");
    }
  }

  @Test
  void aFigureWithinALossThatDoesNotFitIsFoundThoughAllOthersFitIt() {
    String greatest = "\"greatest-total\":3";
    String bound = "\"bound\":1";
    String moves = "\"moves\":2";
    objects(within("\"pairs\":[0,3]", "\"pairs\":[]"), "Figure 0 is 0, but could be -2");
    objects(within("\"pairs\":[0,3]", "\"pairs\":[0,2]"), "place 0 has 2");
    objects(within("\"total\":0", "\"total\":1"), "A total of 0 and 2 moves, not 1 and 2");
    objects(within("\"total\":0", "\"total\":-1"), "A total of 0 and 2 moves, not -1 and 2");
    objects(within(moves, "\"moves\":3"), "A total of 0 and 2 moves, not 0 and 3");
    objects(within(moves, "\"moves\":1", FOUND, PROVED), "not 0 and 1");
    objects(within(greatest, "\"greatest-total\":-1"), "A total of 0 is above -1");
    objects(within(bound, "\"bound\":-1"), "nobody makes fewer moves than none");
    objects(within(bound, "\"bound\":2", FOUND, PROVED), "The bound 2 is not proved, only 1");
    objects(within(FOUND, PROVED), "It says proved, with 2 moves and the bound 1");
    objects(within(FOUND, STOPPED), "It says stopped");
    assertThat(within(bound, "\"bound\":0").objections()).isEmpty();
    assertThat(within(greatest, "\"greatest-total\":5").objections()).isEmpty();
    objects(within(greatest, "\"greatest-total\":6"), "The bound 1 is not proved, only 0");
  }

  @Test
  void whatIsSaidToBeBestForTheWeightsIsCheckedToo() {
    String weights = "\"weights\":[1,3]";
    objects(within(weights, "\"weights\":[1]"), "1 weights and 2 figures");
    objects(within("\"figures\":[-2,0]", "\"figures\":[-2]"), "2 weights and 1 figures");
    objects(within(weights, "\"weights\":[-1,3]"), "The weights cannot be: Weights of -1 and 3");
    objects(within(weights, "\"weights\":[1,0]"), "The weights cannot be: Weights of 1 and 0");
    assertThat(within(weights, "\"weights\":[1,4]").objections())
        .contains("The best for the weights: Figure 1 is said to be 0, but is -2.");
    assertThat(within("\"supported\":[1,2]", "\"supported\":[1]").objections())
        .contains("The best for the weights: Figure 0 is said to be -2, but is -1.");
  }

  @Test
  void aCutMustNameNodesInOrderAndNeedMoreThanThereIsRoomFor() {
    String text = QuotaPlacements.place(IMPOSSIBLE).certificate().toText().toString();
    String nodes = "\"nodes\":[1,2,3]";
    assertThat(cut(text).objections()).isEmpty();
    assertThat(cut(text, nodes, "\"nodes\":[1,2]").objections())
        .containsExactly("2 must come in and 2 can go out: no contradiction.");
    objects(cut(text, nodes, "\"nodes\":[]"), "0 must come in and 0 can go out");
    objects(cut(text, nodes, "\"nodes\":[1,3]"), "1 must come in and 1 can go out");
    objects(cut(text, nodes, "\"nodes\":[2,1,3]"), "Node 1 stands behind 2, of 4");
    objects(cut(text, nodes, "\"nodes\":[1,1,2,3]"), "Node 1 stands behind 1");
    objects(cut(text, nodes, "\"nodes\":[1,2,3,4]"), "Node 4 stands behind 3, of 4");
    objects(cut(text, nodes, "\"nodes\":[-1,1,2,3]"), "Node -1 stands behind -1");
    objects(cut(text, PROVED, FOUND), "proved or not claimed");
    assertThatThrownBy(() -> FlowImpossibility.parse(CertificateText.parse(PLACEMENT), IMPOSSIBLE))
        .isInstanceOf(BadCertificateException.class);
  }

  private static Verdict cut(String text, String... figures) {
    return FlowImpossibility.parse(Altered.text(text, figures), IMPOSSIBLE).verify();
  }
}
