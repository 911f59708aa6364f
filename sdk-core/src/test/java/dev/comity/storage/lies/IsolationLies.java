package dev.comity.storage.lies;

import dev.comity.party.Party;
import dev.comity.party.PartyId;
import dev.comity.party.PartyStore;
import dev.comity.storage.UnitOfWork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lies about what units of work see of each other. */
final class IsolationLies {

  private IsolationLies() {}

  /** Readers see what open units have written. */
  @CaughtBy("nobodySeesWhatAUnitHasNotYetCommitted")
  static final class ReadsWhatIsNotCommitted extends SwitchboardStorage {
    private final Set<LyingUnit> open = ConcurrentHashMap.newKeySet();

    @Override
    Object take(LyingUnit unit, Call call) {
      if (unit.access() == Access.READ && !call.isWrite() && !open.isEmpty()) {
        try (UnitOfWork dirty = honest().begin(unit.tenant(), Access.WRITE)) {
          open.forEach(writer -> written(writer).forEach(it -> it.on(dirty)));
          return call.on(dirty);
        }
      }
      Object answer = super.take(unit, call);
      if (call.isWrite()) {
        open.add(unit);
      }
      return answer;
    }

    @Override
    void commit(LyingUnit unit) {
      super.commit(unit);
      open.remove(unit);
    }

    @Override
    void close(LyingUnit unit) {
      open.remove(unit);
      super.close(unit);
    }
  }

  /** A reader that asks again is told what was committed meanwhile. */
  @CaughtBy({
    "aReaderSeesNothingOfWhatOthersCommitMeanwhile",
    "aReaderKeepsItsEditionWhileAnotherIsImported",
    "aReaderThatStaysOpenKeepsNobodyFromWriting"
  })
  static final class ReadsAnew extends SwitchboardStorage {
    @Override
    Object take(LyingUnit unit, Call call) {
      call.on(unit.honest());
      boolean isReading = unit.access() == Access.READ && !call.isWrite();
      return isReading ? answerElsewhere(unit, call) : super.take(unit, call);
    }
  }

  /** A unit that may write is told what was committed since it began, until it writes. */
  @CaughtBy("aWriterThatHasReadOneThingSeesNothingNewAnywhere")
  static final class ReadsAnewWhereItMayWrite extends SwitchboardStorage {
    @Override
    Object take(LyingUnit unit, Call call) {
      boolean isReading =
          unit.access() == Access.WRITE
              && (call.isList() || call.method().getReturnType() == Optional.class)
              && written(unit).isEmpty();
      Object answer = super.take(unit, call);
      return isReading ? answerElsewhere(unit, call) : answer;
    }
  }

  /** A row that was read stays as it was, but lists hold what came in since. */
  @CaughtBy("aReaderThatHasReadOneThingSeesNothingNewAnywhere")
  static final class SeesPhantoms extends SwitchboardStorage {
    @Override
    Object take(LyingUnit unit, Call call) {
      call.on(unit.honest());
      boolean isReading = unit.access() == Access.READ && call.isList();
      return isReading ? answerElsewhere(unit, call) : super.take(unit, call);
    }
  }

  /** Each port takes its snapshot when it is asked first, so that two of them do not agree. */
  @CaughtBy("aReaderThatHasReadOneThingSeesNothingNewAnywhere")
  static final class SnapsEveryPortByItself extends SwitchboardStorage {
    private final Map<List<Object>, UnitOfWork> snapshots = new ConcurrentHashMap<>();

    @Override
    Object take(LyingUnit unit, Call call) {
      if (unit.access() == Access.WRITE || call.isWrite()) {
        return super.take(unit, call);
      }
      return call.on(
          snapshots.computeIfAbsent(
              List.of(unit, call.method().getDeclaringClass()),
              it -> honest().begin(unit.tenant(), Access.READ)));
    }
  }

  /** A party that was read once is told from memory for ever. */
  @CaughtBy("whatOneUnitCommitsTheNextOneSees")
  static final class RemembersParties extends SwitchboardStorage {
    private final Map<List<Object>, Object> memory = new ConcurrentHashMap<>();

    @Override
    Object take(LyingUnit unit, Call call) {
      Object answer = super.take(unit, call);
      boolean isFind =
          call.isOf(PartyStore.class)
              && unit.access() == Access.READ
              && answer instanceof Optional<?> found
              && found.isPresent();
      return isFind
          ? memory.computeIfAbsent(List.of(unit.tenant(), call.arguments()), it -> answer)
          : answer;
    }
  }

  /** Lists that were asked for once are told from memory until something is inserted. */
  @CaughtBy("whatOneUnitCommitsTheNextOneSees")
  static final class RemembersMergedCities extends SwitchboardStorage {
    private final Map<List<Object>, Object> memory = new ConcurrentHashMap<>();

    @Override
    Object take(LyingUnit unit, Call call) {
      Object answer = super.take(unit, call);
      return call.method().getName().equals("mergedInto")
          ? memory.computeIfAbsent(List.of(unit.tenant(), call.arguments()), it -> answer)
          : answer;
    }
  }

  /** What a unit writes goes into memory at once, and is told from there if the unit gives up. */
  @CaughtBy({"whatIsNotCommittedIsForgotten", "nobodyEverSeesWhatAUnitHasGivenUp"})
  static final class RemembersWhatWasGivenUp extends SwitchboardStorage {
    private final Map<PartyId, Party> memory = new ConcurrentHashMap<>();

    @Override
    Object take(LyingUnit unit, Call call) {
      Object answer = super.take(unit, call);
      if (call.isWrite() && call.arguments().get(0) instanceof Party party) {
        memory.put(party.id(), party);
      }
      return call.isOf(PartyStore.class)
              && call.arguments().get(0) instanceof PartyId id
              && call.method().getName().equals("find")
              && memory.containsKey(id)
          ? Optional.of(memory.get(id))
          : answer;
    }
  }

  /** A unit does not find what it has written itself until it is committed. */
  @CaughtBy({"aPartyIsFoundJustAsItWasInserted", "anEntryComesBackEqualInEveryField"})
  static final class DoesNotSeeItsOwnWrites extends SwitchboardStorage {
    @Override
    Object take(LyingUnit unit, Call call) {
      boolean isRead = unit.access() == Access.WRITE && !call.isWrite() && !unit.isCommitted();
      return isRead && !call.method().getName().equals("number")
          ? answerElsewhere(unit, call)
          : super.take(unit, call);
    }
  }

  /** A unit's lists do not hold what it has written itself. */
  @CaughtBy({"aPartyIsFoundByEveryNameThatItHasOrHad", "partsComeInTheOrderOfTheirNumbers"})
  static final class ListsWithoutItsOwnWrites extends SwitchboardStorage {
    @Override
    Object take(LyingUnit unit, Call call) {
      return call.isList() && unit.access() == Access.WRITE
          ? answerElsewhere(unit, call)
          : super.take(unit, call);
    }
  }
}
