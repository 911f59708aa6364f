package dev.comity.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.failure.ConflictException;
import dev.comity.journal.TenantId;
import dev.comity.storage.Storage.Access;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the parts of the storage contract have in common: short ways to run units of work. */
public interface ContractCase {

  /** Whose data the cases write unless they say otherwise. */
  TenantId TENANT = TenantId.of("contract");

  /** How often a unit may conflict in a row before the storage is taken to be stuck. */
  int MOST_ATTEMPTS = 10_000;

  /** How long a case lets a storage keep one unit waiting for another before it goes on. */
  Duration PATIENCE = Duration.ofMillis(300);

  /**
   * The storage that is to be proved.
   *
   * @return the storage, empty when the case began
   */
  Storage storage();

  /**
   * Writes and commits.
   *
   * @param work what to write
   */
  default void commit(Consumer<UnitOfWork> work) {
    try (UnitOfWork unit = begin(Access.WRITE)) {
      work.accept(unit);
      unit.commit();
    }
  }

  /**
   * Writes and forgets.
   *
   * @param work what to write
   */
  default void forget(Consumer<UnitOfWork> work) {
    try (UnitOfWork unit = begin(Access.WRITE)) {
      work.accept(unit);
    }
  }

  /**
   * Reads in a unit of its own.
   *
   * @param reading what to read
   * @param <R> the type of the answer
   * @return the answer
   */
  default <R> R read(Function<UnitOfWork, R> reading) {
    try (UnitOfWork unit = begin(Access.READ)) {
      return reading.apply(unit);
    }
  }

  /**
   * Looks at what is kept, in a unit of its own.
   *
   * @param checking what must hold
   */
  default void look(Consumer<UnitOfWork> checking) {
    try (UnitOfWork unit = begin(Access.READ)) {
      checking.accept(unit);
    }
  }

  /**
   * Begins a unit of work.
   *
   * @param access what it may do
   * @return the unit
   */
  default UnitOfWork begin(Access access) {
    return storage().begin(TENANT, access);
  }

  /**
   * Checks now and once more after the commit: a unit sees its own writes, and others see them too.
   *
   * @param writing what to write
   * @param checking what must hold then
   */
  default void assertAtOnceAndLater(Consumer<UnitOfWork> writing, Consumer<UnitOfWork> checking) {
    commit(writing.andThen(checking));
    look(checking);
  }

  /**
   * Asserts that writing conflicts, at once or at the commit, and that nothing of it is kept.
   *
   * @param writing what conflicts
   */
  default void assertConflict(Consumer<UnitOfWork> writing) {
    assertThat(isKept(writing)).as("committed in spite of a conflict").isFalse();
  }

  /**
   * Asserts that an act is refused because of the unit's state.
   *
   * @param act what is refused
   */
  default void assertRefused(ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContainingAny("null");
  }

  /**
   * Runs two units at once, each in a thread of its own: both have read before either writes, and
   * both have written before either commits, unless the storage lets one wait for the other.
   * Asserts that exactly one is kept, and that the other one conflicts.
   *
   * @param one the writing of one unit
   * @param other the writing of the other
   */
  default void assertOneWins(Consumer<UnitOfWork> one, Consumer<UnitOfWork> other) {
    CyclicBarrier bothHaveRead = new CyclicBarrier(2);
    CyclicBarrier bothHaveWritten = new CyclicBarrier(2);
    List<Boolean> kept =
        atOnce(
            Stream.of(one, other)
                .map(
                    writing ->
                        (Callable<Boolean>)
                            () ->
                                isKept(
                                    unit -> {
                                      unit.parties().named("whatever makes it take its snapshot");
                                      hasMet(bothHaveRead);
                                      writing.accept(unit);
                                      hasMet(bothHaveWritten);
                                    }))
                .toList());
    assertThat(kept).as("which of the two units was kept").containsExactlyInAnyOrder(true, false);
  }

  /**
   * Waits a while until another thread has come as far.
   *
   * @param barrier where the two meet, once
   * @return whether both have come; one that the storage lets wait for the other comes too late
   */
  static boolean hasMet(CyclicBarrier barrier) {
    try {
      barrier.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (BrokenBarrierException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted", e);
    }
  }

  /**
   * Writes and commits, unless that conflicts.
   *
   * @param writing what to write
   * @return whether it was kept
   */
  default boolean isKept(Consumer<UnitOfWork> writing) {
    try {
      commit(writing);
      return true;
    } catch (ConflictException e) {
      return false;
    }
  }

  /**
   * Writes and commits, again and again until it does not conflict.
   *
   * @param writing what to write
   */
  default void commitInTheEnd(Consumer<UnitOfWork> writing) {
    for (int attempt = 1; !isKept(writing); attempt++) {
      assertThat(attempt).as("attempts that all conflicted").isLessThan(MOST_ATTEMPTS);
      pause(attempt);
    }
  }

  /**
   * Gives the unit that was faster a moment, a longer one after every attempt, up to a millisecond.
   *
   * @param attempt how often it has been tried
   */
  static void pause(int attempt) {
    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(10L * Math.min(attempt, 100)));
  }

  /**
   * Runs tasks, each in a thread of its own; all begin together. Fails if one of them fails.
   *
   * @param tasks the tasks
   * @param <R> the type of their answers
   * @return the answers, in the order of the tasks
   */
  default <R> List<R> atOnce(List<Callable<R>> tasks) {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    CyclicBarrier start = new CyclicBarrier(tasks.size());
    List<Callable<R>> together = new ArrayList<>();
    for (Callable<R> task : tasks) {
      together.add(
          () -> {
            start.await(1, TimeUnit.MINUTES);
            return task.call();
          });
    }
    try {
      return threads.invokeAll(together, 2, TimeUnit.MINUTES).stream().map(this::answer).toList();
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * Does something in a thread of its own while a unit is open that the storage may let it wait
   * for. Returns when it is done, or when it has been waiting for a while.
   *
   * @param task what to do
   * @return its end, to be waited for with {@link #ended} once the unit is closed
   */
  default Future<?> beside(Runnable task) {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Future<?> end = thread.submit(task);
    thread.shutdown();
    try {
      thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted", e);
    }
    return end;
  }

  /**
   * Waits for what was begun {@link #beside} an open unit, and fails if it failed.
   *
   * @param task its end
   */
  default void ended(Future<?> task) {
    try {
      task.get(1, TimeUnit.MINUTES);
    } catch (ExecutionException e) {
      throw new AssertionError("A thread failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("A thread did not end", e);
    }
  }

  private <R> R answer(Future<R> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new AssertionError("A thread failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException | CancellationException e) {
      throw new AssertionError("A thread did not end", e);
    }
  }
}
