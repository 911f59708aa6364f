package dev.comity.matching.stable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Budget;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.PlacementTask;
import dev.comity.matching.instance.Side;
import dev.comity.matching.proof.Answer;
import dev.comity.matching.proof.LatticePlacement;
import dev.comity.matching.proof.StablePlacement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The best of all stable placements, against all of them one by one. */
class StableLatticeTest {

  private static List<PlacementTask> tasks(Random random, PlacementMarket it) {
    int[] before = random.ints(it.market().applicants(), -1, it.market().homes() + 1).toArray();
    long[] weights = random.longs(it.market().pairs(), -20, 20).toArray();
    return List.of(
        PlacementTask.egalitarian(it),
        PlacementTask.leastRegret(it),
        PlacementTask.fewestMoves(it, before),
        PlacementTask.leastWeight(it, weights));
  }

  private static long sum(PlacementTask task, int[] homeOf, long regret) {
    long sum = 0;
    for (int a = 0; a < homeOf.length; a++) {
      sum += task.weight(a, homeOf[a], (int) regret);
    }
    return sum;
  }

  /** A market with many stable placements: cyclic lists, here and there disturbed. */
  static PlacementMarket rich(Random random, int n, int seats) {
    int homes = Math.max(1, n / seats);
    int[][] left = new int[n][homes];
    int[][] right = new int[homes][n];
    for (int a = 0; a < n; a++) {
      for (int k = 0; k < homes; k++) {
        left[a][k] = (a + k) % homes;
      }
      disturb(random, left[a]);
    }
    for (int h = 0; h < homes; h++) {
      for (int k = 0; k < n; k++) {
        right[h][k] = (h + 1 + k) % n;
      }
      disturb(random, right[h]);
    }
    int[] capacities = new int[homes];
    Arrays.fill(capacities, seats);
    return PlacementMarket.of(Market.of(left, right, capacities));
  }

  private static void disturb(Random random, int[] list) {
    for (int k = random.nextInt(3); k > 0 && list.length > 1; k--) {
      int i = random.nextInt(list.length);
      int j = random.nextInt(list.length);
      int kept = list[i];
      list[i] = list[j];
      list[j] = kept;
    }
  }

  private static PlacementMarket market(Random random) {
    return random.nextBoolean()
        ? rich(random, 2 + random.nextInt(5), 1 + random.nextInt(2))
        : DeferredAcceptanceTest.random(random, 6, 4, random.nextBoolean());
  }

  @Property(tries = 1_500)
  void noStablePlacementIsBetterByAnyGoal(@ForAll long seed) {
    Random random = new Random(seed);
    compareWithAll(random, market(random));
  }

  @Property(tries = 15)
  void noStablePlacementOfSevenIsBetterByAnyGoal(@ForAll long seed) {
    Random random = new Random(seed);
    compareWithAll(random, rich(random, 7, 1));
  }

  @Property(tries = 2)
  void noStablePlacementOfEightIsBetterByAnyGoal(@ForAll long seed) {
    Random random = new Random(seed);
    compareWithAll(random, rich(random, 8, 1 + random.nextInt(2)));
  }

  private static void compareWithAll(Random random, PlacementMarket it) {
    List<int[]> all = DeferredAcceptanceTest.stable(it);

    for (PlacementTask task : tasks(random, it)) {
      LatticePlacement found = StableLattice.solve(task);

      assertThat(found.verify().objections()).isEmpty();
      assertThat(LatticePlacement.parse(found.toText(), task).verify().holds()).isTrue();
      int[] homeOf = new int[it.market().applicants()];
      Arrays.setAll(homeOf, found::homeOf);
      assertThat(all).anyMatch(other -> Arrays.equals(other, homeOf));
      assertThat(all)
          .allMatch(other -> sum(task, other, found.regret()) >= found.sum())
          .anyMatch(other -> sum(task, other, found.regret()) == found.sum());
      if (task.goal() == PlacementTask.Goal.LEAST_REGRET) {
        int best = all.stream().mapToInt(other -> regret(task, other)).min().orElseThrow();
        assertThat(found.regret()).isEqualTo(Math.max(1, best));
      }
    }
  }

  private static int regret(PlacementTask task, int[] homeOf) {
    int worst = 0;
    for (int a = 0; a < homeOf.length; a++) {
      if (homeOf[a] >= 0 && task.market().lockedTo(a) < 0) {
        worst = Math.max(worst, task.regret(task.market().market().pair(a, homeOf[a])));
      }
    }
    return worst;
  }

  @Property(tries = 40)
  void everyAnswerBringsAProofAlsoAtLargerSizes(@ForAll long seed) {
    Random random = new Random(seed);
    PlacementMarket it =
        random.nextBoolean()
            ? rich(random, 120, 1 + random.nextInt(4))
            : DeferredAcceptanceTest.random(random, 200, 50, true);

    for (PlacementTask task : tasks(random, it)) {
      LatticePlacement found = StableLattice.solve(task);

      assertThat(found.verify().objections()).isEmpty();
      assertThat(StableLattice.solve(task).toText()).hasToString(found.toText().toString());
    }
  }

  @Property(tries = 2_000)
  void aFigureThatIsChangedIsCaughtOrTheClaimIsStillTrue(@ForAll long seed) {
    Random random = new Random(seed);
    PlacementMarket it = market(random);
    PlacementTask task = tasks(random, it).get(random.nextInt(4));
    String text = StableLattice.solve(task).toText().toString();
    int at = text.indexOf("standing") + random.nextInt(text.length() - text.indexOf("standing"));
    char other = "0123456789-[],\"{}aprst".charAt(random.nextInt(22));
    LatticePlacement read;
    try {
      read =
          LatticePlacement.parse(
              CertificateText.parse(text.substring(0, at) + other + text.substring(at + 1)), task);
    } catch (BadCertificateException e) {
      return;
    }
    if (read.verify().holds()) {
      List<int[]> all = DeferredAcceptanceTest.stable(it);
      int[] homeOf = new int[it.market().applicants()];
      Arrays.setAll(homeOf, read::homeOf);
      assertThat(all)
          .anyMatch(placement -> Arrays.equals(placement, homeOf))
          .allMatch(placement -> sum(task, placement, read.regret()) >= read.sum());
      assertThat(sum(task, homeOf, read.regret())).isEqualTo(read.sum());
    }
  }

  /** By the rural hospitals theorem, whatever is sought. */
  @Property(tries = 60)
  void whichHomesGetTooFewIsTheSameByEveryGoal(@ForAll long seed) {
    Random random = new Random(seed);
    PlacementMarket it = rich(random, 2 + random.nextInt(7), 1 + random.nextInt(2));
    it = it.locking(0, it.market().home(0));
    for (int h = 0; h < it.market().homes(); h++) {
      it = it.needing(h, random.nextInt(1 + it.market().capacity(h)));
    }
    StablePlacement best =
        DeferredAcceptance.solve(it, Side.HOMES, Budget.unlimited()).placement().orElseThrow();

    for (PlacementTask task : tasks(random, it)) {
      LatticePlacement found = StableLattice.solve(task);

      assertThat(found.missing()).containsExactly(best.missing());
      int[] homeOf = new int[it.market().applicants()];
      Arrays.setAll(homeOf, found::homeOf);
      StablePlacement same = StablePlacement.of(it, homeOf, Side.HOMES);
      assertThat(found.blockingThroughLocks()).isEqualTo(same.blockingThroughLocks());
      assertThat(found.claim().contains("fewer than needed")).isEqualTo(best.missing().length > 0);
      assertThat(found.claim().contains("by a lock alone"))
          .isEqualTo(same.blockingThroughLocks() > 0);
    }
  }

  @Test
  void withNothingChangedNobodyIsMovedAndTheOtherSideWouldMoveAll() {
    PlacementMarket it = rich(new Random(3), 12, 1);
    StableAnswer homes = DeferredAcceptance.solve(it.market(), Side.HOMES);
    int[] before = new int[12];
    Arrays.setAll(before, a -> homes.homeOf(a).orElse(-1));

    LatticePlacement found = StableLattice.solve(PlacementTask.fewestMoves(it, before));

    assertThat(found.sum()).isZero();
    assertThat(found.homeOf(0)).isEqualTo(before[0]);
  }

  @Test
  void aBudgetThatIsTooSmallStopsWithoutAClaim() {
    PlacementTask task = PlacementTask.egalitarian(rich(new Random(1), 30, 1));

    Answer<LatticePlacement> answer = StableLattice.solve(task, Budget.unlimited().ofSteps(31));
    assertThat(answer.found()).isEmpty();
    assertThat(answer.standing()).isEqualTo(Standing.STOPPED);
    assertThat(answer.certificate().toText().instance()).isEqualTo(task.hash());
    assertThat(answer.certificate().verify().holds()).isTrue();
  }

  @Test
  void aTaskThatIsNoneIsNamedWithTheWayOut() {
    PlacementMarket it = rich(new Random(1), 3, 1);

    assertThatThrownBy(() -> PlacementTask.fewestMoves(it, new int[2]))
        .hasMessageContaining("3 applicants and 2 old homes");
    assertThatThrownBy(() -> PlacementTask.fewestMoves(it, new int[] {-2, 0, 0}))
        .hasMessageContaining("had home -2");
    assertThatThrownBy(() -> PlacementTask.leastWeight(it, new long[1]))
        .hasMessageContaining("9 pairs and 1 weights");
    assertThatThrownBy(
            () -> PlacementTask.leastWeight(it, new long[] {1L << 31, 0, 0, 0, 0, 0, 0, 0, 0}))
        .hasMessageContaining("2147483648");
  }
}
