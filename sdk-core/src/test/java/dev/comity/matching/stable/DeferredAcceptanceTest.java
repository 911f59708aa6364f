package dev.comity.matching.stable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Budget;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.Side;
import dev.comity.matching.instance.TieBreak;
import dev.comity.matching.proof.StablePlacement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Stable placements against all placements, one by one. */
class DeferredAcceptanceTest {

  static PlacementMarket random(Random random, int applicants, int homes, boolean decided) {
    int[] capacities = random.ints(homes, 0, 4).toArray();
    Market market =
        Market.withTies(
            groups(random, applicants, homes),
            groups(random, homes, applicants),
            capacities,
            random.nextBoolean() ? new TieBreak.AsListed() : new TieBreak.ByLot(random.nextLong()));
    PlacementMarket it = PlacementMarket.of(market);
    for (int pair = 0; decided && pair < market.pairs(); pair++) {
      int a = market.applicant(pair);
      int h = market.home(pair);
      if (random.nextInt(5) == 0) {
        it = it.forbidding(a, h);
      } else if (random.nextInt(8) == 0 && it.lockedTo(a) < 0 && it.seats(h) > 0) {
        it = it.locking(a, h);
      }
    }
    for (int h = 0; decided && h < homes; h++) {
      it = it.needing(h, random.nextInt(market.capacity(h) + 1));
    }
    return it;
  }

  private static int[][][] groups(Random random, int count, int others) {
    int[][][] lists = new int[count][][];
    double open = 0.3 + random.nextDouble();
    double tie = random.nextInt(3) == 0 ? 0 : random.nextDouble();
    for (int i = 0; i < count; i++) {
      List<List<Integer>> groups = new ArrayList<>();
      List<Integer> order = new ArrayList<>();
      for (int k = 0; k < others; k++) {
        order.add(k);
      }
      java.util.Collections.shuffle(order, random);
      for (int other : order) {
        if (random.nextDouble() < open) {
          if (groups.isEmpty() || random.nextDouble() >= tie) {
            groups.add(new ArrayList<>());
          }
          groups.get(groups.size() - 1).add(other);
        }
      }
      lists[i] =
          groups.stream()
              .map(it -> it.stream().mapToInt(Integer::intValue).toArray())
              .toArray(int[][]::new);
    }
    return lists;
  }

  /** All stable placements, by the definition, in the strict order. */
  static List<int[]> stable(PlacementMarket it) {
    List<int[]> found = new ArrayList<>();
    place(it, 0, new int[it.market().applicants()], found);
    return found;
  }

  private static void place(PlacementMarket it, int a, int[] homeOf, List<int[]> found) {
    Market market = it.market();
    if (a == homeOf.length) {
      if (isStable(it, homeOf)) {
        found.add(homeOf.clone());
      }
      return;
    }
    if (it.lockedTo(a) >= 0) {
      homeOf[a] = it.lockedTo(a);
      place(it, a + 1, homeOf, found);
      return;
    }
    homeOf[a] = -1;
    place(it, a + 1, homeOf, found);
    for (int pair = market.first(a); pair < market.end(a); pair++) {
      int h = market.home(pair);
      long there = Arrays.stream(homeOf, 0, a).filter(x -> x == h).count();
      if (it.isForbidden(pair) || there >= market.capacity(h)) {
        continue;
      }
      homeOf[a] = h;
      place(it, a + 1, homeOf, found);
    }
  }

  private static boolean isStable(PlacementMarket it, int[] homeOf) {
    Market market = it.market();
    for (int h = 0; h < market.homes(); h++) {
      int home = h;
      if (Arrays.stream(homeOf).filter(x -> x == home).count() > market.capacity(h)) {
        return false;
      }
    }
    for (int pair = 0; pair < market.pairs(); pair++) {
      int a = market.applicant(pair);
      int h = market.home(pair);
      if (it.lockedTo(a) >= 0 || it.isForbidden(pair)) {
        continue;
      }
      boolean gains = homeOf[a] < 0 || pair < market.pair(a, homeOf[a]);
      int there = 0;
      boolean better = false;
      for (int b = 0; b < homeOf.length; b++) {
        if (homeOf[b] == h) {
          there++;
          better |= it.lockedTo(b) < 0 && market.rank(pair) < market.rank(market.pair(b, h));
        }
      }
      if (gains && (there < market.capacity(h) || better)) {
        return false;
      }
    }
    return true;
  }

  private static int rank(Market market, int a, int h) {
    return h < 0 ? Integer.MAX_VALUE : market.pair(a, h);
  }

  @Property(tries = 60)
  void ofSevenTheProposingSideGetsItsBestAndTheOtherItsWorst(@ForAll long seed) {
    theProposingSideGetsItsBestAndTheOtherItsWorstOfAllStablePlacements(seed, 7, 3);
  }

  @Property(tries = 3_000)
  void theProposingSideGetsItsBestAndTheOtherItsWorstOfAllStablePlacements(
      @ForAll long seed,
      @ForAll @IntRange(max = 6) int applicants,
      @ForAll @IntRange(max = 4) int homes) {
    PlacementMarket it = random(new Random(seed), applicants, homes, seed % 2 == 0);
    Market market = it.market();
    List<int[]> all = stable(it);

    for (Side side : Side.values()) {
      StablePlacement certificate =
          DeferredAcceptance.solve(it, side, Budget.unlimited()).placement().orElseThrow();

      int[] found = new int[applicants];
      for (int a = 0; a < applicants; a++) {
        found[a] = certificate.homeOf(a);
        for (int[] other : all) {
          int mine = rank(market, a, found[a]);
          int its = rank(market, a, other[a]);
          assertThat(mine == its || (mine < its) == (side == Side.APPLICANTS)).isTrue();
        }
      }
      assertThat(all).anyMatch(other -> Arrays.equals(other, found));
      assertThat(certificate.verify().objections()).isEmpty();
      assertThat(StablePlacement.parse(certificate.toText(), it).verify().holds()).isTrue();
      for (int h = 0; h < homes; h++) {
        int home = h;
        boolean always =
            all.stream()
                .allMatch(
                    other -> Arrays.stream(other).filter(x -> x == home).count() < it.needs(home));
        assertThat(Arrays.stream(certificate.missing()).anyMatch(x -> x == home)).isEqualTo(always);
      }
    }
  }

  @Property(tries = 2_000)
  void onlyTheBestStablePlacementOfASideIsAcceptedAsSuch(@ForAll long seed) {
    PlacementMarket it = random(new Random(seed), 6, 4, seed % 2 == 0);
    List<int[]> all = stable(it);

    for (Side side : Side.values()) {
      StablePlacement best =
          DeferredAcceptance.solve(it, side, Budget.unlimited()).placement().orElseThrow();
      for (int[] other : all) {
        boolean same = true;
        for (int a = 0; a < other.length; a++) {
          same &= other[a] == best.homeOf(a);
        }
        assertThat(StablePlacement.of(it, other, side).verify().holds()).isEqualTo(same);
      }
    }
  }

  @Property(tries = 3_000)
  void aPlacementThatIsChangedIsCaught(@ForAll long seed) {
    Random random = new Random(seed);
    PlacementMarket it = random(random, 5, 4, seed % 2 == 0);
    Side side = Side.values()[random.nextInt(2)];
    StablePlacement truth =
        DeferredAcceptance.solve(it, side, Budget.unlimited()).placement().orElseThrow();
    String text = truth.toText().toString();
    int at = random.nextInt(text.length());
    String changed =
        text.substring(0, at)
            + "0123456789-[],\"{}ahops".charAt(random.nextInt(22))
            + text.substring(at + 1);
    StablePlacement read;
    try {
      read = StablePlacement.parse(CertificateText.parse(changed), it);
    } catch (BadCertificateException e) {
      return;
    }
    if (read.verify().holds()) {
      assertThat(read.claim()).isEqualTo(truth.claim());
      for (int a = 0; a < 5; a++) {
        assertThat(read.homeOf(a)).isEqualTo(truth.homeOf(a));
      }
    }
  }

  @Property(tries = 60)
  void largeMarketsAreProvedAndGiveTheSameBytesAgain(@ForAll long seed) {
    Random random = new Random(seed);
    PlacementMarket it = random(random, 300, 60, random.nextBoolean());

    for (Side side : Side.values()) {
      StableAnswer answer = DeferredAcceptance.solve(it, side, Budget.unlimited());

      assertThat(answer.placement().orElseThrow().verify().objections()).isEmpty();
      assertThat(DeferredAcceptance.solve(it, side, Budget.unlimited()).placement().get().toText())
          .hasToString(answer.placement().get().toText().toString());
    }
    assertThat(DeferredAcceptance.solve(it, Side.HOMES, Budget.unlimited()).unplaced())
        .isEqualTo(DeferredAcceptance.solve(it, Side.APPLICANTS, Budget.unlimited()).unplaced());
  }

  @Test
  void aBudgetThatIsTooSmallStopsWithoutAClaim() {
    Market market = Market.marriage(new int[][] {{0, 1}, {0, 1}}, new int[][] {{0, 1}, {0, 1}});

    StableAnswer answer =
        DeferredAcceptance.solve(
            PlacementMarket.of(market), Side.APPLICANTS, Budget.unlimited().ofSteps(1));

    assertThat(answer.standing()).isEqualTo(Standing.STOPPED);
    assertThat(answer.placement()).isEmpty();
    assertThat(answer.certificate().claim()).contains("stopped before anything was found");
    assertThat(answer.certificate().verify().holds()).isTrue();
    assertThat(answer.homeOf(0)).isEmpty();
  }

  @Test
  void aPairThatOnlyALockKeepsApartIsCountedApart() {
    Market market = Market.marriage(new int[][] {{0, 1}, {0, 1}}, new int[][] {{0, 1}, {0, 1}});
    PlacementMarket it = PlacementMarket.of(market).locking(1, 0);

    StablePlacement certificate =
        DeferredAcceptance.solve(it, Side.APPLICANTS, Budget.unlimited()).placement().orElseThrow();

    assertThat(certificate.homeOf(0)).isEqualTo(1);
    assertThat(certificate.blockingThroughLocks()).isEqualTo(1);
    assertThat(certificate.verify().holds()).isTrue();
  }

  @Test
  void whatCannotBeDecidedIsNamedWithTheWayOut() {
    Market market =
        Market.of(new int[][] {{0, 1}, {0}}, new int[][] {{0, 1}, {}}, new int[] {1, 2});
    PlacementMarket it = PlacementMarket.of(market);

    assertThat(market.oneSided()).isEqualTo(1);
    assertThatThrownBy(() -> it.locking(0, 1)).hasMessageContaining("do not both list each other");
    assertThatThrownBy(() -> it.locking(0, 0).locking(1, 0)).hasMessageContaining("takes 1");
    assertThatThrownBy(() -> it.locking(0, 0).locking(0, 0)).hasMessageContaining("already");
    assertThatThrownBy(() -> it.locking(0, 0).forbidding(0, 0)).hasMessageContaining("are locked");
    assertThatThrownBy(() -> it.forbidding(0, 0).locking(0, 0))
        .hasMessageContaining("are forbidden");
    assertThatThrownBy(() -> it.needing(0, 2)).hasMessageContaining("cannot need 2");
    assertThatThrownBy(() -> Market.marriage(new int[][] {{0, 0}}, new int[][] {{0}}))
        .hasMessageContaining("Applicant 0 lists home 0 twice");
    assertThatThrownBy(() -> Market.marriage(new int[][] {{1}}, new int[][] {{0}}))
        .hasMessageContaining("Maybe the indices begin with 1?");
    assertThatThrownBy(() -> Market.of(new int[][] {{0}}, new int[][] {{0}}, new int[] {-1}))
        .hasMessageContaining("Maybe 0, for closed?");
    assertThatThrownBy(() -> Market.of(new int[][] {{0}}, new int[][] {{0}}, new int[] {}))
        .hasMessageContaining("1 homes, but 0 capacities");
  }

  @Test
  @SuppressWarnings("NullAway")
  void whatIsNullIsRefusedWhereItIsGiven() {
    PlacementMarket nobody = PlacementMarket.of(Market.marriage(new int[0][], new int[0][]));

    assertThatThrownBy(() -> DeferredAcceptance.solve(nobody, null, Budget.unlimited()))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Budget.unlimited().until(null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Budget.unlimited().tell(null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void aMarketWithoutAnybodyIsStable() {
    StableAnswer answer =
        DeferredAcceptance.solve(Market.marriage(new int[0][], new int[0][]), Side.HOMES);

    assertThat(answer.placement().orElseThrow().verify().holds()).isTrue();
    assertThat(answer.unplaced()).isEmpty();
  }
}
