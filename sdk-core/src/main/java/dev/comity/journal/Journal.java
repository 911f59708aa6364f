package dev.comity.journal;

import java.util.List;
import java.util.Optional;

/**
 * The port to the one table of events, seen by one tenant in one unit of work.
 *
 * <p>What was appended in the unit of work is seen by it at once, and by others once it is
 * committed. Every field of an entry comes back as it was given: the payload letter by letter, up
 * to a million characters of it, and the recorded instant to the microsecond.
 */
public interface Journal {

  /**
   * Appends an entry.
   *
   * @param event the entry; its sequence is one more than the last one of its aggregate
   * @throws dev.comity.failure.ConflictException here or at the commit, if another unit of work
   *     took that sequence
   * @throws IllegalArgumentException here or at the commit, if the entry would leave a gap behind
   *     the last one of its aggregate, or belongs to another tenant
   */
  void append(Event event);

  /**
   * The entries about one aggregate.
   *
   * @param aggregate which
   * @return all of them, in the order of their sequence; empty if there are none
   */
  List<Event> events(AggregateId aggregate);

  /**
   * The newest entry about one aggregate.
   *
   * @param aggregate which
   * @return the entry, if there is one
   */
  Optional<Event> last(AggregateId aggregate);

  /**
   * A page of all the tenant's entries, in the order of {@link AggregateId#compareTo} and then of
   * the sequence.
   *
   * @param after the last entry of the page before; empty for the first page
   * @param limit the greatest number of entries, at least 1
   * @return the entries; fewer than the limit only on the last page
   * @throws IllegalArgumentException if the limit is less than 1
   */
  List<Event> page(Optional<Event> after, int limit);
}
