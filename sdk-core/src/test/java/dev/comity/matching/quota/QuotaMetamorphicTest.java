package dev.comity.matching.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Budget;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.QuotaDraft;
import dev.comity.matching.instance.QuotaGoal;
import dev.comity.matching.instance.QuotaProblem;
import dev.comity.matching.instance.Recipes;
import dev.comity.matching.proof.FlowImpossibility;
import dev.comity.matching.proof.FlowPlacement;
import dev.comity.matching.proof.Stopped;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** How answers change, or do not, when the problem does; and when the document does. */
class QuotaMetamorphicTest {

  private static final long NONE = Long.MIN_VALUE;

  /** Groups are: least, most, first place, end. Costs are by person and place. */
  private record Plan(
      QuotaGoal goal, int[] most, int[] type, int[][] places, int[][] groups, long[][] costs) {

    static Plan of(long seed, int people, int places, QuotaGoal goal) {
      Recipes draws = Recipes.of(seed);
      int[] most = new int[people];
      int[] type = new int[people];
      Arrays.setAll(most, i -> draws.draw(6) == 0 ? 2 : 1);
      Arrays.setAll(type, i -> draws.draw(2));
      int[][] quotas = new int[places][];
      Arrays.setAll(
          quotas,
          j -> {
            int least = draws.draw(5) == 0 ? 1 : 0;
            return new int[] {least, least + 1 + draws.draw(people), draws.draw(people) + 1};
          });
      int middle = 1 + draws.draw(places);
      int[][] groups = {
        {0, 1 + draws.draw(2 * people), 0, places}, {draws.draw(2), people, 0, middle},
      };
      long[][] costs = new long[people][places];
      for (long[] row : costs) {
        Arrays.setAll(
            row,
            j ->
                draws.draw(5) == 0
                    ? NONE
                    : goal.isByRank() ? 1 + draws.draw(4) : draws.draw(15) - 4);
      }
      return new Plan(goal, most, type, quotas, groups, costs);
    }

    /** The problem, with other numbers for people and places. */
    QuotaProblem problem(int[] person, int[] place) {
      QuotaDraft draft = QuotaProblem.of(most.length, places.length, goal);
      for (int i = 0; i < most.length; i++) {
        draft.person(person[i], 0, most[i]).type(person[i], type[i]);
      }
      for (int j = 0; j < places.length; j++) {
        draft.place(place[j], places[j][0], places[j][1]);
        draft.types(place[j], 0, places[j][2], 1);
      }
      for (int[] group : groups) {
        int[] members = new int[group[3] - group[2]];
        Arrays.setAll(members, k -> place[group[2] + k]);
        draft.group(group[0], group[1], members);
      }
      for (int i = 0; i < most.length; i++) {
        for (int j = 0; j < places.length; j++) {
          if (costs[i][j] != NONE) {
            draft.pair(person[i], place[j], costs[i][j]);
          }
        }
      }
      return draft.build();
    }

    QuotaProblem problem() {
      return problem(same(most.length), same(places.length));
    }
  }

  private static int[] same(int n) {
    int[] numbers = new int[n];
    Arrays.setAll(numbers, i -> i);
    return numbers;
  }

  private static int[] shuffled(int n, long seed) {
    Recipes draws = Recipes.of(seed);
    int[] numbers = same(n);
    for (int i = n - 1; i > 0; i--) {
      int j = draws.draw(i + 1);
      int moved = numbers[i];
      numbers[i] = numbers[j];
      numbers[j] = moved;
    }
    return numbers;
  }

  /** What the goal says of a placement, whatever its ranks are called; or that there is none. */
  private static String worth(QuotaProblem problem) {
    Certificate answer = QuotaPlacements.place(problem).certificate();
    assertThat(answer.standing()).isEqualTo(Standing.PROVED);
    assertThat(answer.verify()).hasToString("holds");
    return answer instanceof FlowPlacement placement ? worth(problem, placement) : "impossible";
  }

  private static String worth(QuotaProblem problem, FlowPlacement placement) {
    long[] costs = new long[placement.size()];
    Arrays.setAll(costs, k -> problem.cost(placement.pair(k)));
    Arrays.sort(costs);
    long total = Arrays.stream(costs).sum();
    return switch (problem.goal()) {
      case LEAST_TOTAL, EVERYONE_AT_LEAST_TOTAL -> "" + total;
      case MOST_THEN_LEAST_TOTAL -> costs.length + " for " + total;
      case FEWEST_AT_WORST, MOST_AT_BEST -> Arrays.toString(costs);
    };
  }

  @Property(tries = 400)
  void otherNumbersForPeopleAndPlacesMakeNothingBetterOrWorse(
      @ForAll @LongRange(max = 1L << 40) long seed,
      @ForAll @IntRange(min = 1, max = 20) int people,
      @ForAll @IntRange(min = 1, max = 6) int places,
      @ForAll QuotaGoal goal) {
    Plan plan = Plan.of(seed, people, places, goal);

    QuotaProblem renamed = plan.problem(shuffled(people, seed + 1), shuffled(places, seed + 2));

    assertThat(worth(renamed)).isEqualTo(worth(plan.problem()));
  }

  @Property(tries = 300)
  void aConstantOnAllCostsOfAPersonWhoMustBePlacedMovesTheTotalByIt(
      @ForAll @LongRange(max = 1L << 40) long seed,
      @ForAll @IntRange(min = 1, max = 12) int people,
      @ForAll @IntRange(min = 2, max = 6) int places,
      @ForAll @IntRange(min = -50, max = 50) int constant) {
    Plan plan = Plan.of(seed, people, places, QuotaGoal.EVERYONE_AT_LEAST_TOTAL);
    Arrays.stream(plan.groups).forEach(it -> it[1] = 2 * people);
    String before = worth(plan.problem());

    int person = (int) (seed % people);
    for (int j = 0; j < places; j++) {
      plan.costs[person][j] += plan.costs[person][j] == NONE ? 0 : constant;
    }

    String after = worth(plan.problem());
    if (before.equals("impossible")) {
      assertThat(after).isEqualTo(before);
    } else {
      long moved = (long) constant * plan.most[person];
      assertThat(Long.parseLong(after)).isEqualTo(Long.parseLong(before) + moved);
    }
  }

  @Property(tries = 300)
  void aPairThatIsNotUsedCanGoAndAPlaceThatIsClosedCanCome(
      @ForAll @LongRange(max = 1L << 40) long seed,
      @ForAll @IntRange(min = 1, max = 12) int people,
      @ForAll @IntRange(min = 1, max = 5) int places,
      @ForAll QuotaGoal goal) {
    Plan plan = Plan.of(seed, people, places, goal);
    QuotaProblem problem = plan.problem();
    Certificate answer = QuotaPlacements.place(problem).certificate();
    String before = worth(problem);
    boolean[] used = new boolean[problem.pairs()];
    if (answer instanceof FlowPlacement placement) {
      for (int k = 0; k < placement.size(); k++) {
        used[placement.pair(k)] = true;
      }
    }

    long[][] fewer = Arrays.stream(plan.costs).map(long[]::clone).toArray(long[][]::new);
    for (int pair = 0; pair < used.length; pair++) {
      if (!used[pair] && (pair + seed) % 3 == 0) {
        fewer[problem.person(pair)][problem.place(pair)] = NONE;
      }
    }
    int[][] closed = Arrays.copyOf(plan.places, places + 1);
    closed[places] = new int[] {0, 0, 0};
    long[][] wider = new long[people][];
    Arrays.setAll(wider, i -> Arrays.copyOf(plan.costs[i], places + 1));
    Arrays.stream(wider).forEach(it -> it[places] = 1);

    assertThat(
            worth(new Plan(goal, plan.most, plan.type, plan.places, plan.groups, fewer).problem()))
        .isEqualTo(before);
    assertThat(worth(new Plan(goal, plan.most, plan.type, closed, plan.groups, wider).problem()))
        .isEqualTo(before);
  }

  private static Certificate parse(String json, QuotaProblem problem) {
    CertificateText text = CertificateText.parse(json);
    return switch (text.kind()) {
      case FlowPlacement.KIND -> FlowPlacement.parse(text, problem);
      case Stopped.KIND -> Stopped.parse(text, problem::hash);
      default -> FlowImpossibility.parse(text, problem);
    };
  }

  /** What is believed is true: of a placement the figures and the bound, or that there is none. */
  private static void assertTrueIfBelieved(String changed, QuotaProblem problem, Certificate best) {
    Certificate read;
    try {
      read = parse(changed, problem);
    } catch (BadCertificateException e) {
      return;
    }
    if (!read.verify().holds()) {
      return;
    }
    assertThat(read.toText().instance()).as(changed).isEqualTo(problem.hash());
    if (read instanceof FlowImpossibility) {
      assertThat(best).as(changed).isInstanceOf(FlowImpossibility.class);
    } else if (read instanceof FlowPlacement placement) {
      assertThat(best).as(changed).isInstanceOf(FlowPlacement.class);
      String text = worth(problem, (FlowPlacement) best);
      int last = placement.toText().table("prices").length - 1;
      assertThat(placement.bound()).isLessThanOrEqualTo(((FlowPlacement) best).figure(last));
      if (placement.standing() == Standing.PROVED) {
        assertThat(worth(problem, placement)).as(changed).isEqualTo(text);
      }
      for (int level = 0; level < last; level++) {
        assertThat(placement.figure(level)).isEqualTo(((FlowPlacement) best).figure(level));
      }
    }
  }

  @Test
  void noCharacterOfADocumentCanBeChangedToAClaimThatIsFalse() {
    int bestFound = 0;
    for (long seed = 0; seed < 6; seed++) {
      QuotaGoal goal = QuotaGoal.values()[(int) (seed % QuotaGoal.values().length)];
      QuotaProblem problem = Plan.of(seed, 4, 2, goal).problem();
      Certificate best = QuotaPlacements.place(problem).certificate();
      Certificate found = seed < 3 ? best : firstFound(problem);
      bestFound += found.standing() == Standing.BEST_FOUND ? 1 : 0;
      String text = found.toText().toString();
      for (int at = 0; at < text.length(); at++) {
        for (char other : "0159-, \"ae".toCharArray()) {
          assertTrueIfBelieved(
              text.substring(0, at) + other + text.substring(at + 1), problem, best);
        }
        assertTrueIfBelieved(text.substring(0, at) + text.substring(at + 1), problem, best);
      }
    }
    assertThat(bestFound).isPositive();
  }

  /** What the shortest budget leaves that leaves anything. */
  private static Certificate firstFound(QuotaProblem problem) {
    for (long steps = 1; ; steps++) {
      Certificate found =
          QuotaPlacements.place(problem, Budget.unlimited().ofSteps(steps)).certificate();
      if (found.standing() != Standing.STOPPED) {
        return found;
      }
    }
  }

  @Property(tries = 200)
  void noOtherKindStandingHashOrBoundIsBelievedIfItIsFalse(
      @ForAll @LongRange(max = 1L << 40) long seed, @ForAll QuotaGoal goal) {
    QuotaProblem problem = Plan.of(seed, 5, 3, goal).problem();
    QuotaProblem other = Plan.of(seed + 1, 5, 3, goal).problem();
    Certificate best = QuotaPlacements.place(problem).certificate();
    Budget budget = Budget.unlimited().ofSteps(1 + seed % 900);
    for (Certificate one :
        new Certificate[] {best, QuotaPlacements.place(problem, budget).certificate()}) {
      String text = one.toText().toString();
      for (String kind : new String[] {FlowPlacement.KIND, FlowImpossibility.KIND, Stopped.KIND}) {
        String renamed = text.replaceFirst("\"kind\":\"[a-z.]+\"", "\"kind\":\"" + kind + '"');
        assertTrueIfBelieved(renamed, problem, best);
      }
      for (String standing : new String[] {"proved", "best-found", "stopped"}) {
        assertTrueIfBelieved(
            text.replaceFirst("\"standing\":\"[a-z-]+\"", "\"standing\":\"" + standing + '"'),
            problem,
            best);
      }
      for (int by = -3; by <= 3; by++) {
        if (one instanceof FlowPlacement placement) {
          long bound = placement.bound() + by;
          assertTrueIfBelieved(
              text.replaceFirst("\"bound\":-?\\d+", "\"bound\":" + bound), problem, best);
        }
      }
      String moved = text.replace(problem.hash().value(), other.hash().value());
      assertThat(parse(moved, problem).verify().holds()).isFalse();
      assertThat(parse(text, other).verify().holds()).isFalse();
    }
  }
}
