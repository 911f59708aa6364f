package dev.comity.examples.bench.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.Loader;
import dev.comity.matching.assignment.LeastTotal;
import dev.comity.matching.instance.CostMatrix;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.Side;
import dev.comity.matching.stable.DeferredAcceptance;
import dev.comity.matching.stable.StableAnswer;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ratio says something only if all come to the same result. */
class PeersTest {

  @ParameterizedTest
  @ValueSource(strings = {"U1", "U7", "U200", "G200", "G3"})
  void plainJavaOrToolsAndComityFindTheSameTotal(String instance) {
    Loader.loadNativeLibraries();
    int[][] costs = Recipe.costs(instance);

    long total = LeastTotal.solve(CostMatrix.of(costs)).total().orElseThrow();

    assertThat(PlainAssignment.total(costs)).isEqualTo(total);
    assertThat(AssignmentBenchmark.orTools(costs)).isEqualTo(total);
  }

  @ParameterizedTest
  @ValueSource(strings = {"M1", "M60", "R400"})
  void plainJavaAndComityPlaceEverybodyAlike(String instance) {
    int n = Integer.parseInt(instance.substring(1));
    int[][][] lists =
        instance.startsWith("M")
            ? new int[][][] {Recipe.seed(n + 1).orders(n, n), Recipe.seed(n).orders(n, n)}
            : Recipe.residents(n, n / 10, 7);
    int[] capacities = new int[lists[1].length];
    Arrays.fill(capacities, instance.startsWith("M") ? 1 : 5);

    StableAnswer answer =
        DeferredAcceptance.solve(Market.of(lists[0], lists[1], capacities), Side.APPLICANTS);

    int[] plain = PlainStable.solve(lists[0], lists[1], capacities);
    for (int a = 0; a < n; a++) {
      assertThat(answer.homeOf(a).orElse(-1)).isEqualTo(plain[a]);
    }
    assertThat(answer.certificate().orElseThrow().verify().holds()).isTrue();
  }
}
