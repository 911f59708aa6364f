package dev.comity.storage.lies;

import dev.comity.gazetteer.PlaceStore;
import dev.comity.journal.FeedPartitionStore;
import dev.comity.journal.FeedStore;
import dev.comity.journal.Journal;
import dev.comity.journal.KeyedAnswerStore;
import dev.comity.partnership.PartnershipStore;
import dev.comity.party.PartyStore;
import dev.comity.storage.Storage;
import dev.comity.storage.UnitOfWork;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An honest storage where every call of every port comes by: for lies about units as a whole. */
class SwitchboardStorage extends LyingStorage {

  private final Map<LyingUnit, List<Call>> writes =
      Collections.synchronizedMap(new IdentityHashMap<>());

  SwitchboardStorage() {}

  SwitchboardStorage(Storage honest) {
    super(honest);
  }

  /** Answers a call. */
  Object take(LyingUnit unit, Call call) {
    return honestly(unit, call);
  }

  /** Passes a call on, and notes what was written. */
  final Object honestly(LyingUnit unit, Call call) {
    Object answer = call.on(unit.honest());
    if (call.isWrite()) {
      writes.computeIfAbsent(unit, it -> new ArrayList<>()).add(call);
    }
    return answer;
  }

  /** What a unit has written so far. */
  final List<Call> written(LyingUnit unit) {
    return writes.getOrDefault(unit, List.of());
  }

  /** Commits writes in another unit of work, one after the other: it is a lie, not an accident. */
  final synchronized void commitElsewhere(LyingUnit unit, List<Call> calls) {
    try (UnitOfWork other = honest().begin(unit.tenant(), Access.WRITE)) {
      calls.forEach(it -> it.on(other));
      other.commit();
    }
  }

  /** Answers a call from another unit of work, which begins now. */
  final Object answerElsewhere(LyingUnit unit, Call call) {
    try (UnitOfWork other = honest().begin(unit.tenant(), Access.READ)) {
      return call.on(other);
    }
  }

  private <P> P switched(LyingUnit unit, Class<P> type, Function<UnitOfWork, P> port) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                take(
                    unit,
                    new Call(port, method, arguments == null ? List.of() : List.of(arguments)))));
  }

  @Override
  final Journal journal(LyingUnit unit, Journal journal) {
    return switched(unit, Journal.class, UnitOfWork::journal);
  }

  @Override
  final PartyStore parties(LyingUnit unit, PartyStore parties) {
    return switched(unit, PartyStore.class, UnitOfWork::parties);
  }

  @Override
  final PartnershipStore partnerships(LyingUnit unit, PartnershipStore partnerships) {
    return switched(unit, PartnershipStore.class, UnitOfWork::partnerships);
  }

  @Override
  final PlaceStore places(LyingUnit unit, PlaceStore places) {
    return switched(unit, PlaceStore.class, UnitOfWork::places);
  }

  @Override
  final FeedStore feed(LyingUnit unit, FeedStore feed) {
    return switched(unit, FeedStore.class, UnitOfWork::feed);
  }

  @Override
  final FeedPartitionStore feedPartitions(LyingUnit unit, FeedPartitionStore partitions) {
    return switched(unit, FeedPartitionStore.class, UnitOfWork::feedPartitions);
  }

  @Override
  final KeyedAnswerStore keyedAnswers(LyingUnit unit, KeyedAnswerStore answers) {
    return switched(unit, KeyedAnswerStore.class, UnitOfWork::keyedAnswers);
  }
}
