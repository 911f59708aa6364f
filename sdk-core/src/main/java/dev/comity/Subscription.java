package dev.comity;

import dev.comity.journal.FeedEntry;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.FeedStore;
import dev.comity.journal.Slice;
import dev.comity.storage.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A place in the feed that several readers, also of several processes, share and move forward.
 *
 * <p>The feed is cut into parts by aggregate. {@link #poll} leases one part that nobody is at and
 * that has something new, gives the entries to the listener, and hands the part back with its new
 * position. A reader that dies keeps its part until the lease ends; then the next one takes it over
 * and begins after the last acknowledged position. So every entry is delivered at least once, and
 * the entries about one aggregate in the order of their sequence, repeated at most from the last
 * acknowledged one on. A reader that comes late stops: see {@link #poll}.
 */
public final class Subscription {

  /** An empty part is moved on if so many entries follow its position; a power of 2. */
  private static final long LAG = 512;

  private final Comity comity;
  private final Feed feed;
  private final Clock clock;
  private final String name;
  private final String reader;
  private final int parts;
  private final Duration lease;

  Subscription(
      Comity comity,
      Feed feed,
      Clock clock,
      String name,
      String reader,
      int parts,
      Duration lease) {
    this.comity = comity;
    this.feed = feed;
    this.clock = clock;
    this.name = name;
    this.reader = reader;
    this.parts = parts;
    this.lease = lease;
  }

  /**
   * The same subscription in several parts, so that as many readers can be at work at once.
   *
   * @param count 1 to {@value Slice#MOST}; all readers of one subscription must agree on it
   * @return the subscription
   */
  public Subscription inParts(int count) {
    return new Subscription(comity, feed, clock, name, reader, new Slice(0, count).count(), lease);
  }

  /**
   * The same subscription with leases of another length. A lease that is shorter than the listener
   * takes for the entries of one poll ends that poll early and leads to an entry being delivered
   * twice, one that is shorter than reading the entries takes delivers nothing, and one that is
   * longer than needed lets a dead reader's part lie idle.
   *
   * @param length more than nothing, by the clock that Comity was built with
   * @return the subscription
   */
  public Subscription withLease(Duration length) {
    if (length.isNegative() || length.isZero()) {
      throw new IllegalArgumentException(
          "A lease of " + length + " would have ended at once. Maybe 30 seconds?");
    }
    return new Subscription(comity, feed, clock, name, reader, parts, length);
  }

  /**
   * What came of a poll.
   *
   * @param delivered how many entries the listener took; 0 if there was nothing new, others are at
   *     all parts that have something new, or the lease ended before the first entry
   * @param acknowledged false if the lease ended meanwhile and another reader took the part over,
   *     so that these entries are delivered again
   */
  public record Polled(int delivered, boolean acknowledged) {}

  /**
   * Reads some entries of one part. The listener runs outside any unit of work. If it throws, what
   * it took before is acknowledged, and the entry on which it failed is delivered again next time;
   * if the storage cannot acknowledge it then, that is suppressed in what the listener threw.
   *
   * <p>Before each entry the lease is looked at. Once it is over by the clock that Comity was built
   * with, the rest is left to the next poll, of whomever: a reader that wakes up late does not go
   * on with what another one is at. What remains: the entry that is being delivered while the lease
   * ends may be delivered to another reader at the same time, and so may those that follow if the
   * clocks of two programs differ, for as long as they do.
   *
   * @param limit how many entries at most, at least 1
   * @param listener takes the entries, one by one
   * @return what came of it
   * @throws IllegalArgumentException if the limit is less than 1, or the subscription has another
   *     number of parts
   * @throws dev.comity.failure.StorageException if the storage cannot
   */
  public Polled poll(int limit, Consumer<? super FeedEntry> listener) {
    if (limit < 1) {
      throw new IllegalArgumentException(
          "A poll for " + limit + " entries would never deliver any. Maybe 100?");
    }
    feed.number();
    Optional<FeedPartition> leased =
        comity.look(this::isIdle) ? Optional.empty() : comity.inUnit(this::lease);
    return leased.map(it -> deliver(it, limit, listener)).orElseGet(() -> new Polled(0, true));
  }

  private Polled deliver(FeedPartition mine, int limit, Consumer<? super FeedEntry> listener) {
    long position = mine.acknowledged();
    int delivered = 0;
    try {
      for (FeedEntry entry :
          comity.look(unit -> unit.feed().after(mine.acknowledged(), mine.slice(), limit))) {
        if (mine.isFree(now())) {
          break; // what is left may be another reader's by now
        }
        listener.accept(entry);
        position = entry.position();
        delivered++;
      }
    } catch (Throwable e) {
      giveBack(mine, position, e);
      throw e;
    }
    return new Polled(delivered, acknowledge(mine, position));
  }

  /** Whatever went wrong first is what the caller has to know. */
  private void giveBack(FeedPartition mine, long position, Throwable first) {
    try {
      acknowledge(mine, position);
    } catch (RuntimeException e) {
      first.addSuppressed(e);
    }
  }

  /**
   * Where the subscription stands.
   *
   * @return its parts; empty if nobody has polled yet
   * @throws dev.comity.failure.StorageException if the storage cannot
   */
  public List<FeedPartition> parts() {
    return comity.look(unit -> unit.feedPartitions().of(name));
  }

  /**
   * Forgets the subscription: whoever polls it next begins it anew, from the first entry, and in as
   * many parts as it likes.
   *
   * @throws dev.comity.failure.StorageException if the storage cannot
   */
  public void forget() {
    comity.inUnit(
        unit -> {
          unit.feedPartitions().remove(name);
          return true;
        });
  }

  /** Most polls find nothing: those shall not ask for the right to write. */
  private boolean isIdle(UnitOfWork unit) {
    List<FeedPartition> held = agreed(unit);
    List<FeedPartition> free = free(held, now());
    return !held.isEmpty()
        && free.stream().noneMatch(it -> hasNews(unit.feed(), it))
        && free.stream().limit(1).noneMatch(it -> lags(unit.feed(), it));
  }

  /** Of the free parts with something new, that whose readers have come least far. */
  private Optional<FeedPartition> lease(UnitOfWork unit) {
    Instant now = now();
    List<FeedPartition> held = agreed(unit);
    long head = 0;
    for (FeedPartition it : free(held.isEmpty() ? begin(unit) : held, now)) {
      if (hasNews(unit.feed(), it)) {
        FeedPartition mine = it.leased(reader, now.plus(lease));
        unit.feedPartitions().update(mine, it.version());
        return Optional.of(mine);
      }
      if (lags(unit.feed(), it)) {
        head = Math.max(head, headFrom(unit.feed(), Math.max(head, it.acknowledged())));
        unit.feedPartitions().update(it.acknowledged(head), it.version());
      }
    }
    return Optional.empty();
  }

  /** In the order in which they are to be read. */
  private static List<FeedPartition> free(List<FeedPartition> held, Instant now) {
    return held.stream()
        .filter(it -> it.isFree(now))
        .sorted(Comparator.comparingLong(FeedPartition::acknowledged))
        .toList();
  }

  private static boolean hasNews(FeedStore feed, FeedPartition part) {
    return !feed.after(part.acknowledged(), part.slice(), 1).isEmpty();
  }

  /**
   * Whether so many entries of other parts follow that looking through them again and again costs
   * more than to note once that there is nothing of this part among them. The snapshot in which
   * nothing was found is that in which the head is sought, and all that is numbered later comes
   * behind it: so nothing is passed over.
   */
  private static boolean lags(FeedStore feed, FeedPartition part) {
    return !feed.after(part.acknowledged() + LAG - 1, Slice.WHOLE, 1).isEmpty();
  }

  /** The last position of the feed, in some steps of growing and then of shrinking length. */
  private static long headFrom(FeedStore feed, long known) {
    long head = known;
    boolean isGrowing = true;
    for (long step = LAG; step > 0; step = isGrowing ? step * 2 : step / 2) {
      List<FeedEntry> there = feed.after(head + step - 1, Slice.WHOLE, 1);
      isGrowing &= !there.isEmpty();
      head = there.isEmpty() ? head : there.get(0).position();
    }
    return head;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private List<FeedPartition> begin(UnitOfWork unit) {
    List<FeedPartition> begun =
        IntStream.range(0, parts)
            .mapToObj(i -> FeedPartition.unread(name, new Slice(i, parts)))
            .toList();
    begun.forEach(unit.feedPartitions()::insert);
    return begun;
  }

  /** The parts of the subscription; none if it has not begun. */
  private List<FeedPartition> agreed(UnitOfWork unit) {
    List<FeedPartition> held = unit.feedPartitions().of(name);
    if (held.isEmpty()) {
      return held;
    }
    int count = held.get(0).slice().count();
    if (count != parts) {
      throw new IllegalArgumentException(
          "The subscription '"
              + name
              + "' is read in "
              + count
              + " parts, not in "
              + parts
              + ". Maybe inParts("
              + count
              + "), or forget() and begin anew?");
    }
    return held;
  }

  /** False if another reader took the part over, or the subscription was forgotten. */
  private boolean acknowledge(FeedPartition mine, long position) {
    return comity.inUnit(
        unit -> {
          boolean isMine = unit.feedPartitions().of(name).contains(mine);
          if (isMine) {
            unit.feedPartitions().update(mine.acknowledged(position), mine.version());
          }
          return isMine;
        });
  }
}
