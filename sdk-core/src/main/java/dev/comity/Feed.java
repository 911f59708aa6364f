package dev.comity;

import dev.comity.failure.ConflictException;
import dev.comity.journal.FeedEntry;
import dev.comity.journal.Slice;
import dev.comity.storage.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All entries of one tenant, in an order that a reader can follow with a cursor: whatever is
 * committed later comes later, however the units of work overlap, so nothing is ever passed over.
 * The entries about one aggregate come in the order of their sequence.
 *
 * <p>Nothing runs by itself: the host asks, from its own threads or timers.
 */
public final class Feed {

  /** So many entries get their position in one unit of work. */
  private static final int STEP = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

  private final Comity comity;
  private final Clock clock;

  Feed(Comity comity, Clock clock) {
    this.comity = comity;
    this.clock = clock;
  }

  /**
   * The entries after a position. For a host that keeps the position itself, in one transaction
   * with what it makes of the entries: then each has its effect exactly once.
   *
   * <p>That others read and write at the same time is no reason to fail. Only if they are faster at
   * every attempt to give positions, entries that were committed a moment ago may come with the
   * next reading.
   *
   * @param position the last position that was read; 0 for the beginning
   * @param limit how many at most, at least 1
   * @return the entries in the order of their positions; none if there is nothing new
   * @throws dev.comity.failure.StorageException if the storage cannot
   */
  public List<FeedEntry> after(long position, int limit) {
    Function<UnitOfWork, List<FeedEntry>> reading =
        unit -> unit.feed().after(position, Slice.WHOLE, limit);
    Optional<List<FeedEntry>> atOnce =
        comity.look(
            unit -> {
              List<FeedEntry> found = reading.apply(unit);
              boolean goesOn = found.size() < limit && unit.feed().isAnyUnnumbered();
              return goesOn ? Optional.empty() : Optional.of(found);
            });
    return atOnce.orElseGet(
        () -> {
          number();
          return comity.look(reading);
        });
  }

  /**
   * Joins a subscription, whose readers share the work and whose positions are kept in the storage.
   *
   * @param name its name, such as {@code search-index}
   * @param reader who reads, for people that look at the table; names need not differ
   * @return the subscription, in one part, with leases of 30 seconds
   */
  public Subscription subscription(String name, String reader) {
    return new Subscription(comity, this, clock, name, reader, 1, Duration.ofSeconds(30));
  }

  /**
   * Gives positions to everything that is committed, a thousand entries at a time. One look at the
   * index if there is nothing.
   */
  void number() {
    int numbered;
    do {
      numbered = numberSome();
    } while (numbered == STEP);
  }

  /** Looks before each try, as whoever is faster does the work of all. */
  private int numberSome() {
    try {
      return comity.again(
          () ->
              comity.lookOnce(unit -> unit.feed().isAnyUnnumbered())
                  ? comity.inOneUnit(unit -> unit.feed().number(STEP))
                  : 0);
    } catch (ConflictException e) {
      LOG.debug("Others give positions all the while, so we read on: {}", e.getMessage());
      return 0;
    }
  }
}
