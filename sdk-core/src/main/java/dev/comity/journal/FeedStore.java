package dev.comity.journal;

import java.util.List;
import java.util.Optional;

/**
 * The port to the feed: all entries of one tenant in an order that a reader can follow with a
 * cursor, in one unit of work.
 *
 * <p>Units commit in another order than that in which they write, so no number that is given when
 * an entry is written can serve as a cursor: a reader would pass over the one that commits late.
 * Entries therefore get their position after they are committed, or by the commit itself. A
 * position that was committed never changes, and each tenant's begin at 1.
 */
public interface FeedStore {

  /**
   * Gives positions to committed entries that have none: the next ones, without gaps, so that of
   * two entries about one aggregate the earlier one comes first. Two units that do so at once never
   * give one position twice: one of them waits or conflicts. The positions count once the unit is
   * committed; if it is not, the entries have none again. Whether entries that the unit itself has
   * appended already get one is left open.
   *
   * @param limit how many entries at most, at least 1
   * @return how many have got one; fewer than the limit only if none is left
   * @throws IllegalStateException if the unit is read-only
   * @throws IllegalArgumentException if the limit is less than 1
   * @throws dev.comity.failure.ConflictException here or at the commit, if another unit gave
   *     positions meanwhile
   */
  int number(int limit);

  /**
   * Tells whether {@link #number} has something to do. Always false where the commit itself gives
   * the positions.
   *
   * @return true if there are committed entries without a position
   */
  boolean isAnyUnnumbered();

  /**
   * The entries after a position.
   *
   * @param position the last position that was read; 0 for the beginning
   * @param slice which part of the feed
   * @param limit how many at most, at least 1
   * @return the entries in the order of their positions; fewer than the limit only if there are no
   *     more with a position
   * @throws IllegalArgumentException if the limit is less than 1
   */
  List<FeedEntry> after(long position, Slice slice, int limit);

  /**
   * The committed entries that have no position yet, so that a backup from one snapshot is whole.
   *
   * @param after the last entry of the page before; empty for the first page
   * @param limit the greatest number of entries, at least 1
   * @return the entries in the order of {@link Journal#page}; fewer than the limit only on the last
   *     page
   * @throws IllegalArgumentException if the limit is less than 1
   */
  List<Event> unnumbered(Optional<Event> after, int limit);

  /**
   * Appends an entry that has its position already, as a backup tells it. Only for a tenant without
   * entries, in one unit of work: the positions from 1 on, without gaps, and then by {@link
   * Journal#append} what had no position.
   *
   * @param entry the entry, which the journal holds from now on
   * @throws IllegalArgumentException if it is another tenant's
   * @throws dev.comity.failure.ConflictException here or at the commit, if the entry or its
   *     position is there already
   */
  void restore(FeedEntry entry);
}
