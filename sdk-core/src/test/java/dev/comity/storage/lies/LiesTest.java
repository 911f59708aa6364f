package dev.comity.storage.lies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.comity.storage.InMemoryStorage;
import dev.comity.storage.Storage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract catches liars, and nobody else. */
class LiesTest {

  @TestFactory
  Stream<DynamicTest> honestStoragesKeepTheWholeContract() {
    return Stream.of(
            InMemoryStorage.class,
            LyingStorage.class,
            SwitchboardStorage.class,
            LateFeedStorage.class)
        .map(
            honest ->
                dynamicTest(
                    honest.getSimpleName(),
                    () -> {
                      ContractRun run = ContractRun.whole(honest);

                      assertThat(run.failures()).isEmpty();
                      assertThat(run.cases()).hasSizeGreaterThan(130);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyLieIsCaughtByTheCasesThatItNames() {
    return Lies.all().stream()
        .map(
            lie ->
                dynamicTest(
                    lie.getSimpleName() + " is caught by " + Lies.casesThatCatch(lie),
                    () -> assertCaught(lie)));
  }

  /** Each of the named cases is one of the whole contract, which therefore fails too. */
  private static void assertCaught(Class<? extends Storage> lie) {
    List<String> named = Lies.casesThatCatch(lie);

    ContractRun run = ContractRun.of(lie, named);

    assertThat(run.cases()).containsExactlyInAnyOrderElementsOf(named);
    assertThat(run.failures()).containsOnlyKeys(named);
  }

  @Test
  void thereAreManyLiesOfManyKinds() {
    assertThat(Lies.all()).hasSizeGreaterThan(100).doesNotHaveDuplicates();
  }
}
