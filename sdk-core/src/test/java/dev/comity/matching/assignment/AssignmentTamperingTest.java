package dev.comity.matching.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Budget;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.PairCosts;
import dev.comity.matching.instance.Recipes;
import dev.comity.matching.proof.AssignmentLeastTotal;
import dev.comity.matching.proof.HallViolator;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AssignmentTamperingTest {

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?=[,\\]}])");

  @Property(tries = 400)
  void noChangedNumberMakesAFalseClaimHold(
      @ForAll @LongRange(max = 1L << 40) long seed,
      @ForAll @IntRange(min = 1, max = 6) int rows,
      @ForAll @IntRange(min = 1, max = 6) int columns,
      @ForAll @IntRange(max = 6) int tenths) {
    Scene scene = Scene.of(seed, rows, columns, 5, tenths * 10);
    Recipes draws = Recipes.of(seed + 1);
    Budget budget = draws.draw(2) == 0 ? Budget.unlimited() : Budget.unlimited().ofSteps(2);
    String text = LeastTotal.solve(scene.matrix(), budget).certificate().toText().toString();

    String changed = change(text, draws);

    // The first number is the version of the form, which is not changed here.
    Certificate certificate = parse(CertificateText.parse(changed), scene.matrix());
    if (certificate.verify().holds()) {
      assertTrue(certificate, scene);
    }
  }

  @Property(tries = 60)
  void aHigherStandingIsNotBelieved(
      @ForAll @LongRange(max = 1L << 40) long seed, @ForAll @IntRange(min = 2, max = 6) int n) {
    Scene scene = Scene.of(seed, n, n, 50, 20);
    AssignmentAnswer answer = LeastTotal.solve(scene.matrix(), Budget.unlimited().ofSteps(1));
    String text = answer.certificate().toText().toString();

    for (String word : new String[] {"proved", "best-found", "stopped"}) {
      String changed =
          text.replaceFirst("\"standing\":\"[a-z-]+\"", "\"standing\":\"" + word + '"');
      Certificate certificate = parse(CertificateText.parse(changed), scene.matrix());
      if (certificate.verify().holds()) {
        assertTrue(certificate, scene);
      }
    }
  }

  @Test
  void theHashOfAnotherInstanceIsCaught() {
    Scene scene = Scene.of(3, 5, 4, 50, 0);
    Scene other = Scene.of(4, 5, 4, 50, 0);
    CertificateText text = LeastTotal.solve(scene.matrix()).certificate().toText();
    CertificateText renamed =
        CertificateText.parse(
            text.toString().replace(text.instance().value(), other.matrix().hash().value()));

    assertThat(AssignmentLeastTotal.parse(text, scene.matrix()).verify()).hasToString("holds");
    assertThat(AssignmentLeastTotal.parse(text, other.matrix()).verify().holds()).isFalse();
    assertThat(AssignmentLeastTotal.parse(renamed, scene.matrix()).verify().holds()).isFalse();
    assertThat(AssignmentLeastTotal.parse(text, scene.edges()).verify().holds()).isFalse();
  }

  @Test
  void theDocumentReadsBackAsItself() {
    for (int forbidden : new int[] {0, 90}) {
      Scene scene = Scene.of(8, 4, 6, 50, forbidden);
      CertificateText text = LeastTotal.solve(scene.edges()).certificate().toText();

      Certificate again = parse(CertificateText.parse(text.toString()), scene.edges());

      assertThat(again.toText().toString()).isEqualTo(text.toString());
      assertThat(again.verify()).hasToString("holds");
    }
  }

  @Test
  void garbageIsObjectedToAndNeverThrows() {
    PairCosts costs = Scene.of(1, 2, 2, 9, 0).matrix();
    long far = Long.MAX_VALUE;

    assertThat(
            AssignmentLeastTotal.of(
                    costs,
                    Standing.PROVED,
                    new int[] {7, -9},
                    far,
                    far,
                    new long[] {far, far},
                    new long[] {-far, Long.MIN_VALUE})
                .verify()
                .holds())
        .isFalse();
    assertThat(
            AssignmentLeastTotal.of(
                    costs, Standing.STOPPED, new int[0], 0, 0, new long[1], new long[3])
                .verify()
                .holds())
        .isFalse();
    assertThat(HallViolator.of(costs, new int[] {5, -1, 0, 0}).verify().holds()).isFalse();
    assertThat(HallViolator.of(costs, new int[0]).verify().holds()).isFalse();
  }

  @Test
  void aCertificateOfAnotherKindIsNotRead() {
    PairCosts costs = Scene.of(1, 2, 2, 9, 0).matrix();
    CertificateText text =
        LeastTotal.solve(Scene.of(1, 2, 2, 9, 0).matrix()).certificate().toText();

    assertThatExceptionOfType(BadCertificateException.class)
        .isThrownBy(() -> HallViolator.parse(text, costs))
        .withMessage(
            "A certificate of kind 'assignment.least-total' is not one of"
                + " 'assignment.impossible'. Maybe it was made with other options, or of another file?");
  }

  private static String change(String text, Recipes draws) {
    MatchResult[] numbers = NUMBER.matcher(text).results().toArray(MatchResult[]::new);
    MatchResult number = numbers[1 + draws.draw(numbers.length - 1)];
    String[] values = {
      "" + (Long.parseLong(number.group()) + 1),
      "" + (Long.parseLong(number.group()) - 1),
      "-1",
      "0",
      "" + draws.draw(10),
      "2147483647"
    };
    return text.substring(0, number.start())
        + values[draws.draw(values.length)]
        + text.substring(number.end());
  }

  private static Certificate parse(CertificateText text, PairCosts costs) {
    return text.kind().equals(HallViolator.KIND)
        ? HallViolator.parse(text, costs)
        : AssignmentLeastTotal.parse(text, costs);
  }

  /** Whether a claim that was believed is true, as far as trying everything can tell. */
  private static void assertTrue(Certificate certificate, Scene scene) {
    OptionalLong least = scene.leastOfAll();
    if (certificate instanceof HallViolator) {
      assertThat(least).isEmpty();
      return;
    }
    AssignmentLeastTotal claim = (AssignmentLeastTotal) certificate;
    assertThat(claim.bound()).isLessThanOrEqualTo(least.orElse(Long.MAX_VALUE));
    if (claim.standing() == Standing.STOPPED) {
      return;
    }
    long total = 0;
    for (int row = 0; row < scene.rows(); row++) {
      int column = claim.columnOf(row);
      total += column < 0 ? 0 : scene.costs()[row][column];
    }
    assertThat(claim.total()).isEqualTo(total).isGreaterThanOrEqualTo(least.orElseThrow());
    if (claim.standing() == Standing.PROVED) {
      assertThat(total).isEqualTo(least.orElseThrow());
    }
  }
}
