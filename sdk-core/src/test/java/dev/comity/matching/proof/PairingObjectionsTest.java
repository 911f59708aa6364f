package dev.comity.matching.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.matching.CertificateText;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.PairingGoal;
import dev.comity.matching.instance.WeightedPairs;
import org.junit.jupiter.api.Test;

/** Each objection of a check alone: one thing is false, and everything else is consistent. */
class PairingObjectionsTest {

  /** Two couples who weigh nothing, so that no total gives a wrong pairing away. */
  private static final WeightedPairs COUPLES =
      WeightedPairs.of(4, PairingGoal.EVERYBODY_LEAST, new int[][] {{0, 1, 0}, {2, 3, 0}});

  private static final String PROOF =
      PairingPrices.of(COUPLES, new int[] {1, 0, 3, 2}, new long[4], new long[0], new long[0][])
          .toText()
          .toString();

  private static Verdict changed(String... figures) {
    return PairingPrices.parse(Altered.text(PROOF, figures), COUPLES).verify();
  }

  private static void objects(Verdict verdict, String words) {
    assertThat(verdict.objections()).singleElement().asString().contains(words);
  }

  @Test
  void whatIsRightHolds() {
    assertThat(changed().objections()).isEmpty();
  }

  @Test
  void aPairingThatIsNoneIsFoundThoughItWeighsTheSame() {
    String right = "\"partners\":[1,0,3,2]";
    assertThat(changed(right, "\"partners\":[-1,-1,3,2]").objections())
        .containsExactly("Person 0 is alone.", "Person 1 is alone.");
    objects(changed(right, "\"partners\":[1,0,3,0]"), "who is not there or has another");
    objects(changed(right, "\"partners\":[4,0,3,2]"), "who is not there or has another");
    objects(changed(right, "\"partners\":[2,3,0,1]"), "not possible ones");
    objects(changed(right, "\"partners\":[1,0,3]"), "3 partners for 4 people");
    objects(changed(right, "\"partners\":[-2,0,3,2]"), "who is not there or has another");
  }

  @Test
  void aFigureThatDoesNotFitIsFoundThoughAllOthersFitIt() {
    String proved = "\"standing\":\"proved\"";
    String found = "\"standing\":\"best-found\"";

    objects(changed(proved, found), "says best-found");
    objects(changed("\"bound\":0", "\"bound\":-1", proved, found), "prove the bound");
    objects(changed("\"total\":0", "\"total\":1", proved, found), "in all, not 1");
    objects(changed("\"prices\":[0,0,0,0]", "\"prices\":[2,2,-2,-2]"), "");
  }

  @Test
  void pricesTollsAndGroupsMustBeWholeAndInRange() {
    String prices = "\"prices\":[0,0,0,0]";
    String tolls = "\"tolls\":[],\"groups\":[]";
    objects(changed(prices, "\"prices\":[0,0,0]"), "It has 3 prices for 4, and 0 tolls for 0");
    objects(changed(tolls, "\"tolls\":[0],\"groups\":[]"), "1 tolls for 0 groups");
    for (long far : new long[] {Long.MAX_VALUE, -Long.MAX_VALUE, Long.MIN_VALUE}) {
      objects(
          changed(prices, "\"prices\":[0," + far + ",0,0]"),
          "The price of 1 is " + far + ", which is out of range");
      if (far > 0 || far == Long.MIN_VALUE) {
        objects(
            changed(tolls, "\"tolls\":[" + far + "],\"groups\":[[0,1,2]]"),
            "The toll of group 0 is " + far + ": below 0 or out of range");
      }
    }
    objects(changed(tolls, "\"tolls\":[-1],\"groups\":[[0,1,2]]"), "The toll of group 0 is -1");
    for (String group : new String[] {"[0,0,1]", "[0,1,4]", "[0,-1,1]"}) {
      objects(
          changed(tolls, "\"tolls\":[0],\"groups\":[" + group + "]"),
          "who is not there or stands twice");
    }
    objects(
        changed(tolls, "\"tolls\":[0],\"groups\":[[0,1]]"),
        "Group 0 has 2 members, which is no odd number");
    assertThat(changed(tolls, "\"tolls\":[0],\"groups\":[[0,1,2]]").objections()).isEmpty();
  }

  @Test
  void aTutteSetMustNameWhoIsThereOnceAndLeaveMoreOddGroupsThanItNames() {
    WeightedPairs star =
        WeightedPairs.of(
            4, PairingGoal.EVERYBODY_LEAST, new int[][] {{0, 1, 0}, {0, 2, 0}, {0, 3, 0}});

    assertThat(TutteSet.of(star, new int[] {0}).verify().objections()).isEmpty();
    objects(TutteSet.of(star, new int[] {0, 0}).verify(), "stands twice");
    objects(TutteSet.of(star, new int[] {4}).verify(), "is not there");
    objects(TutteSet.of(star, new int[] {-1}).verify(), "is not there");
    objects(TutteSet.of(star, new int[0]).verify(), "0 odd groups are left");
    objects(TutteSet.of(star, new int[] {0, 1}).verify(), "2 odd groups are left");
    String stopped =
        TutteSet.of(star, new int[] {0}).toText().toString().replace("proved", "stopped");
    objects(TutteSet.parse(CertificateText.parse(stopped), star).verify(), "It says stopped");
  }
}
