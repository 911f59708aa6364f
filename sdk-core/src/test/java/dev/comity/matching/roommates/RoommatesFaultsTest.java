package dev.comity.matching.roommates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Budget;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.Pool;
import dev.comity.matching.instance.PoolTask;
import dev.comity.matching.instance.TieBreak;
import dev.comity.matching.proof.RoommatesPartition;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Every fault that a partition can have, and what becomes of ties. */
class RoommatesFaultsTest {

  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  /** Three who like each other round in a circle, and one whom all like least. */
  private static final Pool CIRCLE =
      Pool.of(new int[][] {{1, 2, 3}, {2, 0, 3}, {0, 1, 3}, {0, 1, 2}});

  private static final int[] ROUND = {1, 2, 0, 3};
  private static final int[] PAIRED = {-1, 2, 1, -1};

  private static Verdict verdict(Pool pool, int[] successors, int[] partners) {
    return verdict(pool, successors, partners, 1, 1, 2);
  }

  private static Verdict verdict(
      Pool pool, int[] successors, int[] partners, long pairs, long odd, long blocking) {
    CertificateText text =
        CertificateText.of(RoommatesPartition.KIND, pool.hash(), Standing.PROVED)
            .put("ties", "none")
            .put("seed", 0)
            .put("successors", successors)
            .put("partners", partners)
            .put("pairs", pairs)
            .put("odd-parties", odd)
            .put("blocking-pairs", blocking)
            .build();
    return RoommatesPartition.parse(text, pool).verify();
  }

  @Test
  void whatTheCirclesSayIsHeldAgainstTheLists() {
    assertThat(verdict(CIRCLE, ROUND, PAIRED)).hasToString("holds");
    assertThat(verdict(CIRCLE, new int[] {1, 2, 0}, PAIRED).toString())
        .contains("3 successors and 4 partners for 4 people.");
    assertThat(verdict(CIRCLE, ROUND, new int[3]).toString())
        .contains("4 successors and 3 partners for 4 people.");
    assertThat(verdict(CIRCLE, new int[] {1, 2, 0, 4}, PAIRED).toString())
        .contains("4, the successor of 3, is nobody or follows two.");
    assertThat(verdict(CIRCLE, new int[] {1, 2, 0, -1}, PAIRED).toString())
        .contains("-1, the successor of 3, is nobody or follows two.");
    assertThat(verdict(CIRCLE, new int[] {1, 1, 0, 3}, PAIRED).toString())
        .contains("1, the successor of 1, is nobody or follows two.");
    assertThat(verdict(CIRCLE, new int[] {2, 0, 1, 3}, PAIRED).toString())
        .contains("0 likes its predecessor better than its successor.");
    assertThat(verdict(CIRCLE, new int[] {0, 1, 2, 3}, new int[] {-1, -1, -1, -1}).toString())
        .contains("0 and 1 like each other better than their predecessors.")
        .contains("2 and 3 like each other better than their predecessors.");
    Pool strangers = Pool.of(new int[][] {{1}, {0}, {}});
    assertThat(verdict(strangers, new int[] {2, 1, 0}, new int[] {2, -1, 0}).toString())
        .contains("0 does not list both neighbours in its circle.")
        .contains("2 does not list both neighbours in its circle.");
  }

  @Test
  void whatThePairsSayIsHeldAgainstTheCircles() {
    assertThat(verdict(CIRCLE, ROUND, new int[] {-1, 2, 1, 3}).toString())
        .contains("3, the partner of 3, is nobody or has another.");
    assertThat(verdict(CIRCLE, ROUND, new int[] {-1, 2, 0, -1}).toString())
        .contains("2, the partner of 1, is nobody or has another.");
    assertThat(verdict(CIRCLE, ROUND, new int[] {-1, 2, 1, 4}).toString())
        .contains("4, the partner of 3, is nobody or has another.");
    assertThat(verdict(CIRCLE, ROUND, new int[] {-2, 2, 1, -1}).toString())
        .contains("-2, the partner of 0, is nobody or has another.");
    assertThat(verdict(CIRCLE, ROUND, new int[] {3, 2, 1, 0}).toString())
        .contains("0 and 3 are no neighbours in a circle.");
    assertThat(verdict(CIRCLE, ROUND, new int[] {-1, -1, -1, -1}).toString())
        .contains("In the circle of 0, of 3 people, 3 are alone.");
    assertThat(verdict(CIRCLE, ROUND, new int[] {1, 0, -1, -1})).hasToString("holds");
  }

  @Test
  void everyFigureIsCountedAgain() {
    assertThat(verdict(CIRCLE, ROUND, PAIRED, 2, 1, 2).toString())
        .contains("There are 1 pairs, not 2.");
    assertThat(verdict(CIRCLE, ROUND, PAIRED, 1, 0, 2).toString())
        .contains("There are 1 odd parties, not 0.");
    assertThat(verdict(CIRCLE, ROUND, PAIRED, 1, 1, 0).toString())
        .contains("There are 2 blocking pairs, not 0.");
  }

  @Test
  void tiesThatNobodyBrokeAreObjectedTo() {
    Pool tied = Pool.withTies(new int[][][] {{{1, 2}}, {{0}}, {{0}}});

    assertThat(verdict(tied, new int[] {1, 0, 2}, new int[] {1, 0, -1}).toString())
        .contains("The pool has ties, and the certificate does not say how they are broken.");
  }

  @Test
  void whoIsDroppedLeavesNoGapInTheTieGroups() {
    Pool pool =
        Pool.withTies(
            new int[][][] {
              {{1}, {2, 3}, {4, 5}}, {{2}}, {{0}, {1}}, {{0}}, {{0}}, {{3}},
            });

    assertThat(pool.dropped()).isEqualTo(3);
    assertThat(pool.length(0)).isEqualTo(3);
    assertThat(pool.hasTies()).isTrue();
    assertThat(new int[] {pool.level(0), pool.level(1), pool.level(2)}).containsExactly(0, 0, 1);
    assertThat(new int[] {pool.entry(0), pool.entry(1), pool.entry(2)}).containsExactly(2, 3, 4);
    Pool untied = Pool.withTies(new int[][][] {{{1, 2}}, {{0}}, {}});
    assertThat(untied.hasTies()).isFalse();
    assertThat(untied.brokenBySeed(1)).isSameAs(untied);
    assertThat(untied.hash()).isEqualTo(Pool.of(new int[][] {{1}, {0}, {}}).hash());
  }

  /** The platform's own generator adds the gamma before it mixes. */
  private static long mix(long state) {
    return new SplittableRandom(state - GAMMA).nextLong();
  }

  @Test
  void aSeedSortsTheTiedAsItIsWrittenDown() {
    int[][][] groups = {
      {{1, 2, 3, 4, 5}},
      {{0}, {2, 3, 4}, {5}},
      {{5, 4, 3}, {1, 0}},
      {{4, 1}, {0, 2, 5}},
      {{0, 1, 2, 3, 5}},
      {{4, 3}, {2, 1, 0}},
    };
    Pool pool = Pool.withTies(groups);
    for (long seed : new long[] {0, 1, -7, 1L << 50}) {
      Pool broken = pool.brokenBySeed(seed);
      int entry = 0;
      for (int a = 0; a < groups.length; a++) {
        long list = (long) a << 32;
        for (int[] group : groups[a]) {
          int[] sorted =
              Arrays.stream(group)
                  .boxed()
                  .sorted(
                      Comparator.comparing(it -> mix(mix(seed + GAMMA) + GAMMA * (1 + list + it))))
                  .mapToInt(it -> it)
                  .toArray();
          for (int person : sorted) {
            assertThat(broken.entry(entry++)).as("seed %d", seed).isEqualTo(person);
          }
        }
      }
      assertThat(broken.tieBreak()).contains(new TieBreak.ByLot(seed));
      assertThat(broken.original()).isSameAs(pool);
      assertThat(broken.hasPlaces()).isFalse();
    }
    assertThat(pool.brokenAsListed().hasPlaces()).isTrue();
    assertThat(pool.brokenAsListed().place(2, 4)).isEqualTo(1);
  }

  @Test
  void timeThatHasRunOutStopsTheSearchAndAnHourDoesNot() {
    int[][] lists = Pools.crossed(4, 1, 50);
    PoolTask task = PoolTask.fewestMoves(Pool.of(lists), Pools.oneWay(4, 2));
    Budget unlimited = Budget.unlimited();

    assertThat(FewestMoves.solve(task, unlimited.ofTime(Duration.ofNanos(1))).standing())
        .isEqualTo(Standing.STOPPED);
    assertThat(FewestMoves.solve(task, unlimited.ofTime(Duration.ofHours(1))).standing())
        .isEqualTo(Standing.PROVED);
  }

  @Test
  void aSeedThatMeansNothingIsRefused() {
    Pool strict = Pool.of(new int[][] {{1}, {0}});
    Pool tied = Pool.withTies(new int[][][] {{{1, 2}}, {{0}, {2}}, {{0}, {1}}});
    for (Pool pool : new Pool[] {strict, tied.brokenAsListed()}) {
      String text = Roommates.solve(pool).partition().orElseThrow().toText().toString();
      String seeded = text.replace("\"seed\":0", "\"seed\":42");

      assertThat(seeded).isNotEqualTo(text);
      assertThatThrownBy(
              () -> RoommatesPartition.parse(CertificateText.parse(seeded), pool.original()))
          .isInstanceOf(BadCertificateException.class)
          .hasMessageContaining("with the seed 42, which means nothing of this pool");
    }
    assertThatThrownBy(() -> RoommatesPartition.of(strict, new int[] {1, 2}, new int[] {1, 0}))
        .hasMessageContaining("Person 1 has the successor 2 of 2 people");
    assertThatThrownBy(() -> RoommatesPartition.of(strict, new int[] {1, 0}, new int[] {1}))
        .hasMessageContaining("There are 2 people and a partner for 1");
  }
}
