package dev.comity.matching.stable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Budget;
import dev.comity.matching.CertificateText;
import dev.comity.matching.instance.CrossingMarket;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.Side;
import dev.comity.matching.instance.TieBreak;
import dev.comity.matching.instance.TypedMarketBuilder;
import dev.comity.matching.proof.CrossingImpossibility;
import dev.comity.matching.proof.CrossingPlacement;
import dev.comity.matching.proof.TypedPlacement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Locked and forbidden pairs where limits cross, against all placements. */
class CrossingLocksTest {

  /** Pairs, the best first, of which so many can be made, and how they are liked. */
  private record Limit(int most, List<Integer> pairs, IntUnaryOperator tier) {}

  private record Group(int[] members, int[][] wishes) {}

  private record Sample(
      PlacementMarket conditions, CrossingMarket market, List<Limit> limits, List<Group> groups) {

    Market lists() {
      return conditions.market();
    }

    int applicants() {
      return lists().applicants();
    }
  }

  private static int[] some(Random random, int size) {
    List<Integer> list = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(list, random);
    return list.stream().filter(it -> random.nextInt(3) > 0).mapToInt(it -> it).toArray();
  }

  private static int most(Random random, PlacementMarket it, List<Integer> pairs) {
    return (int) pairs.stream().filter(it::isLocked).count() + random.nextInt(3);
  }

  private static Sample random(Random random, int applicants, int homes, int couples) {
    PlacementMarket decided =
        TypedLocksTest.withoutNeeds(
            DeferredAcceptanceTest.random(random, applicants, homes, random.nextInt(6) > 0));
    Market market = decided.market();
    TypedMarketBuilder builder = new TypedMarketBuilder(decided);
    List<Limit> coordinators = new ArrayList<>();
    List<List<Limit>> owners = new ArrayList<>();
    IntStream.range(0, homes).forEach(h -> owners.add(new ArrayList<>()));
    for (int c = random.nextInt(3); c > 0; c--) {
      int[] owned = some(random, homes);
      List<Integer> order =
          new ArrayList<>(
              IntStream.range(0, market.pairs())
                  .filter(pair -> Arrays.stream(owned).anyMatch(h -> h == market.home(pair)))
                  .boxed()
                  .toList());
      Collections.shuffle(order, random);
      Limit limit = new Limit(most(random, decided, order), order, order::indexOf);
      int[][] entries =
          order.stream()
              .map(pair -> new int[] {market.applicant(pair), market.home(pair)})
              .toArray(int[][]::new);
      builder.coordinator(limit.most(), entries, owned);
      Arrays.stream(owned).forEach(h -> owners.get(h).add(limit));
      coordinators.add(limit);
    }
    List<Limit> limits = new ArrayList<>();
    List<Limit> types = new ArrayList<>();
    for (int h = 0; h < homes; h++) {
      boolean own = owners.get(h).size() != 1;
      IntUnaryOperator tier = own ? market::tierOfApplicant : owners.get(h).get(0).tier();
      IntUnaryOperator rank = own ? market::rank : tier;
      int home = h;
      List<Integer> pairs =
          IntStream.range(0, market.pairs())
              .filter(pair -> market.home(pair) == home)
              .boxed()
              .sorted(Comparator.comparingInt(rank::applyAsInt))
              .toList();
      limits.add(new Limit(market.capacity(h), pairs, tier));
      for (int t = random.nextInt(3); t > 0; t--) {
        int[] people = some(random, applicants);
        List<Integer> inside =
            pairs.stream()
                .filter(it -> Arrays.stream(people).anyMatch(a -> a == market.applicant(it)))
                .toList();
        types.add(new Limit(most(random, decided, inside), inside, tier));
        builder.type(h, types.get(types.size() - 1).most(), people);
      }
    }
    limits.addAll(types);
    limits.addAll(coordinators);
    List<Group> groups = groups(random, market, couples, builder);
    return new Sample(decided, builder.crossing(), limits, groups);
  }

  private static List<Group> groups(
      Random random, Market market, int couples, TypedMarketBuilder builder) {
    List<Group> groups = new ArrayList<>();
    int next = 0;
    for (int c = 0; c < couples && next + 1 < market.applicants(); c++, next += 2) {
      groups.add(new Group(new int[] {next, next + 1}, Couples.wishes(random, market, next, 4)));
      builder.siblings(groups.get(c).members(), groups.get(c).wishes());
    }
    for (int a = next; a < market.applicants(); a++) {
      int[][] own =
          IntStream.range(market.first(a), market.end(a))
              .mapToObj(pair -> new int[] {market.home(pair)})
              .toArray(int[][]::new);
      groups.add(new Group(new int[] {a}, own));
    }
    return groups;
  }

  private static int[] having(Sample it, int g, int wish, int[] homeOf) {
    int[] after = homeOf.clone();
    Group group = it.groups().get(g);
    for (int k = 0; k < group.members().length; k++) {
      after[group.members()[k]] =
          wish < 0 ? it.conditions().lockedTo(group.members()[k]) : group.wishes()[wish][k];
    }
    return after;
  }

  private static boolean isMade(Sample it, int[] homeOf, int pair) {
    return homeOf[it.lists().applicant(pair)] == it.lists().home(pair);
  }

  private static boolean isForbidden(Sample it, int g, int[] homeOf) {
    return Arrays.stream(it.groups().get(g).members())
        .anyMatch(
            a -> homeOf[a] >= 0 && it.conditions().isForbidden(it.lists().pair(a, homeOf[a])));
  }

  private static boolean keepsLocks(Sample it, int[] homeOf) {
    return IntStream.range(0, homeOf.length)
        .allMatch(a -> it.conditions().lockedTo(a) < 0 || it.conditions().lockedTo(a) == homeOf[a]);
  }

  private static boolean keepsLimits(Sample it, int[] homeOf) {
    return it.limits().stream()
        .allMatch(
            limit ->
                limit.pairs().stream().filter(pair -> isMade(it, homeOf, pair)).count()
                    <= limit.most());
  }

  /** Whether there is room beside the pairs of others that stay: the locked, and the better. */
  private static boolean isWelcome(Sample it, int[] homeOf, int[] wanted) {
    for (Limit limit : it.limits()) {
      int last = -1;
      int stay = 0;
      for (int place = 0; place < limit.pairs().size(); place++) {
        int pair = limit.pairs().get(place);
        last = isMade(it, wanted, pair) && isOfChanged(it, homeOf, wanted, pair) ? place : last;
      }
      for (int place = 0; place < limit.pairs().size(); place++) {
        int pair = limit.pairs().get(place);
        boolean arrives = isMade(it, wanted, pair) && isOfChanged(it, homeOf, wanted, pair);
        boolean holds = isMade(it, homeOf, pair) && !arrives;
        stay += arrives || (holds && (place < last || it.conditions().isLocked(pair))) ? 1 : 0;
      }
      if (last >= 0 && stay > limit.most()) {
        return false;
      }
    }
    return true;
  }

  /** Whether the pair is of a group that changes, and not of one of it who is locked. */
  private static boolean isOfChanged(Sample it, int[] homeOf, int[] wanted, int pair) {
    int a = it.lists().applicant(pair);
    Group group = it.groups().get(it.market().groupOf(a));
    return it.conditions().lockedTo(a) < 0
        && Arrays.stream(group.members()).anyMatch(b -> homeOf[b] != wanted[b]);
  }

  /** The declared wishes that block, as group and number: straight from the definition. */
  private static List<List<Integer>> blocking(Sample it, int[] homeOf) {
    List<List<Integer>> found = new ArrayList<>();
    for (int g = 0; g < it.groups().size(); g++) {
      for (int w = 0; w < it.groups().get(g).wishes().length; w++) {
        int[] wanted = having(it, g, w, homeOf);
        if (Arrays.equals(wanted, homeOf) || Arrays.equals(wanted, having(it, g, -1, homeOf))) {
          break;
        }
        if (keepsLocks(it, wanted)
            && !isForbidden(it, g, wanted)
            && isWelcome(it, homeOf, wanted)) {
          found.add(List.of(g, w));
        }
      }
    }
    return found;
  }

  /** The same as if nothing were locked, and as if whoever is liked as much came first. */
  private static List<List<Integer>> blockingWithoutLocks(Sample it, int[] homeOf) {
    List<List<Integer>> found = new ArrayList<>();
    for (int g = 0; g < it.groups().size(); g++) {
      Group group = it.groups().get(g);
      for (int w = 0; w < group.wishes().length; w++) {
        int[] wanted = having(it, g, w, homeOf);
        int first = group.members()[0];
        boolean isTie =
            group.members().length == 1
                && homeOf[first] >= 0
                && it.lists().tierOfHome(it.lists().pair(first, wanted[first]))
                    >= it.lists().tierOfHome(it.lists().pair(first, homeOf[first]));
        if (Arrays.equals(wanted, homeOf) || isTie) {
          break;
        }
        boolean welcome = !isForbidden(it, g, wanted);
        for (Limit limit : it.limits()) {
          List<Integer> comes =
              limit.pairs().stream()
                  .filter(p -> it.market().groupOf(it.lists().applicant(p)) == wishers(it, group))
                  .filter(p -> isMade(it, wanted, p))
                  .toList();
          int worst = comes.stream().mapToInt(limit.tier()::applyAsInt).max().orElse(-1);
          long stay =
              limit.pairs().stream()
                  .filter(p -> isMade(it, homeOf, p) && !comes.contains(p))
                  .filter(p -> limit.tier().applyAsInt(p) <= worst)
                  .count();
          welcome &= comes.isEmpty() || stay + comes.size() <= limit.most();
        }
        if (welcome) {
          found.add(List.of(g, w));
        }
      }
    }
    return found;
  }

  private static int wishers(Sample it, Group group) {
    return it.market().groupOf(group.members()[0]);
  }

  private static boolean anyStable(Sample it, int g, int[] homeOf) {
    if (g == it.groups().size()) {
      return keepsLimits(it, homeOf) && blocking(it, homeOf).isEmpty();
    }
    int[] nothing = having(it, g, -1, homeOf);
    if (anyStable(it, g + 1, nothing)) {
      return true;
    }
    for (int w = 0; w < it.groups().get(g).wishes().length; w++) {
      int[] wanted = having(it, g, w, homeOf);
      if (Arrays.equals(wanted, nothing)) {
        return false; // the others would rather stay without a home than have what follows
      }
      boolean locks =
          Arrays.stream(it.groups().get(g).members())
              .allMatch(
                  a -> it.conditions().lockedTo(a) < 0 || it.conditions().lockedTo(a) == wanted[a]);
      if (locks && !isForbidden(it, g, wanted) && anyStable(it, g + 1, wanted)) {
        return true;
      }
    }
    return false;
  }

  private static int[] homes(Sample it, CrossingPlacement placement) {
    return IntStream.range(0, it.applicants()).map(placement::homeOf).toArray();
  }

  private static List<List<Integer>> listed(Sample it, CrossingPlacement placement) {
    List<List<Integer>> found = new ArrayList<>();
    for (int k = 0; k < placement.blockingCount(); k++) {
      int wish = placement.blocking(k);
      int group = it.market().wisher(wish);
      int declared =
          IntStream.range(0, it.market().declared(group))
              .filter(w -> it.market().left(group, w) == wish)
              .findFirst()
              .orElseThrow();
      found.add(List.of(group, declared));
    }
    return found;
  }

  private static void isTrue(Sample it, CrossingPlacement placement) {
    int[] homeOf = homes(it, placement);
    assertThat(keepsLocks(it, homeOf) && keepsLimits(it, homeOf)).isTrue();
    List<List<Integer>> blocking = blocking(it, homeOf);
    List<List<Integer>> throughLocks = blockingWithoutLocks(it, homeOf);
    throughLocks.removeAll(blocking);
    assertThat(listed(it, placement)).isEqualTo(blocking);
    assertThat(placement.blockingThroughLocks()).isEqualTo(throughLocks.size());
  }

  @Property(tries = 40)
  void ofSevenAStablePlacementIsFoundIfOneKeepsTheLocks(
      @ForAll long seed, @ForAll @IntRange(max = 3) int couples) {
    aStablePlacementIsFoundIfOneKeepsTheLocksAndItsAbsenceIsProvedIfNoneDoes(seed, 7, 3, couples);
  }

  @Property(tries = 2_000)
  void aStablePlacementIsFoundIfOneKeepsTheLocksAndItsAbsenceIsProvedIfNoneDoes(
      @ForAll long seed,
      @ForAll @IntRange(max = 5) int applicants,
      @ForAll @IntRange(min = 1, max = 4) int homes,
      @ForAll @IntRange(max = 2) int couples) {
    Sample it = random(new Random(seed), applicants, homes, couples);

    CrossingAnswer found = CrossingSearch.solve(it.market(), seed, Budget.unlimited());

    boolean possible = anyStable(it, 0, new int[applicants]);
    assertThat(found.impossibility().isEmpty()).isEqualTo(possible);
    assertThat(found.placement().blockingCount() == 0).isEqualTo(possible);
    isTrue(it, found.placement());
    assertThat(found.placement().verify().objections()).isEmpty();
    found.impossibility().ifPresent(no -> assertThat(no.verify().objections()).isEmpty());
  }

  @Property(tries = 1_500)
  void ofAnyPlacementItIsToldWhatBlocksItAndWhatOnlyLocksKeepFromIt(
      @ForAll long seed, @ForAll @IntRange(max = 6) int applicants) {
    Random random = new Random(seed);
    Sample it = random(random, applicants, 3, 2);
    int[] homeOf = new int[applicants];
    IntStream.range(0, it.groups().size())
        .forEach(g -> System.arraycopy(having(it, g, -1, homeOf), 0, homeOf, 0, applicants));
    for (int wish = 0; wish < it.market().wishes(); wish++) {
      int[] wanted = homeOf.clone();
      for (int k = 0; k < it.market().size(wish); k++) {
        int pair = it.market().pair(wish, k);
        wanted[it.lists().applicant(pair)] = it.lists().home(pair);
      }
      int group = it.market().wisher(wish);
      boolean isFirst = Arrays.equals(homeOf, having(it, group, -1, homeOf));
      if (isFirst && random.nextInt(3) == 0 && keepsLimits(it, wanted)) {
        System.arraycopy(wanted, 0, homeOf, 0, applicants);
      }
    }
    int[] blocking =
        blocking(it, homeOf).stream()
            .mapToInt(wish -> it.market().left(wish.get(0), wish.get(1)))
            .toArray();

    CrossingPlacement placement = CrossingPlacement.of(it.market(), homeOf, blocking);

    assertThat(placement.verify().objections()).isEmpty();
    isTrue(it, placement);
    for (int one : blocking) {
      int[] fewer = IntStream.of(blocking).filter(wish -> wish != one).toArray();
      assertThat(CrossingPlacement.of(it.market(), homeOf, fewer).verify().holds()).isFalse();
    }
  }

  @Property(tries = 600)
  void theTreeFindsWhatThePathsMiss(@ForAll long seed, @ForAll @IntRange(max = 5) int applicants) {
    Sample it = random(new Random(seed), applicants, 3, 2);
    CrossingTree tree = new CrossingTree(it.market(), Budget.unlimited().start());

    boolean possible = anyStable(it, 0, new int[applicants]);

    assertThat(tree.run() == CrossingTree.End.FOUND).isEqualTo(possible);
    if (!possible) {
      assertThat(CrossingImpossibility.of(it.market(), tree.tree()).verify().objections())
          .isEmpty();
    }
  }

  @Property(tries = 500)
  void whereLimitsAreNestedItIsTheSameStabilityAndTheSameCount(@ForAll long seed) {
    Random random = new Random(seed);
    PlacementMarket decided =
        TypedLocksTest.withoutNeeds(DeferredAcceptanceTest.random(random, 6, 3, true));
    TypedMarketBuilder builder = new TypedMarketBuilder(decided);
    for (int h = 0; h < 3; h++) {
      builder.type(h, 3, 0, 1, 2, 3).type(h, 2, 1, 2);
    }
    List<int[]> order = new ArrayList<>();
    for (int pair = 0; pair < decided.market().pairs(); pair++) {
      if (decided.market().home(pair) < 1) {
        order.add(new int[] {decided.market().applicant(pair), 0});
      }
    }
    Collections.shuffle(order, random);
    builder.coordinator(3, order.toArray(int[][]::new), 0);

    for (Side side : Side.values()) {
      TypedPlacement best = TypedAcceptance.solve(builder.build(), side);
      int[] homeOf = IntStream.range(0, 6).map(best::homeOf).toArray();
      CrossingPlacement same = CrossingPlacement.of(builder.crossing(), homeOf, new int[0]);
      assertThat(same.verify().objections()).isEmpty();
      assertThat(same.blockingThroughLocks()).isEqualTo(best.blockingThroughLocks());
    }
    CrossingAnswer found = CrossingSearch.solve(builder.crossing(), seed, Budget.unlimited());
    assertThat(found.placement().blockingCount()).isZero();
  }

  @Property(tries = 60)
  void everyAnswerIsCheckedAlsoAtLargerSizesAndIsTheSameAgain(@ForAll long seed) {
    Sample it = random(new Random(seed), 40, 8, 6);
    Budget budget = Budget.unlimited().ofSteps(300_000);

    CrossingAnswer found = CrossingSearch.solve(it.market(), seed, budget);

    assertThat(found.placement().verify().objections()).isEmpty();
    isTrue(it, found.placement());
    found.impossibility().ifPresent(no -> assertThat(no.verify().objections()).isEmpty());
    assertThat(CrossingSearch.solve(it.market(), seed, budget).placement().toText())
        .hasToString(found.placement().toText().toString());
  }

  @Property(tries = 1_500)
  void aCertificateThatIsChangedIsCaught(@ForAll long seed) {
    Random random = new Random(seed);
    Sample it = random(random, 5, 3, 2);
    CrossingAnswer found = CrossingSearch.solve(it.market(), seed, Budget.unlimited());
    String text = found.placement().toText().toString();
    int at = random.nextInt(text.length());
    char other = "0123456789-[],\"{}ahops".charAt(random.nextInt(22));
    CrossingPlacement read;
    try {
      read =
          CrossingPlacement.parse(
              CertificateText.parse(text.substring(0, at) + other + text.substring(at + 1)),
              it.market());
    } catch (BadCertificateException e) {
      return;
    }
    if (read.verify().holds()) {
      isTrue(it, read);
      assertThat(read.toText().instance()).isEqualTo(it.market().hash());
    }
  }

  @Property(tries = 1_000)
  void noTreeProvesThatThereIsNoneWhereThereIsOne(@ForAll long seed) {
    Random random = new Random(seed);
    Sample it = random(random, 4, 2, 1);
    CrossingTree search = new CrossingTree(it.market(), Budget.unlimited().start());
    boolean possible = search.run() == CrossingTree.End.FOUND;
    int[] tree = search.tree();
    for (int k = random.nextInt(3); k >= 0 && tree.length > 0; k--) {
      tree[random.nextInt(tree.length)] = random.nextInt(30) - 25;
    }

    assertThat(possible && CrossingImpossibility.of(it.market(), tree).verify().holds()).isFalse();
  }

  @Test
  void whoHasALockedSiblingWishesForWhatGoesWithTheLock() {
    // Ana stays with Kim; Ben would go with her, else to Lee, and rather nowhere than to Park.
    Market market =
        Market.of(
            new int[][] {{0, 1}, {0, 1, 2}, {0}},
            new int[][] {{2, 0, 1}, {1, 0}, {1}},
            new int[] {2, 1, 1});
    TypedMarketBuilder families =
        new TypedMarketBuilder(PlacementMarket.of(market).locking(0, 0))
            .siblings(
                new int[] {0, 1}, new int[][] {{1, 1}, {0, 0}, {-1, 2}, {0, 1}, {0, -1}, {0, 2}});
    CrossingMarket crossing = families.crossing();

    CrossingAnswer found = CrossingSearch.solve(crossing, 1, Budget.unlimited());

    assertThat(crossing.endWish(0)).isEqualTo(2); // Ben with Kim, Ben with Lee
    assertThat(IntStream.range(0, 6).map(k -> crossing.left(0, k)))
        .containsExactly(-1, 0, -1, 1, -1, -1);
    assertThat(IntStream.range(0, 3).map(found.placement()::homeOf)).containsExactly(0, 1, 0);
    assertThat(found.placement().blockingCount()).isZero();
    assertThat(found.placement().verify().holds()).isTrue();
    // Were Ana not locked, Ben alone with Park would block; both with Lee are one too many.
    assertThat(found.placement().blockingThroughLocks()).isEqualTo(1);
    int[] away = {1, 0, 0};
    assertThat(CrossingPlacement.of(crossing, away, new int[0]).verify().objections())
        .containsExactly("Applicant 0 has home 1, but is locked to 0.");
  }

  @Test
  void whoIsForbiddenCannotComeBetweenEvenBeforeAnythingIsDecided() {
    Market market =
        Market.of(new int[][] {{0}, {0, 1}}, new int[][] {{1, 0}, {1}}, new int[] {1, 1});
    CrossingMarket open = new TypedMarketBuilder(market).crossing();
    CrossingMarket without =
        new TypedMarketBuilder(PlacementMarket.of(market).forbidding(1, 0)).crossing();

    assertThat(new Crossing(open, Crossing.OPEN).isWelcome(0)).isFalse();
    assertThat(new Crossing(without, Crossing.OPEN).isWelcome(0)).isTrue();
  }

  @Test
  void theHashBindsWhatIsLockedAndForbidden() {
    Market market = Market.of(new int[][] {{0}, {0}}, new int[][] {{0, 1}}, new int[] {2});
    PlacementMarket plain = PlacementMarket.of(market);

    assertThat(
            Stream.of(plain, plain.locking(0, 0), plain.locking(1, 0), plain.forbidding(0, 0))
                .map(it -> new TypedMarketBuilder(it).crossing().hash()))
        .doesNotHaveDuplicates();
    Market tied =
        Market.withTies(
            new int[][][] {{{0}}, {{0}}},
            new int[][][] {{{0, 1}}},
            new int[] {1},
            new TieBreak.AsListed());
    assertThat(new TypedMarketBuilder(tied).type(0, 1, 0, 1).crossing().hash())
        .isNotEqualTo(
            new TypedMarketBuilder(tied)
                .coordinator(1, new int[][] {{0, 0}, {1, 0}}, 0)
                .crossing()
                .hash());
    assertThat(new TypedMarketBuilder(plain).crossing().hash())
        .isEqualTo(new TypedMarketBuilder(market).crossing().hash());
  }

  @Test
  void moreLockedThanALimitTakesIsNamedWithTheWayOut() {
    Market market =
        Market.of(new int[][] {{0}, {0}, {1}}, new int[][] {{0, 1}, {2}}, new int[] {2, 1});
    PlacementMarket locked = PlacementMarket.of(market).locking(0, 0).locking(2, 1);

    assertThatThrownBy(
            () ->
                new TypedMarketBuilder(locked)
                    .coordinator(1, new int[][] {{0, 0}, {1, 0}, {2, 1}}, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The coordinator of homes [0, 1] takes 1 at most, but 2 are locked."
                + " Maybe raise the quota, or lock fewer?");
  }
}
