package dev.comity.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.failure.ConflictException;
import dev.comity.journal.AggregateId;
import dev.comity.journal.Event;
import dev.comity.journal.FeedEntry;
import dev.comity.journal.Slice;
import dev.comity.journal.TenantId;
import dev.comity.storage.Storage.Access;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Follows one part of the feed with a cursor, as a host does, and remembers what it was given. */
final class FeedFollower {

  private final Storage storage;
  private final TenantId tenant;
  private final Slice slice;
  private final List<FeedEntry> seen = new ArrayList<>();

  FeedFollower(Storage storage, TenantId tenant, Slice slice) {
    this.storage = storage;
    this.tenant = tenant;
    this.slice = slice;
  }

  /** Has positions given to everything that is committed, so many at a time. */
  static void numberAll(Storage storage, TenantId tenant, int step) {
    int given = step;
    for (int attempt = 1; given == step; attempt++) {
      assertThat(attempt)
          .as("attempts to number the entries")
          .isLessThan(ContractCase.MOST_ATTEMPTS);
      try (UnitOfWork unit = storage.begin(tenant, Access.WRITE)) {
        int now = unit.feed().number(step);
        assertThat(now).as("entries numbered at once").isBetween(0, step);
        unit.commit();
        given = now;
      } catch (ConflictException e) {
        ContractCase.pause(attempt); // another one was faster; what it left is still to be done
      }
    }
  }

  /** Reads on from where it stopped, to the end of what has a position now. */
  FeedFollower readOn(int limit) {
    List<FeedEntry> page;
    do {
      try (UnitOfWork unit = storage.begin(tenant, Access.READ)) {
        page = unit.feed().after(position(), slice, limit);
      }
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      page.forEach(this::take);
    } while (page.size() == limit);
    return this;
  }

  private long position() {
    return seen.isEmpty() ? 0 : seen.get(seen.size() - 1).position();
  }

  private void take(FeedEntry entry) {
    assertThat(entry.position()).as("position of %s", entry).isGreaterThan(position());
    assertThat(slice.holds(entry.event().aggregate().value()))
        .as("%s holds %s", slice, entry)
        .isTrue();
    seen.add(entry);
  }

  List<FeedEntry> seen() {
    return seen;
  }

  /** Every entry once, no other, and those about one thing in the order of their numbers. */
  void assertHasSeen(List<Event> entries) {
    List<Event> events = seen.stream().map(FeedEntry::event).toList();
    assertThat(events).containsExactlyInAnyOrderElementsOf(entries);
    Map<AggregateId, Long> last = new HashMap<>();
    for (Event event : events) {
      assertThat(event.sequence())
          .as("what comes next in the feed is %s", event.label())
          .isEqualTo(last.getOrDefault(event.aggregate(), 0L) + 1);
      last.put(event.aggregate(), event.sequence());
    }
  }
}
