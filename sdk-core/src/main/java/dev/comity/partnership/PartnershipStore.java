package dev.comity.partnership;

import dev.comity.journal.Event;
import dev.comity.party.CityId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The port to the partnerships of one tenant in one unit of work. What was written in the unit of
 * work is seen by it at once.
 */
public interface PartnershipStore {

  /**
   * Finds a partnership.
   *
   * @param id its id
   * @return the partnership, if there is one
   */
  Optional<Partnership> find(PartnershipId id);

  /**
   * Finds the open partnership of one kind between two cities.
   *
   * @param pair the cities
   * @param kind the code of the kind
   * @return the partnership, if there is one; there is never more than one
   */
  Optional<Partnership> findOpen(Pair pair, String kind);

  /**
   * Tells for which pairs open partnerships are going to be looked for in this unit of work, so
   * that a store that is far away can ask for many at once. It changes no answer.
   *
   * @param pairs the cities
   * @param kind the code of the kind
   */
  default void expectOpen(Collection<Pair> pairs, String kind) {}

  /**
   * The entries about all partnerships of a city, for whoever asks what they were. A store that is
   * far away answers in one round trip.
   *
   * @param city a city
   * @return what the journal holds about every partnership in which it is one side, in the order of
   *     the journal's pages
   */
  List<Event> entriesOf(CityId city);

  /**
   * Inserts a partnership.
   *
   * @param partnership the partnership, not yet known
   * @throws dev.comity.failure.ConflictException here or at the commit, if the id is taken or an
   *     open partnership of the kind stands between the cities
   */
  void insert(Partnership partnership);

  /**
   * Updates a partnership.
   *
   * @param partnership the new state
   * @param expected the version that is to be replaced
   * @throws dev.comity.failure.ConflictException here or at the commit, if there is no such
   *     partnership, the stored version is another one or an open partnership of the kind already
   *     stands between the cities
   */
  void update(Partnership partnership, long expected);

  /**
   * A page of partnerships, in the order of the text of their ids' UUIDs.
   *
   * @param filter which partnerships
   * @param after the last partnership of the page before; empty for the first page
   * @param limit the greatest number of partnerships, at least 1
   * @return the partnerships; fewer than the limit only on the last page
   * @throws IllegalArgumentException if the limit is less than 1
   */
  List<Partnership> page(PartnershipFilter filter, Optional<PartnershipId> after, int limit);
}
