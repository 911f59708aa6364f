package dev.comity.matching.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.PairingGoal;
import dev.comity.matching.instance.WeightedPairs;
import dev.comity.matching.pairing.BestPairs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What the check makes of prices that no library gave, and how answers change with the pool. */
class PairingPricesTest {

  private static int[][] pairs(Random random, int people) {
    List<int[]> pairs = new ArrayList<>();
    for (int a = 0; a < people; a++) {
      for (int b = a + 1; b < people; b++) {
        if (random.nextInt(3) > 0) {
          pairs.add(new int[] {a, b, random.nextInt(41) - 20});
        }
      }
    }
    return pairs.toArray(int[][]::new);
  }

  private static long count(WeightedPairs pool, PairingPrices prices) {
    long alone = 0;
    for (int v = 0; v < pool.people(); v++) {
      alone += prices.partner(v) < 0 ? pool.costOfAlone() : 0;
    }
    return pool.goal().isLeast() ? prices.total() + alone : prices.total() - alone;
  }

  @Property(tries = 1_000)
  void wrongPricesAreLoweredToATrueBoundAndNeverProveWhatIsNotTheBest(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 12) int people,
      @ForAll PairingGoal goal) {
    Random random = new Random(seed);
    WeightedPairs pool = WeightedPairs.of(people, goal, pairs(random, people));
    if (!(BestPairs.solve(pool).certificate() instanceof PairingPrices best)) {
      return;
    }
    int nodes = goal.leavesAlone() ? 2 * people : people;
    long[] prices = random.longs(nodes, -60, 60).toArray();
    long[] tolls = {random.nextInt(9)};
    long[][] groups = {random.ints(0, nodes).limit(nodes).distinct().asLongStream().toArray()};
    if (groups[0].length % 2 == 0) {
      groups[0] = Arrays.copyOf(groups[0], groups[0].length - 1);
    }
    int[] partners = new int[people];
    Arrays.setAll(partners, best::partner);

    PairingPrices own = PairingPrices.of(pool, partners, prices, tolls, groups);

    assertThat(own.verify().objections()).isEmpty();
    long sign = goal.isLeast() ? 1 : -1;
    assertThat(sign * own.bound()).isLessThanOrEqualTo(sign * count(pool, best));
    assertThat(own.standing() == Standing.PROVED).isEqualTo(own.bound() == count(pool, best));
  }

  @Property(tries = 500)
  void aGarbledDocumentIsObjectedToAndNeverAFault(
      @ForAll long seed, @ForAll @IntRange(max = 6) int people, @ForAll PairingGoal goal) {
    Random random = new Random(seed);
    WeightedPairs pool = WeightedPairs.of(people, goal, pairs(random, people));
    long[] odd = {Long.MIN_VALUE, Long.MAX_VALUE, -2, -1, 0, 1, 2, 5, 1L << 40, -(1L << 40)};
    int nodes = random.nextInt(4) == 0 ? random.nextInt(9) : (goal.leavesAlone() ? 2 : 1) * people;
    int partners = random.nextInt(4) == 0 ? random.nextInt(9) : people;
    long[][] groups = new long[random.nextInt(3)][];
    Arrays.setAll(groups, k -> random.longs(random.nextInt(4), -1, 7).toArray());
    CertificateText text =
        CertificateText.of(PairingPrices.KIND, pool.hash(), Standing.PROVED)
            .put("total", odd[random.nextInt(odd.length)])
            .put("bound", odd[random.nextInt(odd.length)])
            .put("partners", random.ints(partners, -2, 7).toArray())
            .put("prices", random.ints(nodes, 0, odd.length).mapToLong(k -> odd[k]).toArray())
            .put(
                "tolls", random.ints(groups.length, 0, odd.length).mapToLong(k -> odd[k]).toArray())
            .put("groups", groups)
            .build();
    CertificateText few =
        CertificateText.of(TutteSet.KIND, pool.hash(), Standing.PROVED)
            .put("few", random.ints(random.nextInt(4), -2, 7).toArray())
            .build();

    assertThatCode(() -> PairingPrices.parse(text, pool).verify()).doesNotThrowAnyException();
    assertThatCode(() -> PairingPrices.parse(text, pool).claim()).doesNotThrowAnyException();
    assertThatCode(() -> TutteSet.parse(few, pool).verify()).doesNotThrowAnyException();
  }

  @Property(tries = 200)
  void aCertificateOfAnotherPoolIsCaught(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 8) int people, @ForAll PairingGoal goal) {
    int[][] pairs = pairs(new Random(seed), people);
    WeightedPairs pool = WeightedPairs.of(people, goal, pairs);
    PairingGoal next = PairingGoal.values()[(goal.ordinal() + 1) % PairingGoal.values().length];
    WeightedPairs other = WeightedPairs.of(people, next, pairs);

    Certificate found = BestPairs.solve(pool).certificate();

    Certificate moved =
        found instanceof TutteSet
            ? TutteSet.parse(found.toText(), other)
            : PairingPrices.parse(found.toText(), other);
    assertThat(moved.verify().toString()).contains("It is about the instance");
  }

  @Property(tries = 200)
  void otherNumbersForThePeopleAndAConstantOnAllWeightsChangeTheTotalAsTheyMust(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 30) int people,
      @ForAll PairingGoal goal) {
    Random random = new Random(seed);
    int[][] pairs = pairs(random, people);
    List<Integer> names = new ArrayList<>();
    for (int v = 0; v < people; v++) {
      names.add(v);
    }
    java.util.Collections.shuffle(names, random);
    int constant = random.nextInt(101) - 50;
    int[][] renamed = new int[pairs.length][];
    int[][] raised = new int[pairs.length][];
    for (int k = 0; k < pairs.length; k++) {
      int[] pair = pairs[k];
      renamed[k] = new int[] {names.get(pair[0]), names.get(pair[1]), pair[2]};
      raised[k] = new int[] {pair[0], pair[1], pair[2] + constant};
    }

    var plain = BestPairs.solve(WeightedPairs.of(people, goal, pairs));
    var relabelled = BestPairs.solve(WeightedPairs.of(people, goal, renamed));
    var shifted = BestPairs.solve(WeightedPairs.of(people, goal, raised));

    assertThat(relabelled.total()).isEqualTo(plain.total());
    assertThat(shifted.total().isPresent()).isEqualTo(plain.total().isPresent());
    if (plain.total().isPresent() && goal != PairingGoal.GREATEST) { // the number of pairs is fixed
      long paired = 0;
      for (int v = 0; v < people; v++) {
        paired += plain.partnerOf(v).isPresent() ? 1 : 0;
      }
      assertThat(shifted.total()).hasValue(plain.total().getAsLong() + paired / 2 * constant);
    }
  }
}
