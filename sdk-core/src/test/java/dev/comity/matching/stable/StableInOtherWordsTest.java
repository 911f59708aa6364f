package dev.comity.matching.stable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.matching.Budget;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.PlacementTask;
import dev.comity.matching.instance.Side;
import dev.comity.matching.proof.LatticePlacement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The same market in other words has the same answer, in those words. */
class StableInOtherWordsTest {

  private record Lists(int[][] left, int[][] right, int[] seats) {

    Market market() {
      return Market.of(left, right, seats);
    }
  }

  private static int[] order(Random random, int size) {
    List<Integer> list = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(list, random);
    return list.stream().mapToInt(it -> it).toArray();
  }

  private static Lists random(Random random, int applicants, int homes, int seats) {
    int of = 1 + random.nextInt(6);
    int[][] left = new int[applicants][];
    Arrays.setAll(left, a -> shorter(random, order(random, homes), of));
    int[][] right = new int[homes][];
    Arrays.setAll(right, h -> shorter(random, order(random, applicants), of));
    int[] all = random.ints(homes, 0, seats + 1).toArray();
    return new Lists(left, right, all);
  }

  private static int[] shorter(Random random, int[] list, int of) {
    return Arrays.stream(list).filter(it -> of == 1 || random.nextInt(of) > 0).toArray();
  }

  private static int[] homes(Market market, Side best) {
    StableAnswer answer = DeferredAcceptance.solve(market, best);
    int[] homeOf = new int[market.applicants()];
    Arrays.setAll(homeOf, a -> answer.homeOf(a).orElse(-1));
    return homeOf;
  }

  /** Everybody gets a new number. */
  private static Lists renamed(Lists it, int[] applicants, int[] homes) {
    int[][] left = new int[it.left().length][];
    int[][] right = new int[it.right().length][];
    int[] seats = new int[right.length];
    for (int a = 0; a < left.length; a++) {
      left[applicants[a]] = Arrays.stream(it.left()[a]).map(h -> homes[h]).toArray();
    }
    for (int h = 0; h < right.length; h++) {
      right[homes[h]] = Arrays.stream(it.right()[h]).map(a -> applicants[a]).toArray();
      seats[homes[h]] = it.seats()[h];
    }
    return new Lists(left, right, seats);
  }

  private static List<PlacementTask> tasks(Market market) {
    PlacementMarket it = PlacementMarket.of(market);
    return List.of(PlacementTask.egalitarian(it), PlacementTask.leastRegret(it));
  }

  @Property(tries = 150)
  void newNumbersForEverybodyChangeNothingElse(
      @ForAll long seed,
      @ForAll @IntRange(max = 40) int applicants,
      @ForAll @IntRange(max = 12) int homes) {
    Random random = new Random(seed);
    Lists it = random(random, applicants, homes, 4);
    int[] people = order(random, applicants);
    int[] places = order(random, homes);
    Market other = renamed(it, people, places).market();

    for (Side side : Side.values()) {
      int[] before = homes(it.market(), side);
      int[] after = homes(other, side);
      for (int a = 0; a < applicants; a++) {
        assertThat(after[people[a]]).isEqualTo(before[a] < 0 ? -1 : places[before[a]]);
      }
    }
    for (int k = 0; k < 2; k++) {
      LatticePlacement before = StableLattice.solve(tasks(it.market()).get(k));
      LatticePlacement after = StableLattice.solve(tasks(other).get(k));
      assertThat(after.sum()).isEqualTo(before.sum());
      assertThat(after.regret()).isEqualTo(before.regret());
      for (int a = 0; a < applicants; a++) {
        int home = before.homeOf(a);
        assertThat(after.homeOf(people[a])).isEqualTo(home < 0 ? -1 : places[home]);
      }
    }
  }

  @Property(tries = 150)
  void whereEachTakesOneTheSidesCanBeTurned(
      @ForAll long seed,
      @ForAll @IntRange(max = 20) int one,
      @ForAll @IntRange(max = 20) int other) {
    Lists it = random(new Random(seed), one, other, 0);
    Market straight = Market.marriage(it.left(), it.right());
    Market turned = Market.marriage(it.right(), it.left());

    int[] best = homes(straight, Side.APPLICANTS);
    int[] same = homes(turned, Side.HOMES);

    for (int h = 0; h < other; h++) {
      int home = h;
      int guest = IntStream.range(0, one).filter(a -> best[a] == home).findFirst().orElse(-1);
      assertThat(same[h]).isEqualTo(guest);
    }
    assertThat(StableLattice.solve(tasks(turned).get(0)).sum())
        .isEqualTo(StableLattice.solve(tasks(straight).get(0)).sum());
    assertThat(StableLattice.solve(tasks(turned).get(1)).regret())
        .isEqualTo(StableLattice.solve(tasks(straight).get(1)).regret());
  }

  @Property(tries = 150)
  void whatStandsBelowTheOwnHomeDoesNotMatter(
      @ForAll long seed, @ForAll @IntRange(max = 40) int applicants) {
    Random random = new Random(seed);
    Lists it = random(random, applicants, 9, 4);
    int[] best = homes(it.market(), Side.APPLICANTS);
    int[][] cut = it.left().clone();
    for (int a = 0; a < applicants; a++) {
      int home = best[a];
      int end = 0;
      while (home >= 0 && cut[a][end] != home) {
        end++;
      }
      cut[a] = home < 0 || random.nextBoolean() ? cut[a] : Arrays.copyOf(cut[a], end + 1);
    }

    Lists shorter = new Lists(cut, it.right(), it.seats());

    assertThat(homes(shorter.market(), Side.APPLICANTS)).isEqualTo(best);
  }

  @Property(tries = 150)
  void whoIsForbiddenEverywhereIsAsGoodAsNotThere(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 25) int applicants) {
    Random random = new Random(seed);
    Lists it = random(random, applicants, 6, 3);
    int gone = random.nextInt(applicants);
    PlacementMarket forbidden = PlacementMarket.of(it.market());
    for (int pair = it.market().first(gone); pair < it.market().end(gone); pair++) {
      forbidden = forbidden.forbidding(gone, it.market().home(pair));
    }
    int[][] without = it.left().clone();
    without[gone] = new int[0];
    Market rest = new Lists(without, it.right(), it.seats()).market();

    for (Side side : Side.values()) {
      StableAnswer one = DeferredAcceptance.solve(forbidden, side, Budget.unlimited());
      int[] other = homes(rest, side);
      for (int a = 0; a < applicants; a++) {
        assertThat(one.homeOf(a).orElse(-1)).isEqualTo(other[a]);
      }
    }
  }
}
