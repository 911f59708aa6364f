package dev.comity.storage;

import static dev.comity.storage.Samples.aggregate;
import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import dev.comity.failure.ConflictException;
import dev.comity.journal.Hash;
import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.KeyedAnswer;
import dev.comity.journal.TenantId;
import dev.comity.storage.Storage.Access;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/**
 * Lets Lincheck run units of work against each other, switching threads at every access to shared
 * memory. Whatever comes of it must be what one unit after the other would have come to; and a
 * reading unit must come to its end even if all other threads stand still for good, in the middle
 * of a commit or anywhere else, so it cannot be waiting for a lock.
 */
class InMemoryLinearizabilityTest {

  @Test
  void unitsTakeEffectOneAfterTheOtherAndReadersWaitForNobody() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsPerThread(2)
        .actorsBefore(1)
        .actorsAfter(1)
        .iterations(5)
        .invocationsPerIteration(100)
        .minimizeFailedScenario(false)
        .checkObstructionFreedom(true)
        .addGuarantee(forClasses(InMemoryLinearizabilityTest::holdsNoLock).allMethods().ignore())
        .check(Units.class);
  }

  /** Collections that one thread holds, or that never change: nothing can come between there. */
  private static Boolean holdsNoLock(String type) {
    return type.startsWith("org.pcollections.")
        || (type.startsWith("java.util.") && !type.startsWith("java.util.concurrent."));
  }

  /** Units of work that write two rows at once, or read both. */
  @Param(name = "key", gen = IntGen.class, conf = "0:1")
  public static class Units {

    private static final TenantId TENANT = TenantId.of("linearizable");

    private static final List<IdempotencyKey> KEYS =
        List.of(IdempotencyKey.of("zero"), IdempotencyKey.of("one"));

    /** Made beforehand, as their making is not what is looked at. */
    private static final List<List<KeyedAnswer>> ANSWERS =
        KEYS.stream()
            .map(key -> IntStream.of(1, 2).mapToObj(it -> answer(key, it)).toList())
            .toList();

    private final InMemoryStorage storage = new InMemoryStorage();

    private static KeyedAnswer answer(IdempotencyKey key, int place) {
      return new KeyedAnswer(
          key, place, Hash.of(key.text()), aggregate(key.text()), 1, Instant.EPOCH);
    }

    /**
     * Looks for both rows of a key.
     *
     * @param key which
     * @return which of them are there
     */
    @Operation
    public List<Boolean> seen(@Param(name = "key") int key) {
      try (UnitOfWork unit = storage.begin(TENANT, Access.READ)) {
        boolean first = unit.keyedAnswers().find(KEYS.get(key), 1).isPresent();
        boolean second = unit.keyedAnswers().find(KEYS.get(key), 2).isPresent();
        return List.of(first, second);
      }
    }

    /**
     * Writes both rows of a key. Committing is for one thread at a time.
     *
     * @param key which
     * @return whether they were kept, as they were not there yet
     */
    @Operation(blocking = true)
    public boolean isKept(@Param(name = "key") int key) {
      try (UnitOfWork unit = storage.begin(TENANT, Access.WRITE)) {
        for (KeyedAnswer answer : ANSWERS.get(key)) {
          unit.keyedAnswers().insert(answer);
        }
        unit.commit();
        return true;
      } catch (ConflictException e) {
        return false;
      }
    }
  }
}
