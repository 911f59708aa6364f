package dev.comity.matching.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.matching.Standing;
import dev.comity.matching.instance.QuotaDraft;
import dev.comity.matching.instance.QuotaGoal;
import dev.comity.matching.instance.QuotaProblem;
import dev.comity.matching.instance.QuotaRevision;
import dev.comity.matching.proof.FlowPlacement;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One weighed sum in place of two figures, one after the other. */
class TotalFirstTest {

  /** Cheap pairs in plenty, so that moves decide much, and their prices are larger than costs. */
  private static QuotaRevision random(Random random, long dear) {
    int people = 6 + random.nextInt(20);
    QuotaGoal goal =
        random.nextBoolean() ? QuotaGoal.EVERYONE_AT_LEAST_TOTAL : QuotaGoal.MOST_THEN_LEAST_TOTAL;
    QuotaDraft draft = QuotaProblem.of(people, people, goal);
    int[] before = new int[people];
    for (int i = 0; i < people; i++) {
      before[i] = (i + 1) % people;
      draft.place(i, 0, 1 + random.nextInt(2));
      for (int j = 0; j < people; j++) {
        if (i == j || j == before[i] || random.nextInt(4) == 0) {
          draft.pair(i, j, i == 0 && j == 0 ? dear : random.nextInt(3));
        }
      }
    }
    return new QuotaRevision(draft.build(), IntStream.range(0, people).toArray(), before);
  }

  @Test
  void theTotalWeighsAsMuchAsTheProofNeeds() {
    int heavier = 0;
    for (long seed = 0; seed < 300; seed++) {
      QuotaRevision revision = random(new Random(seed), 1);
      FlowPlacement least = QuotaPlacements.place(revision).placement().orElseThrow();

      WeighedBest found = TotalFirst.of(revision, least).orElseThrow();

      assertThat(found.best().verify().objections()).as("seed %d", seed).isEmpty();
      assertThat(found.weights().keptWeight()).isEqualTo(1);
      heavier += found.weights().totalWeight() > 1 ? 1 : 0;
    }
    assertThat(heavier).as("where a weight of 1 would not do").isPositive();
  }

  @Test
  void whatIsProvedByEachPersonAloneIsNoProofOfTheSum() {
    QuotaProblem problem =
        QuotaProblem.of(2, 2, QuotaGoal.EVERYONE_AT_LEAST_TOTAL)
            .pair(0, 0, 1)
            .pair(0, 1, 0)
            .pair(1, 0, 5)
            .pair(1, 1, 1)
            .build();
    QuotaRevision revision = new QuotaRevision(problem, new int[] {0, 1}, new int[] {0, 1});
    FlowPlacement least = QuotaPlacements.place(revision).placement().orElseThrow();
    long[][] prices = least.toText().table("prices");
    prices[1] = new long[] {0, 7, 0, 0, 0};
    FlowPlacement alone =
        FlowPlacement.of(
            revision, Standing.PROVED, new int[] {0, 3}, new long[] {2, -2}, -2, prices);

    assertThat(alone.verify().objections()).as("nobody moves, whatever the prices").isEmpty();
    assertThat(TotalFirst.of(revision, least)).isPresent();
    assertThat(TotalFirst.of(revision, alone)).isEmpty();
  }

  @Test
  void whatLeavesTheRangeIsNotTried() {
    int refused = 0;
    for (long seed = 0; seed < 300; seed++) {
      QuotaRevision revision = random(new Random(seed), 1L << 47);
      FlowPlacement least = QuotaPlacements.place(revision).placement().orElseThrow();

      Optional<WeighedBest> found = TotalFirst.of(revision, least);

      found.ifPresent(it -> assertThat(it.best().verify().objections()).isEmpty());
      refused += found.isEmpty() ? 1 : 0;
    }
    assertThat(refused).isBetween(1, 299);
  }
}
