package dev.comity.gazetteer;

import dev.comity.party.Position;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The port to the gazetteer's places in one unit of work. What was written in the unit of work is
 * seen by it at once; {@link #edition()} and the places always belong together.
 */
public interface PlaceStore {

  /**
   * The edition that the store holds.
   *
   * @return the edition; empty if nothing was ever imported
   */
  Optional<Edition> edition();

  /**
   * Finds a place.
   *
   * @param id its GeoNames number
   * @return the place, if there is one
   */
  Optional<Place> find(long id);

  /**
   * Finds places by any of their names.
   *
   * @param key the name, folded by {@link dev.comity.party.NameKey}
   * @return the places that have the key among their {@link Place#keys()}, in the order of their
   *     ids
   */
  List<NamedPlace> named(String key);

  /**
   * Tells which places are going to be looked for with this port, so that a store that is far away
   * can ask for many at once. It changes no answer.
   *
   * @param ids GeoNames numbers
   * @param keys folded names
   */
  default void expect(Collection<Long> ids, Collection<String> keys) {}

  /**
   * Finds the places near a point.
   *
   * @param centre the point
   * @param kilometres the greatest distance by {@link Position#kilometresTo(Position)}, inclusive,
   *     at least 0
   * @return the places, the nearest first; at the same distance the lower id first
   */
  List<Place> around(Position centre, double kilometres);

  /**
   * Hands over every place, without holding all of them in memory.
   *
   * @param reader takes the places in the order of their ids; what it throws is passed on
   */
  void forEach(Consumer<? super Place> reader);

  /**
   * Replaces the whole content. If that fails, the unit of work is lost: it must not be committed,
   * and the store need not answer any more.
   *
   * @param edition the new edition, with the digest of the places
   * @param places the places
   */
  void replaceAll(Edition edition, PlaceIndex places);
}
