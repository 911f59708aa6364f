package dev.comity.storage;

import static dev.comity.storage.Samples.aggregate;
import static dev.comity.storage.Samples.entries;
import static dev.comity.storage.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.journal.AggregateId;
import dev.comity.journal.Event;
import dev.comity.journal.FeedEntry;
import dev.comity.journal.Payload;
import dev.comity.journal.Slice;
import dev.comity.storage.Storage.Access;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What the feed promises however units of work overlap: nothing is passed over, nothing twice. */
public interface FeedOrderContract extends ContractCase {

  /** What sorts before everything else. */
  AggregateId FIRST = new AggregateId("city", new UUID(1, 1));

  /** What sorts after everything else. */
  AggregateId LAST = new AggregateId("city", new UUID(-1, -1));

  /**
   * One unit has written before the other, and commits after it. A storage that lets the second one
   * wait for the first is given a while, and then gets the other order.
   */
  @Test
  default void aReaderPassesOverNothingThatIsCommittedLate() {
    List<Event> all = new ArrayList<>();
    FeedFollower follower = new FeedFollower(storage(), TENANT, Slice.WHOLE);
    for (List<AggregateId> order : List.of(List.of(FIRST, LAST), List.of(LAST, FIRST))) {
      List<Event> slow = next(order.get(0), 2);
      List<Event> fast = next(order.get(1), 3);
      Future<?> overtaking;
      try (UnitOfWork unit = begin(Access.WRITE)) {
        slow.forEach(unit.journal()::append);
        assertThat(unit.journal().events(order.get(0))).endsWith(slow.get(1)); // it is sent
        overtaking =
            beside(
                () -> {
                  commitInTheEnd(it -> fast.forEach(it.journal()::append));
                  numberAndRead(follower);
                });
        unit.commit();
      }
      ended(overtaking);
      all.addAll(slow);
      all.addAll(fast);
      numberAndRead(follower);

      follower.assertHasSeen(all);
      FeedContract.assertPositionsFromOne(follower.seen());
    }
    assertThat(new FeedFollower(storage(), TENANT, Slice.WHOLE).readOn(4).seen())
        .isEqualTo(follower.seen());
  }

  @Test
  default void twoWhoNumberAtOnceGiveNoPositionTwice() {
    List<Event> all = new ArrayList<>(next(FIRST, 5));
    all.addAll(next(LAST, 5));
    commit(unit -> all.forEach(unit.journal()::append));

    List<Future<?>> other = new ArrayList<>();
    commitInTheEnd(
        unit -> {
          unit.feed().number(7);
          if (other.isEmpty()) {
            other.add(beside(() -> FeedFollower.numberAll(storage(), TENANT, 4)));
          }
        });
    other.forEach(this::ended);
    FeedFollower follower = new FeedFollower(storage(), TENANT, Slice.WHOLE);
    numberAndRead(follower);

    follower.assertHasSeen(all);
    FeedContract.assertPositionsFromOne(follower.seen());
  }

  @Test
  default void anyNumberOfThreadsThatNumberAtOnceLeaveNoGap() {
    List<Event> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.addAll(entries(TENANT, aggregate("thing " + i), 4));
    }
    commit(unit -> all.forEach(unit.journal()::append));

    Callable<Boolean> numbering =
        () -> {
          FeedFollower.numberAll(storage(), TENANT, 7);
          return true;
        };
    atOnce(Collections.nCopies(4, numbering));

    FeedFollower follower = new FeedFollower(storage(), TENANT, Slice.WHOLE).readOn(100);
    follower.assertHasSeen(all);
    FeedContract.assertPositionsFromOne(follower.seen());
  }

  @Test
  default void whoeverFollowsTheFeedWhileOthersWriteSeesEverythingOnce() {
    AtomicInteger writing = new AtomicInteger(3);
    List<FeedFollower> followers =
        List.of(
            new FeedFollower(storage(), TENANT, Slice.WHOLE),
            new FeedFollower(storage(), TENANT, new Slice(0, 2)),
            new FeedFollower(storage(), TENANT, new Slice(1, 2)));
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (int writer = 0; writer < 3; writer++) {
      Random random = new Random(writer);
      AggregateId own = aggregate("of writer " + writer);
      tasks.add(
          () -> {
            try {
              for (int i = 0; i < 12; i++) {
                commitInTheEnd(unit -> appendSlowly(unit, own, random));
              }
              return true;
            } finally {
              writing.decrementAndGet();
            }
          });
    }
    followers.forEach(it -> tasks.add(() -> follow(writing, it)));

    atOnce(tasks);

    List<Event> all = read(unit -> unit.journal().page(Optional.empty(), Integer.MAX_VALUE));
    assertThat(all).hasSize(3 * 12 * 2);
    followers.forEach(this::numberAndRead);
    followers.get(0).assertHasSeen(all);
    FeedContract.assertPositionsFromOne(followers.get(0).seen());
    List<FeedEntry> halves = new ArrayList<>(followers.get(1).seen());
    halves.addAll(followers.get(2).seen());
    assertThat(halves).containsExactlyInAnyOrderElementsOf(followers.get(0).seen());
  }

  private boolean follow(AtomicInteger writing, FeedFollower follower) {
    do {
      numberAndRead(follower);
    } while (writing.get() > 0);
    return true;
  }

  /**
   * Waits between writing and committing, so that units commit in another order than they write.
   */
  private static void appendSlowly(UnitOfWork unit, AggregateId own, Random random) {
    for (AggregateId thing : List.of(own, aggregate("of all"))) {
      List<Event> before = unit.journal().events(thing);
      Payload facts = Payload.builder().number("n", random.nextInt()).build();
      unit.journal().append(entry(TENANT, thing, before, facts));
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(2_000)));
    }
  }

  private List<Event> next(AggregateId aggregate, int count) {
    List<Event> before = read(unit -> unit.journal().events(aggregate));
    return entries(TENANT, aggregate, before.size() + count)
        .subList(before.size(), before.size() + count);
  }

  private void numberAndRead(FeedFollower follower) {
    FeedFollower.numberAll(storage(), TENANT, 3);
    follower.readOn(2);
  }
}
