package dev.comity.storage.lies;

import dev.comity.failure.ConflictException;
import dev.comity.failure.StorageUnavailableException;
import dev.comity.journal.Finding;
import dev.comity.journal.TenantId;
import dev.comity.party.Party;
import dev.comity.party.PartyStore;
import dev.comity.storage.UnitOfWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Lies about what a unit of work is: all or nothing, once, and then over. */
final class UnitLies {

  private UnitLies() {}

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
        LockSupport.parkNanos(100_000);
        commitElsewhere(unit, rest);
      }
    }
  }

  /** Whoever commits last wins, over what was committed since it read. */
  @CaughtBy({"oneOfTwoUnitsUpdatesAVersion", "noUpdateIsLostHoweverManyWriteAtOnce"})
  static final class LetsTheLastOneWin extends SwitchboardStorage {
    @Override
    void commit(LyingUnit unit) {
      if (unit.isCommitted() || written(unit).isEmpty()) {
        super.commit(unit);
        return;
      }
      try (UnitOfWork other = honest().begin(unit.tenant(), Access.WRITE)) {
        written(unit).forEach(it -> overwrite(it, other));
        other.commit();
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

  /** A unit that is committed goes on writing, each write in a commit of its own. */
  @CaughtBy("aUnitIsCommittedOnceAndThenWritesNoMore")
  static final class WritesOnAfterTheCommit extends SwitchboardStorage {
    @Override
    Object take(LyingUnit unit, Call call) {
      if (unit.isCommitted() && call.isWrite()) {
        commitElsewhere(unit, List.of(call));
        return null;
      }
      return super.take(unit, call);
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

  /** A unit that was begun for reading writes and commits. */
  @CaughtBy("aReadingUnitRefusesToWrite")
  static final class WritesInReadingUnits extends LyingStorage {
    @Override
    public UnitOfWork begin(TenantId tenant, Access access) {
      return new LyingUnit(this, tenant, access, honest().begin(tenant, Access.WRITE));
    }
  }

  /** A closed unit still answers. */
  @CaughtBy("aClosedUnitRefusesEverything")
  static final class AnswersWhenClosed extends SwitchboardStorage {
    private final Set<LyingUnit> closed = ConcurrentHashMap.newKeySet();

    @Override
    Object take(LyingUnit unit, Call call) {
      boolean isLate = closed.contains(unit) && !call.isWrite();
      return isLate ? answerElsewhere(unit, call) : super.take(unit, call);
    }

    @Override
    void close(LyingUnit unit) {
      closed.add(unit);
      super.close(unit);
    }
  }

  /** Closing a second time fails. */
  @CaughtBy("aUnitCanBeClosedAgainAndKeepsWhatItCommitted")
  static final class ClosesOnce extends SwitchboardStorage {
    private final Set<LyingUnit> closed = ConcurrentHashMap.newKeySet();

    @Override
    void close(LyingUnit unit) {
      if (!closed.add(unit)) {
        throw new IllegalStateException("closed before");
      }
      super.close(unit);
    }
  }

  /** What a unit that came to nothing has written stays locked. */
  @CaughtBy({"unitsThatCameToNothingStandInNoWay", "nobodyEverSeesWhatAUnitHasGivenUp"})
  static final class NeverUnlocks extends SwitchboardStorage {
    private final Set<Object> locked = ConcurrentHashMap.newKeySet();

    @Override
    Object take(LyingUnit unit, Call call) {
      if (call.isWrite() && locked.contains(subject(call))) {
        throw new ConflictException("locked");
      }
      return super.take(unit, call);
    }

    @Override
    void close(LyingUnit unit) {
      if (!unit.isCommitted()) {
        written(unit).forEach(it -> locked.add(subject(it)));
      }
      super.close(unit);
    }

    private static Object subject(Call call) {
      return call.arguments().get(0) instanceof Party party ? party.id() : call.method();
    }
  }

  /** A unit that meets another one waits until it is free, however long that takes. */
  @CaughtBy("unitsThatMeetCrosswiseAreBothKeptInTheEnd")
  static final class WaitsForEver extends SwitchboardStorage {
    private final Map<Object, LyingUnit> holders = new ConcurrentHashMap<>();

    @Override
    Object take(LyingUnit unit, Call call) {
      if (call.isWrite() && call.arguments().get(0) instanceof Party party) {
        for (int patience = 0; holder(party, unit) != unit; patience++) {
          if (patience > 2_000) {
            throw new IllegalStateException("still waiting");
          }
          LockSupport.parkNanos(1_000_000);
        }
      }
      return super.take(unit, call);
    }

    private LyingUnit holder(Party party, LyingUnit unit) {
      return holders.computeIfAbsent(party.id(), it -> unit);
    }

    @Override
    void close(LyingUnit unit) {
      holders.values().removeIf(unit::equals);
      super.close(unit);
    }
  }

  /** What a unit takes it does not give back, and after four hundred there is no more. */
  @CaughtBy("hundredsOfUnitsOneAfterTheOtherUseNothingUp")
  static final class RunsOut extends LyingStorage {
    private final AtomicInteger begun = new AtomicInteger();

    @Override
    public UnitOfWork begin(TenantId tenant, Access access) {
      if (begun.incrementAndGet() > 400) {
        throw new StorageUnavailableException("no connection", new IllegalStateException());
      }
      return super.begin(tenant, access);
    }
  }

  /** An answer is filled anew when something is written. */
  @CaughtBy("whatWasAnsweredDoesNotChangeAfterwards")
  static final class FillsItsListsAnew extends SwitchboardStorage {
    private final Map<LyingUnit, Map<Call, List<Object>>> lists = new ConcurrentHashMap<>();

    @Override
    Object take(LyingUnit unit, Call call) {
      Object answer = super.take(unit, call);
      Map<Call, List<Object>> mine = lists.computeIfAbsent(unit, it -> new HashMap<>());
      if (call.isWrite()) {
        mine.forEach((asked, list) -> fill(list, (List<?>) asked.on(unit.honest())));
        return answer;
      }
      if (!call.isList() || mine.size() > 99) {
        return answer;
      }
      List<Object> list = new ArrayList<>((List<?>) answer);
      mine.put(call, list);
      return list;
    }

    private static void fill(List<Object> list, List<?> anew) {
      list.clear();
      list.addAll(anew);
    }

    @Override
    void close(LyingUnit unit) {
      lists.remove(unit);
      super.close(unit);
    }
  }

  /** A unit hands out the very list that it answers from. */
  @CaughtBy("whatACallerDoesToAnAnswerChangesNothing")
  static final class HandsOutItsOwnLists extends SwitchboardStorage {
    private final Map<List<Object>, Object> lists = new ConcurrentHashMap<>();

    @Override
    Object take(LyingUnit unit, Call call) {
      if (unit.access() == Access.WRITE || !call.isList()) {
        return super.take(unit, call);
      }
      return lists.computeIfAbsent(
          List.of(unit, call.method(), call.arguments()),
          it -> new ArrayList<>((List<?>) super.take(unit, call)));
    }
  }

  /** An examination finds something where nothing is wrong. */
  @CaughtBy("aStorageBeginsEmpty")
  static final class CriesWolf extends LyingStorage {
    @Override
    List<Finding> inspect(LyingUnit unit) {
      unit.honest().inspect();
      return List.of(new Finding("something", "may be wrong"));
    }
  }
}
