package dev.comity.matching.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Budget;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.QuotaDraft;
import dev.comity.matching.instance.QuotaGoal;
import dev.comity.matching.instance.QuotaProblem;
import dev.comity.matching.instance.QuotaRevision;
import dev.comity.matching.instance.QuotaTradeOff;
import dev.comity.matching.proof.FlowImpossibility;
import dev.comity.matching.proof.FlowPlacement;
import dev.comity.matching.proof.FlowWithinLoss;
import dev.comity.matching.proof.Stopped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** Totals against moves, with all placements as the oracle. */
class LossCurveTest {

  private static final List<QuotaGoal> GOALS =
      List.of(
          QuotaGoal.LEAST_TOTAL,
          QuotaGoal.MOST_THEN_LEAST_TOTAL,
          QuotaGoal.EVERYONE_AT_LEAST_TOTAL);

  private static QuotaRevision random(Random random, int people, int places, QuotaGoal goal) {
    QuotaDraft draft = QuotaProblem.of(people, places, goal);
    for (int place = 0; place < places; place++) {
      draft.place(place, 0, 1 + random.nextInt(1 + 2 * people / places));
    }
    if (random.nextBoolean()) {
      draft.group(0, 1 + random.nextInt(people), 0, 1);
    }
    for (int person = 0; person < people; person++) {
      draft.type(person, random.nextInt(2));
    }
    draft.types(0, 0, 1, 1);
    for (int person = 0; person < people; person++) {
      for (int place = 0; place < places; place++) {
        if (random.nextInt(8) > 0) {
          draft.pair(person, place, random.nextInt(14) - 3);
        }
      }
    }
    QuotaProblem problem = draft.build();
    List<int[]> old = new ArrayList<>();
    for (int person = 0; person < people; person++) {
      if (random.nextInt(5) > 0) {
        old.add(new int[] {person, random.nextInt(places + 1) - 1});
      }
    }
    return new QuotaRevision(
        problem,
        old.stream().mapToInt(it -> it[0]).toArray(),
        old.stream().mapToInt(it -> it[1]).toArray());
  }

  /** Of every placement that keeps the quotas: pairs made, total, moves. */
  private static List<long[]> all(QuotaRevision revision) {
    List<long[]> found = new ArrayList<>();
    QuotaProblem problem = revision.problem();
    place(revision, 0, new int[problem.people()], new int[problem.boxes()], new long[3], found);
    return found;
  }

  private static void place(
      QuotaRevision revision, int pair, int[] placed, int[] held, long[] sums, List<long[]> found) {
    QuotaProblem problem = revision.problem();
    if (pair == problem.pairs()) {
      boolean keeps = true;
      for (int person = 0; person < placed.length; person++) {
        keeps &= placed[person] >= problem.least(person);
      }
      for (int box = 0; box < held.length; box++) {
        keeps &= held[box] >= problem.boxLeast(box);
      }
      if (keeps) {
        found.add(new long[] {sums[0], sums[1], revision.keepable() - sums[2]});
      }
      return;
    }
    place(revision, pair + 1, placed, held, sums, found);
    int person = problem.person(pair);
    boolean fits = placed[person] < problem.most(person);
    for (int box = problem.box(pair); box >= 0; box = problem.parent(box)) {
      fits &= held[box] < problem.boxMost(box);
    }
    if (fits) {
      int last = problem.levels() - 1;
      change(revision, pair, placed, held, 1);
      long[] more = {
        sums[0] + 1,
        sums[1] + problem.cost(last, pair),
        sums[2] + (revision.wasBefore(pair) ? 1 : 0)
      };
      place(revision, pair + 1, placed, held, more, found);
      change(revision, pair, placed, held, -1);
    }
  }

  private static void change(QuotaRevision revision, int pair, int[] placed, int[] held, int sign) {
    QuotaProblem problem = revision.problem();
    placed[problem.person(pair)] += sign;
    for (int box = problem.box(pair); box >= 0; box = problem.parent(box)) {
      held[box] += sign;
    }
  }

  @Property(tries = 600)
  void pointsAreOnTheCurveAndBetweenThemTheBoundIsTrue(@ForAll long seed) {
    isTheCurve(seed, 5);
  }

  @Property(tries = 40)
  void ofUpToSevenPointsAreOnTheCurveAndBetweenThemTheBoundIsTrue(@ForAll long seed) {
    isTheCurve(seed, 7);
  }

  private static void isTheCurve(long seed, int crowd) {
    Random random = new Random(seed);
    QuotaGoal goal = GOALS.get(random.nextInt(3));
    int people = crowd - random.nextInt(crowd);
    int places = people > 5 ? 2 : 2 + random.nextInt(2);
    QuotaRevision revision = random(random, people, places, goal);
    List<long[]> placements = all(revision);
    if (goal == QuotaGoal.MOST_THEN_LEAST_TOTAL) {
      long most = placements.stream().mapToLong(it -> it[0]).max().orElse(0);
      placements.removeIf(it -> it[0] < most);
    }

    LossAnswer answer = LossCurve.of(revision, Budget.unlimited());
    Optional<LossCurve> curve = answer.curve();

    assertThat(answer.standing()).isEqualTo(Standing.PROVED);
    assertThat(answer.certificate().verify().objections()).isEmpty();
    assertThat(curve.map(LossCurve::certificates).orElse(List.of()))
        .allMatch(it -> it.standing() == Standing.PROVED && it.verify().holds());
    assertThat(answer.isImpossible()).isEqualTo(placements.isEmpty());
    assertThat(curve.isPresent()).isEqualTo(!placements.isEmpty());
    if (curve.isEmpty()) {
      assertThat(answer.certificate()).isInstanceOf(FlowImpossibility.class);
      return;
    }
    long least = placements.stream().mapToLong(it -> it[1]).min().orElseThrow();
    assertThat(curve.get().total(0)).isEqualTo(least);
    for (long loss = 0; loss < 40; loss++) {
      long most = least + loss;
      long fewest =
          placements.stream().filter(it -> it[1] <= most).mapToLong(it -> it[2]).min().orElse(-1);
      FlowWithinLoss found = curve.get().within(loss);
      if (loss % 6 == Math.floorMod(seed, 6L)) {
        LossAnswer near = LossCurve.near(revision, loss, Budget.unlimited());
        assertThat(near.curve().orElseThrow().within(loss).toText())
            .hasToString(found.toText().toString());
      }
      assertThat(found.verify().objections()).isEmpty();
      assertThat(found.bound()).isLessThanOrEqualTo(fewest);
      assertThat(found.moves()).isGreaterThanOrEqualTo(fewest);
      assertThat(found.total()).isLessThanOrEqualTo(most);
      assertThat(FlowWithinLoss.parse(found.toText(), revision).verify().holds()).isTrue();
    }
    for (int point = 0; point < curve.get().size(); point++) {
      FlowWithinLoss at = curve.get().within(curve.get().total(point) - least);
      assertThat(at.standing()).isEqualTo(Standing.PROVED);
      assertThat(at.moves()).isEqualTo(curve.get().moves(point));
      assertThat(at.total()).isEqualTo(curve.get().total(point));
    }
    int last = curve.get().size() - 1;
    assertThat(curve.get().moves(last))
        .isEqualTo((int) placements.stream().mapToLong(it -> it[2]).min().orElseThrow());
  }

  @Property(tries = 20)
  void largeCurvesAreProvedPointByPoint(@ForAll long seed) {
    Random random = new Random(seed);
    QuotaRevision revision = random(random, 60, 12, GOALS.get(random.nextInt(2)));

    LossCurve curve = LossCurve.of(revision, Budget.unlimited()).curve().orElseThrow();

    for (int point = 0; point < curve.size(); point++) {
      long loss = curve.total(point) - curve.total(0);
      assertThat(curve.within(loss).standing()).isEqualTo(Standing.PROVED);
      FlowWithinLoss more = curve.within(loss + 1);
      assertThat(more.verify().objections()).isEmpty();
      assertThat(more.moves()).isLessThanOrEqualTo(curve.moves(point));
    }
    assertThat(curve.within(Long.MAX_VALUE).standing()).isEqualTo(Standing.PROVED);
  }

  @Property(tries = 1_000)
  void aClaimThatIsChangedIsCaught(@ForAll long seed) {
    Random random = new Random(seed);
    QuotaRevision revision = random(random, 4, 3, QuotaGoal.LEAST_TOTAL);
    List<long[]> placements = all(revision);
    LossCurve curve = LossCurve.of(revision, Budget.unlimited()).curve().orElseThrow();
    String text = curve.within(random.nextInt(12)).toText().toString();
    int at = random.nextInt(text.length());
    char other = "0123456789-[],\"{}ahops".charAt(random.nextInt(22));
    FlowWithinLoss read;
    try {
      read =
          FlowWithinLoss.parse(
              CertificateText.parse(text.substring(0, at) + other + text.substring(at + 1)),
              revision);
    } catch (BadCertificateException e) {
      return;
    }
    if (read.verify().holds()) {
      // Other prices, or another greatest total, can prove as well; what is claimed is true.
      CertificateText said = read.toText();
      assertThat(said.instance()).isEqualTo(revision.hash());
      assertThat(placements)
          .anyMatch(it -> it[1] == read.total() && it[2] == read.moves())
          .noneMatch(it -> it[1] <= said.number("greatest-total") && it[2] < read.bound());
      assertThat(read.total()).isLessThanOrEqualTo(said.number("greatest-total"));
    }
  }

  @Test
  void whatCannotBeWeighedIsRefused() {
    QuotaProblem ranks = QuotaProblem.of(1, 1, QuotaGoal.FEWEST_AT_WORST).pair(0, 0, 1).build();
    QuotaRevision revision = new QuotaRevision(ranks, new int[0], new int[0]);
    QuotaProblem large = QuotaProblem.of(1, 1, QuotaGoal.LEAST_TOTAL).pair(0, 0, 1L << 50).build();

    assertThatThrownBy(() -> LossCurve.near(revision, -1, Budget.unlimited()))
        .hasMessageContaining("A loss of -1");
    assertThatThrownBy(() -> LossCurve.of(revision, Budget.unlimited()))
        .hasMessageContaining("has no total");
    assertThatThrownBy(
            () -> new QuotaTradeOff(new QuotaRevision(large, new int[0], new int[0]), 1 << 20, 1))
        .hasMessageContaining("Maybe a coarser unit?");
    assertThatThrownBy(
            () -> new QuotaTradeOff(new QuotaRevision(large, new int[0], new int[0]), 1, 0))
        .hasMessageContaining("Weights of 1 and 0");
  }

  @Property(tries = 100)
  void whatIsFoundBeforeTheBudgetEndsIsTrueAndCertified(@ForAll long seed) {
    Random random = new Random(seed);
    QuotaGoal goal = GOALS.get(random.nextInt(3));
    QuotaRevision revision = random(random, 2 + random.nextInt(4), 3, goal);
    List<long[]> placements = all(revision);
    if (goal == QuotaGoal.MOST_THEN_LEAST_TOTAL) {
      long most = placements.stream().mapToLong(it -> it[0]).max().orElse(0);
      placements.removeIf(it -> it[0] < most);
    }

    Standing before = Standing.STOPPED;
    LossAnswer answer;
    int steps = 1;
    do {
      answer = LossCurve.of(revision, Budget.unlimited().ofSteps(steps));
      assertThat(answer.certificate().verify().objections()).isEmpty();
      assertThat(answer.standing()).as("%d steps", steps).isLessThanOrEqualTo(before);
      if (answer.curve().isPresent()) {
        isTrue(answer.curve().get(), placements);
      } else if (!answer.isImpossible()) {
        boolean hasPlacement = answer.certificate() instanceof FlowPlacement;
        assertThat(answer.certificate()).isInstanceOfAny(Stopped.class, FlowPlacement.class);
        assertThat(answer.standing())
            .isEqualTo(hasPlacement ? Standing.BEST_FOUND : Standing.STOPPED);
      }
      before = answer.standing();
      steps += 1 + steps / 8;
    } while (before != Standing.PROVED);

    LossCurve whole = LossCurve.of(revision, Budget.unlimited()).curve().orElse(null);
    assertThat(answer.isImpossible()).isEqualTo(whole == null);
    if (whole != null) {
      // Maybe with another placement, if the prices prove one before the search has ended.
      assertThat(answer.certificate().claim()).isEqualTo(whole.within(0).claim());
    }
  }

  private static void isTrue(LossCurve curve, List<long[]> placements) {
    long least = placements.stream().mapToLong(it -> it[1]).min().orElseThrow();
    long fewest = placements.stream().mapToLong(it -> it[2]).min().orElseThrow();
    assertThat(curve.total(0)).isEqualTo(least);
    for (int point = 0; point < curve.size(); point++) {
      long total = curve.total(point);
      long moves = curve.moves(point);
      assertThat(placements).anyMatch(it -> it[1] == total && it[2] == moves);
      assertThat(point == 0 || curve.moves(point - 1) > moves).isTrue();
      assertThat(point == 0 || curve.total(point - 1) < total).isTrue();
    }
    assertThat(curve.within(0).bound()).as("the start proves it").isEqualTo(curve.moves(0));
    for (long loss = 0; loss < 30; loss++) {
      long most = least + loss;
      FlowWithinLoss found = curve.within(loss);
      assertThat(found.verify().objections()).isEmpty();
      assertThat(found.total()).isLessThanOrEqualTo(most);
      assertThat(placements).noneMatch(it -> it[1] <= most && it[2] < found.bound());
      assertThat(found.bound()).isGreaterThanOrEqualTo(fewest);
      for (int point = 0; point < curve.size(); point++) {
        assertThat(curve.total(point) > most || found.moves() <= curve.moves(point)).isTrue();
      }
    }
  }

  @Test
  void aBudgetThatEndsBetweenPointsLeavesThoseThatAreKnown() {
    QuotaRevision revision = random(new Random(0), 60, 12, QuotaGoal.LEAST_TOTAL);
    LossCurve whole = LossCurve.of(revision, Budget.unlimited()).curve().orElseThrow();
    int last = whole.size() - 1;
    long fewest = whole.moves(last);
    long range = whole.total(last) - whole.total(0);
    LossCurve near = LossCurve.near(revision, range / 2, Budget.unlimited()).curve().orElseThrow();
    assertThat(near.size()).isLessThan(whole.size() / 2);
    assertThat(near.isComplete()).isFalse();
    assertThat(near.within(range / 2).toText())
        .hasToString(whole.within(range / 2).toText().toString());
    int partial = 0;
    LossAnswer answer;
    int steps = 1_000;
    do {
      answer = LossCurve.of(revision, Budget.unlimited().ofSteps(steps));
      assertThat(answer.isImpossible()).isFalse();
      if (answer.standing() == Standing.BEST_FOUND && answer.curve().isPresent()) {
        LossCurve some = answer.curve().get();
        partial++;
        assertThat(some.isComplete()).isFalse();
        assertThat(some.size()).isBetween(2, whole.size());
        for (long loss = 0; loss <= range; loss += 7) {
          FlowWithinLoss found = some.within(loss);
          assertThat(found.verify().objections()).isEmpty();
          assertThat(found.bound()).isBetween(fewest, whole.within(loss).moves());
        }
      }
      steps += steps / 8;
    } while (answer.standing() != Standing.PROVED);
    assertThat(partial).isGreaterThan(2);
  }

  @Property(tries = 40)
  void costsThatCannotBeWeighedAgainstMovesLeaveAGapWithABound(@ForAll long seed) {
    Random random = new Random(seed);
    int people = 3 + random.nextInt(3);
    QuotaDraft draft = QuotaProblem.of(people, people, QuotaGoal.EVERYONE_AT_LEAST_TOTAL);
    int[] before = new int[people];
    for (int i = 0; i < people; i++) {
      before[i] = (i + 1) % people;
      draft.place(i, 0, 1);
      for (int j = 0; j < people; j++) {
        draft.pair(i, j, 1 + (random.nextLong() >>> 15)); // nearly as large as is allowed
      }
    }
    int[] all = IntStream.range(0, people).toArray();
    QuotaRevision revision = new QuotaRevision(draft.build(), all, before);
    List<long[]> placements = all(revision);

    LossAnswer answer = LossCurve.of(revision, Budget.unlimited());

    LossCurve curve = answer.curve().orElseThrow();
    assertThat(answer.ranOut()).isFalse();
    assertThat(answer.standing())
        .isEqualTo(curve.isComplete() ? Standing.PROVED : Standing.BEST_FOUND);
    Statistics.label("curve").collect(curve.isComplete() ? "complete" : "with a gap");
    isTrue(curve, placements);
    for (int point = 0; point < curve.size(); point++) {
      long loss = curve.total(point) - curve.total(0);
      LossAnswer near = LossCurve.near(revision, loss, Budget.unlimited());
      FlowWithinLoss within = near.curve().orElseThrow().within(loss);
      assertThat(within.verify().objections()).isEmpty();
      assertThat(placements)
          .noneMatch(it -> it[1] <= curve.total(0) + loss && it[2] < within.bound());
    }
  }
}
