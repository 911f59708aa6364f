package dev.comity.matching.stable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Budget;
import dev.comity.matching.CertificateText;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.Side;
import dev.comity.matching.instance.TypedMarket;
import dev.comity.matching.instance.TypedMarketBuilder;
import dev.comity.matching.proof.Answer;
import dev.comity.matching.proof.TypedPlacement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * Nested quotas and coordinators against all placements, judged by what each owner would choose.
 */
class TypedAcceptanceTest {

  /** A market with what the oracle needs to know of its boxes, as plain sets. */
  private record Sample(
      TypedMarket types, List<Set<Integer>> boxes, List<Integer> quotas, int[] owner) {}

  private static int[] shuffled(Random random, int size) {
    List<Integer> list = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(list, random);
    return list.stream().filter(it -> random.nextInt(5) > 0).mapToInt(it -> it).toArray();
  }

  private static Sample random(Random random, int applicants, int homes) {
    int[][] left =
        IntStream.range(0, applicants).mapToObj(a -> shuffled(random, homes)).toArray(int[][]::new);
    int[][] right =
        IntStream.range(0, homes).mapToObj(h -> shuffled(random, applicants)).toArray(int[][]::new);
    Market market = Market.of(left, right, random.ints(homes, 0, 5).toArray());
    TypedMarketBuilder builder = new TypedMarketBuilder(market);
    List<Set<Integer>> boxes = new ArrayList<>();
    List<Integer> quotas = new ArrayList<>();
    int[] owner = new int[homes];
    for (int h = 0; h < homes; h++) {
      owner[h] = h;
      boxes.add(pairs(market, Set.of(h), IntStream.range(0, applicants).toArray()));
      quotas.add(market.capacity(h));
      int[] people = IntStream.range(0, applicants).toArray();
      for (int cut = random.nextInt(4); cut > 0 && people.length > 0; cut--) {
        // Nested: each type is cut from the one before, or from what it left over.
        int at = random.nextInt(people.length + 1);
        int[] type = Arrays.copyOfRange(people, 0, at);
        int most = random.nextInt(3);
        builder.type(h, most, type);
        boxes.add(pairs(market, Set.of(h), type));
        quotas.add(most);
        people = random.nextBoolean() ? type : Arrays.copyOfRange(people, at, people.length);
      }
    }
    if (homes > 1 && random.nextBoolean()) {
      int[] owned = IntStream.range(0, 1 + random.nextInt(homes)).toArray();
      List<int[]> order = new ArrayList<>();
      Set<Integer> all = new HashSet<>();
      for (int pair = 0; pair < market.pairs(); pair++) {
        if (market.home(pair) < owned.length) {
          order.add(new int[] {market.applicant(pair), market.home(pair)});
          all.add(pair);
        }
      }
      Collections.shuffle(order, random);
      int most = random.nextInt(5);
      builder.coordinator(most, order.toArray(int[][]::new), owned);
      boxes.add(all);
      quotas.add(most);
      Arrays.stream(owned).forEach(h -> owner[h] = 0);
    }
    return new Sample(builder.build(), boxes, quotas, owner);
  }

  private static Set<Integer> pairs(Market market, Set<Integer> homes, int[] people) {
    Set<Integer> pairs = new HashSet<>();
    for (int pair = 0; pair < market.pairs(); pair++) {
      int a = market.applicant(pair);
      if (homes.contains(market.home(pair)) && Arrays.stream(people).anyMatch(it -> it == a)) {
        pairs.add(pair);
      }
    }
    return pairs;
  }

  private static boolean keeps(Sample it, Set<Integer> pairs) {
    for (int box = 0; box < it.boxes().size(); box++) {
      Set<Integer> inside = it.boxes().get(box);
      if (pairs.stream().filter(inside::contains).count() > it.quotas().get(box)) {
        return false;
      }
    }
    return true;
  }

  /** What an owner would choose of some pairs: the best first, whatever still fits. */
  private static boolean chooses(Sample it, Set<Integer> pairs, int wanted) {
    Market market = it.types().market();
    Set<Integer> chosen = new HashSet<>();
    pairs.stream()
        .filter(pair -> it.owner()[market.home(pair)] == it.owner()[market.home(wanted)])
        .sorted((one, other) -> it.types().rank(one) - it.types().rank(other))
        .forEach(
            pair -> {
              chosen.add(pair);
              if (!keeps(it, chosen)) {
                chosen.remove(pair);
              }
            });
    return chosen.contains(wanted);
  }

  private static List<int[]> stable(Sample it) {
    List<int[]> found = new ArrayList<>();
    int[] pairOf = new int[it.types().market().applicants()];
    place(it, 0, pairOf, new HashSet<>(), found);
    return found;
  }

  private static void place(Sample it, int a, int[] pairOf, Set<Integer> made, List<int[]> found) {
    Market market = it.types().market();
    if (a == pairOf.length) {
      for (int pair = 0; pair < market.pairs(); pair++) {
        int own = pairOf[market.applicant(pair)];
        if (own == -1 || pair < own) {
          Set<Integer> more = new HashSet<>(made);
          more.add(pair);
          if (chooses(it, more, pair)) {
            return;
          }
        }
      }
      found.add(pairOf.clone());
      return;
    }
    pairOf[a] = -1;
    place(it, a + 1, pairOf, made, found);
    for (int pair = market.first(a); pair < market.end(a); pair++) {
      pairOf[a] = pair;
      made.add(pair);
      if (keeps(it, made)) {
        place(it, a + 1, pairOf, made, found);
      }
      made.remove(pair);
    }
  }

  private static int[] homes(Market market, int[] pairOf) {
    return Arrays.stream(pairOf).map(pair -> pair < 0 ? -1 : market.home(pair)).toArray();
  }

  @Property(tries = 40)
  void ofSevenEachSideGetsItsBest(@ForAll long seed) {
    eachSideGetsItsBestOfAllStablePlacements(seed, 7, 3);
  }

  @Property(tries = 1_500)
  void eachSideGetsItsBestOfAllStablePlacements(
      @ForAll long seed,
      @ForAll @IntRange(max = 5) int applicants,
      @ForAll @IntRange(min = 1, max = 3) int homes) {
    Sample it = random(new Random(seed), applicants, homes);
    Market market = it.types().market();
    List<int[]> all = stable(it);

    for (Side side : Side.values()) {
      TypedPlacement found = TypedAcceptance.solve(it.types(), side);

      assertThat(found.verify().objections()).isEmpty();
      assertThat(TypedPlacement.parse(found.toText(), it.types()).verify().holds()).isTrue();
      int[] homeOf = new int[applicants];
      Arrays.setAll(homeOf, found::homeOf);
      assertThat(all).anyMatch(other -> Arrays.equals(homes(market, other), homeOf));
      for (int[] other : all) {
        for (int a = 0; a < applicants; a++) {
          int mine = homeOf[a] < 0 ? Integer.MAX_VALUE : market.pair(a, homeOf[a]);
          int its = other[a] < 0 ? Integer.MAX_VALUE : other[a];
          assertThat(mine == its || (mine < its) == (side == Side.APPLICANTS)).isTrue();
        }
        boolean same = Arrays.equals(homes(market, other), homeOf);
        TypedPlacement claim = TypedPlacement.of(it.types(), homes(market, other), side);
        assertThat(claim.verify().holds()).isEqualTo(same);
      }
    }
  }

  @Property(tries = 60)
  void everyAnswerBringsAProofAlsoAtLargerSizes(@ForAll long seed) {
    Sample it = random(new Random(seed), 80, 15);

    for (Side side : Side.values()) {
      TypedPlacement found = TypedAcceptance.solve(it.types(), side);

      assertThat(found.verify().objections()).isEmpty();
      assertThat(TypedAcceptance.solve(it.types(), side).toText())
          .hasToString(found.toText().toString());
    }
  }

  @Property(tries = 300)
  void withoutTypesItIsTheStablePlacementOfThePlainMarket(@ForAll long seed) {
    Random random = new Random(seed);
    Market market = DeferredAcceptanceTest.random(random, 12, 5, false).market();
    TypedMarket types = new TypedMarketBuilder(market).build();

    for (Side side : Side.values()) {
      StableAnswer plain = DeferredAcceptance.solve(market, side);
      TypedPlacement found = TypedAcceptance.solve(types, side);
      for (int a = 0; a < 12; a++) {
        assertThat(found.homeOf(a)).isEqualTo(plain.homeOf(a).orElse(-1));
      }
    }
  }

  @Property(tries = 1_000)
  void aPlacementThatIsChangedIsCaught(@ForAll long seed) {
    Random random = new Random(seed);
    Sample it = random(random, 5, 3);
    TypedPlacement truth = TypedAcceptance.solve(it.types(), Side.values()[random.nextInt(2)]);
    String text = truth.toText().toString();
    int at = random.nextInt(text.length());
    char other = "0123456789-[],\"{}ahops".charAt(random.nextInt(22));
    TypedPlacement read;
    try {
      read =
          TypedPlacement.parse(
              CertificateText.parse(text.substring(0, at) + other + text.substring(at + 1)),
              it.types());
    } catch (BadCertificateException e) {
      return;
    }
    if (read.verify().holds()) {
      assertThat(read.toText()).hasToString(text);
    }
  }

  @Test
  void typesThatOverlapAndOrdersThatAreNoneAreNamedWithTheWayOut() {
    Market market =
        Market.of(new int[][] {{0}, {0}, {0}}, new int[][] {{0, 1, 2}, {}}, new int[] {2, 1});

    assertThatThrownBy(
            () -> new TypedMarketBuilder(market).type(0, 1, 0, 1).type(0, 1, 1, 2).build())
        .hasMessageContaining("Maybe split one of the types");
    assertThatThrownBy(() -> new TypedMarketBuilder(market).type(2, 1))
        .hasMessageContaining("no home 2");
    assertThatThrownBy(() -> new TypedMarketBuilder(market).type(0, -1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new TypedMarketBuilder(market).type(0, 1, 3))
        .hasMessageContaining("names applicant 3");
    assertThatThrownBy(() -> new TypedMarketBuilder(market).coordinator(1, new int[][] {{0, 0}}, 0))
        .hasMessageContaining("orders 1 pairs, but its homes have 3");
    assertThatThrownBy(() -> new TypedMarketBuilder(market).coordinator(1, new int[][] {{0, 1}}, 0))
        .hasMessageContaining("[0, 1]");
    assertThatThrownBy(
            () ->
                new TypedMarketBuilder(market)
                    .coordinator(1, new int[][] {}, 1)
                    .coordinator(1, new int[][] {}, 1)
                    .build())
        .hasMessageContaining("belongs to two coordinators");
  }

  @Test
  void aBudgetThatIsTooSmallStopsWithoutAClaim() {
    Sample it = random(new Random(1), 30, 5);

    for (Side side : Side.values()) {
      Answer<TypedPlacement> stopped =
          TypedAcceptance.solve(it.types(), side, Budget.unlimited().ofSteps(3));
      assertThat(stopped.found()).isEmpty();
      assertThat(stopped.certificate().toText().instance()).isEqualTo(it.types().hash());
    }
  }
}
