package dev.comity.matching.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Budget;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.PairingGoal;
import dev.comity.matching.instance.WeightedPairs;
import dev.comity.matching.proof.PairingPrices;
import dev.comity.matching.proof.Stopped;
import dev.comity.matching.proof.TutteSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Pairings against all pairings, one by one; and the library against our own check. */
class BestPairsTest {

  private static WeightedPairs random(Random random, int people, PairingGoal goal) {
    List<int[]> pairs = new ArrayList<>();
    double open = random.nextDouble() * 0.9 + 0.1;
    int spread = random.nextBoolean() ? 3 : 1_000;
    for (int a = 0; a < people; a++) {
      for (int b = a + 1; b < people; b++) {
        if (random.nextDouble() < open) {
          pairs.add(new int[] {a, b, random.nextInt(2 * spread + 1) - spread});
        }
      }
    }
    return WeightedPairs.of(people, goal, pairs.toArray(int[][]::new));
  }

  /** The best total by trying everything; empty if not everybody can be paired, and should be. */
  private static OptionalLong best(WeightedPairs pool) {
    Long[][] weight = new Long[pool.people()][pool.people()];
    for (int pair = 0; pair < pool.pairs(); pair++) {
      weight[pool.first(pair)][pool.second(pair)] = (long) pool.weight(pair);
    }
    long sign = pool.goal().isLeast() ? -1 : 1;
    long[] best = best(weight, 0, new boolean[pool.people()], sign, pool.goal());
    return best == null ? OptionalLong.empty() : OptionalLong.of(sign * best[1]);
  }

  /** The pairs, if they count, and the signed total. */
  private static long[] best(Long[][] weight, int a, boolean[] taken, long sign, PairingGoal goal) {
    if (a == taken.length) {
      return new long[2];
    }
    if (taken[a]) {
      return best(weight, a + 1, taken, sign, goal);
    }
    long[] best = goal.leavesAlone() ? best(weight, a + 1, taken, sign, goal) : null;
    for (int b = a + 1; b < taken.length; b++) {
      if (!taken[b] && weight[a][b] != null) {
        taken[b] = true;
        long[] rest = best(weight, a + 1, taken, sign, goal);
        taken[b] = false;
        if (rest != null) {
          rest[0] += goal.isMost() ? 1 : 0;
          rest[1] += sign * weight[a][b];
          best = best == null || Arrays.compare(rest, best) > 0 ? rest : best;
        }
      }
    }
    return best;
  }

  private static Certificate read(CertificateText text, WeightedPairs pool) {
    return text.kind().equals(TutteSet.KIND)
        ? TutteSet.parse(text, pool)
        : PairingPrices.parse(text, pool);
  }

  @Property(tries = 2_000)
  void theTotalIsTheBestOfAllOrAFewPeopleShowThatNotEverybodyCanBePaired(
      @ForAll long seed, @ForAll @IntRange(max = 8) int people, @ForAll PairingGoal goal) {
    WeightedPairs pool = random(new Random(seed), people, goal);

    PairingAnswer answer = BestPairs.solve(pool);

    assertThat(answer.standing()).isEqualTo(Standing.PROVED);
    assertThat(answer.total()).isEqualTo(best(pool));
    assertThat(answer.certificate().verify().objections()).isEmpty();
    assertThat(read(answer.certificate().toText(), pool).verify().holds()).isTrue();
  }

  @Property(tries = 150)
  void everyAnswerBringsAProofAlsoAtLargerSizes(
      @ForAll long seed,
      @ForAll @IntRange(min = 9, max = 70) int people,
      @ForAll PairingGoal goal) {
    WeightedPairs pool = random(new Random(seed), people, goal);

    PairingAnswer answer = BestPairs.solve(pool);

    assertThat(answer.standing()).isEqualTo(Standing.PROVED);
    assertThat(answer.certificate().verify().objections()).isEmpty();
    assertThat(BestPairs.solve(pool).certificate().toText())
        .hasToString(answer.certificate().toText().toString());
  }

  @Property(tries = 2_000)
  void aFigureThatIsChangedIsCaughtOrTheClaimIsStillTrue(
      @ForAll long seed, @ForAll @IntRange(max = 7) int people, @ForAll PairingGoal goal) {
    Random random = new Random(seed);
    WeightedPairs pool = random(random, people, goal);
    String text = BestPairs.solve(pool).certificate().toText().toString();
    int at = random.nextInt(text.length());
    char other = "0123456789-[],\"{}befpst".charAt(random.nextInt(23));
    Certificate read;
    try {
      read =
          read(CertificateText.parse(text.substring(0, at) + other + text.substring(at + 1)), pool);
    } catch (BadCertificateException e) {
      return;
    }
    if (read.verify().holds()) {
      if (read instanceof PairingPrices prices) {
        long best = best(pool).orElseThrow();
        long sign = goal.isLeast() ? 1 : -1;
        if (prices.standing() == Standing.PROVED) {
          assertThat(prices.total()).isEqualTo(best);
        } else if (!goal.isMost()) {
          assertThat(sign * prices.bound()).isLessThanOrEqualTo(sign * best);
          assertThat(sign * prices.total()).isGreaterThanOrEqualTo(sign * best);
        }
      } else {
        assertThat(best(pool)).isEmpty();
      }
    }
  }

  @Test
  void noCharacterOfADocumentCanBeChangedToAClaimThatIsFalse() {
    for (PairingGoal goal : PairingGoal.values()) {
      for (long seed = 0; seed < 3; seed++) {
        WeightedPairs pool = random(new Random(seed), 4 + (int) seed % 3, goal);
        String text = BestPairs.solve(pool).certificate().toText().toString();
        OptionalLong best = best(pool);
        for (int at = 0; at < text.length(); at++) {
          for (char other : "0159-, \"ae".toCharArray()) {
            assertTrueIfBelieved(
                text.substring(0, at) + other + text.substring(at + 1), pool, best);
          }
          assertTrueIfBelieved(text.substring(0, at) + text.substring(at + 1), pool, best);
        }
      }
    }
  }

  private static void assertTrueIfBelieved(String changed, WeightedPairs pool, OptionalLong best) {
    Certificate read;
    try {
      read = read(CertificateText.parse(changed), pool);
    } catch (BadCertificateException e) {
      return;
    }
    if (!read.verify().holds()) {
      return;
    }
    assertThat(read.toText().instance()).as(changed).isEqualTo(pool.hash());
    if (!(read instanceof PairingPrices prices)) {
      assertThat(best).as(changed).isEmpty();
      return;
    }
    long sign = pool.goal().isLeast() ? 1 : -1;
    if (prices.standing() == Standing.PROVED) {
      assertThat(prices.total()).as(changed).isEqualTo(best.orElseThrow());
    } else if (!pool.goal().isMost()) {
      assertThat(sign * prices.bound()).as(changed).isLessThanOrEqualTo(sign * best.orElseThrow());
      assertThat(sign * prices.total()).isGreaterThanOrEqualTo(sign * best.orElseThrow());
    }
  }

  @Property(tries = 200)
  void weightsInAnotherUnitScaleTheTotal(
      @ForAll long seed, @ForAll @IntRange(max = 20) int people, @ForAll PairingGoal goal) {
    WeightedPairs pool = random(new Random(seed), people, goal);
    int[][] doubled = new int[pool.pairs()][];
    Arrays.setAll(doubled, k -> new int[] {pool.first(k), pool.second(k), 2 * pool.weight(k)});

    PairingAnswer one = BestPairs.solve(pool);
    PairingAnswer other = BestPairs.solve(WeightedPairs.of(people, goal, doubled));

    assertThat(other.standing()).isEqualTo(Standing.PROVED);
    assertThat(other.total().isPresent()).isEqualTo(one.total().isPresent());
    assertThat(other.total().orElse(0)).isEqualTo(2 * one.total().orElse(0));
  }

  @Test
  void aPoolOfTwoThousandIsProved() {
    Random random = new Random(17);
    List<int[]> pairs = new ArrayList<>();
    for (int a = 0; a < 2_000; a += 2) {
      pairs.add(new int[] {a, a + 1, random.nextInt(1_000)});
    }
    for (int k = 0; k < 9_000; k++) {
      int a = random.nextInt(1_998);
      int b = a + 2 + random.nextInt(1_998 - a);
      pairs.add(new int[] {a, b, random.nextInt(1_000)});
    }
    int[][] once =
        pairs.stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    it -> it[0] * 2_000 + it[1],
                    it -> it,
                    (one, other) -> one,
                    java.util.TreeMap::new))
            .values()
            .toArray(int[][]::new);

    PairingAnswer answer =
        BestPairs.solve(WeightedPairs.of(2_000, PairingGoal.EVERYBODY_LEAST, once));

    assertThat(answer.standing()).isEqualTo(Standing.PROVED);
    assertThat(answer.certificate().verify().objections()).isEmpty();
  }

  @Test
  void whoGivesUpGetsNoClaim() {
    WeightedPairs pool = random(new Random(1), 200, PairingGoal.GREATEST);

    PairingAnswer answer = BestPairs.solve(pool, Budget.unlimited().until(() -> true));

    assertThat(answer.standing()).isEqualTo(Standing.STOPPED);
    assertThat(answer.certificate()).isInstanceOf(Stopped.class);
    assertThat(answer.certificate().toText().instance()).isEqualTo(pool.hash());
    assertThat(BestPairs.solve(pool, Budget.unlimited()).standing()).isEqualTo(Standing.PROVED);
  }

  @Test
  void aPoolThatIsNoneIsNamedWithTheWayOut() {
    PairingGoal goal = PairingGoal.GREATEST;
    assertThatThrownBy(() -> WeightedPairs.of(2, goal, new int[][] {{0, 2, 1}}))
        .hasMessageContaining("names person 2");
    assertThatThrownBy(() -> WeightedPairs.of(2, goal, new int[][] {{1, 1, 1}}))
        .hasMessageContaining("person 1 twice");
    assertThatThrownBy(() -> WeightedPairs.of(2, goal, new int[][] {{0, 1, 1}, {1, 0, 2}}))
        .hasMessageContaining("are a pair twice");
    assertThatThrownBy(() -> WeightedPairs.of(2, goal, new int[][] {{0, 1, 1_000_001}}))
        .hasMessageContaining("1000001");
    assertThatThrownBy(() -> WeightedPairs.of(3_000, goal, new int[][] {{0, 1, 1_000_000}}))
        .hasMessageContaining("3000 people times the weight 1000000");
    assertThatThrownBy(() -> WeightedPairs.of(2, goal, new int[][] {{0, 1}}))
        .hasMessageContaining("Maybe one person, another, the weight?");
  }
}
