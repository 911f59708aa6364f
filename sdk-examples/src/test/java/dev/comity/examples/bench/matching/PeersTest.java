package dev.comity.examples.bench.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.ortools.Loader;
import dev.comity.affinity.Fit;
import dev.comity.matching.assignment.LeastTotal;
import dev.comity.matching.instance.CostMatrix;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.Pool;
import dev.comity.matching.instance.Side;
import dev.comity.matching.pairing.PairingAnswer;
import dev.comity.matching.proof.RoommatesPartition;
import dev.comity.matching.roommates.PlainIrving;
import dev.comity.matching.roommates.Roommates;
import dev.comity.matching.roommates.RoommatesAnswer;
import dev.comity.matching.stable.DeferredAcceptance;
import dev.comity.matching.stable.StableAnswer;
import java.util.Arrays;
import java.util.List;
import org.jgrapht.alg.matching.blossom.v5.BlossomVOptions;
import org.junit.jupiter.api.Test;
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
    assertThat(answer.certificate().verify().holds()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 300, 2000})
  void allFindTheSameTotalOfFewPairs(int rows) {
    Loader.loadNativeLibraries();
    Edges edges = Edges.assignment(rows);

    long total = SparseBenchmark.comity(edges).total().orElseThrow();

    assertThat(SparseBenchmark.comity(edges).certificate().verify().holds()).isTrue();
    assertThat(PlainSparse.total(edges)).isEqualTo(total);
    assertThat(SparseBenchmark.orTools(edges)).isEqualTo(total);
  }

  @Test
  void thePlainYardstickForFewPairsSaysWhoCannotBePlaced() {
    Edges edges = new Edges(2, new int[] {0, 1}, new int[] {0, 0}, new int[] {1, 2});

    assertThatThrownBy(() -> PlainSparse.total(edges)).hasMessageContaining("be placed");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 300})
  void jGraphTAndComityPairForTheSameTotal(int people) {
    Edges edges = Edges.pool(people);

    PairingAnswer answer = PairingBenchmark.comity(edges);

    assertThat(answer.certificate().verify().holds()).isTrue();
    assertThat(answer.total())
        .hasValue(PairingBenchmark.jGraphT(edges, new BlossomVOptions()))
        .hasValue(PairingBenchmark.jGraphT(edges, PairingBenchmark.AS_COMITY));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 101, 102, 103, 104, 105})
  void plainJavaAndComityAgreeWhetherRoommatesCanBeStable(int seed) {
    int[][] lists = Recipe.pool(40, seed);

    RoommatesAnswer answer = Roommates.solve(Pool.of(lists));

    int[] plain = PlainIrving.solve(lists);
    assertThat(answer.certificate().verify().holds()).isTrue();
    assertThat(plain != null).isEqualTo(answer.isStable());
    if (plain != null) {
      assertThat(RoommatesPartition.of(answer.pool(), plain, plain).verify().holds()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"C400", "C5000", "G5000"})
  void theScanOfAllCitiesFindsTheSameList(String cities) {
    AffinityBenchmark.Questions questions = new AffinityBenchmark.Questions(new Cities(cities));

    List<int[][]> plain = questions.plain();

    List<List<Fit>> lists = questions.comity();
    for (int q = 0; q < plain.size(); q++) {
      assertThat(lists.get(q).stream().mapToInt(it -> (int) it.city() - 1).toArray())
          .containsExactly(plain.get(q)[0]);
      assertThat(lists.get(q).stream().mapToInt(Fit::score).toArray())
          .containsExactly(plain.get(q)[1]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"U1", "U30", "G30"})
  void jGraphTFindsTheSameTotalOfASmallMatrix(String instance) {
    int[][] costs = Recipe.costs(instance);

    long total = LeastTotal.solve(CostMatrix.of(costs)).total().orElseThrow();

    assertThat(KuhnMunkresBenchmark.jGraphT(KuhnMunkresBenchmark.graph(costs))).isEqualTo(total);
  }

  @ParameterizedTest
  @ValueSource(strings = {"U1", "U200", "G200"})
  void sciPyFindsTheSameTotalWhereItIsThere(String instance) throws Exception {
    assumeTrue(SciPy.isThere());
    int[][] costs = Recipe.costs(instance);

    long total = LeastTotal.solve(CostMatrix.of(costs)).total().orElseThrow();

    try (SciPy peer = SciPy.with(costs)) {
      assertThat(peer.total()).isEqualTo(total);
    }
  }

  @Test
  void aMatrixMadeInPlaceIsTheOneOfTheRows() {
    assertThat(Recipe.matrix(20).hash()).isEqualTo(CostMatrix.of(Recipe.costs("U20")).hash());
  }

  @Test
  void anotherResultStopsTheTable() {
    assertThatThrownBy(() -> Peers.same("OR-Tools", 2, 1)).hasMessageContaining("OR-Tools has 1");
  }
}
