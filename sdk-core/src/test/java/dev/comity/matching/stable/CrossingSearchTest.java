package dev.comity.matching.stable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Budget;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.CrossingMarket;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.Side;
import dev.comity.matching.instance.TypedMarketBuilder;
import dev.comity.matching.proof.CrossingImpossibility;
import dev.comity.matching.proof.CrossingPlacement;
import dev.comity.matching.proof.TypedPlacement;
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

/** Crossing limits and siblings against all placements, judged by plain lists. */
class CrossingSearchTest {

  /** A limit as the oracle knows it: applicant and home of each pair, the best first. */
  record Limit(int most, List<List<Integer>> pairs) {}

  record Group(int[] members, int[][] wishes) {}

  /** A market, and the same in the oracle's words. */
  record Sample(CrossingMarket market, int applicants, List<Limit> limits, List<Group> groups) {}

  private static int[] shuffled(Random random, int size, int of) {
    List<Integer> list = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(list, random);
    return list.stream().filter(it -> random.nextInt(of) > 0).mapToInt(it -> it).toArray();
  }

  static Sample random(Random random, int applicants, int homes, int couples) {
    int[][] left = new int[applicants][];
    Arrays.setAll(left, a -> shuffled(random, homes, 5));
    int[][] right = new int[homes][];
    Arrays.setAll(right, h -> shuffled(random, applicants, 6));
    int[] capacities = random.ints(homes, 0, 4).toArray();
    Market market = Market.of(left, right, capacities);
    TypedMarketBuilder builder = new TypedMarketBuilder(market);
    List<Limit> types = new ArrayList<>();
    List<int[]> kept = new ArrayList<>(); // home and most of each type
    List<int[]> people = new ArrayList<>();
    for (int h = 0; h < homes; h++) {
      for (int t = random.nextInt(3); t > 0; t--) {
        int most = random.nextInt(3);
        int[] type = shuffled(random, applicants, 2);
        builder.type(h, most, type);
        kept.add(new int[] {h, most});
        people.add(type);
      }
    }
    int[][] coordinatorOf = new int[homes][];
    List<Limit> coordinators = new ArrayList<>();
    for (int c = random.nextInt(3); c > 0; c--) {
      int[] owned = shuffled(random, homes, 3);
      List<List<Integer>> order = new ArrayList<>();
      for (int h : owned) {
        for (int a : right[h]) {
          if (market.pair(a, h) >= 0) {
            order.add(List.of(a, h));
          }
        }
      }
      Collections.shuffle(order, random);
      int most = random.nextInt(4);
      int[][] pairs =
          order.stream().map(it -> new int[] {it.get(0), it.get(1)}).toArray(int[][]::new);
      builder.coordinator(most, pairs, owned);
      coordinators.add(new Limit(most, order));
      for (int h : owned) {
        int[] before = coordinatorOf[h] == null ? new int[0] : coordinatorOf[h];
        coordinatorOf[h] = Arrays.copyOf(before, before.length + 1);
        coordinatorOf[h][before.length] = coordinators.size() - 1;
      }
    }
    List<Limit> limits = new ArrayList<>();
    List<List<List<Integer>>> orders = new ArrayList<>();
    for (int h = 0; h < homes; h++) {
      int home = h;
      List<List<Integer>> order = new ArrayList<>();
      if (coordinatorOf[h] != null && coordinatorOf[h].length == 1) {
        coordinators.get(coordinatorOf[h][0]).pairs().stream()
            .filter(it -> it.get(1) == home)
            .forEach(order::add);
      } else {
        Arrays.stream(right[h])
            .filter(a -> market.pair(a, home) >= 0)
            .forEach(a -> order.add(List.of(a, home)));
      }
      orders.add(order);
      limits.add(new Limit(capacities[h], order));
    }
    for (int t = 0; t < kept.size(); t++) {
      int[] type = people.get(t);
      types.add(
          new Limit(
              kept.get(t)[1],
              orders.get(kept.get(t)[0]).stream()
                  .filter(it -> Arrays.stream(type).anyMatch(a -> a == it.get(0)))
                  .toList()));
    }
    limits.addAll(types);
    limits.addAll(coordinators);
    List<Group> groups = groups(random, market, left, couples, builder);
    return new Sample(builder.crossing(), applicants, limits, groups);
  }

  private static List<Group> groups(
      Random random, Market market, int[][] left, int couples, TypedMarketBuilder builder) {
    List<Group> groups = new ArrayList<>();
    int next = 0;
    for (int c = 0; c < couples && next + 1 < left.length; c++, next += 2) {
      Group group = new Group(new int[] {next, next + 1}, Couples.wishes(random, market, next, 3));
      builder.siblings(group.members(), group.wishes());
      groups.add(group);
    }
    for (int a = next; a < left.length; a++) {
      int who = a;
      groups.add(
          new Group(
              new int[] {a},
              Arrays.stream(left[a])
                  .filter(h -> market.pair(who, h) >= 0)
                  .mapToObj(h -> new int[] {h})
                  .toArray(int[][]::new)));
    }
    return groups;
  }

  private static boolean holds(Limit limit, int[] homeOf) {
    return limit.pairs().stream().filter(it -> homeOf[it.get(0)] == it.get(1)).count()
        <= limit.most();
  }

  /** The wishes, as group and place, that block: straight from the definition. */
  private static List<List<Integer>> blocking(Sample it, int[] homeOf) {
    List<List<Integer>> found = new ArrayList<>();
    for (int g = 0; g < it.groups().size(); g++) {
      Group group = it.groups().get(g);
      for (int w = 0; w < group.wishes().length; w++) {
        if (isAt(group, w, homeOf)) {
          break;
        }
        int[] wanted = homeOf.clone();
        for (int k = 0; k < group.members().length; k++) {
          wanted[group.members()[k]] = group.wishes()[w][k];
        }
        boolean welcome = true;
        for (Limit limit : it.limits()) {
          int last = -1;
          int arrivals = 0;
          for (int r = 0; r < limit.pairs().size(); r++) {
            List<Integer> pair = limit.pairs().get(r);
            if (isOf(group, pair.get(0)) && wanted[pair.get(0)] == pair.get(1)) {
              last = r;
              arrivals++;
            }
          }
          int better = 0;
          for (int r = 0; r < last; r++) {
            List<Integer> pair = limit.pairs().get(r);
            boolean kept = isOf(group, pair.get(0)) && wanted[pair.get(0)] == homeOf[pair.get(0)];
            better += !kept && homeOf[pair.get(0)] == pair.get(1) ? 1 : 0;
          }
          welcome &= arrivals == 0 || better + arrivals <= limit.most();
        }
        if (welcome) {
          found.add(List.of(g, w));
        }
      }
    }
    return found;
  }

  private static boolean isOf(Group group, int a) {
    return Arrays.stream(group.members()).anyMatch(it -> it == a);
  }

  private static boolean isAt(Group group, int wish, int[] homeOf) {
    return IntStream.range(0, group.members().length)
        .allMatch(k -> homeOf[group.members()[k]] == group.wishes()[wish][k]);
  }

  private static boolean anyStable(Sample it, int g, int[] homeOf) {
    if (g == it.groups().size()) {
      return it.limits().stream().allMatch(limit -> holds(limit, homeOf))
          && blocking(it, homeOf).isEmpty();
    }
    Group group = it.groups().get(g);
    for (int w = -1; w < group.wishes().length; w++) {
      for (int k = 0; k < group.members().length; k++) {
        homeOf[group.members()[k]] = w < 0 ? -1 : group.wishes()[w][k];
      }
      if (anyStable(it, g + 1, homeOf)) {
        return true;
      }
    }
    Arrays.stream(group.members()).forEach(a -> homeOf[a] = -1);
    return false;
  }

  private static int[] homes(CrossingPlacement placement, int applicants) {
    int[] homeOf = new int[applicants];
    Arrays.setAll(homeOf, placement::homeOf);
    return homeOf;
  }

  private static List<List<Integer>> listed(CrossingMarket market, CrossingPlacement placement) {
    List<List<Integer>> found = new ArrayList<>();
    for (int k = 0; k < placement.blockingCount(); k++) {
      int group = market.wisher(placement.blocking(k));
      found.add(List.of(group, placement.blocking(k) - market.firstWish(group)));
    }
    return found;
  }

  @Property(tries = 40)
  void ofSevenAStablePlacementIsFoundIfThereIsOne(
      @ForAll long seed, @ForAll @IntRange(max = 3) int couples) {
    aStablePlacementIsFoundIfThereIsOneAndItsAbsenceIsProvedIfThereIsNone(seed, 7, 3, couples);
  }

  @Property(tries = 2_000)
  void aStablePlacementIsFoundIfThereIsOneAndItsAbsenceIsProvedIfThereIsNone(
      @ForAll long seed,
      @ForAll @IntRange(max = 6) int applicants,
      @ForAll @IntRange(min = 1, max = 3) int homes,
      @ForAll @IntRange(max = 2) int couples) {
    Sample it = random(new Random(seed), applicants, homes, couples);

    CrossingAnswer found = CrossingSearch.solve(it.market(), seed, Budget.unlimited());

    int[] homeOf = homes(found.placement(), applicants);
    boolean possible = anyStable(it, 0, new int[applicants]);
    assertThat(found.impossibility().isEmpty()).isEqualTo(possible);
    assertThat(found.placement().blockingCount() == 0).isEqualTo(possible);
    assertThat(it.limits()).allMatch(limit -> holds(limit, homeOf));
    assertThat(listed(it.market(), found.placement())).isEqualTo(blocking(it, homeOf));
    assertThat(found.placement().verify().objections()).isEmpty();
    found.impossibility().ifPresent(no -> assertThat(no.verify().objections()).isEmpty());
  }

  @Property(tries = 500)
  void theTreeFindsWhatThePathsMiss(@ForAll long seed, @ForAll @IntRange(max = 5) int applicants) {
    Sample it = random(new Random(seed), applicants, 3, 2);
    CrossingTree tree = new CrossingTree(it.market(), Budget.unlimited().start());

    boolean possible = anyStable(it, 0, new int[applicants]);

    if (tree.run() == CrossingTree.End.FOUND) {
      Crossing made = new Crossing(it.market(), Crossing.NONE);
      for (int group = 0; group < it.market().groups(); group++) {
        made.give(group, tree.found()[group]);
      }
      assertThat(blocking(it, made.homeOf())).isEmpty();
      assertThat(possible).isTrue();
    } else {
      assertThat(CrossingImpossibility.of(it.market(), tree.tree()).verify().objections())
          .isEmpty();
      assertThat(possible).isFalse();
    }
  }

  @Property(tries = 600)
  void whereLimitsAreNestedItIsTheSameStability(@ForAll long seed) {
    Random random = new Random(seed);
    Market market = DeferredAcceptanceTest.random(random, 6, 3, false).market();
    TypedMarketBuilder builder = new TypedMarketBuilder(market);
    for (int h = 0; h < 3; h++) {
      builder.type(h, 1 + random.nextInt(2), 0, 1, 2, 3).type(h, 1, 1, 2);
    }
    List<int[]> order = new ArrayList<>();
    for (int pair = 0; pair < market.pairs(); pair++) {
      if (market.home(pair) < 2) {
        order.add(new int[] {market.applicant(pair), market.home(pair)});
      }
    }
    Collections.shuffle(order, random);
    builder.coordinator(random.nextInt(4), order.toArray(int[][]::new), 0, 1);

    for (Side side : Side.values()) {
      TypedPlacement best = TypedAcceptance.solve(builder.build(), side);
      int[] homeOf = new int[6];
      Arrays.setAll(homeOf, best::homeOf);
      CrossingPlacement same = CrossingPlacement.of(builder.crossing(), homeOf, new int[0]);
      assertThat(same.verify().objections()).isEmpty();
    }
    CrossingAnswer found = CrossingSearch.solve(builder.crossing(), seed, Budget.unlimited());
    assertThat(found.placement().blockingCount()).isZero();
    CrossingTree tree = new CrossingTree(builder.crossing(), Budget.unlimited().start());
    assertThat(tree.run()).isEqualTo(CrossingTree.End.FOUND);
  }

  @Property(tries = 60)
  void everyAnswerIsCheckedAlsoAtLargerSizesAndIsTheSameAgain(@ForAll long seed) {
    Sample it = random(new Random(seed), 60, 8, 6);
    Budget budget = Budget.unlimited().ofSteps(300_000);

    CrossingAnswer found = CrossingSearch.solve(it.market(), seed, budget);

    assertThat(found.placement().verify().objections()).isEmpty();
    assertThat(blocking(it, homes(found.placement(), 60)))
        .isEqualTo(listed(it.market(), found.placement()));
    found.impossibility().ifPresent(no -> assertThat(no.verify().objections()).isEmpty());
    assertThat(CrossingSearch.solve(it.market(), seed, budget).placement().toText())
        .hasToString(found.placement().toText().toString());
  }

  @Property(tries = 1_500)
  void aCertificateThatIsChangedIsCaught(@ForAll long seed) {
    Random random = new Random(seed);
    Sample it = random(random, 5, 3, 2);
    CrossingAnswer found = CrossingSearch.solve(it.market(), seed, Budget.unlimited());
    boolean none = found.impossibility().isPresent() && random.nextBoolean();
    String text =
        (none ? found.impossibility().orElseThrow().toText() : found.placement().toText())
            .toString();
    int at = random.nextInt(text.length());
    char other = "0123456789-[],\"{}ahops".charAt(random.nextInt(22));
    String changed = text.substring(0, at) + other + text.substring(at + 1);
    try {
      CertificateText read = CertificateText.parse(changed);
      if (none) {
        CrossingImpossibility no = CrossingImpossibility.parse(read, it.market());
        // Another tree can be a proof as well; what it claims is true all the same.
        assertThat(no.verify().holds() && !no.toText().instance().equals(it.market().hash()))
            .isFalse();
      } else {
        CrossingPlacement placement = CrossingPlacement.parse(read, it.market());
        if (placement.verify().holds()) {
          assertThat(blocking(it, homes(placement, 5))).isEqualTo(listed(it.market(), placement));
          assertThat(placement.toText().instance()).isEqualTo(it.market().hash());
        }
      }
    } catch (BadCertificateException e) {
      assertThat(e).hasMessageMatching(".+");
    }
  }

  @Property(tries = 1_500)
  void noTreeProvesThatThereIsNoneWhereThereIsOne(@ForAll long seed) {
    Random random = new Random(seed);
    Sample it = random(random, 4, 2, 1);
    CrossingTree search = new CrossingTree(it.market(), Budget.unlimited().start());
    boolean possible = search.run() == CrossingTree.End.FOUND;
    int[] tree = search.tree();
    for (int k = random.nextInt(3); k >= 0 && tree.length > 0; k--) {
      tree[random.nextInt(tree.length)] = random.nextInt(30) - 25;
    }
    int[] cut = Arrays.copyOf(tree, Math.max(0, tree.length - random.nextInt(3)));

    assertThat(possible && CrossingImpossibility.of(it.market(), cut).verify().holds()).isFalse();
  }

  @Test
  void siblingsCanMakeItImpossibleAndEveryCaseIsTold() {
    // The couple wants both homes; the single comes between.
    Market market =
        Market.of(new int[][] {{0}, {1}, {0, 1}}, new int[][] {{0, 2}, {2, 1}}, new int[] {1, 1});
    CrossingMarket crossing =
        new TypedMarketBuilder(market).siblings(new int[] {0, 1}, new int[][] {{0, 1}}).crossing();

    CrossingAnswer found = CrossingSearch.solve(crossing, 1, Budget.unlimited());

    assertThat(found.impossibility().orElseThrow().verify().holds()).isTrue();
    assertThat(found.leastBlocking()).isEqualTo(1);
    assertThat(found.placement().blockingCount()).isEqualTo(1);
    assertThat(found.standing()).isEqualTo(Standing.PROVED);

    Market other =
        Market.of(new int[][] {{0}, {1}, {1, 0}}, new int[][] {{0, 2}, {2, 1}}, new int[] {1, 1});
    CrossingMarket without =
        new TypedMarketBuilder(other).siblings(new int[] {0, 1}, new int[][] {{0, 1}}).crossing();
    CrossingAnswer stable = CrossingSearch.solve(without, 1, Budget.unlimited());
    assertThat(stable.placement().homeOf(2)).isEqualTo(1);
    assertThat(stable.leastBlocking()).isZero();
  }

  @Test
  void siblingsWhoAreNoneAreNamedWithTheWayOut() {
    Market market = Market.of(new int[][] {{0}, {0}, {}}, new int[][] {{0, 1}}, new int[] {2});

    assertThatThrownBy(
            () -> new TypedMarketBuilder(market).siblings(new int[] {0}, new int[][] {{0}}))
        .hasMessageContaining("Maybe two or more");
    assertThatThrownBy(
            () -> new TypedMarketBuilder(market).siblings(new int[] {0, 0}, new int[0][]))
        .hasMessageContaining("applicant 0");
    assertThatThrownBy(
            () -> new TypedMarketBuilder(market).siblings(new int[] {0, 2}, new int[][] {{0, 0}}))
        .hasMessageContaining("[0, 0]");
    assertThatThrownBy(
            () -> new TypedMarketBuilder(market).siblings(new int[] {0, 1}, new int[][] {{-1, -1}}))
        .hasMessageContaining("Maybe -1");
    assertThatThrownBy(
            () ->
                new TypedMarketBuilder(market)
                    .siblings(new int[] {0, 1}, new int[][] {{0, 0}, {0, 0}}))
        .hasMessageContaining("Wish 1 is the same as wish 0");
    assertThatThrownBy(
            () ->
                new TypedMarketBuilder(market)
                    .siblings(new int[] {0, 1}, new int[][] {{0, 0}})
                    .build())
        .hasMessageContaining("Maybe crossing()");
  }

  @Test
  void aBudgetThatIsTooSmallStillNamesWhatBlocks() {
    Sample it = random(new Random(3), 20, 4, 2);

    CrossingAnswer found = CrossingSearch.solve(it.market(), 1, Budget.unlimited().ofSteps(3));

    assertThat(found.placement().verify().objections()).isEmpty();
    assertThat(found.standing()).isEqualTo(Standing.BEST_FOUND);
  }
}
