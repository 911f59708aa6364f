package dev.comity.party;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The port to the parties of one tenant in one unit of work. What was written in the unit of work
 * is seen by it at once.
 */
public interface PartyStore {

  /** The order in which parties are listed: that of the text of their ids. */
  Comparator<Party> BY_ID = Comparator.comparing(it -> it.id().value().toString());

  /**
   * Finds a party.
   *
   * @param id its id
   * @return the party, if there is one
   */
  Optional<Party> find(PartyId id);

  /**
   * Finds a party by an identifier of another catalogue.
   *
   * @param outsideId the identifier
   * @return the party that holds it, if there is one; no two do
   */
  Optional<Party> find(OutsideId outsideId);

  /**
   * Tells by which identifiers parties are going to be looked for in this unit of work, so that a
   * store that is far away can ask for many at once. It changes no answer.
   *
   * @param outsideIds the identifiers, of which some may be nobody's
   */
  default void expect(Collection<OutsideId> outsideIds) {}

  /**
   * Finds parties by any of their names: present, other or former.
   *
   * @param key the name, folded by {@link NameKey}
   * @return the parties, in the order of their ids' text
   */
  List<Party> named(String key);

  /**
   * Finds the cities that were merged into one, directly.
   *
   * @param city the city that took them in
   * @return the merged cities, in the order of their ids' text
   */
  List<City> mergedInto(CityId city);

  /**
   * Finds cities together with those that were merged into any of them, directly. A store that is
   * far away answers it in one round trip.
   *
   * @param cities the cities
   * @return those that there are and the merged ones, each once, in the order of their ids
   */
  default List<City> withMerged(Collection<CityId> cities) {
    return cities.stream()
        .flatMap(
            id -> Stream.concat(find(id).map(City.class::cast).stream(), mergedInto(id).stream()))
        .distinct()
        .sorted(BY_ID)
        .toList();
  }

  /**
   * Inserts a party.
   *
   * @param party the party, not yet known
   * @throws dev.comity.failure.ConflictException here or at the commit, if the id's UUID is taken
   *     (by a party of whichever sort) or an outside id is
   */
  void insert(Party party);

  /**
   * Updates a party.
   *
   * @param party the new state
   * @param expected the version that is to be replaced
   * @throws dev.comity.failure.ConflictException here or at the commit, if there is no such party,
   *     the stored version is another one or an outside id is taken
   */
  void update(Party party, long expected);

  /**
   * A page of all parties, in the order of the text of their ids' UUIDs.
   *
   * @param after the last party of the page before; empty for the first page
   * @param limit the greatest number of parties, at least 1
   * @return the parties; fewer than the limit only on the last page
   * @throws IllegalArgumentException if the limit is less than 1
   */
  List<Party> page(Optional<PartyId> after, int limit);
}
