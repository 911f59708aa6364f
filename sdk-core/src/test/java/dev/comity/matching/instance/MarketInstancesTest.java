package dev.comity.matching.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.matching.InstanceHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a market takes, what it is called, and how its lots fall. */
class MarketInstancesTest {

  private static final int[][][] TIED = {{{0, 1}}, {{1}, {0}}};
  private static final TieBreak LISTED = new TieBreak.AsListed();

  private static void refuses(ThrowingCallable work, String words) {
    assertThatThrownBy(work)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  private static ThrowingCallable tied(int[][][] left, int[][][] right, int... capacities) {
    return () -> Market.withTies(left, right, capacities, LISTED);
  }

  @Test
  void listsWithTiesAreReadAsStrictlyAsOthers() {
    refuses(tied(TIED, TIED, 1), "There are 2 homes, but 1 capacities");
    refuses(tied(TIED, TIED, 1, -1), "Home 1 has the capacity -1. Maybe 0, for closed?");
    assertThatCode(tied(TIED, TIED, 0, 2)).doesNotThrowAnyException();
    int[][][] unknown = {{{0, 2}}, {}};
    int[][][] twice = {{{0}, {1, 0}}, {}};
    int[][][] empty = {{{0}, {}}, {}};
    refuses(tied(unknown, TIED, 1, 1), "Applicant 0 lists home 2, but there are only 0 to 1");
    refuses(tied(TIED, unknown, 1, 1), "Home 0 lists applicant 2, but there are only 0 to 1");
    refuses(tied(twice, TIED, 1, 1), "Applicant 0 lists home 0 twice");
    refuses(tied(TIED, twice, 1, 1), "Home 0 lists applicant 0 twice");
    refuses(tied(empty, TIED, 1, 1), "Applicant 0 has an empty group of ties");
    refuses(tied(TIED, empty, 1, 1), "Home 0 has an empty group of ties");
  }

  private static Market market(int[][] left, int[][] right, int... capacities) {
    return Market.of(left, right, capacities);
  }

  @Test
  void everyFigureOfAMarketIsInItsHash() {
    int[][] left = {{0, 1}, {1, 0}};
    int[][] right = {{0, 1}, {1, 0}};
    List<InstanceHash> hashes =
        Stream.of(
                market(left, right, 1, 1),
                market(left, right, 1, 2),
                market(left, right, 2, 1),
                market(new int[][] {{1, 0}, {1, 0}}, right, 1, 1),
                market(new int[][] {{0, 1}, {1}}, right, 1, 1),
                market(left, new int[][] {{1, 0}, {1, 0}}, 1, 1),
                market(left, new int[][] {{0, 1}, {1}}, 1, 1),
                market(new int[][] {{0, 1}, {1, 0}, {}}, right, 1, 1),
                market(left, new int[][] {{0, 1}, {1, 0}, {}}, 1, 1, 1),
                Market.withTies(
                    TIED, new int[][][] {{{0}, {1}}, {{1}, {0}}}, new int[] {1, 1}, LISTED),
                Market.withTies(TIED, TIED, new int[] {1, 1}, LISTED))
            .map(Market::hash)
            .toList();
    assertThat(hashes).doesNotHaveDuplicates();
    assertThat(market(left, right, 1, 1).hash()).isEqualTo(hashes.get(0));
  }

  private static final Market THREE =
      market(new int[][] {{0, 1}, {0, 1}, {1, 0}}, new int[][] {{0, 1, 2}, {2, 1, 0}}, 2, 2);

  private static PlacementMarket three() {
    return PlacementMarket.of(THREE);
  }

  @Test
  void everyConditionIsInTheHash() {
    List<InstanceHash> hashes =
        Stream.of(
                three(),
                three().locking(0, 0),
                three().locking(0, 1),
                three().locking(1, 0),
                three().forbidding(0, 0),
                three().forbidding(0, 1),
                three().needing(0, 1),
                three().needing(1, 1),
                three().needing(0, 2),
                three().needing(0, 1).locking(0, 0))
            .map(PlacementMarket::hash)
            .toList();
    assertThat(hashes).doesNotHaveDuplicates();
    assertThat(three().locking(1, 0).hash()).isEqualTo(hashes.get(3));
  }

  private static TypedMarketBuilder limits() {
    return new TypedMarketBuilder(THREE);
  }

  private static final int[][] ORDER = {{0, 0}, {1, 0}, {2, 1}, {2, 0}, {1, 1}, {0, 1}};
  private static final int[][] OTHER = {{1, 0}, {0, 0}, {2, 1}, {2, 0}, {1, 1}, {0, 1}};
  private static final int[][] WISHES = {{0, 0}, {1, 1}};

  @Test
  void everyLimitAndEveryWishIsInTheHash() {
    List<InstanceHash> nested =
        Stream.of(
                limits(),
                limits().type(0, 1, 0, 1),
                limits().type(0, 0, 0, 1),
                limits().type(0, 1, 0, 2),
                limits().type(1, 1, 0, 1),
                limits().type(0, 1, 0, 1).type(0, 1, 0),
                limits().coordinator(3, ORDER, 0, 1),
                limits().coordinator(2, ORDER, 0, 1),
                limits().coordinator(3, OTHER, 0, 1))
            .map(it -> it.build().hash())
            .toList();
    assertThat(nested).doesNotHaveDuplicates();
    List<InstanceHash> crossing =
        Stream.of(
                limits(),
                limits().type(0, 1, 0, 1).type(0, 1, 1, 2),
                limits().type(0, 1, 0, 1).type(0, 0, 1, 2),
                limits().type(0, 1, 0, 1).type(0, 1, 0, 2),
                limits().type(0, 1, 0, 1).type(1, 1, 1, 2),
                limits().siblings(new int[] {0, 1}, WISHES),
                limits().siblings(new int[] {0, 2}, WISHES),
                limits().siblings(new int[] {0, 1}, new int[][] {{1, 1}, {0, 0}}),
                limits().siblings(new int[] {0, 1}, new int[][] {{0, 0}}),
                limits().siblings(new int[] {0, 1}, new int[][] {{0, 0}, {1, 0}}))
            .map(it -> it.crossing().hash())
            .toList();
    assertThat(crossing).doesNotHaveDuplicates();
    assertThat(nested).doesNotContainAnyElementsOf(crossing);
    CrossingMarket two = limits().siblings(new int[] {0, 1}, WISHES).crossing();
    assertThat(IntStream.range(0, two.groups()).filter(two::isTogether).count()).isEqualTo(1);
  }

  @Test
  void limitsOfNobodyAndNowhereAreRefused() {
    for (int home : new int[] {-1, 2}) {
      refuses(() -> limits().type(home, 1, 0), "There is no home " + home + ", only 0 to 1");
      refuses(
          () -> limits().coordinator(1, ORDER, 0, home),
          "There is no home " + home + ", only 0 to 1");
    }
    refuses(() -> limits().type(0, -1, 0), "A quota of -1. Maybe 0, for none?");
    refuses(() -> limits().coordinator(-1, ORDER, 0, 1), "A quota of -1");
    refuses(() -> limits().coordinator(1, ORDER, 0, 0), "Home 0 stands twice at one coordinator");
    refuses(() -> limits().siblings(new int[] {1}, WISHES), "Siblings are [1]. Maybe two or more?");
    refuses(() -> limits().siblings(new int[] {1, 1}, WISHES), "Siblings name applicant 1");
    refuses(() -> limits().siblings(new int[] {1, 3}, WISHES), "Siblings name applicant 3");
    refuses(
        () -> limits().siblings(new int[] {0, 1}, WISHES).siblings(new int[] {1, 2}, WISHES),
        "Siblings name applicant 1");
    refuses(
        () -> limits().siblings(new int[] {0, 1}, new int[][] {{0, 0}, {0, 0}}),
        "Wish 1 is the same as wish 0");
  }

  @Test
  void whoCannotStayIsMovedByForceAndCountedApart() {
    PlacementMarket conditions = three().locking(0, 0).forbidding(1, 0);
    for (int before = -1; before <= 2; before++) {
      // Home 2 has closed; 0 must be at home 0, 1 must not be there, 2 is free.
      int[] places = {before, before, before};
      PlacementTask task = PlacementTask.fewestMoves(conditions, places);
      int[] forced = {0, 1, 1, 3};
      assertThat(task.forcedMoves()).as("before %d", before).isEqualTo(forced[before + 1]);
    }
    assertThat(PlacementTask.egalitarian(conditions).forcedMoves()).isZero();
    Market closed = market(new int[][] {{0}, {0}, {1}}, new int[][] {{0, 1}, {2}}, 1, 0);
    PlacementMarket full = PlacementMarket.of(closed).locking(0, 0);
    assertThat(PlacementTask.fewestMoves(full, new int[] {0, 0, 1}).forcedMoves()).isEqualTo(2);
    assertThat(
            PlacementTask.fewestMoves(PlacementMarket.of(closed), new int[] {0, 0, 1})
                .forcedMoves())
        .isEqualTo(1);
  }

  @Test
  void weightsMayBeAsLargeAsIsSaid() {
    long[] weights = new long[THREE.pairs()];
    for (long most : new long[] {PlacementTask.GREATEST, -PlacementTask.GREATEST}) {
      weights[2] = most;
      assertThatCode(() -> PlacementTask.leastWeight(three(), weights)).doesNotThrowAnyException();
      long[] more = weights.clone();
      more[2] += Long.signum(most);
      assertThatThrownBy(() -> PlacementTask.leastWeight(three(), more))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Property(tries = 200)
  void whoeverIsListedInVainChangesNothing(@ForAll long shape, @ForAll boolean lots) {
    Random random = new Random(shape);
    int n = 1 + random.nextInt(6);
    int m = 1 + random.nextInt(6);
    boolean[][] left = wishes(random, n, m);
    boolean[][] right = wishes(random, n, m);
    boolean[][] both = new boolean[n][m];
    int inVain = 0;
    for (int a = 0; a < n; a++) {
      for (int h = 0; h < m; h++) {
        both[a][h] = left[a][h] && right[a][h];
        inVain += left[a][h] == right[a][h] ? 0 : 1;
      }
    }
    int[][][] all = grouped(random, n, m);
    int[][][] others = grouped(random, m, n);
    int[] ones = new int[m];
    Arrays.fill(ones, 1);
    TieBreak rule = lots ? new TieBreak.ByLot(shape) : LISTED;

    Market given =
        Market.withTies(
            only(all, (a, h) -> left[a][h]), only(others, (h, a) -> right[a][h]), ones, rule);
    Market clean =
        Market.withTies(
            only(all, (a, h) -> both[a][h]), only(others, (h, a) -> both[a][h]), ones, rule);

    assertThat(given.oneSided()).isEqualTo(inVain);
    assertThat(clean.oneSided()).isZero();
    assertThat(given.hash()).isEqualTo(clean.hash());
    assertThat(given.tieBreak()).isEqualTo(clean.tieBreak());
    assertThat(given.pairs()).isEqualTo(clean.pairs());
    for (int h = 0; h < m; h++) {
      assertThat(given.listed(h)).isEqualTo(clean.listed(h));
    }
    for (int pair = 0; pair < clean.pairs(); pair++) {
      assertThat(given.pairAt(clean.home(pair), clean.rank(pair))).isEqualTo(pair);
      assertThat(given.rank(pair)).isEqualTo(clean.rank(pair));
    }
  }

  private static boolean[][] wishes(Random random, int n, int m) {
    boolean[][] wishes = new boolean[n][m];
    for (boolean[] row : wishes) {
      for (int h = 0; h < m; h++) {
        row[h] = random.nextInt(3) > 0;
      }
    }
    return wishes;
  }

  /** Of each group those alone who are wished for; a group of nobody is left out. */
  private static int[][][] only(int[][][] lists, BiPredicate<Integer, Integer> wished) {
    return IntStream.range(0, lists.length)
        .mapToObj(
            a ->
                Arrays.stream(lists[a])
                    .map(it -> Arrays.stream(it).filter(h -> wished.test(a, h)).toArray())
                    .filter(it -> it.length > 0)
                    .toArray(int[][]::new))
        .toArray(int[][][]::new);
  }

  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  /** As published by G. L. Steele, D. Lea and C. H. Flood (2014), doi 10.1145/2660193.2660195. */
  private static long mix(long state) {
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  @Test
  void theLotIsThePublishedGenerator() {
    // The first five of splitmix64 from the seed 1234567, as its author gives them.
    long[] published = {
      6457827717110365317L,
      3203168211198807973L,
      -8629252141511181193L,
      4593380528125082431L,
      -2037821214251327795L
    };
    Lot lot = new Lot(1_234_567);
    for (long value : published) {
      assertThat(lot.below(1_000)).isEqualTo((int) ((value >>> 33) % 1_000));
    }
    refuses(() -> lot.below(0), "There is no lot below 0");
  }

  @Property(tries = 100)
  void tiesAreBrokenByTheLotsThatTheDocumentationTells(@ForAll long seed, @ForAll long shape) {
    Random random = new Random(shape);
    int n = 1 + random.nextInt(9);
    int[][][] all = grouped(random, n, n);
    int[][][] others = grouped(random, n, n);
    int[] ones = new int[n];
    Arrays.fill(ones, 1);

    Market market = Market.withTies(all, others, ones, new TieBreak.ByLot(seed));

    for (int a = 0; a < n; a++) {
      int[] list = IntStream.range(market.first(a), market.end(a)).map(market::home).toArray();
      assertThat(list).containsExactly(drawn(all[a], seed, 0, a));
      int[] other = IntStream.range(0, n).toArray();
      int home = a;
      Arrays.setAll(other, rank -> market.applicantAt(home, rank));
      assertThat(other).containsExactly(drawn(others[a], seed, 1, a));
    }
  }

  /** For each of a side everybody of the other, in groups one after the other. */
  private static int[][][] grouped(Random random, int size, int others) {
    int[][][] lists = new int[size][][];
    for (int a = 0; a < size; a++) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, others).boxed().toList());
      Collections.shuffle(order, random);
      List<int[]> groups = new ArrayList<>();
      for (int from = 0; from < others; ) {
        int to = from + 1 + random.nextInt(others - from);
        groups.add(order.subList(from, to).stream().mapToInt(Integer::intValue).toArray());
        from = to;
      }
      lists[a] = groups.toArray(int[][]::new);
    }
    return lists;
  }

  private static int[] drawn(int[][] groups, long seed, int side, int list) {
    return Arrays.stream(groups)
        .flatMap(
            group ->
                Arrays.stream(group)
                    .boxed()
                    .sorted(
                        Comparator.comparingLong(
                            (Integer entry) ->
                                mix(
                                    mix(seed + GAMMA * (1 + side))
                                        + GAMMA * (1 + ((long) list << 32 | entry))))))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
