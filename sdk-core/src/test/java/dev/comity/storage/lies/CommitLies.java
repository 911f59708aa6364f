package dev.comity.storage.lies;

import dev.comity.failure.ConflictException;
import dev.comity.party.Party;
import dev.comity.party.PartyStore;
import dev.comity.storage.UnitOfWork;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Lies about what a commit keeps. */
final class CommitLies {

  private CommitLies() {}

  /** A commit keeps the first half of what was written. */
  @CaughtBy("whatIsCommittedIsWhatTheUnitSawItself")
  static final class KeepsHalf extends SwitchboardStorage {
    @Override
    void commit(LyingUnit unit) {
      List<Call> written = written(unit);
      if (written.size() < 2 || unit.isCommitted()) {
        super.commit(unit);
      } else {
        commitElsewhere(unit, written.subList(0, written.size() / 2));
      }
    }
  }

  /** What lies beyond the first thousand writes of a unit is lost. */
  @CaughtBy("thousandsOfWritesAreKeptWhole")
  static final class LosesTheSecondBatch extends SwitchboardStorage {
    @Override
    void commit(LyingUnit unit) {
      List<Call> written = written(unit);
      if (written.size() <= 1_000) {
        super.commit(unit);
      } else {
        commitElsewhere(unit, written.subList(0, 1_000));
      }
    }
  }

  /** Every five hundred writes are committed, so that they cannot be forgotten any more. */
  @CaughtBy({
    "thousandsOfWritesThatAreForgottenAreNotKept",
    "thousandsOfWritesOfWhichTheLastConflictsAreNotKept"
  })
  static final class CommitsEveryBatch extends SwitchboardStorage {
    @Override
    void close(LyingUnit unit) {
      List<Call> written = written(unit);
      boolean keep = !unit.isCommitted() && written.size() >= 500;
      super.close(unit);
      if (keep) {
        commitElsewhere(unit, written.subList(0, written.size() - written.size() % 500));
      }
    }
  }

  /** What was written before a conflict is kept. */
  @CaughtBy({"aUnitThatSwallowedAConflictCannotBeCommitted", "anIdIsGivenOnce"})
  static final class KeepsWhatCameBeforeAConflict extends SwitchboardStorage {
    @Override
    Object take(LyingUnit unit, Call call) {
      try {
        return super.take(unit, call);
      } catch (ConflictException e) {
        commitElsewhere(unit, written(unit));
        throw e;
      }
    }
  }

  /** A unit that met a conflict is committed without the write that conflicted. */
  @CaughtBy("aUnitThatSwallowedAConflictCannotBeCommitted")
  static final class ForgivesConflicts extends SwitchboardStorage {
    private final Set<LyingUnit> forgiven = ConcurrentHashMap.newKeySet();

    @Override
    Object take(LyingUnit unit, Call call) {
      try {
        return super.take(unit, call);
      } catch (ConflictException e) {
        forgiven.add(unit);
        throw e;
      }
    }

    @Override
    void commit(LyingUnit unit) {
      if (forgiven.remove(unit)) {
        commitElsewhere(unit, written(unit));
      } else {
        super.commit(unit);
      }
    }
  }

  /** A commit is made in two steps, first the register and a little later the rest. */
  @CaughtBy("nobodyEverSeesHalfACommit")
  static final class CommitsInTwoSteps extends SwitchboardStorage {
    @Override
    void commit(LyingUnit unit) {
      List<Call> parties = written(unit).stream().filter(it -> it.isOf(PartyStore.class)).toList();
      List<Call> rest = written(unit).stream().filter(it -> !it.isOf(PartyStore.class)).toList();
      if (parties.isEmpty() || rest.isEmpty() || unit.isCommitted()) {
        super.commit(unit);
      } else {
        commitElsewhere(unit, parties);
        LockSupport.parkNanos(1_000_000);
        commitElsewhere(unit, rest);
      }
    }
  }

  /** Whoever commits last wins, over what was committed since it read. */
  @CaughtBy("oneOfTwoUnitsUpdatesAVersion")
  static final class LetsTheLastOneWin extends SwitchboardStorage {
    @Override
    void commit(LyingUnit unit) {
      if (unit.isCommitted() || written(unit).isEmpty()) {
        super.commit(unit);
        return;
      }
      synchronized (this) {
        try (UnitOfWork other = honest().begin(unit.tenant(), Access.WRITE)) {
          written(unit).forEach(it -> overwrite(it, other));
          other.commit();
        }
      }
    }

    private static void overwrite(Call call, UnitOfWork unit) {
      boolean isUpdate = call.isOf(PartyStore.class) && call.arguments().size() == 2;
      if (isUpdate && call.arguments().get(0) instanceof Party party) {
        Party now = unit.parties().find(party.id()).orElseThrow();
        call.with(1, now.version()).on(unit);
      } else {
        call.on(unit);
      }
    }
  }

  /** A second commit is taken without a word. */
  @CaughtBy("aUnitIsCommittedOnceAndThenWritesNoMore")
  static final class CommitsAgain extends SwitchboardStorage {
    @Override
    void commit(LyingUnit unit) {
      if (!unit.isCommitted()) {
        super.commit(unit);
      }
    }
  }

  /** What is closed without a commit is committed all the same. */
  @CaughtBy("whatIsNotCommittedIsForgotten")
  static final class ForgetsToRollBack extends SwitchboardStorage {
    @Override
    void close(LyingUnit unit) {
      List<Call> written = written(unit);
      boolean keep = !unit.isCommitted() && !written.isEmpty();
      super.close(unit);
      if (keep) {
        commitElsewhere(unit, written);
      }
    }
  }
}
