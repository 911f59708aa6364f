package dev.comity.matching.stable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.matching.Budget;
import dev.comity.matching.CertificateText;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.Side;
import dev.comity.matching.instance.TieBreak;
import dev.comity.matching.proof.Answer;
import dev.comity.matching.proof.MisreportGains;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is said of misreports against all lists that anybody could hand in. */
class MisreportsTest {

  private static final int[] EMPTY = {};

  private static int[] shuffled(Random random, int size) {
    List<Integer> list = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(list, random);
    return list.stream().filter(it -> random.nextInt(5) > 0).mapToInt(it -> it).toArray();
  }

  /** All orders of all subsets of 0 to size - 1. */
  private static List<int[]> lists(int size) {
    List<int[]> all = new ArrayList<>(List.of(EMPTY));
    for (int k = 0; k < all.size(); k++) {
      int[] list = all.get(k);
      for (int next = 0; next < size; next++) {
        int it = next;
        if (Arrays.stream(list).noneMatch(other -> other == it)) {
          int[] longer = Arrays.copyOf(list, list.length + 1);
          longer[list.length] = next;
          all.add(longer);
        }
      }
    }
    return all;
  }

  private static int place(int[] list, int wanted) {
    for (int k = 0; k < list.length; k++) {
      if (list[k] == wanted) {
        return k;
      }
    }
    return Integer.MAX_VALUE; // nothing, or worse than nothing
  }

  private static int guest(StableAnswer answer, int applicants, int h) {
    return IntStream.range(0, applicants)
        .filter(a -> answer.homeOf(a).equals(OptionalInt.of(h)))
        .findFirst()
        .orElse(-1);
  }

  @Property(tries = 3)
  void ofSevenEachGetsByItsBestListWhatIsSaid(@ForAll long seed) {
    eachGetsByItsBestListWhatIsSaid(seed, 7, 2); // a home can hand in 13,700 lists
  }

  @Property(tries = 300)
  void eachGetsByItsBestListWhatIsSaid(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int applicants,
      @ForAll @IntRange(min = 1, max = 3) int homes) {
    Random random = new Random(seed);
    int[][] left = new int[applicants][];
    Arrays.setAll(left, a -> shuffled(random, homes));
    int[][] right = new int[homes][];
    Arrays.setAll(right, h -> shuffled(random, applicants));
    int[] seats = random.ints(homes, 0, 3).toArray();
    Market market = Market.of(left, right, seats);

    for (Side side : Side.values()) {
      MisreportGains said = Misreports.under(PlacementMarket.of(market), side);
      assertThat(said.verify()).hasToString("holds");
      StableAnswer truth = DeferredAcceptance.solve(market, side);
      for (int a = 0; a < applicants; a++) {
        int best = truth.homeOf(a).orElse(-1);
        int[] own = left[a];
        for (int[] list : lists(homes)) {
          int[][] others = left.clone();
          others[a] = list;
          int home =
              DeferredAcceptance.solve(Market.of(others, right, seats), side).homeOf(a).orElse(-1);
          best = place(own, home) < place(own, best) ? home : best;
        }
        int gained = best == truth.homeOf(a).orElse(-1) ? -1 : best;
        assertThat(said.forApplicant(a).orElse(-1)).isEqualTo(gained);
      }
      for (int h = 0; h < homes; h++) {
        if (seats[h] != 1) {
          continue;
        }
        int now = guest(truth, applicants, h);
        int best = now;
        int[] own = right[h];
        for (int[] list : lists(applicants)) {
          int[][] others = right.clone();
          others[h] = list;
          int guest =
              guest(DeferredAcceptance.solve(Market.of(left, others, seats), side), applicants, h);
          best = place(own, guest) < place(own, best) ? guest : best;
        }
        assertThat(said.forHome(h).orElse(-1)).isEqualTo(best == now ? -1 : best);
        assertThat(said.undecided()).doesNotContain(h);
      }
    }
  }

  private static int[][] tied(Random random, int size) {
    List<int[]> groups = new ArrayList<>();
    for (int one : shuffled(random, size)) {
      int last = groups.size() - 1;
      if (last >= 0 && random.nextBoolean()) {
        int[] group = Arrays.copyOf(groups.get(last), groups.get(last).length + 1);
        group[group.length - 1] = one;
        groups.set(last, group);
      } else {
        groups.add(new int[] {one});
      }
    }
    return groups.toArray(int[][]::new);
  }

  private static int tier(int[][] list, OptionalInt home) {
    for (int tier = 0; home.isPresent() && tier < list.length; tier++) {
      if (Arrays.stream(list[tier]).anyMatch(it -> it == home.getAsInt())) {
        return tier;
      }
    }
    return Integer.MAX_VALUE;
  }

  /** Neither by another list nor by other ties: the lots of others stay as they are. */
  @Property(tries = 300)
  void noApplicantGainsWhereLotsAreDrawnAndApplicantsGetTheirBest(@ForAll long seed) {
    Random random = new Random(seed);
    int applicants = 2 + random.nextInt(4);
    int homes = 1 + random.nextInt(4);
    int[][][] left = new int[applicants][][];
    Arrays.setAll(left, a -> tied(random, homes));
    int[][][] right = new int[homes][][];
    Arrays.setAll(right, h -> tied(random, applicants));
    int[] seats = random.ints(homes, 0, 3).toArray();
    TieBreak lots = new TieBreak.ByLot(random.nextLong());
    StableAnswer truth =
        DeferredAcceptance.solve(Market.withTies(left, right, seats, lots), Side.APPLICANTS);
    for (int a = 0; a < applicants; a++) {
      for (int k = 0; k < 20; k++) {
        int[][][] others = left.clone();
        others[a] = tied(random, homes);
        StableAnswer answer =
            DeferredAcceptance.solve(Market.withTies(others, right, seats, lots), Side.APPLICANTS);
        assertThat(tier(left[a], answer.homeOf(a)))
            .isGreaterThanOrEqualTo(tier(left[a], truth.homeOf(a)));
      }
    }
  }

  @Property(tries = 20)
  void aBudgetThatIsTooSmallSaysNothing(@ForAll @IntRange(min = 4, max = 9) int size) {
    int[][] all = new int[size][];
    Arrays.setAll(all, k -> IntStream.range(0, size).toArray());
    PlacementMarket market = PlacementMarket.of(Market.marriage(all, all));

    Answer<MisreportGains> stopped =
        Misreports.under(market, Side.HOMES, Budget.unlimited().ofSteps(2));
    assertThat(stopped.found()).isEmpty();
    assertThat(stopped.certificate().verify().holds()).isTrue();
  }

  @Property(tries = 300)
  void whatIsToldOfGainsAndIsNotSoIsCaught(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int size, @ForAll Side side) {
    Random random = new Random(seed);
    int[][] left = new int[size][];
    Arrays.setAll(left, a -> shuffled(random, size));
    int[][] right = new int[size][];
    Arrays.setAll(right, h -> shuffled(random, size));
    PlacementMarket market =
        PlacementMarket.of(Market.of(left, right, random.ints(size, 0, 3).toArray()));
    CertificateText honest = Misreports.under(market, side).toText();

    assertThat(MisreportGains.parse(honest, market).verify()).hasToString("holds");
    for (String member :
        List.of("best-for-applicants", "best-for-homes", "for-applicants", "for-homes")) {
      int[] figures = honest.ints(member);
      figures[random.nextInt(size)] += random.nextBoolean() ? 1 : -1;
      String lie =
          honest.toString().replace(text(member, honest.ints(member)), text(member, figures));
      assertThat(lie).isNotEqualTo(honest.toString());
      assertThat(MisreportGains.parse(CertificateText.parse(lie), market).verify().holds())
          .as(lie)
          .isFalse();
    }
    String other = side == Side.HOMES ? "applicants" : "homes";
    String turned =
        honest.toString().replaceFirst("\"best-for\":\"\\w+\"", "\"best-for\":\"" + other + "\"");
    boolean gains =
        IntStream.concat(
                Arrays.stream(honest.ints("for-applicants")),
                Arrays.stream(honest.ints("for-homes")))
            .anyMatch(it -> it >= 0);
    if (gains) {
      assertThat(MisreportGains.parse(CertificateText.parse(turned), market).verify().holds())
          .isFalse();
    }
  }

  private static String text(String member, int[] figures) {
    return "\"" + member + "\":" + Arrays.toString(figures).replace(" ", "");
  }
}
