package dev.comity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.comity.failure.CommitInDoubtException;
import dev.comity.failure.ConflictException;
import dev.comity.failure.SchemaException;
import dev.comity.failure.StaleVersionException;
import dev.comity.failure.StorageException;
import dev.comity.failure.StorageFullException;
import dev.comity.failure.StorageTimeoutException;
import dev.comity.failure.StorageUnavailableException;
import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.TenantId;
import dev.comity.storage.InMemoryStorage;
import dev.comity.storage.Storage;
import dev.comity.storage.UnitOfWork;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetriesTest {

  private final List<Duration> pauses = new ArrayList<>();

  private Retries retries(int attempts, LongUnaryOperator below) {
    return new Retries(attempts, below, nanos -> pauses.add(Duration.ofNanos(nanos)));
  }

  /** Throws one fault after the other; then succeeds. */
  private static Supplier<String> failing(StorageException... faults) {
    Deque<StorageException> left = new ArrayDeque<>(List.of(faults));
    return () -> {
      if (left.isEmpty()) {
        return "done";
      }
      throw left.pop();
    };
  }

  @Test
  void whatCollidesIsRunAgainUntilItDoesNot() {
    Supplier<String> unit =
        failing(new ConflictException("a key"), new StaleVersionException("a city", 3));

    assertThat(retries(3, bound -> 0).run(false, unit)).isEqualTo("done");
    assertThat(pauses).hasSize(2);
  }

  @Property
  void theNumberOfAttemptsIsBounded(@ForAll @IntRange(min = 1, max = 30) int attempts) {
    AtomicInteger runs = new AtomicInteger();
    pauses.clear();

    assertThatThrownBy(
            () ->
                retries(attempts, bound -> 0)
                    .run(
                        false,
                        () -> {
                          throw new ConflictException("try " + runs.incrementAndGet());
                        }))
        .isInstanceOf(ConflictException.class)
        .hasMessage("try " + attempts);
    assertThat(runs).hasValue(attempts);
    assertThat(pauses).hasSize(attempts - 1);
  }

  @Test
  void thePausesGrowToABoundAndDiffer() {
    StorageException[] twelve =
        Collections.nCopies(12, new ConflictException("a key")).toArray(StorageException[]::new);

    retries(13, bound -> 0).run(false, failing(twelve));
    List<Duration> shortest = List.copyOf(pauses);
    pauses.clear();
    retries(13, bound -> bound - 1).run(false, failing(twelve));

    assertThat(shortest)
        .isEqualTo(
            List.of(1, 2, 4, 8, 16, 32, 64, 128, 128, 128, 128, 128).stream()
                .map(Duration::ofMillis)
                .toList());
    assertThat(pauses)
        .isEqualTo(shortest.stream().map(it -> it.multipliedBy(2).minusNanos(1)).toList());
  }

  @Test
  void thePausesAreReallyWaited() {
    long start = System.nanoTime();

    Retries.upTo(6)
        .run(
            false,
            failing(
                Collections.nCopies(5, new ConflictException("a key"))
                    .toArray(StorageException[]::new)));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(30));
  }

  @Test
  void whoeverIsInterruptedWhileWaitingGetsTheLastConflictAndStaysInterrupted() {
    ConflictException last = new ConflictException("another key");
    Retries interrupted =
        new Retries(
            10,
            bound -> 0,
            nanos -> {
              pauses.add(Duration.ofNanos(nanos));
              if (pauses.size() == 2) {
                Thread.currentThread().interrupt();
              }
            });

    Throwable thrown =
        catchThrowable(() -> interrupted.run(false, failing(new ConflictException("a key"), last)));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(thrown).isSameAs(last);
  }

  @Test
  void whoeverWasInterruptedBeforeTriesOnce() {
    AtomicInteger runs = new AtomicInteger();
    Thread.currentThread().interrupt();

    Throwable thrown =
        catchThrowable(
            () ->
                Retries.upTo(10)
                    .run(
                        false,
                        () -> {
                          throw new ConflictException("try " + runs.incrementAndGet());
                        }));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(thrown).isInstanceOf(ConflictException.class).hasMessage("try 1");
  }

  static List<StorageException> faultsThatWaitingDoesNotMend() {
    Exception cause = new Exception("the database's own");
    return List.of(
        new StorageUnavailableException("gone", cause),
        new StorageFullException("full", cause),
        new StorageTimeoutException("slow", cause),
        new SchemaException("no such table", cause),
        new CommitInDoubtException("lost", cause));
  }

  @ParameterizedTest
  @MethodSource("faultsThatWaitingDoesNotMend")
  void nothingElseIsTriedAgain(StorageException fault) {
    assertThat(fault.isRetryable()).isFalse();
    assertThatThrownBy(() -> retries(10, bound -> 0).run(false, failing(fault))).isSameAs(fault);
    assertThat(pauses).isEmpty();
  }

  @Test
  void aCommitInDoubtIsTriedAgainUnderAKeyOnly() {
    StorageException lost = new CommitInDoubtException("lost", new Exception("cut"));

    assertThat(retries(2, bound -> 0).run(true, failing(lost))).isEqualTo("done");
    assertThatThrownBy(() -> retries(2, bound -> 0).run(false, failing(lost))).isSameAs(lost);
  }

  @Test
  void aCommitStaysInDoubtIfTheStorageCannotBeAskedAnyMore() {
    StorageException lost = new CommitInDoubtException("lost", new Exception("cut"));
    StorageException gone = new StorageUnavailableException("gone", new Exception("refused"));

    Throwable thrown = catchThrowable(() -> retries(5, bound -> 0).run(true, failing(lost, gone)));

    assertThat(thrown).isSameAs(lost).hasSuppressedException(gone);
  }

  @Test
  void aCommitStaysInDoubtIfTheLastAttemptIsInDoubtToo() {
    StorageException lost = new CommitInDoubtException("lost", new Exception("cut"));

    assertThatThrownBy(() -> retries(3, bound -> 0).run(true, failing(lost, lost, lost, lost)))
        .isSameAs(lost);
    assertThat(pauses).hasSize(2);
  }

  /** A storage of which no unit can be begun. */
  private static final class Colliding implements Storage {

    private final AtomicInteger begun = new AtomicInteger();

    @Override
    public UnitOfWork begin(TenantId tenant, Access access) {
      begun.incrementAndGet();
      throw new ConflictException("always");
    }

    @Override
    public SortedSet<TenantId> tenants() {
      throw new ConflictException("always");
    }

    @Override
    public void close() {}
  }

  @Test
  void insideTheHostsTransactionNothingIsTriedAgain() {
    Colliding host = new Colliding();
    Comity comity = Comity.on(new InMemoryStorage()).build();

    assertThatThrownBy(
            () -> comity.withKey(IdempotencyKey.of("k")).join(host, work -> work.cities()))
        .isInstanceOf(ConflictException.class);
    assertThat(host.begun).hasValue(1);
  }

  @Test
  void aWriteIsTriedAsOftenAsTheHostSays() {
    Colliding own = new Colliding();
    Comity comity = Comity.on(own).attempts(4).build();

    assertThatThrownBy(() -> comity.write(work -> work.cities()))
        .isInstanceOf(ConflictException.class);
    assertThat(own.begun).hasValue(4);
  }

  @Test
  void whatTheHostReadsIsRunOnceAndWhatWeReadAsOftenAsTheHostSays() {
    Colliding own = new Colliding();
    Comity comity = Comity.on(own).attempts(4).build();

    assertThatThrownBy(() -> comity.read(work -> work.cities()))
        .isInstanceOfSatisfying(
            ConflictException.class, it -> assertThat(it.isRetryable()).isTrue());
    assertThat(own.begun).hasValue(1);

    own.begun.set(0);
    assertThatThrownBy(() -> comity.feed().after(0, 1)).isInstanceOf(ConflictException.class);
    assertThat(own.begun).hasValue(4);

    own.begun.set(0);
    assertThatThrownBy(comity::verify).isInstanceOf(ConflictException.class);
    assertThat(own.begun).hasValue(4);
  }
}
