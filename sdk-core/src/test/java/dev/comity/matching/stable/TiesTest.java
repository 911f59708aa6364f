package dev.comity.matching.stable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.matching.Budget;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.PlacementTask;
import dev.comity.matching.instance.Pool;
import dev.comity.matching.instance.PoolTask;
import dev.comity.matching.instance.Side;
import dev.comity.matching.instance.TieBreak;
import dev.comity.matching.instance.TypedMarketBuilder;
import dev.comity.matching.roommates.FewestMoves;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is said of all stable placements is said of lists whose ties were broken. */
class TiesTest {

  /** Ana and Ben, whom Kim likes alike; only Ben could also have Lee, who needs somebody. */
  private static Market kimAndLee(TieBreak rule) {
    return Market.withTies(
        new int[][][] {{{0}}, {{0}, {1}}}, new int[][][] {{{1, 0}}, {{1}}}, new int[] {1, 1}, rule);
  }

  @Test
  void aClaimAboutAllStablePlacementsSaysHowTiesWereBroken() {
    PlacementMarket listed = PlacementMarket.of(kimAndLee(new TieBreak.AsListed())).needing(1, 1);
    PlacementMarket drawn = PlacementMarket.of(kimAndLee(new TieBreak.ByLot(7)));
    String asListed = ", ties broken as listed.";
    String byLot = ", ties broken by the lot of seed 7.";

    // With the ties, Ana with Kim and Ben with Lee is stable too, and places both.
    assertThat(claimOf(listed))
        .contains(
            "has none in any of them" + asListed,
            "In every stable placement, ties broken as listed, this home gets fewer than needed: 1.");
    assertThat(claimOf(drawn)).endsWith(byLot);
    assertThat(StableLattice.solve(PlacementTask.fewestMoves(listed, new int[] {0, 1})).claim())
        .startsWith(
            "2 are moved besides 0 who have to be, and in no stable placement fewer" + asListed)
        .contains("In every stable placement, ties broken as listed, this home gets fewer");
    assertThat(TypedAcceptance.solve(new TypedMarketBuilder(drawn).build(), Side.HOMES).claim())
        .contains("owner of homes" + byLot);
    assertThat(Misreports.under(drawn, Side.HOMES).claim()).endsWith(byLot);
    // Ana likes Ben and Chi alike: that she stays with Chi would be stable too.
    Pool pool = Pool.withTies(new int[][][] {{{1, 2}}, {{0}}, {{0}}});
    int[] before = {2, -1, 0};
    assertThat(movesOf(PoolTask.fewestMoves(pool.brokenAsListed(), before))).endsWith(asListed);
    assertThat(movesOf(PoolTask.fewestMoves(pool.brokenBySeed(7), before))).endsWith(byLot);
    Pool strict = Pool.of(new int[][] {{1, 2}, {0}, {0}});
    assertThat(movesOf(PoolTask.fewestMoves(strict, before))).endsWith("stable pairing fewer.");
  }

  private static String movesOf(PoolTask task) {
    return FewestMoves.solve(task, Budget.unlimited()).certificate().claim();
  }

  @Test
  void thatNothingIsStableIsSaidOfTheBrokenTies() {
    Market market =
        Market.withTies(
            new int[][][] {{{0}}, {{1}}, {{0}, {1}}},
            new int[][][] {{{0}, {2}}, {{2, 1}}},
            new int[] {1, 1},
            new TieBreak.AsListed());
    TypedMarketBuilder builder =
        new TypedMarketBuilder(market).siblings(new int[] {0, 1}, new int[][] {{0, 1}});
    CrossingAnswer answer = CrossingSearch.solve(builder.crossing(), 0, Budget.unlimited());

    answer
        .impossibility()
        .ifPresent(it -> assertThat(it.claim()).endsWith("blocks, ties broken as listed."));
    assertThat(answer.impossibility()).isPresent();
  }

  private static String claimOf(PlacementMarket market) {
    return DeferredAcceptance.solve(market, Side.APPLICANTS, Budget.unlimited())
        .certificate()
        .claim();
  }

  @Property(tries = 500)
  void aMarketHasTiesIfSomebodyLikesTwoAlikeWhomItCanHave(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int applicants,
      @ForAll @IntRange(min = 1, max = 4) int homes) {
    Random random = new Random(seed);
    int[][][] left = groups(random, applicants, homes);
    int[][][] right = groups(random, homes, applicants);
    Market market = Market.withTies(left, right, new int[homes], new TieBreak.ByLot(seed));

    assertThat(market.tieBreak().isPresent()).isEqualTo(ties(left, right) || ties(right, left));
  }

  private static boolean ties(int[][][] lists, int[][][] others) {
    return IntStream.range(0, lists.length)
        .anyMatch(
            one ->
                Arrays.stream(lists[one])
                    .anyMatch(
                        group ->
                            Arrays.stream(group).filter(it -> lists(others[it], one)).count() > 1));
  }

  private static boolean lists(int[][] list, int who) {
    return Arrays.stream(list).flatMapToInt(Arrays::stream).anyMatch(it -> it == who);
  }

  private static int[][][] groups(Random random, int size, int others) {
    int[][][] lists = new int[size][][];
    for (int i = 0; i < size; i++) {
      List<Integer> all = new ArrayList<>(IntStream.range(0, others).boxed().toList());
      Collections.shuffle(all, random);
      List<List<Integer>> list = new ArrayList<>();
      for (int other : all.subList(0, random.nextInt(others + 1))) {
        if (list.isEmpty() || random.nextBoolean()) {
          list.add(new ArrayList<>());
        }
        list.get(list.size() - 1).add(other);
      }
      lists[i] =
          list.stream()
              .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
              .toArray(int[][]::new);
    }
    return lists;
  }
}
