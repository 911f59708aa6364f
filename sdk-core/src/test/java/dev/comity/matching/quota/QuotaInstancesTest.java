package dev.comity.matching.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.matching.Budget;
import dev.comity.matching.InstanceHash;
import dev.comity.matching.instance.QuotaDraft;
import dev.comity.matching.instance.QuotaGoal;
import dev.comity.matching.instance.QuotaProblem;
import dev.comity.matching.instance.QuotaRevision;
import dev.comity.matching.instance.QuotaTradeOff;
import dev.comity.matching.proof.FlowPlacement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a quota problem takes, what it is called, and what it says. */
class QuotaInstancesTest {

  private static final long MOST = 1L << 53;

  private static QuotaDraft draft() {
    return QuotaProblem.of(2, 3, QuotaGoal.LEAST_TOTAL);
  }

  private static void refuses(ThrowingCallable work, String words) {
    assertThatThrownBy(work)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void whoIsNotThereIsRefusedByEachMethod() {
    for (int who : new int[] {-1, 2}) {
      String words = "There is no person " + who + " of 2. Maybe it was counted from 1?";
      refuses(() -> draft().person(who, 0, 1), words);
      refuses(() -> draft().type(who, 0), words);
      refuses(() -> draft().pair(who, 0, 1), words);
    }
    for (int where : new int[] {-1, 3}) {
      String words = "There is no place " + where + " of 3";
      refuses(() -> draft().place(where, 0, 1), words);
      refuses(() -> draft().pair(0, where, 1), words);
      refuses(() -> draft().types(where, 0, 1, 0), words);
      refuses(() -> draft().group(0, 1, 0, where), words);
    }
    refuses(() -> draft().type(0, -1), "There is no type -1");
    refuses(() -> draft().types(0, 0, 1, -1), "There is no type -1");
    assertThatCode(() -> draft().type(1, Integer.MAX_VALUE - 1)).doesNotThrowAnyException();
  }

  @Test
  void aQuotaThatCannotBeIsRefusedByEachMethod() {
    List<Consumer<int[]>> methods =
        List.of(
            it -> draft().person(1, it[0], it[1]),
            it -> draft().place(2, it[0], it[1]),
            it -> draft().group(it[0], it[1], 0),
            it -> draft().types(2, it[0], it[1], 0));
    for (Consumer<int[]> method : methods) {
      refuses(
          () -> method.accept(new int[] {-1, 1}), "needs -1 and can take 1. Maybe 0, for no need?");
      refuses(() -> method.accept(new int[] {3, 2}), "needs 3 and can take 2. Maybe the other way");
      assertThatCode(() -> method.accept(new int[] {0, 0})).doesNotThrowAnyException();
      assertThatCode(() -> method.accept(new int[] {2, 2})).doesNotThrowAnyException();
    }
    refuses(() -> draft().group(0, 1), "Group 0 is empty. Maybe leave it out?");
    refuses(() -> draft().group(0, 1, 2, 1, 2), "Group 0 holds place 2 twice");
    refuses(() -> draft().types(1, 0, 1), "Types [] at place 1 is empty");
    refuses(() -> draft().types(1, 0, 1, 4, 4), "holds type 4 twice");
  }

  @Test
  void aHundredPairsAreKeptAsTheyCame() {
    QuotaDraft draft = QuotaProblem.of(100, 7, QuotaGoal.LEAST_TOTAL);
    for (int person = 99; person >= 0; person--) {
      for (int place = 6; place >= 0; place -= 2) {
        draft.pair(person, place, 10L * person + place);
      }
    }
    QuotaProblem problem = draft.build();
    assertThat(problem.pairs()).isEqualTo(400);
    for (int pair = 0; pair < 400; pair++) {
      assertThat(problem.person(pair)).isEqualTo(pair / 4);
      assertThat(problem.place(pair)).isEqualTo(pair % 4 * 2);
      assertThat(problem.cost(pair)).isEqualTo(10L * (pair / 4) + pair % 4 * 2);
      assertThat(problem.pair(pair / 4, pair % 4 * 2)).isEqualTo(pair);
      assertThat(problem.pair(pair / 4, pair % 3 * 2 + 1)).isEqualTo(-1);
    }
  }

  private static QuotaDraft full() {
    return draft()
        .person(0, 0, 2)
        .type(1, 1)
        .place(1, 0, 2)
        .group(0, 2, 0, 1)
        .types(2, 0, 1, 1)
        .pair(0, 0, 5)
        .pair(1, 2, 6);
  }

  @Test
  void everyFigureIsInTheHash() {
    Stream<QuotaProblem> others =
        Stream.of(
                full(),
                full().person(0, 1, 2),
                full().person(0, 0, 3),
                full().type(1, 2),
                full().place(1, 1, 2),
                full().place(1, 0, 3),
                full().group(0, 2, 0, 1),
                full().group(0, 2, 0),
                full().group(1, 2, 0),
                full().group(0, 3, 0),
                full().types(2, 0, 1, 0),
                full().types(2, 1, 1, 0),
                full().types(2, 0, 2, 0),
                full().types(1, 0, 1, 0),
                full().pair(0, 1, 5),
                full().pair(0, 2, 5),
                full().pair(1, 1, 5),
                full().pair(0, 1, 6),
                QuotaProblem.of(2, 3, QuotaGoal.MOST_THEN_LEAST_TOTAL),
                draft(),
                QuotaProblem.of(2, 4, QuotaGoal.LEAST_TOTAL),
                QuotaProblem.of(3, 3, QuotaGoal.LEAST_TOTAL))
            .map(QuotaDraft::build);
    List<InstanceHash> hashes = others.map(QuotaProblem::hash).toList();
    assertThat(hashes).doesNotHaveDuplicates();
    assertThat(full().build().hash()).isEqualTo(hashes.get(0));
  }

  @Test
  void everyPairFromBeforeAndEveryWeightIsInTheHash() {
    QuotaProblem problem = full().build();
    Set<InstanceHash> hashes = new HashSet<>();
    int[][] before = {{}, {0}, {1}, {0, 1}, {0}, {0, 1}};
    int[][] places = {{}, {0}, {2}, {0, 2}, {-1}, {0, 1}};
    for (int i = 0; i < before.length; i++) {
      QuotaRevision revision = new QuotaRevision(problem, before[i], places[i]);
      assertThat(hashes.add(revision.hash())).isTrue();
      assertThat(hashes.add(new QuotaTradeOff(revision, 1, 1).hash())).isTrue();
      assertThat(hashes.add(new QuotaTradeOff(revision, 2, 1).hash())).isTrue();
      assertThat(hashes.add(new QuotaTradeOff(revision, 1, 2).hash())).isTrue();
      assertThat(revision.forcedMoves()).isEqualTo(i < 4 ? 0 : 1);
      assertThat(revision.keepable()).isEqualTo(before[i].length - (i < 4 ? 0 : 1));
      assertThat(revision.hash())
          .isEqualTo(new QuotaRevision(problem, before[i], places[i]).hash());
    }
    assertThat(hashes).doesNotContain(problem.hash());
  }

  @Test
  void moreThanMemoryCouldEverHoldIsRefused() {
    for (int[] sides :
        new int[][] {{Integer.MAX_VALUE, 0}, {0, (1 << 28) + 1}, {1 << 27, 1 << 28}}) {
      refuses(
          () -> QuotaProblem.of(sides[0], sides[1], QuotaGoal.LEAST_TOTAL),
          "places are more than 268435456 in all");
    }
  }

  @Test
  void whatWasBeforeMustBeThereAndOnce() {
    QuotaProblem problem = full().build();
    refuses(() -> new QuotaRevision(problem, new int[] {0}, new int[0]), "1 people and 0 places");
    for (int[] pair : new int[][] {{-1, 0}, {2, 0}, {0, 3}, {0, -2}}) {
      refuses(
          () -> new QuotaRevision(problem, new int[] {pair[0]}, new int[] {pair[1]}),
          "There is no person " + pair[0] + " or no place " + pair[1] + " now");
    }
    refuses(
        () -> new QuotaRevision(problem, new int[] {0, 0}, new int[] {0, 0}),
        "Person 0 and place 0 were a pair twice");
    QuotaRevision gone = new QuotaRevision(problem, new int[] {0, 1, 1}, new int[] {0, -1, 0});
    assertThat(gone.forcedMoves()).isEqualTo(2);
    assertThat(gone.describe(1, -1)).isEqualTo("0 moves besides 2 forced");
    assertThat(gone.describe(0, 7)).isEqualTo("a total of 7");
  }

  @Test
  void whoWasWhereNobodyCanBeAnyMoreIsMovedByForce() {
    QuotaDraft draft = QuotaProblem.of(3, 3, QuotaGoal.LEAST_TOTAL).person(2, 0, 0);
    draft.place(0, 0, 0).place(1, 0, 5).place(2, 0, 5).group(0, 0, 1);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        draft.pair(i, j, -1);
      }
    }
    int[] people = {0, 0, 0, 1, 1, 2};
    int[] places = {0, 1, 2, 0, 2, 2};
    QuotaRevision revision = new QuotaRevision(draft.build(), people, places);
    assertThat(revision.forcedMoves()).isEqualTo(4);
    assertThat(revision.keepable()).isEqualTo(2);
    refuses(
        () -> new QuotaRevision(draft.build(), new int[] {0, 0}, new int[] {0, 0}),
        "were a pair twice");
  }

  @Test
  void costsMayBeAsLargeAsSumsAllow() {
    long limit = MOST / 6; // two people, three places, and the hub
    for (long cost : new long[] {limit, -limit}) {
      QuotaProblem problem = draft().pair(0, 0, cost).build();
      assertThat(QuotaPlacements.place(problem).certificate().verify().objections()).isEmpty();
      refuses(
          () -> draft().pair(1, 2, cost + Long.signum(cost)).build(),
          "Person 1 and place 2 cost "
              + (cost + Long.signum(cost))
              + ", but here at most "
              + limit);
    }
    long shared = MOST / 8; // who may have many places is placed more often than there are nodes
    QuotaDraft many = QuotaProblem.of(2, 4, QuotaGoal.LEAST_TOTAL).person(0, 0, 9).person(1, 0, 9);
    for (int pair = 0; pair < 8; pair++) {
      many.pair(pair / 4, pair % 4, pair == 7 ? shared : 1);
    }
    assertThatCode(many::build).doesNotThrowAnyException();
    refuses(() -> draft().pair(0, 1, 1).person(0, 0, 1).pair(0, 0, limit + 1).build(), "at most");
  }

  @Test
  void weightsMayBeAsLargeAsSumsAllow() {
    QuotaRevision revision =
        new QuotaRevision(draft().pair(0, 0, 3).pair(0, 1, -5).build(), new int[0], new int[0]);
    long limit = MOST / 6;
    assertThat(QuotaTradeOff.isInRange(revision, 0, limit)).isTrue();
    assertThat(QuotaTradeOff.isInRange(revision, 0, limit + 1)).isFalse();
    long most = (limit - 7) / 5;
    assertThat(QuotaTradeOff.isInRange(revision, most, 7)).isTrue();
    assertThat(QuotaTradeOff.isInRange(revision, most + 1, 7)).isFalse();
    refuses(
        () -> new QuotaTradeOff(revision, most + 1, 7),
        "Person 0 and place 1 cost -5, which weighed by " + (most + 1) + " against 7");
    QuotaTradeOff weighed = new QuotaTradeOff(revision, most, 7);
    assertThat(QuotaPlacements.place(weighed).certificate().verify().objections()).isEmpty();
    assertThat(weighed.describe(0, 4))
        .isEqualTo("a sum of 4 of " + most + " times the total less 7 for each pair that is kept");
  }

  @Test
  void soManyRanksThatAProofWouldFillTheMemoryAreRefused() {
    QuotaDraft draft = QuotaProblem.of(1, 20_000, QuotaGoal.MOST_AT_BEST);
    for (int place = 0; place < 20_000; place++) {
      draft.pair(0, place, 1L + place);
    }
    refuses(draft::build, "20000 ranks of 20002 people and boxes need a proof of 400040000");
  }

  private static String claim(QuotaGoal goal) {
    QuotaProblem problem =
        QuotaProblem.of(2, 2, goal).pair(0, 0, 1).pair(0, 1, 2).pair(1, 0, 4).build();
    return QuotaPlacements.place(problem).certificate().claim();
  }

  @Test
  void eachGoalHasItsWords() {
    String best = "; no other placement does better.";
    assertThat(claim(QuotaGoal.LEAST_TOTAL))
        .isEqualTo("0 pairs keep every quota: a total of 0" + best);
    assertThat(claim(QuotaGoal.MOST_THEN_LEAST_TOTAL))
        .isEqualTo("2 pairs keep every quota: 2 pairs placed, then a total of 6" + best);
    assertThat(claim(QuotaGoal.EVERYONE_AT_LEAST_TOTAL))
        .isEqualTo("2 pairs keep every quota: a total of 6" + best);
    assertThat(claim(QuotaGoal.FEWEST_AT_WORST))
        .isEqualTo(
            "2 pairs keep every quota: 2 pairs placed, then 1 at rank 4, then 1 at rank 2" + best);
    assertThat(claim(QuotaGoal.MOST_AT_BEST))
        .isEqualTo("1 pair keeps every quota: 1 at rank 1" + best);
  }

  @Test
  void aLongImpossibilityNamesTheFirstTwenty() {
    QuotaDraft draft = QuotaProblem.of(25, 1, QuotaGoal.EVERYONE_AT_LEAST_TOTAL);
    for (int person = 0; person < 25; person++) {
      draft.pair(person, 0, 1);
    }
    QuotaAnswer answer = QuotaPlacements.place(draft.build());
    assertThat(answer.isImpossible()).isTrue();
    assertThat(answer.placement()).isEmpty();
    assertThat(answer.certificate().claim())
        .contains("Needed together: 25 (person 0", "person 19: at least 1; and others)")
        .doesNotContain("person 20")
        .containsOnlyOnce("and others");
  }

  @Test
  void aCurveHasOneProofForItsStartAndOneForEachGapAndTellsWhetherItRanOut() {
    QuotaDraft draft = QuotaProblem.of(3, 3, QuotaGoal.EVERYONE_AT_LEAST_TOTAL);
    int[][] costs = {{2, 1, 9}, {9, 3, 1}, {1, 9, 7}};
    for (int person = 0; person < 3; person++) {
      for (int place = 0; place < 3; place++) {
        draft.pair(person, place, costs[person][place]);
      }
    }
    int[] all = {0, 1, 2};
    QuotaRevision revision = new QuotaRevision(draft.build(), all, all);

    LossAnswer answer = LossCurve.of(revision, Budget.unlimited());

    LossCurve curve = answer.curve().orElseThrow();
    assertThat(answer.ranOut()).isFalse();
    assertThat(curve.size()).isEqualTo(2);
    assertThat(curve.certificates())
        .hasSize(3)
        .doesNotHaveDuplicates()
        .allSatisfy(it -> assertThat(it.verify().objections()).isEmpty());
    FlowPlacement start = curve.certificates().get(0);
    assertThat(start.figure(0)).isEqualTo(curve.total(0)).isEqualTo(3);
    assertThat(curve.within(9).size()).isEqualTo(3);
    assertThat(curve.within(9).pair(1)).isEqualTo(4);
    assertThat(curve.within(9).claim())
        .isEqualTo(
            "3 pairs keep every quota, with a total of 12, where 12 is allowed, and 0 moves besides 0 forced;"
                + " no placement within what is allowed has fewer than 0 moves.");
    LossAnswer cut = LossCurve.of(revision, Budget.unlimited().ofSteps(1));
    assertThat(cut.ranOut()).isTrue();
    assertThat(cut.isImpossible()).isFalse();
  }
}
