package dev.comity.storage.lies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.comity.gazetteer.PlaceStore;
import dev.comity.journal.FeedPartitionStore;
import dev.comity.journal.FeedStore;
import dev.comity.journal.Journal;
import dev.comity.journal.KeyedAnswerStore;
import dev.comity.partnership.PartnershipStore;
import dev.comity.party.PartyStore;
import dev.comity.storage.BackupContract;
import dev.comity.storage.FeedContract;
import dev.comity.storage.FeedPartitionContract;
import dev.comity.storage.InMemoryStorage;
import dev.comity.storage.JournalContract;
import dev.comity.storage.KeyedAnswerContract;
import dev.comity.storage.PartnershipContract;
import dev.comity.storage.PartyContract;
import dev.comity.storage.PlaceContract;
import dev.comity.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract catches liars, and nobody else. */
class LiesTest {

  private static final int MOST_RUNS = 25;

  private static final Map<Class<?>, List<Class<?>>> PARTS =
      Map.of(
          Journal.class, List.of(JournalContract.class),
          PartyStore.class, List.of(PartyContract.class),
          PartnershipStore.class, List.of(PartnershipContract.class),
          PlaceStore.class, List.of(PlaceContract.class),
          FeedStore.class, List.of(FeedContract.class, BackupContract.class),
          FeedPartitionStore.class, List.of(FeedPartitionContract.class, BackupContract.class),
          KeyedAnswerStore.class, List.of(KeyedAnswerContract.class, BackupContract.class));

  /** The reference, and what the lies are built on; one of these numbers the feed afterwards. */
  @TestFactory
  Stream<DynamicTest> whoTellsTheTruthKeepsTheWholeContract() {
    return Stream.of(InMemoryStorage.class, SwitchboardStorage.class, LateFeedStorage.class)
        .map(
            honest ->
                dynamicTest(
                    honest.getSimpleName(),
                    () -> {
                      ContractRun run = ContractRun.whole(honest.getName());

                      assertThat(run.failures()).isEmpty();
                      assertThat(run.cases()).hasSizeGreaterThan(160);
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

  /**
   * Each of the named cases is one of the whole contract, which therefore fails too. A lie about
   * threads may get away with it now and then, but not for ever.
   */
  private static void assertCaught(Class<? extends Storage> lie) {
    List<String> named = Lies.casesThatCatch(lie);
    Set<String> caught = new TreeSet<>();
    for (int run = 0; run < MOST_RUNS && caught.size() < named.size(); run++) {
      ContractRun asked = ContractRun.ofCases(lie.getName(), named);
      assertThat(asked.cases()).containsExactlyInAnyOrderElementsOf(named);
      caught.addAll(asked.failures().keySet());
    }
    assertThat(caught).as("cases that catch it").containsExactlyInAnyOrderElementsOf(named);
  }

  @TestFactory
  Stream<DynamicTest> everyFaultOfAMethodIsCaught() {
    return PARTS.keySet().stream()
        .flatMap(Mutation::of)
        .map(it -> dynamicTest(it.toString(), () -> assertCaught(it)));
  }

  private static void assertCaught(Mutation mutation) {
    List<String> cases = mutation.fault().cases();
    ContractRun run =
        cases.isEmpty()
            ? ContractRun.ofParts(mutation.text(), PARTS.get(mutation.port()))
            : ContractRun.ofCases(mutation.text(), cases);
    assertThat(run.failures()).as("cases that catch: %s", mutation).isNotEmpty();
  }

  /** Writes down which lie is caught by which cases, for whoever wants to read it. */
  @Test
  void thereAreManyLiesOfManyKinds() throws IOException {
    List<String> lines =
        Lies.all().stream()
            .map(it -> it.getSimpleName() + ": " + String.join(", ", Lies.casesThatCatch(it)))
            .toList();
    Files.write(Path.of("target", "lies.txt"), lines);

    assertThat(lines).hasSizeGreaterThan(170).doesNotHaveDuplicates();
  }
}
