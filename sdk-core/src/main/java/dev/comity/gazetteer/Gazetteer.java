package dev.comity.gazetteer;

import dev.comity.party.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gazetteer in one unit of work: import, resolve, search near a point. Not thread-safe; made
 * for each unit of work over its store.
 */
public final class Gazetteer {

  /** How near a place must lie to a position to be taken as the one that is there. */
  public static final double REACH_KILOMETRES = 25;

  /** How many times larger a place must be than every namesake to be taken without asking. */
  public static final int LARGER_BY_FAR = 50;

  private static final Logger LOG = LoggerFactory.getLogger(Gazetteer.class);

  private final PlaceStore store;
  private final KnownPlaces places;
  private final ScopeReader scopes;

  /**
   * Opens the gazetteer in a unit of work.
   *
   * @param store the places, as the unit of work sees them
   * @param lookup what was looked up before, shared by all units of work
   * @param countries reads countries
   * @param regions reads regions
   */
  public Gazetteer(PlaceStore store, PlaceLookup lookup, Countries countries, Regions regions) {
    this.store = store;
    this.places = new KnownPlaces(store, lookup);
    this.scopes = new ScopeReader(countries, regions);
  }

  /**
   * The edition that is held.
   *
   * @return the edition; empty if nothing was ever imported
   */
  public Optional<Edition> edition() {
    return places.edition();
  }

  /**
   * Replaces the whole gazetteer by a file. The file is read and checked as a whole before anything
   * is written. If it holds exactly the places that are held already, nothing is written.
   *
   * @param file the file
   * @param imported the instant of the import
   * @return the new edition, or the one held if nothing changed
   * @throws dev.comity.failure.BadFileException if the file is not a whole and well-formed
   *     gazetteer
   */
  public Edition replaceBy(GazetteerFile file, Instant imported) {
    PlaceIndex index = file.index();
    Optional<Edition> held = store.edition();
    Edition next =
        new Edition(
            held.map(Edition::number).orElse(0L) + 1,
            file.name(),
            index.size(),
            index.digest(),
            imported);
    if (held.filter(edition -> edition.digest().equals(next.digest())).isPresent()) {
      return held.get();
    }
    store.replaceAll(next, index.iterator());
    places.refresh();
    LOG.info("Gazetteer edition {}: {} places of {}", next.number(), next.places(), next.source());
    return next;
  }

  /**
   * Whether the store still holds what was imported. Reads every place.
   *
   * @return whether number and digest of the places are those of the edition; true of an empty
   *     store
   */
  public boolean isWhole() {
    PlaceDigest digest = new PlaceDigest();
    long[] count = new long[1];
    store.forEach(
        place -> {
          digest.add(place);
          count[0]++;
        });
    return store
        .edition()
        .map(
            edition ->
                edition.places() == count[0] && edition.digest().equals(digest.hash()))
        .orElse(count[0] == 0);
  }

  /**
   * Finds a place.
   *
   * @param id its GeoNames number
   * @return the place, if there is one
   */
  public Optional<Place> find(long id) {
    return places.find(id);
  }

  /**
   * Finds the places near a point.
   *
   * @param centre the point
   * @param kilometres the greatest distance, inclusive, at least 0
   * @return the places, the nearest first; at the same distance the lower id first
   */
  public List<Place> around(Position centre, double kilometres) {
    return places.around(centre, kilometres);
  }

  /**
   * Finds the place that somebody means, or says why there is not one.
   *
   * @param query what is known of it
   * @return found, ambiguous, unknown or contradicted
   */
  public Resolution resolve(PlaceQuery query) {
    return new Resolver(query, scopes, places).resolution();
  }
}
