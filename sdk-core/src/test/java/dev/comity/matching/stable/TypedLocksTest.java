package dev.comity.matching.stable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Budget;
import dev.comity.matching.CertificateText;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.Side;
import dev.comity.matching.instance.TypedMarket;
import dev.comity.matching.instance.TypedMarketBuilder;
import dev.comity.matching.proof.StablePlacement;
import dev.comity.matching.proof.TypedPlacement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Locked and forbidden pairs under nested quotas against all placements. */
class TypedLocksTest {

  private static final Comparator<int[]> BY_NUMBERS = Arrays::compare;

  /** What makes a typed market, before it is made. */
  private record Plan(
      PlacementMarket conditions, List<Box> types, List<int[]> order, int most, int owned) {

    Market market() {
      return conditions.market();
    }

    TypedMarketBuilder builder() {
      TypedMarketBuilder builder = new TypedMarketBuilder(conditions);
      types.forEach(it -> builder.type(it.home(), it.most(), it.people()));
      if (owned > 0) {
        builder.coordinator(most, order.toArray(int[][]::new), IntStream.range(0, owned).toArray());
      }
      return builder;
    }

    /** The first homes are of the coordinator. */
    int owner(int pair) {
      return market().home(pair) < owned ? -1 : market().home(pair);
    }

    boolean isIn(int pair, Box type) {
      return market().home(pair) == type.home()
          && Arrays.stream(type.people()).anyMatch(a -> a == market().applicant(pair));
    }

    boolean keeps(Set<Integer> pairs) {
      for (int h = 0; h < market().homes(); h++) {
        int home = h;
        if (pairs.stream().filter(it -> market().home(it) == home).count()
            > market().capacity(home)) {
          return false;
        }
      }
      for (Box type : types) {
        if (pairs.stream().filter(it -> isIn(it, type)).count() > type.most()) {
          return false;
        }
      }
      return owned == 0 || pairs.stream().filter(it -> owner(it) == -1).count() <= most;
    }

    /** What an owner chooses: first what it must, then the best that fits. */
    boolean chooses(Set<Integer> must, List<Integer> rest, int wanted) {
      Set<Integer> chosen = new HashSet<>(must);
      for (int pair : rest) {
        chosen.add(pair);
        if (!keeps(chosen)) {
          chosen.remove(pair);
        }
      }
      return chosen.contains(wanted);
    }
  }

  private record Box(int home, int most, int[] people) {}

  static PlacementMarket withoutNeeds(PlacementMarket decided) {
    PlacementMarket it = decided;
    for (int h = 0; h < it.market().homes(); h++) {
      it = it.needing(h, 0);
    }
    return it;
  }

  private static long locked(PlacementMarket it, int home, int[] people) {
    return Arrays.stream(people).filter(a -> it.lockedTo(a) == home).count();
  }

  private static Plan random(Random random, int applicants, int homes) {
    PlacementMarket conditions =
        withoutNeeds(DeferredAcceptanceTest.random(random, applicants, homes, true));
    List<Box> types = new ArrayList<>();
    for (int h = 0; h < homes; h++) {
      List<Integer> all = new ArrayList<>(IntStream.range(0, applicants).boxed().toList());
      Collections.shuffle(all, random);
      int[] people = all.stream().mapToInt(it -> it).toArray();
      for (int cut = random.nextInt(4); cut > 0 && people.length > 0; cut--) {
        int at = random.nextInt(people.length + 1);
        int[] type = Arrays.copyOfRange(people, 0, at);
        types.add(new Box(h, (int) locked(conditions, h, type) + random.nextInt(3), type));
        people = random.nextBoolean() ? type : Arrays.copyOfRange(people, at, people.length);
      }
    }
    int owned = random.nextBoolean() ? 0 : 1 + random.nextInt(homes);
    List<int[]> order = new ArrayList<>();
    int most = random.nextInt(4);
    for (int pair = 0; pair < conditions.market().pairs(); pair++) {
      if (conditions.market().home(pair) < owned) {
        order.add(new int[] {conditions.market().applicant(pair), conditions.market().home(pair)});
        most += conditions.isLocked(pair) ? 1 : 0;
      }
    }
    Collections.shuffle(order, random);
    return new Plan(conditions, types, order, most, owned);
  }

  private static boolean blocks(Plan it, TypedMarket types, Set<Integer> made, int pair) {
    if (!it.conditions().isOpen(pair) || own(it, made, pair) <= pair) {
      return false;
    }
    Set<Integer> must = new HashSet<>(made);
    must.removeIf(other -> !it.conditions().isLocked(other));
    List<Integer> rest = new ArrayList<>(made);
    rest.removeIf(other -> it.conditions().isLocked(other) || it.owner(other) != it.owner(pair));
    rest.add(pair);
    rest.sort(Comparator.comparingInt(types::rank));
    return it.chooses(must, rest, pair);
  }

  /** The pair of the same applicant, or one behind all. */
  private static int own(Plan it, Set<Integer> made, int pair) {
    return made.stream()
        .filter(other -> it.market().applicant(other) == it.market().applicant(pair))
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }

  /** As if nothing were locked, and whoever is liked as much came first. */
  private static boolean wouldReallyGain(Plan it, TypedMarket types, Set<Integer> made, int pair) {
    int own = own(it, made, pair);
    boolean gains =
        own == Integer.MAX_VALUE || it.market().tierOfHome(pair) < it.market().tierOfHome(own);
    if (!gains || it.conditions().isForbidden(pair)) {
      return false;
    }
    List<Integer> rest = new ArrayList<>(made);
    rest.removeIf(other -> it.owner(other) != it.owner(pair));
    rest.sort(Comparator.comparingInt(types::rank));
    int at = 0;
    while (at < rest.size()
        && (it.owner(pair) == -1
            ? types.rank(rest.get(at)) < types.rank(pair)
            : it.market().tierOfApplicant(rest.get(at)) <= it.market().tierOfApplicant(pair))) {
      at++;
    }
    rest.add(at, pair);
    return it.chooses(Set.of(), rest, pair);
  }

  private static long throughLocks(Plan it, TypedMarket types, Set<Integer> made) {
    return IntStream.range(0, it.market().pairs())
        .filter(pair -> wouldReallyGain(it, types, made, pair) && !blocks(it, types, made, pair))
        .count();
  }

  private static void place(
      Plan it, TypedMarket types, int a, Set<Integer> made, List<Set<Integer>> found) {
    Market market = it.market();
    if (a == market.applicants()) {
      boolean stable =
          it.keeps(made)
              && IntStream.range(0, market.pairs()).noneMatch(p -> blocks(it, types, made, p));
      if (stable) {
        found.add(Set.copyOf(made));
      }
      return;
    }
    if (it.conditions().lockedTo(a) == -1) {
      place(it, types, a + 1, made, found);
    }
    for (int pair = market.first(a); pair < market.end(a); pair++) {
      if (it.conditions().isOpen(pair) || it.conditions().isLocked(pair)) {
        made.add(pair);
        place(it, types, a + 1, made, found);
        made.remove(pair);
      }
    }
  }

  private static int[] homes(Market market, Set<Integer> made) {
    int[] homeOf = new int[market.applicants()];
    Arrays.fill(homeOf, -1);
    made.forEach(pair -> homeOf[market.applicant(pair)] = market.home(pair));
    return homeOf;
  }

  private static int[] homes(TypedPlacement placement, int applicants) {
    return IntStream.range(0, applicants).map(placement::homeOf).toArray();
  }

  @Property(tries = 40)
  void ofSevenEachSideGetsItsBestThatKeepsTheLocks(@ForAll long seed) {
    eachSideGetsItsBestOfAllStablePlacementsThatKeepTheLocks(seed, 7, 3);
  }

  @Property(tries = 1_500)
  void eachSideGetsItsBestOfAllStablePlacementsThatKeepTheLocks(
      @ForAll long seed,
      @ForAll @IntRange(max = 5) int applicants,
      @ForAll @IntRange(min = 1, max = 4) int homes) {
    Plan it = random(new Random(seed), applicants, homes);
    TypedMarket types = it.builder().build();
    List<Set<Integer>> all = new ArrayList<>();
    place(it, types, 0, new HashSet<>(), all);

    for (Side side : Side.values()) {
      TypedPlacement found = TypedAcceptance.solve(types, side);

      assertThat(found.verify().objections()).isEmpty();
      assertThat(TypedPlacement.parse(found.toText(), types).verify().holds()).isTrue();
      int[] homeOf = homes(found, applicants);
      assertThat(all.stream().map(other -> homes(it.market(), other)))
          .usingElementComparator(BY_NUMBERS)
          .contains(homeOf);
      for (Set<Integer> other : all) {
        for (int a = 0; a < applicants; a++) {
          int mine = homeOf[a] < 0 ? Integer.MAX_VALUE : it.market().pair(a, homeOf[a]);
          int its = homes(it.market(), other)[a];
          int theirs = its < 0 ? Integer.MAX_VALUE : it.market().pair(a, its);
          assertThat(mine == theirs || (mine < theirs) == (side == Side.APPLICANTS)).isTrue();
        }
        TypedPlacement claim = TypedPlacement.of(types, homes(it.market(), other), side);
        assertThat(claim.verify().holds())
            .isEqualTo(Arrays.equals(homes(it.market(), other), homeOf));
        assertThat(claim.blockingThroughLocks()).isEqualTo(throughLocks(it, types, other));
      }
    }
  }

  @Property(tries = 400)
  void withoutTypesItIsThePlainMarketWithTheSameLocks(@ForAll long seed) {
    PlacementMarket market =
        withoutNeeds(DeferredAcceptanceTest.random(new Random(seed), 12, 5, true));
    TypedMarket types = new TypedMarketBuilder(market).build();

    for (Side side : Side.values()) {
      StablePlacement plain =
          DeferredAcceptance.solve(market, side, Budget.unlimited()).placement().orElseThrow();
      TypedPlacement found = TypedAcceptance.solve(types, side);

      assertThat(IntStream.range(0, 12).map(found::homeOf))
          .containsExactly(
              IntStream.range(0, 12).map(plain::homeOf).boxed().toArray(Integer[]::new));
      assertThat(found.blockingThroughLocks()).isEqualTo(plain.blockingThroughLocks());
      assertThat(found.verify().objections()).isEmpty();
    }
  }

  @Property(tries = 400)
  void aLockIsAPlaceTakenAndAForbiddenPairIsOneLeftOut(@ForAll long seed) {
    Random random = new Random(seed);
    Plan it = random(random, 8, 4);
    Market market = it.market();
    PlacementMarket decided = it.conditions();
    int[][] left = new int[8][];
    int[][] right = new int[4][];
    int[] capacities = new int[4];
    for (int a = 0; a < 8; a++) {
      left[a] =
          IntStream.range(market.first(a), market.end(a))
              .filter(decided::isOpen)
              .map(market::home)
              .toArray();
    }
    for (int h = 0; h < 4; h++) {
      int home = h;
      right[h] =
          IntStream.range(0, market.listed(h))
              .map(r -> market.pairAt(home, r))
              .filter(decided::isOpen)
              .map(market::applicant)
              .toArray();
      capacities[h] = decided.seats(h);
    }
    TypedMarketBuilder without = new TypedMarketBuilder(Market.of(left, right, capacities));
    for (Box type : it.types()) {
      int most = type.most() - (int) locked(decided, type.home(), type.people());
      without.type(type.home(), most, type.people());
    }
    if (it.owned() > 0) {
      int[][] order =
          it.order().stream()
              .filter(pair -> decided.isOpen(market.pair(pair[0], pair[1])))
              .toArray(int[][]::new);
      int[] owned = IntStream.range(0, it.owned()).toArray();
      long taken =
          IntStream.range(0, market.pairs())
              .filter(decided::isLocked)
              .filter(pair -> market.home(pair) < it.owned())
              .count();
      without.coordinator(it.most() - (int) taken, order, owned);
    }

    for (Side side : Side.values()) {
      TypedPlacement found = TypedAcceptance.solve(it.builder().build(), side);
      TypedPlacement same = TypedAcceptance.solve(without.build(), side);
      for (int a = 0; a < 8; a++) {
        int lock = decided.lockedTo(a);
        assertThat(found.homeOf(a)).isEqualTo(lock == -1 ? same.homeOf(a) : lock);
      }
    }
  }

  @Property(tries = 1_500)
  void aCertificateThatIsChangedIsCaught(@ForAll long seed) {
    Random random = new Random(seed);
    TypedMarket types = random(random, 5, 3).builder().build();
    TypedPlacement truth = TypedAcceptance.solve(types, Side.values()[random.nextInt(2)]);
    String text = truth.toText().toString();
    int at = random.nextInt(text.length());
    char other = "0123456789-[],\"{}ahops".charAt(random.nextInt(22));
    TypedPlacement read;
    try {
      read =
          TypedPlacement.parse(
              CertificateText.parse(text.substring(0, at) + other + text.substring(at + 1)), types);
    } catch (BadCertificateException e) {
      return;
    }
    if (read.verify().holds()) {
      assertThat(read.toText()).hasToString(text);
    }
  }

  @Property(tries = 300)
  void aCertificateIsOfItsOwnLocksOnly(@ForAll long seed) {
    Random random = new Random(seed);
    Plan it = random(random, 5, 3);
    TypedMarket types = it.builder().build();
    PlacementMarket plain = PlacementMarket.of(it.market());
    TypedMarket others =
        new Plan(plain, it.types(), it.order(), it.most(), it.owned()).builder().build();
    TypedPlacement found = TypedAcceptance.solve(types, Side.APPLICANTS);
    boolean decided =
        IntStream.range(0, it.market().pairs()).anyMatch(pair -> !it.conditions().isOpen(pair));

    assertThat(TypedPlacement.parse(found.toText(), others).verify().holds()).isNotEqualTo(decided);
  }

  @Property(tries = 60)
  void everyAnswerBringsAProofAlsoAtLargerSizes(@ForAll long seed) {
    Plan it = random(new Random(seed), 80, 15);
    TypedMarket types = it.builder().build();

    for (Side side : Side.values()) {
      assertThat(TypedAcceptance.solve(types, side).verify().objections()).isEmpty();
    }
  }

  @Test
  void whoIsLockedIsNotLetGoAndWhoIsKeptOutByThatIsCounted() {
    // Kim takes one of the two who smoke, and Ben, whom she likes less, is locked to her.
    Market market =
        Market.of(new int[][] {{0, 1}, {1, 0}}, new int[][] {{0, 1}, {1, 0}}, new int[] {2, 1});
    TypedMarket types =
        new TypedMarketBuilder(PlacementMarket.of(market).locking(1, 0)).type(0, 1, 0, 1).build();

    TypedPlacement found = TypedAcceptance.solve(types, Side.APPLICANTS);

    assertThat(homes(found, 2)).containsExactly(1, 0);
    assertThat(found.blockingThroughLocks()).isEqualTo(2); // Ana and Kim, Ben and Lee
    assertThat(found.claim()).endsWith("Pairs kept apart by a lock alone: 2.");
    assertThat(TypedPlacement.of(types, new int[] {1, 1}, Side.APPLICANTS).verify().objections())
        .anyMatch(it -> it.contains("Applicant 1 has home 1, but is locked to 0."));
    CertificateText counted =
        CertificateText.parse(
            found
                .toText()
                .toString()
                .replace("\"blocking-through-locks\":2", "\"blocking-through-locks\":1"));
    assertThat(TypedPlacement.parse(counted, types).verify().objections())
        .containsExactly("It counts 1 pairs that block through a lock, but there are 2.");
  }

  @Test
  void whatCannotBeLockedIsNamedWithTheWayOut() {
    Market market = Market.of(new int[][] {{0}, {0}, {0}}, new int[][] {{0, 1, 2}}, new int[] {2});
    PlacementMarket locked = PlacementMarket.of(market).locking(0, 0).locking(1, 0);

    assertThatThrownBy(() -> new TypedMarketBuilder(locked).type(0, 1, 0, 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A type of home 0 takes 1 at most, but 2 are locked."
                + " Maybe raise the quota, or lock fewer?");
    assertThatThrownBy(
            () ->
                new TypedMarketBuilder(locked)
                    .coordinator(1, new int[][] {{0, 0}, {1, 0}, {2, 0}}, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The coordinator of homes [0] takes 1 at most, but 2 are locked.");
    assertThatThrownBy(() -> new TypedMarketBuilder(PlacementMarket.of(market).needing(0, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Home 0 needs 1")
        .hasMessageContaining("Maybe leave the need out, or take costs and QuotaPlacements?");
  }
}
