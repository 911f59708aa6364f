package dev.comity.matching.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.matching.Verdict;
import dev.comity.matching.instance.Pool;
import dev.comity.matching.instance.PoolTask;
import dev.comity.matching.roommates.FewestMoves;
import org.junit.jupiter.api.Test;

/** Each objection of a check alone: one thing is false, and everything else is consistent. */
class RoommatesMovesObjectionsTest {

  /** Two couples may be as they were, or the other way round. */
  private static final PoolTask COUPLES =
      PoolTask.fewestMoves(
          Pool.of(new int[][] {{1, 3}, {2, 0}, {3, 1}, {0, 2}}), new int[] {1, 0, 3, 2});

  /** Six people, of whom none can stay; that takes two cases. */
  private static final PoolTask SIX =
      PoolTask.fewestMoves(
          Pool.of(
              new int[][] {
                {5, 2, 1, 4, 3},
                {5, 4, 2, 0, 3},
                {0, 4, 5, 1, 3},
                {1, 0, 5, 4, 2},
                {3, 0, 1, 2, 5},
                {4, 3, 1, 2, 0}
              }),
          new int[] {4, 3, 5, 1, 0, 2});

  private static final String OF_COUPLES = proof(COUPLES);
  private static final String OF_SIX = proof(SIX);
  private static final String PROVED = "\"standing\":\"proved\"";
  private static final String FOUND = "\"standing\":\"best-found\"";

  private static String proof(PoolTask task) {
    return FewestMoves.solve(task).certificate().toText().toString();
  }

  private static Verdict couples(String... figures) {
    return RoommatesMoves.parse(Altered.text(OF_COUPLES, figures), COUPLES).verify();
  }

  private static Verdict six(String... figures) {
    return RoommatesMoves.parse(Altered.text(OF_SIX, figures), SIX).verify();
  }

  private static void objects(Verdict verdict, String words) {
    assertThat(verdict.objections()).singleElement().asString().contains(words);
  }

  @Test
  void whatIsRightHolds() {
    assertThat(couples().objections()).isEmpty();
    assertThat(six().objections()).isEmpty();
    assertThat(OF_SIX).contains("\"cases\":[[7,1,0,0],[0,1,0,1]],\"flows\":[[0,0,1,7]]");
  }

  @Test
  void thatNobodyCanStayIsFoundToBeFalseThoughEveryFigureFitsIt() {
    String[] all = {
      "\"partners\":[1,0,3,2],\"moves\":0,\"at-least\":0",
      "\"partners\":[3,2,1,0],\"moves\":4,\"at-least\":4",
      "\"cases\":[[-4]]",
      "\"cases\":[[0]]"
    };
    objects(couples(all), "0");
    assertThat(couples(all).holds()).isFalse();
    all[3] = "\"cases\":[]";
    objects(couples(all), "Without cases nothing but 0 is proved");
  }

  @Test
  void withoutCasesNothingElseIsThere() {
    String all = "\"best-for-one-side\":[1,2,3,0],\"rotations\":[[0,2],[1,3]],\"cases\":[[-4]]";
    String none = "\"best-for-one-side\":[],\"rotations\":[],\"cases\":[]";
    assertThat(couples(all, none).objections()).isEmpty();
    String[] more = {
      "\"best-for-one-side\":[1,2,3,0],\"rotations\":[],\"cases\":[]",
      "\"best-for-one-side\":[],\"rotations\":[[0,2]],\"cases\":[]"
    };
    for (String some : more) {
      objects(couples(all, some), "Without cases nothing but 0 is proved");
    }
    objects(
        couples(all, none, "\"flows\":[]", "\"flows\":[[0,0,1,1]]"), "Without cases nothing but 0");
  }

  @Test
  void aFigureThatDoesNotFitIsFound() {
    objects(couples("\"moves\":0", "\"moves\":2", PROVED, FOUND), "There are 0 moves, not 2");
    objects(couples(PROVED, FOUND), "It says best-found, but shows proved");
    objects(
        six("\"at-least\":6", "\"at-least\":4", PROVED, FOUND), "The cases prove 6 moves, not 4");
    assertThat(couples("\"at-least\":0", "\"at-least\":2", PROVED, FOUND).objections())
        .contains("At least 2 moves, but there are 0.", "The cases prove 0 moves, not 2.");
    objects(
        six("\"flows\":[[0,0,1,7]]", "\"flows\":[[0,0,1,7],[5,0,1,7]]"),
        "is of no case in its order");
    objects(
        six("\"flows\":[[0,0,1,7]]", "\"flows\":[[0,0,1,7],[1,0,1]]"),
        "is of no case in its order");
  }

  @Test
  void aPairingThatIsNoneIsFound() {
    String right = "\"partners\":[1,0,3,2]";
    objects(couples(right, "\"partners\":[1,0,3]"), "3 partners for 4 people");
    objects(couples(right, "\"partners\":[1,0,4,2]"), "4, the partner of 2, is nobody or has");
    objects(couples(right, "\"partners\":[1,0,-2,2]"), "-2, the partner of 2, is nobody or has");
    objects(couples(right, "\"partners\":[1,0,1,2]"), "1, the partner of 2, is nobody or has");
    objects(couples(right, "\"partners\":[2,3,0,1]"), "0 does not list its partner 2");
    assertThat(couples(right, "\"partners\":[1,0,-1,-1]").objections())
        .contains("2 and 3 would both rather have each other.");
  }

  @Test
  void casesMustBeAllThatThereAreInTheirOrder() {
    String right = "\"cases\":[[7,1,0,0],[0,1,0,1]]";
    String[] wrong = {
      "[[0,1,0,1],[7,1,0,0]]", // the worse side first
      "[[7,6,0,0],[0,6,0,1]]", // nobody there
      "[[7,-1,0,0],[0,-1,0,1]]",
      "[[7,1,6,0],[0,1,6,1]]", // no such place
      "[[7,1,-1,0],[0,1,-1,1]]",
      "[[7,1,0,0],[0,2,0,1]]", // not the other side
      "[[7,1,0,0],[0,1,1,1]]",
      "[[7,1,0,0],[0,1,0,2]]", // neither side
      "[[7,1,0],[0,1,0]]", // cut short
      "[[7,1,0,0],[]]",
    };
    for (String cases : wrong) {
      objects(six(right, "\"cases\":" + cases), "is no case in its order");
    }
    String[] oneSided = {
      "[[7,1,0,0]]", "[[0,1,0,1]]", "[[7,1,0,0],[0,1,0,0]]", "[[7,1,0,1],[0,1,0,1]]"
    };
    for (String cases : oneSided) {
      objects(six(right, "\"cases\":" + cases), "The other side of ");
    }
  }
}
