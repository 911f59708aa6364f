package dev.comity.matching.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What an office decides about a market, at once or one after the other. */
class PlacementMarketTest {

  private static final Market MARKET =
      Market.of(
          new int[][] {{0, 1}, {1, 0}, {0}}, new int[][] {{0, 1, 2}, {1, 0}}, new int[] {2, 1});

  private static Market complete(int applicants, int homes, int[] seats) {
    int[] everyHome = IntStream.range(0, homes).toArray();
    int[] everybody = IntStream.range(0, applicants).toArray();
    int[][] left = new int[applicants][];
    int[][] right = new int[homes][];
    Arrays.fill(left, everyHome);
    Arrays.fill(right, everybody);
    return Market.of(left, right, seats);
  }

  @Property(tries = 300)
  void decidingAtOnceIsDecidingOneAfterTheOther(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int applicants) {
    Random random = new Random(seed);
    int[] seats = random.ints(1 + random.nextInt(4), 0, 3).toArray();
    Market market = complete(applicants, seats.length, seats);
    PlacementMarket one = PlacementMarket.of(market);
    List<int[]> locked = new ArrayList<>();
    List<int[]> forbidden = new ArrayList<>();
    int[] needs = new int[seats.length];
    for (int a = 0; a < applicants; a++) {
      int h = random.nextInt(seats.length);
      if (random.nextBoolean() && one.seats(h) > 0) {
        one = one.locking(a, h);
        locked.add(new int[] {a, h});
      } else {
        one = one.forbidding(a, h);
        forbidden.add(new int[] {a, h});
      }
    }
    for (int h = 0; h < needs.length; h++) {
      needs[h] = random.nextInt(seats[h] + 1);
      one = one.needing(h, needs[h]);
    }

    PlacementMarket all =
        PlacementMarket.of(market)
            .locking(locked.toArray(int[][]::new))
            .forbidding(forbidden.toArray(int[][]::new))
            .needing(needs);

    assertThat(all.hash()).isEqualTo(one.hash());
    for (int h = 0; h < needs.length; h++) {
      assertThat(all.seats(h)).isEqualTo(one.seats(h));
      assertThat(all.needs(h)).isEqualTo(one.needs(h));
    }
    for (int pair = 0; pair < market.pairs(); pair++) {
      assertThat(all.isOpen(pair)).isEqualTo(one.isOpen(pair));
      assertThat(all.isLocked(pair)).isEqualTo(one.isLocked(pair));
      assertThat(all.isForbidden(pair)).isEqualTo(one.isForbidden(pair));
    }
  }

  @Property(tries = 500)
  void typesAreNestedIfOfAnyTwoOneHoldsTheOtherOrTheyHaveNobodyInCommon(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 5) int count) {
    Random random = new Random(seed);
    Market market = complete(5, 2, new int[] {3, 3});
    TypedMarketBuilder builder = new TypedMarketBuilder(market);
    List<Integer> homes = new ArrayList<>();
    List<Set<Integer>> types = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      int[] who = IntStream.range(0, 5).filter(a -> random.nextInt(3) == 0).toArray();
      int home = random.nextInt(2);
      builder.type(home, 2, who);
      homes.add(home);
      types.add(new HashSet<>(Arrays.stream(who).boxed().toList()));
    }
    boolean nested = true;
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < k; i++) {
        Set<Integer> common = new HashSet<>(types.get(i));
        common.retainAll(types.get(k));
        boolean apart = common.isEmpty();
        boolean inside = common.equals(types.get(i)) || common.equals(types.get(k));
        nested &= !homes.get(i).equals(homes.get(k)) || apart || inside;
      }
    }

    assertThat(builder.isNested()).isEqualTo(nested);
    if (nested) {
      assertThat(builder.build().boxes()).isEqualTo(2 + count);
    } else {
      assertThatThrownBy(builder::build).hasMessageContaining("Maybe split one of the types");
    }
  }

  @Test
  void whatCannotBeDecidedIsRefusedWhole() {
    PlacementMarket market = PlacementMarket.of(MARKET);

    assertThatThrownBy(() -> market.locking(new int[][] {{0, 0}, {0, 1}}))
        .hasMessageContaining("Applicant 0 is locked to home 0 already");
    assertThatThrownBy(() -> market.locking(new int[][] {{0, 1}, {1, 1}}))
        .hasMessageContaining("Home 1 takes 1, and so many are locked");
    assertThatThrownBy(() -> market.locking(new int[][] {{2, 1}}))
        .hasMessageContaining("do not both list each other");
    assertThatThrownBy(() -> market.locking(new int[][] {{2}}))
        .hasMessageContaining("[2] is no pair. Maybe an applicant and a home?");
    assertThatThrownBy(() -> market.locking(0, 0).forbidding(new int[][] {{1, 0}, {0, 0}}))
        .hasMessageContaining("Applicant 0 and home 0 are locked");
    assertThatThrownBy(() -> market.forbidding(0, 0).locking(0, 0))
        .hasMessageContaining("are forbidden");
    assertThatThrownBy(() -> market.needing(new int[] {1}))
        .hasMessageContaining("2 homes and 1 needs");
    assertThatThrownBy(() -> market.needing(new int[] {1, 2}))
        .hasMessageContaining("Home 1 cannot need 2, as it takes 0 to 1");
    assertThatThrownBy(() -> market.needing(2, 1)).hasMessageContaining("There is no home 2 of 2");
  }
}
