package dev.comity.storage.lies;

import dev.comity.failure.ConflictException;
import dev.comity.journal.Event;
import dev.comity.journal.FeedEntry;
import dev.comity.journal.FeedStore;
import dev.comity.journal.Slice;
import dev.comity.journal.TenantId;
import dev.comity.storage.UnitOfWork;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Gives positions after the commit, as a database does, where the in-memory storage gives them with
 * it. Honest itself, which shows that the contract leaves that open.
 */
class LateFeedStorage extends LyingStorage {

  private final Map<TenantId, List<Event>> numbered = new ConcurrentHashMap<>();
  private final Map<LyingUnit, Late> feeds = new ConcurrentHashMap<>();

  @Override
  public UnitOfWork begin(TenantId tenant, Access access) {
    List<Event> before = numbered.getOrDefault(tenant, List.of()); // before the journal's snapshot
    LyingUnit unit = new LyingUnit(this, tenant, access, honest().begin(tenant, access));
    feeds.get(unit).numbered = before;
    return unit;
  }

  @Override
  FeedStore feed(LyingUnit unit, FeedStore feed) {
    return feeds.computeIfAbsent(unit, it -> new Late(it, feed));
  }

  @Override
  synchronized void commit(LyingUnit unit) {
    Late feed = feeds.get(unit);
    if (!feed.added.isEmpty()) {
      refuseIfOvertaken(numbered.getOrDefault(unit.tenant(), List.of()), feed);
    }
    super.commit(unit);
    if (!feed.added.isEmpty()) {
      List<Event> all = new ArrayList<>(numbered.getOrDefault(unit.tenant(), List.of()));
      all.addAll(feed.added);
      numbered.put(unit.tenant(), List.copyOf(all));
    }
  }

  void refuseIfOvertaken(List<Event> now, Late feed) {
    if (now != feed.numbered) {
      throw new ConflictException("Another unit gave positions meanwhile.");
    }
  }

  /** Which entries get a position, of those that have none. */
  List<Event> chosen(List<Event> unnumbered, int limit) {
    return unnumbered.subList(0, Math.min(limit, unnumbered.size()));
  }

  /** What is listed of the entries without a position. */
  List<Event> listed(List<Event> unnumbered) {
    return unnumbered;
  }

  /** The feed of one unit. */
  final class Late extends ForwardingFeed {

    private final LyingUnit unit;
    private final List<Event> added = new ArrayList<>();
    private List<Event> numbered = List.of();

    private Late(LyingUnit unit, FeedStore honest) {
      super(honest);
      this.unit = unit;
    }

    private List<Event> unnumbered() {
      Set<Event> done = new HashSet<>(numbered);
      done.addAll(added);
      return unit.honest().journal().page(Optional.empty(), Integer.MAX_VALUE).stream()
          .filter(it -> !done.contains(it))
          .toList();
    }

    @Override
    public int number(int limit) {
      honest.number(limit);
      List<Event> chosen = chosen(unnumbered(), limit);
      added.addAll(chosen);
      return chosen.size();
    }

    @Override
    public boolean isAnyUnnumbered() {
      honest.isAnyUnnumbered();
      return !unnumbered().isEmpty();
    }

    @Override
    public List<Event> unnumbered(Optional<Event> after, int limit) {
      honest.unnumbered(after, limit);
      List<Event> all = listed(unnumbered());
      return all.stream().skip(after.map(all::indexOf).orElse(-1) + 1L).limit(limit).toList();
    }

    @Override
    public void restore(FeedEntry entry) {
      honest.restore(entry);
      added.add(entry.event());
    }

    @Override
    public List<FeedEntry> after(long position, Slice slice, int limit) {
      honest.after(position, slice, limit);
      List<Event> all = new ArrayList<>(numbered);
      all.addAll(added);
      return IntStream.range(0, all.size())
          .mapToObj(it -> new FeedEntry(it + 1L, all.get(it)))
          .filter(it -> it.position() > position)
          .filter(it -> slice.holds(it.event().aggregate().value()))
          .limit(limit)
          .toList();
    }
  }
}
