package dev.comity.examples.bench.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.Loader;
import dev.comity.matching.assignment.LeastTotal;
import dev.comity.matching.instance.CostMatrix;
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
}
