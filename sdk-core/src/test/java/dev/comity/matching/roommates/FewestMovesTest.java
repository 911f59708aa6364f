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
import dev.comity.matching.instance.Recipes;
import dev.comity.matching.proof.RoommatesMoves;
import dev.comity.matching.proof.RoommatesPartition;
import dev.comity.matching.proof.Stopped;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FewestMovesTest {

  private static PoolTask task(int[][] lists, long seed) {
    Recipes draws = Recipes.of(seed);
    int n = lists.length;
    int[] before = new int[n];
    Arrays.fill(before, -1);
    for (int a = 0; a < n; a++) {
      int b = draws.draw(n + 2);
      if (before[a] < 0 && b >= n) {
        before[a] = b - n == 0 ? -1 : n + 5;
      } else if (before[a] < 0 && b != a && before[b] < 0) {
        before[a] = b;
        before[b] = a;
      }
    }
    return PoolTask.fewestMoves(Pool.of(lists), before);
  }

  /** The fewest moves of all stable pairings; -1 if there are none. */
  private static long fewest(PoolTask task) {
    return Pools.stable(task.pool()).stream().mapToLong(task::moves).min().orElse(-1);
  }

  private static void assertIsBest(PoolTask task) {
    MovesAnswer answer = FewestMoves.solve(task);

    long fewest = fewest(task);
    assertThat(answer.standing()).isEqualTo(Standing.PROVED);
    assertThat(answer.moves().orElse(-1)).isEqualTo(fewest);
    assertThat(answer.isStable()).isEqualTo(fewest >= 0);
    assertThat(answer.certificate().verify()).hasToString("holds");
    if (!answer.isStable()) {
      assertThat(answer.certificate()).isInstanceOf(RoommatesPartition.class);
    }
  }

  @Property(tries = 1_000)
  void noStablePairingMovesFewer(
      @ForAll @LongRange(max = 1L << 40) long seed,
      @ForAll @IntRange(max = 8) int people,
      @ForAll @IntRange(min = 4, max = 10) int tenths) {
    assertIsBest(task(Pools.shortened(people, seed, 10 * tenths), seed + 1));
  }

  @Property(tries = 300)
  void noStablePairingMovesFewerWhereThereAreMany(
      @ForAll @LongRange(max = 1L << 40) long seed,
      @ForAll @IntRange(min = 1, max = 4) int fours,
      @ForAll @IntRange(max = 10) int tenths) {
    assertIsBest(
        PoolTask.fewestMoves(
            Pool.of(Pools.crossed(fours, seed, 10 * tenths)), Pools.oneWay(fours, seed + 1)));
  }

  private static PoolTask crossed(int fours, long seed, int chance) {
    return PoolTask.fewestMoves(
        Pool.of(Pools.crossed(fours, seed, chance)), Pools.oneWay(fours, seed + 1));
  }

  private static RoommatesMoves proof(PoolTask task) {
    return (RoommatesMoves) FewestMoves.solve(task).certificate();
  }

  @Test
  void threeFoursOfWhomOnlyOneCanStayNeedASplit() {
    int[][] lists = new int[12][];
    for (int a = 0; a < 12; a++) {
      int next = a / 4 * 4 + (a + 1) % 4;
      int last = a / 4 * 4 + (a + 3) % 4;
      lists[a] =
          a % 4 == 0 ? new int[] {next, (a + 4) % 12, (a + 8) % 12, last} : new int[] {next, last};
    }
    int[] before = {3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8};

    RoommatesMoves proof = proof(PoolTask.fewestMoves(Pool.of(lists), before));

    assertThat(proof.cases()).isGreaterThan(1);
    assertThat(proof.verify()).hasToString("holds");
    assertThat(proof.claim())
        .isEqualTo(
            "No two would both rather have each other; 8 are moved besides 0 who have to be, and"
                + " in no stable pairing fewer.");
  }

  @Test
  void theSameIsFoundOfManyCasesEveryTimeAndReadBack() {
    int splits = 0;
    for (int seed = 0; seed < 30; seed++) {
      PoolTask task = crossed(40, seed, 6);
      MovesAnswer answer = FewestMoves.solve(task);
      if (!answer.isStable()) {
        continue;
      }
      String text = answer.certificate().toText().toString();

      RoommatesMoves read = RoommatesMoves.parse(CertificateText.parse(text), task);

      splits += read.cases() - 1;
      assertThat(read.standing()).isEqualTo(Standing.PROVED);
      assertThat(read.verify()).hasToString("holds");
      assertThat(proof(task).toText()).hasToString(text);
    }
    assertThat(splits).isGreaterThan(30);
  }

  @Property(tries = 200)
  void whatABudgetLeavesIsStableAndItsBoundIsTrue(
      @ForAll @LongRange(max = 1L << 40) long seed,
      @ForAll @IntRange(min = 1, max = 4) int fours,
      @ForAll @IntRange(min = 1, max = 5) int steps) {
    PoolTask task = crossed(fours, seed, 70);
    long fewest = fewest(task);

    MovesAnswer answer = FewestMoves.solve(task, Budget.unlimited().ofSteps(steps));

    assertThat(answer.isStable()).isEqualTo(fewest >= 0);
    if (answer.isStable()) {
      RoommatesMoves found = (RoommatesMoves) answer.certificate();
      assertThat(found.verify()).hasToString("holds");
      assertThat(found.bound()).isLessThanOrEqualTo(fewest);
      assertThat(found.moves()).isGreaterThanOrEqualTo(fewest);
      assertThat(found.standing() == Standing.PROVED).isEqualTo(found.bound() == found.moves());
    }
  }

  @Test
  void aBudgetCanEndBetweenTwoCases() {
    PoolTask task = crossed(100, 20, 1);
    long cases = proof(task).cases();
    assertThat(cases).isGreaterThan(8);

    MovesAnswer answer = FewestMoves.solve(task, Budget.unlimited().ofSteps(6));

    assertThat(answer.standing()).isEqualTo(Standing.BEST_FOUND);
    RoommatesMoves found = (RoommatesMoves) answer.certificate();
    assertThat(found.verify()).hasToString("holds");
    assertThat(found.claim()).contains("in every stable pairing at least " + found.bound() + ".");
  }

  @Test
  void whoCancelsAtOnceGetsNothingAndLaterWhatWasFound() {
    PoolTask task = crossed(4, 1, 50);
    AtomicInteger asked = new AtomicInteger();

    MovesAnswer nothing = FewestMoves.solve(task, Budget.unlimited().until(() -> true));
    MovesAnswer some =
        FewestMoves.solve(task, Budget.unlimited().until(() -> asked.getAndIncrement() > 0));

    assertThat(nothing.standing()).isEqualTo(Standing.STOPPED);
    assertThat(nothing.certificate()).isInstanceOf(Stopped.class);
    assertThat(nothing.certificate().toText().instance()).isEqualTo(task.hash());
    assertThat(nothing.moves()).isEmpty();
    RoommatesMoves found = (RoommatesMoves) some.certificate();
    assertThat(found.cases()).isZero();
    assertThat(found.bound()).isZero();
    assertThat(found.verify()).hasToString("holds");
    assertThat(some.partnerOf(0)).hasValue(found.partner(0));
  }

  @Test
  void whoHasLeftOrIsAcceptableNoLongerIsAForcedMove() {
    // 2 had one who left; 3 and 0 list each other no longer; 1 had nobody.
    Pool pool = Pool.of(new int[][] {{1}, {0, 2}, {3, 1}, {2}});

    PoolTask task = PoolTask.fewestMoves(pool, new int[] {3, -1, 9, 0});

    assertThat(task.forcedMoves()).isEqualTo(3);
    assertThat(FewestMoves.solve(task).moves()).hasValue(0);
    assertThat(proof(task).claim()).contains("0 are moved besides 3 who have to be");
  }

  @Test
  void anOldPairingThatCannotHaveBeenIsRefused() {
    Pool pool = Pool.of(new int[][] {{1}, {0, 2}, {1}});

    assertThatThrownBy(() -> PoolTask.fewestMoves(pool, new int[] {1, 2, 1}))
        .hasMessageContaining("Person 0 had 1, who is nobody or had another.");
    assertThatThrownBy(() -> PoolTask.fewestMoves(pool, new int[] {0, -1, -1}))
        .hasMessageContaining("Person 0 had 0");
    assertThatThrownBy(() -> PoolTask.fewestMoves(pool, new int[] {-2, -1, -1}))
        .hasMessageContaining("Maybe -1 for none, or 3 and above for who has left?");
    assertThatThrownBy(() -> PoolTask.fewestMoves(pool, new int[2]))
        .hasMessageContaining("3 people and 2 old partners");
    assertThatThrownBy(
            () ->
                PoolTask.fewestMoves(
                    Pool.withTies(new int[][][] {{{1, 2}}, {{0}}, {{0}}}), new int[3]))
        .hasMessageContaining("has ties");
  }

  @Property(tries = 200)
  void otherNumbersForThePeopleMoveJustAsMany(
      @ForAll @LongRange(max = 1L << 40) long seed,
      @ForAll @IntRange(min = 2, max = 30) int fours) {
    int[][] lists = Pools.crossed(fours, seed, 200 / fours);
    int[] before = Pools.oneWay(fours, seed + 1);
    int[] names = Pools.shuffled(lists.length, seed + 2);
    int[][] renamed = Pools.renamed(lists, names);
    int[] renamedBefore = new int[before.length];
    for (int a = 0; a < before.length; a++) {
      renamedBefore[names[a]] = names[before[a]];
    }

    MovesAnswer one = FewestMoves.solve(PoolTask.fewestMoves(Pool.of(lists), before));
    MovesAnswer other = FewestMoves.solve(PoolTask.fewestMoves(Pool.of(renamed), renamedBefore));

    assertThat(other.moves()).isEqualTo(one.moves());
  }

  @Test
  void noCharacterOfADocumentCanBeChangedWithoutAnObjectionUnlessTheClaimStaysTheSame() {
    int held = 0;
    for (long seed = 0; seed < 60; seed++) {
      PoolTask task = crossed(3, seed, 70);
      MovesAnswer answer = FewestMoves.solve(task);
      if (!answer.isStable()) {
        continue;
      }
      String text = answer.certificate().toText().toString();
      String claim = answer.certificate().claim();
      for (int at = 0; at < text.length(); at++) {
        char other = "0123456789-,[] \"a".charAt((int) ((at + seed) % 17));
        String changed = text.substring(0, at) + other + text.substring(at + 1);
        RoommatesMoves read;
        try {
          read = RoommatesMoves.parse(CertificateText.parse(changed), task);
        } catch (BadCertificateException e) {
          continue;
        }
        if (read.verify().holds()) {
          held++;
          assertThat(read.claim()).isEqualTo(claim);
          assertThat(read.toText().instance()).isEqualTo(task.hash());
        }
      }
    }
    assertThat(held).isPositive();
  }

  /** All cases alike, so that none contradicts another. */
  @Test
  void conditionsAboutNobodyOrNoPlaceAreRefused() {
    PoolTask task = crossed(100, 20, 1);
    RoommatesMoves honest = proof(task);
    int n = task.pool().size();
    for (int at : new int[] {1, 2}) {
      for (long wrong : new long[] {-1, Integer.MIN_VALUE, n, n + 1L, Integer.MAX_VALUE}) {
        long[][] cases = honest.toText().table("cases");
        for (long[] conditions : cases) {
          conditions[at] = wrong;
        }

        Verdict verdict = with(honest, task, cases).verify();

        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.objections().get(0)).contains("no case in its order");
      }
    }
    long[][] sides = honest.toText().table("cases");
    sides[sides.length - 1][3] = 2;
    assertThat(with(honest, task, sides).verify().holds()).isFalse();
    long[][] shortened = honest.toText().table("cases");
    shortened[0] = Arrays.copyOf(shortened[0], shortened[0].length - 1);
    assertThat(with(honest, task, shortened).verify().holds()).isFalse();
  }

  /** Two amounts that prove just -2^63, which nothing weighs less than: it was read as 0 once. */
  @Test
  void aBoundBelowAnyNumberOfPeopleProvesNothing() {
    for (long seed = 0; seed < 40; seed++) {
      PoolTask task = crossed(3, seed, 70);
      MovesAnswer answer = FewestMoves.solve(task);
      if (!answer.isStable() || answer.moves().orElseThrow() == 0) {
        continue;
      }
      RoommatesMoves honest = (RoommatesMoves) answer.certificate();
      for (long least : new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1L << 40}) {
        long[][] cases = {{least}};

        assertThat(with(honest, task, cases).bound()).isZero();
      }
    }
  }

  private static RoommatesMoves with(RoommatesMoves honest, PoolTask task, long[][] cases) {
    CertificateText text = honest.toText();
    int[] partners = new int[task.pool().size()];
    Arrays.setAll(partners, honest::partner);
    return RoommatesMoves.of(
        task,
        partners,
        text.ints("best-for-one-side"),
        text.table("rotations"),
        cases,
        text.table("flows"));
  }

  @Test
  void aDocumentWithoutOneOfItsCasesOrWithAHigherBoundIsRefused() {
    PoolTask task = crossed(100, 20, 1);
    RoommatesMoves honest = proof(task);
    int n = task.pool().size();
    int[] partners = new int[n];
    Arrays.setAll(partners, honest::partner);
    CertificateText text = honest.toText();
    long[][] cases = text.table("cases");
    long[][] flows = text.table("flows");
    int last = cases.length - 1;

    RoommatesMoves fewer =
        RoommatesMoves.of(
            task,
            partners,
            text.ints("best-for-one-side"),
            text.table("rotations"),
            Arrays.copyOf(cases, last),
            Arrays.stream(flows).filter(it -> it[0] < last).toArray(long[][]::new));
    String higher =
        text.toString().replaceFirst("\"at-least\":\\d+", "\"at-least\":" + honest.moves() + 2);

    assertThat(fewer.verify().toString()).contains("other side of");
    assertThat(RoommatesMoves.parse(CertificateText.parse(higher), task).verify().holds())
        .isFalse();
    assertThatThrownBy(() -> RoommatesPartition.parse(CertificateText.parse(higher), task.pool()))
        .isInstanceOf(BadCertificateException.class);
  }

  @Test
  void aPairingThatIsNotStableIsRefusedAlsoIfItMovesNobody() {
    Pool pool = Pool.of(new int[][] {{1, 3}, {0, 2}, {3, 1}, {2, 0}});
    PoolTask task = PoolTask.fewestMoves(pool, new int[] {3, 2, 1, 0});

    RoommatesMoves unstable =
        RoommatesMoves.of(
            task, new int[] {3, 2, 1, 0}, new int[0], new long[0][], new long[0][], new long[0][]);

    assertThat(unstable.moves()).isZero();
    assertThat(unstable.verify().toString()).contains("0 and 1 would both rather have each other.");
    assertThat(FewestMoves.solve(task).moves()).hasValue(4);
  }

  @Test
  void everyKindOfGarbageIsObjectedTo() {
    Pool pool = Pool.of(new int[][] {{1}, {0}, {}});
    PoolTask task = PoolTask.fewestMoves(pool, new int[] {1, 0, -1});
    List<int[]> pairings =
        List.of(
            new int[] {1, 0},
            new int[] {1, 0, 5},
            new int[] {1, 0, -2},
            new int[] {0, 1, 2},
            new int[] {2, -1, 0},
            new int[] {1, 2, 0},
            new int[] {-1, -1, -1});
    for (int[] partners : pairings) {
      String text =
          proof(task)
              .toText()
              .toString()
              .replace("\"partners\":[1,0,-1]", "\"partners\":" + Arrays.toString(partners));
      assertThat(RoommatesMoves.parse(CertificateText.parse(text), task).verify().holds())
          .as(text)
          .isFalse();
    }
  }
}
