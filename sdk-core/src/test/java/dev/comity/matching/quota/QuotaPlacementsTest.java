package dev.comity.matching.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Budget;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.QuotaDraft;
import dev.comity.matching.instance.QuotaGoal;
import dev.comity.matching.instance.QuotaProblem;
import dev.comity.matching.instance.QuotaRevision;
import dev.comity.matching.instance.QuotaTask;
import dev.comity.matching.proof.FlowImpossibility;
import dev.comity.matching.proof.FlowPlacement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class QuotaPlacementsTest {

  /** Members of (place, type), at least and at most: the quotas as sets, without any forest. */
  private record Rule(boolean[][] cells, int least, int most) {}

  private record Case(QuotaProblem problem, List<Rule> rules) {}

  private static final int TYPES = 3;

  private static Case random(Random random, int people, int places, QuotaGoal goal) {
    return random(random, people, places, goal, false);
  }

  /** Of a roomy case most people can be placed, so that the costs decide and not the quotas. */
  private static Case random(Random random, int people, int places, QuotaGoal goal, boolean roomy) {
    QuotaDraft draft = QuotaProblem.of(people, places, goal);
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      int most = random.nextInt(5) == 0 ? 2 : 1;
      draft.person(i, random.nextInt(6) == 0 ? 1 : 0, most).type(i, random.nextInt(TYPES));
    }
    for (int j = 0; j < places; j++) {
      int least = !roomy && random.nextInt(4) == 0 ? 1 : 0;
      int most = least + random.nextInt(1 + 2 * people / places) + (roomy ? 1 : 0);
      draft.place(j, least, most);
      rules.add(new Rule(cells(places, new int[] {j}, new int[] {0, 1, 2}), least, most));
      if (random.nextInt(3) == 0) {
        int cap = random.nextInt(3) + (roomy ? 1 : 0);
        int floor = random.nextInt(4) == 0 ? Math.min(1, cap) : 0;
        draft.types(j, 0, cap + 1, 0, 2).types(j, floor, cap, 2);
        rules.add(new Rule(cells(places, new int[] {j}, new int[] {0, 2}), 0, cap + 1));
        rules.add(new Rule(cells(places, new int[] {j}, new int[] {2}), floor, cap));
      }
    }
    int split = 1 + random.nextInt(places);
    int[] left = range(0, split);
    int[] first = range(0, 1);
    for (int[] members : new int[][] {first, left, range(split, places), range(0, places)}) {
      if (members.length > 0 && random.nextBoolean()) {
        int most = random.nextInt(people + 1) + (roomy ? people / 2 : 0);
        int least = random.nextInt(3) == 0 ? random.nextInt(most + 1) / 2 : 0;
        draft.group(least, most, members);
        rules.add(new Rule(cells(places, members, new int[] {0, 1, 2}), least, most));
      }
    }
    long unit = unit(random, people, places);
    for (int i = 0; i < people; i++) {
      for (int j = 0; j < places; j++) {
        if (random.nextInt(10) < (roomy ? 9 : 7)) {
          long cost = (random.nextInt(11) - 4) * unit + (long) (random.nextDouble() * unit);
          draft.pair(i, j, goal.isByRank() ? 1 + random.nextInt(4) : cost);
        }
      }
    }
    return new Case(draft.build(), rules);
  }

  /** Small costs, which are often equal, or a few or many bits more, up to the greatest allowed. */
  private static long unit(Random random, int people, int places) {
    int size = Math.max(people * places, 1 + people + 4 + 3 * places); // groups and types, too
    long greatest = (1L << 53) / size / 8;
    return List.of(1L, 1L, 7L, 1_000L, greatest).get(random.nextInt(5));
  }

  private static int[] range(int from, int to) {
    int[] range = new int[to - from];
    Arrays.setAll(range, i -> from + i);
    return range;
  }

  private static boolean[][] cells(int places, int[] members, int[] types) {
    boolean[][] cells = new boolean[places][TYPES];
    for (int place : members) {
      for (int type : types) {
        cells[place][type] = true;
      }
    }
    return cells;
  }

  /** All placements, one subset of pairs after the other. */
  private static final class Brute {
    final Case given;
    final boolean[] before;
    long[] best;
    final boolean[] chosen;

    Brute(Case given, boolean[] before) {
      this.given = given;
      this.before = before;
      this.chosen = new boolean[given.problem.pairs()];
    }

    void search(int pair, int[] used) {
      if (pair == chosen.length) {
        judge(used);
        return;
      }
      search(pair + 1, used);
      int person = given.problem.person(pair);
      if (used[person] < given.problem.most(person)) {
        used[person]++;
        chosen[pair] = true;
        search(pair + 1, used);
        chosen[pair] = false;
        used[person]--;
      }
    }

    private void judge(int[] used) {
      QuotaProblem problem = given.problem;
      boolean everyone = problem.goal() == QuotaGoal.EVERYONE_AT_LEAST_TOTAL;
      for (int i = 0; i < used.length; i++) {
        if (used[i] < problem.least(i) || (everyone && used[i] != problem.most(i))) {
          return;
        }
      }
      for (Rule rule : given.rules) {
        int count = 0;
        for (int pair = 0; pair < chosen.length; pair++) {
          int type = problem.type(problem.person(pair));
          count += chosen[pair] && rule.cells[problem.place(pair)][type] ? 1 : 0;
        }
        if (count < rule.least || count > rule.most) {
          return;
        }
      }
      long[] figures = figures();
      if (best == null || Arrays.compare(figures, best) < 0) {
        best = figures;
      }
    }

    /** Number, total, counts at ranks 4 to 1, kept; as the goal orders them. */
    private long[] figures() {
      long count = 0;
      long total = 0;
      long kept = 0;
      long[] at = new long[5];
      for (int pair = 0; pair < chosen.length; pair++) {
        if (chosen[pair]) {
          count++;
          total += given.problem.cost(pair);
          kept += before[pair] ? 1 : 0;
          if (given.problem.goal().isByRank()) {
            at[(int) given.problem.cost(pair)]++;
          }
        }
      }
      return switch (given.problem.goal()) {
        case LEAST_TOTAL, EVERYONE_AT_LEAST_TOTAL -> new long[] {total, -kept};
        case MOST_THEN_LEAST_TOTAL -> new long[] {-count, total, -kept};
        case FEWEST_AT_WORST -> new long[] {-count, at[4], at[3], at[2], at[1], -kept};
        case MOST_AT_BEST -> new long[] {-at[1], -at[2], -at[3], -at[4], -kept};
      };
    }
  }

  private static QuotaRevision revised(Random random, QuotaProblem problem) {
    int[] people = range(0, problem.people());
    int[] places = new int[people.length];
    Arrays.setAll(places, i -> random.nextInt(problem.places() + 1) - 1);
    return new QuotaRevision(problem, people, places);
  }

  @Property(tries = 400)
  void theBestPlacementIsAsGoodAsTheBestOfAll(@ForAll long seed, @ForAll QuotaGoal goal) {
    Random random = new Random(seed);
    assertIsBest(random, random(random, 1 + random.nextInt(5), 1 + random.nextInt(3), goal));
  }

  @Property(tries = 120)
  void theBestPlacementOfSixPeopleInFourPlacesIsAsGoodAsTheBestOfAll(
      @ForAll long seed, @ForAll QuotaGoal goal, @ForAll boolean roomy) {
    Random random = new Random(seed);
    assertIsBest(random, random(random, 6, 4, goal, roomy));
  }

  @Property(tries = 40)
  void theBestPlacementOfSevenPeopleIsAsGoodAsTheBestOfAll(
      @ForAll long seed, @ForAll QuotaGoal goal, @ForAll boolean roomy) {
    Random random = new Random(seed);
    assertIsBest(random, random(random, 7, 3, goal, roomy));
  }

  private static void assertIsBest(Random random, Case given) {
    QuotaRevision revision = revised(random, given.problem);
    boolean[] before = new boolean[given.problem.pairs()];
    for (int pair = 0; pair < before.length; pair++) {
      before[pair] = revision.wasBefore(pair);
    }
    Brute brute = new Brute(given, before);
    brute.search(0, new int[given.problem.people()]);

    Certificate answer = QuotaPlacements.place(revision).certificate();

    assertThat(answer.verify().toString()).isEqualTo("holds");
    assertThat(answer.standing()).isEqualTo(Standing.PROVED);
    if (brute.best == null) {
      assertThat(answer).isInstanceOf(FlowImpossibility.class);
    } else {
      FlowPlacement placement = (FlowPlacement) answer;
      Brute mine = new Brute(given, before);
      for (int i = 0; i < placement.size(); i++) {
        mine.chosen[placement.pair(i)] = true;
      }
      assertThat(mine.figures()).isEqualTo(brute.best);
    }
  }

  @Property(tries = 40)
  void everyAnswerToALargerProblemIsProved(@ForAll long seed, @ForAll QuotaGoal goal) {
    Random random = new Random(seed);
    Case given = random(random, 60, 12, goal);
    QuotaTask task = random.nextBoolean() ? given.problem : revised(random, given.problem);

    Certificate answer = QuotaPlacements.place(task).certificate();

    assertThat(answer.verify().toString()).isEqualTo("holds");
    assertThat(QuotaPlacements.place(task).certificate().toText().toString())
        .isEqualTo(answer.toText().toString());
    assertThat(parse(answer.toText().toString(), task).verify().holds()).isTrue();
  }

  @Property(tries = 60)
  void aBudgetThatRunsOutLeavesWhatIsTrue(@ForAll long seed, @ForAll QuotaGoal goal) {
    Random random = new Random(seed);
    Case given = random(random, 20, 5, goal);

    Certificate answer =
        QuotaPlacements.place(given.problem, Budget.unlimited().ofSteps(1 + random.nextInt(1500)))
            .certificate();

    assertThat(answer.verify().toString()).isEqualTo("holds");
    Certificate best = QuotaPlacements.place(given.problem).certificate();
    if (answer.standing() == Standing.BEST_FOUND) {
      FlowPlacement found = (FlowPlacement) answer;
      assertThat(best).isInstanceOf(FlowPlacement.class);
      assertThat(found.claim()).contains("at best");
      String text = found.toText().toString();
      String bound = "\"bound\":" + found.bound();
      String better = "\"bound\":" + (found.bound() + 1);
      assertThat(text).containsOnlyOnce(bound);
      CertificateText more = CertificateText.parse(text.replace(bound, better));
      assertThat(FlowPlacement.parse(more, given.problem).verify().objections())
          .as("the prices prove no more than the bound")
          .contains(
              "The bound " + (found.bound() + 1) + " is not proved, only " + found.bound() + ".");
    }
  }

  @Property(tries = 60)
  void aBoundIsProvedAlsoWhereWhatPricesAloneProveLeavesEveryRange(@ForAll long seed) {
    Random random = new Random(seed);
    int people = 2 + random.nextInt(3);
    int places = 2 + random.nextInt(3);
    QuotaDraft draft = QuotaProblem.of(people, places, QuotaGoal.LEAST_TOTAL);
    for (int i = 0; i < people; i++) {
      draft.person(i, 0, random.nextBoolean() ? Integer.MAX_VALUE : 1);
      for (int j = 0; j < places; j++) {
        draft.pair(i, j, (random.nextLong() >> 13) / 16);
      }
    }
    for (int j = 0; j < places; j++) {
      draft.place(j, 0, random.nextBoolean() ? Integer.MAX_VALUE : 1);
    }
    QuotaProblem problem = draft.build();
    long best = figureOf(QuotaPlacements.place(problem));

    for (int steps = 1; steps < 600; steps += 7) {
      QuotaAnswer some = QuotaPlacements.place(problem, Budget.unlimited().ofSteps(steps));
      assertThat(some.certificate().verify().objections()).as("%d steps", steps).isEmpty();
      some.placement()
          .ifPresent(
              it -> {
                assertThat(it.bound()).isBetween(-(1L << 53), best);
                assertThat(it.figure(0)).isGreaterThanOrEqualTo(best);
              });
    }
  }

  @Property(tries = 100)
  void nobodyIsSaidToMoveLessThanNotAtAll(@ForAll long seed) {
    Random random = new Random(seed);
    QuotaTask task = revised(random, random(random, 6, 4, QuotaGoal.LEAST_TOTAL).problem);
    for (int steps = 1; steps < 400; steps += 1 + steps / 6) {
      Certificate some =
          QuotaPlacements.place(task, Budget.unlimited().ofSteps(steps)).certificate();
      assertThat(some.verify().objections()).isEmpty();
      assertThat(some.claim()).doesNotContain("-1 move", "-2 move");
    }
  }

  private static long figureOf(QuotaAnswer answer) {
    return answer.placement().orElseThrow().figure(0);
  }

  @Test
  void ranksThatMoveNobodyCostStepsToo() {
    int people = 40;
    QuotaDraft draft = QuotaProblem.of(people, people, QuotaGoal.MOST_AT_BEST);
    for (int i = 0; i < people; i++) {
      draft.place(i, 0, 1);
      for (int j = 0; j < people; j++) {
        draft.pair(i, j, 1L + i * people + j); // a rank of its own for each pair
      }
    }
    QuotaProblem problem = draft.build();
    long[] told = {0};

    QuotaPlacements.place(problem, Budget.unlimited().tell(steps -> told[0] = steps));

    // Each level looks at each pair at least once, and each look counts.
    assertThat(told[0]).isGreaterThan((long) problem.levels() * problem.pairs());
    QuotaAnswer some =
        QuotaPlacements.place(problem, Budget.unlimited().ofSteps(2L * problem.pairs()));
    assertThat(some.standing()).isEqualTo(Standing.BEST_FOUND);
    assertThat(some.placement().orElseThrow().verify().objections()).isEmpty();
    assertThat(some.isImpossible()).isFalse();
  }

  @Property(tries = 150)
  void aDocumentThatWasTamperedWithClaimsNothingFalse(@ForAll long seed, @ForAll QuotaGoal goal) {
    Random random = new Random(seed);
    Case given = random(random, 6, 3, goal);
    Certificate honest = QuotaPlacements.place(given.problem).certificate();
    String text = honest.toText().toString();
    List<int[]> numbers = new ArrayList<>();
    Matcher matcher = Pattern.compile("(?<=[\\[,:])-?\\d+(?=[\\],}])").matcher(text);
    while (matcher.find()) {
      numbers.add(new int[] {matcher.start(), matcher.end()});
    }
    for (int[] number : numbers) {
      long old = Long.parseLong(text.substring(number[0], number[1]));
      long[] others = {old + 1, old - 1, Long.MAX_VALUE, Long.MIN_VALUE, -old - 7};
      long other = others[random.nextInt(others.length)];
      String changed = text.substring(0, number[0]) + other + text.substring(number[1]);
      Certificate read;
      try {
        read = parse(changed, given.problem);
      } catch (BadCertificateException e) {
        continue;
      }
      if (read.verify().holds() && read instanceof FlowPlacement placement) {
        for (int level = 0; level < given.problem.levels(); level++) {
          assertThat(placement.figure(level)).isEqualTo(((FlowPlacement) honest).figure(level));
        }
      }
    }
  }

  @Property(tries = 30)
  void aCertificateOfAnotherProblemIsRefused(@ForAll long seed, @ForAll QuotaGoal goal) {
    Random random = new Random(seed);
    Case one = random(random, 5, 3, goal);
    Case other = random(random, 5, 3, goal);

    Certificate answer = QuotaPlacements.place(one.problem).certificate();

    assertThat(parse(answer.toText().toString(), other.problem).verify().holds()).isFalse();
  }

  private static Certificate parse(String json, QuotaTask task) {
    CertificateText text = CertificateText.parse(json);
    return text.kind().equals(FlowPlacement.KIND)
        ? FlowPlacement.parse(text, task)
        : FlowImpossibility.parse(text, task);
  }

  @Test
  void whyNobodyCanBePlacedIsSaidInWords() {
    QuotaProblem problem =
        QuotaProblem.of(2, 2, QuotaGoal.EVERYONE_AT_LEAST_TOTAL)
            .pair(0, 0, 3)
            .pair(1, 0, 4)
            .build();

    Certificate answer = QuotaPlacements.place(problem).certificate();

    assertThat(answer.verify().holds()).isTrue();
    assertThat(answer.claim())
        .isEqualTo(
            "No placement keeps every quota. Needed together: 2 (person 0: at least 1; person 1: at"
                + " least 1). But there is room for only 1 (place 0: at most 1).");
  }

  @Test
  void faultsOfAProblemAreNamed() {
    assertThatThrownBy(
            () -> QuotaProblem.of(1, 1, QuotaGoal.LEAST_TOTAL).pair(0, 0, 1).pair(0, 0, 2).build())
        .hasMessageContaining("Person 0 and place 0 are a pair twice");
    assertThatThrownBy(
            () ->
                QuotaProblem.of(1, 3, QuotaGoal.LEAST_TOTAL)
                    .group(0, 1, 0, 1)
                    .group(0, 1, 1, 2)
                    .build())
        .hasMessageContaining("group 1 and group 0 cross");
    assertThatThrownBy(
            () -> QuotaProblem.of(1, 1, QuotaGoal.LEAST_TOTAL).pair(0, 0, Long.MIN_VALUE).build())
        .hasMessageContaining("Maybe a coarser unit?");
    assertThatThrownBy(() -> QuotaProblem.of(1, 1, QuotaGoal.MOST_AT_BEST).pair(0, 0, 0))
        .hasMessageContaining("Maybe 1, the best rank?");
    assertThatThrownBy(() -> QuotaProblem.of(1, 1, QuotaGoal.LEAST_TOTAL).place(0, 2, 1))
        .hasMessageContaining("Maybe the other way round?");
  }

  @Test
  void nobodyAndNothingIsAPlacementToo() {
    for (QuotaGoal goal : QuotaGoal.values()) {
      Certificate answer = QuotaPlacements.place(QuotaProblem.of(0, 0, goal).build()).certificate();

      assertThat(answer.verify().toString()).isEqualTo("holds");
      assertThat(answer.standing()).isEqualTo(Standing.PROVED);
    }
  }
}
