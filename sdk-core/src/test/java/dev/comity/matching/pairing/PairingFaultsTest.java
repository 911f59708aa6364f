package dev.comity.matching.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.matching.Budget;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.PairingGoal;
import dev.comity.matching.instance.WeightedPairs;
import dev.comity.matching.proof.TutteSet;
import org.junit.jupiter.api.Test;

/** Where the library fails, or would. */
class PairingFaultsTest {

  /** A chain numbered so that whoever pairs greedily leaves both ends alone. */
  private static WeightedPairs chain(int people, PairingGoal goal) {
    int[][] pairs = new int[people - 1][];
    for (int at = 0; at < pairs.length; at++) {
      pairs[at] = new int[] {number(at, people), number(at + 1, people), 1};
    }
    return WeightedPairs.of(people, goal, pairs);
  }

  private static int number(int at, int people) {
    return at % 2 == 1 ? at / 2 : people - 1 - at / 2;
  }

  @Test
  void aChainPastManyPeopleDoesNotEndTheStack() {
    WeightedPairs even = chain(50_000, PairingGoal.EVERYBODY_LEAST);
    WeightedPairs odd = chain(50_001, PairingGoal.EVERYBODY_LEAST);

    PairingAnswer paired = BestPairs.solve(even);
    PairingAnswer impossible = BestPairs.solve(odd);

    assertThat(paired.standing()).isEqualTo(Standing.PROVED);
    assertThat(paired.total()).hasValue(25_000);
    assertThat(impossible.certificate()).isInstanceOf(TutteSet.class);
    assertThat(impossible.certificate().verify().objections()).isEmpty();
  }

  @Test
  void theGreatestWeightsOfALongChainAreStillFarBelowWhatTheLibraryTakesForNoMatching() {
    for (PairingGoal goal : PairingGoal.values()) {
      int people = 1_000;
      int greatest = goal.isMost() ? 2_000 : 1_000_000;
      int[][] pairs = new int[people - 1][];
      for (int a = 0; a < pairs.length; a++) {
        pairs[a] = new int[] {a, a + 1, a % 2 == 0 ? greatest : -greatest};
      }

      PairingAnswer answer = BestPairs.solve(WeightedPairs.of(people, goal, pairs));

      assertThat(answer.standing()).isEqualTo(Standing.PROVED);
      assertThat(answer.total()).hasValue(500L * greatest);
    }
    assertThatThrownBy(
            () -> WeightedPairs.of(1_001, PairingGoal.MOST_LEAST, new int[][] {{0, 1, 2_000}}))
        .hasMessageContaining("1001 people times as many times the weight 2000 is above");
    assertThatThrownBy(() -> WeightedPairs.of(10_000_001, PairingGoal.GREATEST, new int[0][]))
        .hasMessageContaining("Maybe split it?");
  }

  @Test
  void ofAnOddPoolOneStaysAloneForTheLeastTotalOfTheMostPairs() {
    int[][] pairs = {{0, 1, 5}, {1, 2, 3}, {0, 2, -1}, {3, 4, 900}};

    PairingAnswer answer = BestPairs.solve(WeightedPairs.of(5, PairingGoal.MOST_LEAST, pairs));

    assertThat(answer.total()).hasValue(899);
    assertThat(answer.partnerOf(1)).isEmpty();
    assertThat(answer.certificate().claim())
        .isEqualTo(
            "2 pairs weigh 899 in all, no other pairing has more pairs, and none of as many"
                + " weighs less.");
  }

  @Test
  void aFaultOfTheLibraryIsNoFaultOfTheCaller() {
    assertThatThrownBy(
            () ->
                Watched.run(
                    () -> {
                      throw new IllegalArgumentException("There is no perfect matching");
                    },
                    1,
                    Budget.unlimited()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("There is no perfect matching");
  }

  @Test
  void workThatDoesNotEndIsLeftBehindAtTheTimeAndAfterCancelling() {
    Budget cancelled = Budget.unlimited().until(() -> true);
    Budget late = Budget.unlimited().ofTime(java.time.Duration.ofMillis(30));

    assertThat(Watched.run(PairingFaultsTest::sleep, 1, cancelled)).isEmpty();
    assertThat(Watched.run(PairingFaultsTest::sleep, 1, late)).isEmpty();
  }

  private static boolean sleep() {
    try {
      Thread.sleep(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }
}
