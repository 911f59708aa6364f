package dev.comity.matching.quota;

import static org.assertj.core.api.Assertions.assertThat;

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
  private static QuotaRevision random(Random random, long unit) {
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
          draft.pair(i, j, unit * random.nextInt(3));
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
  void whatLeavesTheRangeIsNotTried() {
    int refused = 0;
    for (long seed = 0; seed < 300; seed++) {
      QuotaRevision revision = random(new Random(seed), 1L << 46);
      FlowPlacement least = QuotaPlacements.place(revision).placement().orElseThrow();

      Optional<WeighedBest> found = TotalFirst.of(revision, least);

      found.ifPresent(it -> assertThat(it.best().verify().objections()).isEmpty());
      refused += found.isEmpty() ? 1 : 0;
    }
    assertThat(refused).isLessThan(300);
  }
}
