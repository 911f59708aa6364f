package dev.comity.storage;

import static dev.comity.storage.Samples.aggregate;
import static dev.comity.storage.Samples.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.comity.journal.AggregateId;
import dev.comity.journal.Event;
import dev.comity.journal.FeedEntry;
import dev.comity.journal.Slice;
import dev.comity.journal.TenantId;
import dev.comity.storage.Storage.Access;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the port to the feed must do: every committed entry once, in an order that stands. */
public interface FeedContract extends ContractCase {

  @Test
  default void everyCommittedEntryIsInTheFeedOnceAndNoPositionIsLeftOut() {
    List<Event> all = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      for (String name : List.of("a", "b", "c")) {
        all.addAll(written(aggregate(name + round), 4));
      }
      number(5);
    }

    wholeFeed().assertHasSeen(all);
    assertPositionsFromOne(wholeFeed().seen());
  }

  @Test
  default void entriesOfOneThingComeInTheirOrderHoweverTheyWereCommitted() {
    List<Event> one = entries(TENANT, aggregate("one"), 12);
    List<Event> other = entries(TENANT, aggregate("other"), 12);
    List<Event> all = new ArrayList<>();
    for (int i = 0; i < 12; i += 3) {
      List<Event> unit = new ArrayList<>(other.subList(i, i + 3));
      unit.addAll(2, one.subList(i, i + 3));
      commit(it -> unit.forEach(it.journal()::append));
      all.addAll(unit);
      number(2);
    }

    wholeFeed().assertHasSeen(all);
    assertPositionsFromOne(wholeFeed().seen());
  }

  @Test
  default void whatIsNotCommittedHasNoPlaceInTheFeed() {
    forget(unit -> entries(TENANT, aggregate("forgotten"), 3).forEach(unit.journal()::append));
    number(10);
    assertThat(wholeFeed().seen()).isEmpty();

    Future<?> numbering;
    try (UnitOfWork open = begin(Access.WRITE)) {
      entries(TENANT, aggregate("given up"), 2).forEach(open.journal()::append);
      assertThat(open.journal().events(aggregate("given up"))).hasSize(2);
      numbering = beside(() -> number(10));
      assertThat(wholeFeed().seen()).isEmpty();
    }
    ended(numbering);
    assertThat(wholeFeed().seen()).isEmpty();
    List<Event> kept = written(aggregate("kept"), 2);
    number(10);

    wholeFeed().assertHasSeen(kept);
    assertPositionsFromOne(wholeFeed().seen());
  }

  @Test
  default void aPositionNeverChanges() {
    List<FeedEntry> before = List.of();
    for (int round = 0; round < 5; round++) {
      UUID id = new UUID(Long.MAX_VALUE >> 8 * round, -round); // each before the last one
      written(new AggregateId("city", id), 2);
      int from = 2 * round;
      List<Event> again = entries(TENANT, aggregate("long"), from + 2).subList(from, from + 2);
      commit(unit -> again.forEach(unit.journal()::append));
      number(3);

      List<FeedEntry> now = wholeFeed().seen();
      assertThat(now).hasSize(4 * (round + 1));
      assertThat(now.subList(0, before.size())).isEqualTo(before);
      before = now;
    }
    assertPositionsFromOne(before);
  }

  @Test
  default void positionsThatWereGivenInVainLeaveNoGap() {
    List<Event> all = written(aggregate("one"), 5);
    forget(unit -> unit.feed().number(3));
    all.addAll(written(aggregate("other"), 5));
    number(4);

    wholeFeed().assertHasSeen(all);
    assertPositionsFromOne(wholeFeed().seen());
  }

  @Test
  default void numberingStopsAtTheLimitAndSaysWhenNothingIsLeft() {
    List<Event> all = written(aggregate("one"), 7);
    List<Integer> given = new ArrayList<>();
    do {
      commit(unit -> given.add(unit.feed().number(3)));
      assertThat(given).allMatch(it -> it >= 0 && it <= 3);
    } while (given.get(given.size() - 1) == 3);

    look(unit -> assertThat(unit.feed().isAnyUnnumbered()).isFalse());
    wholeFeed().assertHasSeen(all);
    commit(unit -> assertThat(unit.feed().number(3)).isZero());
    assertPositionsFromOne(wholeFeed().seen());
  }

  @Test
  default void theFeedIsReadFromAnyPositionInPagesOfAnyLength() {
    written(aggregate("one"), 6);
    written(aggregate("other"), 5);
    number(100);
    List<FeedEntry> all = wholeFeed().seen();

    look(
        unit -> {
          for (int position = 0; position <= 12; position++) {
            for (int limit : List.of(1, 2, 10, 11, 12, Integer.MAX_VALUE)) {
              assertThat(unit.feed().after(position, Slice.WHOLE, limit))
                  .as("%s after position %s", limit, position)
                  .isEqualTo(all.stream().skip(position).limit(limit).toList());
            }
          }
          assertThat(unit.feed().after(Long.MAX_VALUE, Slice.WHOLE, 9)).isEmpty();
        });
  }

  @Test
  default void partsOfTheFeedHoldEveryEntryExactlyOnce() {
    Random random = new Random(256);
    List<AggregateId> things = new ArrayList<>();
    for (int bits = 0; bits < Slice.MOST; bits++) {
      things.add(new AggregateId("city", new UUID(random.nextLong(), -1L << 32 | bits)));
    }
    Collections.shuffle(things, random);
    commit(unit -> things.forEach(it -> entries(TENANT, it, 1).forEach(unit.journal()::append)));
    number(1_000);
    List<FeedEntry> all = wholeFeed().seen();
    assertThat(all).hasSize(Slice.MOST);

    look(
        unit -> {
          for (int count : List.of(1, 2, 3, 7, 100, 255, Slice.MOST)) {
            for (int index = 0; index < count; index++) {
              Slice slice = new Slice(index, count);
              List<FeedEntry> part =
                  all.stream().filter(it -> slice.holds(it.event().aggregate().value())).toList();
              assertThat(unit.feed().after(0, slice, 1_000)).as("%s", slice).isEqualTo(part);
              long third = part.get(part.size() / 3).position();
              assertThat(unit.feed().after(third, slice, 2))
                  .as("two of %s after position %s", slice, third)
                  .isEqualTo(part.stream().skip(part.size() / 3 + 1).limit(2).toList());
            }
          }
        });
  }

  @Test
  default void everyTenantHasAFeedOfItsOwn() {
    List<TenantId> tenants = List.of(TenantId.of("a"), TenantId.of("a-b"), TenantId.of("a.b"));
    for (int round = 0; round < 2; round++) {
      for (TenantId tenant : tenants) {
        AggregateId thing = aggregate("round " + round);
        try (UnitOfWork unit = storage().begin(tenant, Access.WRITE)) {
          entries(tenant, thing, tenant.name().length()).forEach(unit.journal()::append);
          unit.commit();
        }
      }
      FeedFollower.numberAll(storage(), tenants.get(1), 10);
    }
    tenants.forEach(it -> FeedFollower.numberAll(storage(), it, 10));

    for (TenantId tenant : tenants) {
      List<FeedEntry> seen = new FeedFollower(storage(), tenant, Slice.WHOLE).readOn(9).seen();
      assertThat(seen).hasSize(2 * tenant.name().length());
      assertThat(seen).allMatch(it -> it.event().tenant().equals(tenant));
      assertPositionsFromOne(seen);
    }
  }

  @Test
  default void aReaderKeepsTheFeedThatItSaw() {
    written(aggregate("one"), 3);
    number(10);
    try (UnitOfWork reader = begin(Access.READ)) {
      List<FeedEntry> before = reader.feed().after(0, Slice.WHOLE, 100);
      written(aggregate("other"), 3);
      number(10);

      assertThat(reader.feed().after(0, Slice.WHOLE, 100)).isEqualTo(before).hasSize(3);
      assertThat(reader.feed().isAnyUnnumbered()).isFalse();
    }
    assertThat(wholeFeed().seen()).hasSize(6);
  }

  @Test
  default void aFeedOfNothingIsRefused() {
    written(aggregate("one"), 1);
    for (int limit : List.of(0, -1, Integer.MIN_VALUE)) {
      look(
          unit ->
              assertThatIllegalArgumentException()
                  .isThrownBy(() -> unit.feed().after(0, Slice.WHOLE, limit)));
      forget(
          unit -> assertThatIllegalArgumentException().isThrownBy(() -> unit.feed().number(limit)));
    }
  }

  /** Commits new entries about something. */
  private List<Event> written(AggregateId aggregate, int count) {
    List<Event> entries = entries(TENANT, aggregate, count);
    commit(unit -> entries.forEach(unit.journal()::append));
    return entries;
  }

  private void number(int step) {
    FeedFollower.numberAll(storage(), TENANT, step);
  }

  private FeedFollower wholeFeed() {
    return new FeedFollower(storage(), TENANT, Slice.WHOLE).readOn(7);
  }

  /**
   * Asserts that no position is left out.
   *
   * @param feed the whole feed
   */
  static void assertPositionsFromOne(List<FeedEntry> feed) {
    assertThat(feed.stream().map(FeedEntry::position))
        .as("positions")
        .isEqualTo(LongStream.rangeClosed(1, feed.size()).boxed().toList());
  }
}
