package dev.comity.gazetteer;

import dev.comity.failure.Outcome;
import dev.comity.journal.AggregateId;
import dev.comity.journal.Draft;
import dev.comity.journal.Payload;
import dev.comity.journal.Registrar;
import dev.comity.party.NameKey;
import dev.comity.party.Position;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gazetteer in one unit of work: import, resolve, search near a point. Not thread-safe; made
 * for each unit of work over its store.
 */
public final class Gazetteer {

  /**
   * How near a place must lie to a position to be taken as the one that is there. Wide enough for
   * the middle of a large municipality, narrow enough that namesakes hardly ever share a circle: of
   * 4,000 ends of known partnerships (name, country, position with up to 5 km of noise), none was
   * found wrong and 5 were left in doubt.
   */
  public static final double REACH_KILOMETRES = 25;

  /**
   * How many times larger than every namesake in the country a place must be to be taken without
   * asking. Of the distinct ends of 2,000 known partnerships whose name has namesakes in the
   * country, the largest was meant, and was not, so often: at 5 times 168 to 4, at 10 times 139 to
   * 1, at 20 times 106 to 0. Over all countries together the rule errs more (at 20 times 203 to 3),
   * so it is not used there.
   */
  public static final int LARGER_BY_FAR = 20;

  private static final Logger LOG = LoggerFactory.getLogger(Gazetteer.class);

  private final Registrar registrar;
  private final PlaceStore store;
  private final KnownPlaces places;
  private final ScopeReader scopes;

  /**
   * Opens the gazetteer in a unit of work.
   *
   * @param registrar takes the command to import
   * @param store the places, as the unit of work sees them
   * @param lookup what was looked up before, shared by all units of work
   * @param countries reads countries
   * @param regions reads regions
   */
  public Gazetteer(
      Registrar registrar,
      PlaceStore store,
      PlaceLookup lookup,
      Countries countries,
      Regions regions) {
    this.registrar = registrar;
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
   * @return the new edition, or the one held if nothing changed; or why it may not be replaced
   * @throws dev.comity.failure.BadFileException if the file is not a whole and well-formed
   *     gazetteer
   */
  public Outcome<Edition> importFrom(GazetteerFile file) {
    return registrar.take(new GazetteerImport(file.name()), () -> Outcome.done(replaceBy(file)));
  }

  private Edition replaceBy(GazetteerFile file) {
    PlaceIndex index = file.index();
    Optional<Edition> held = store.edition();
    Edition next =
        new Edition(
            held.map(Edition::number).orElse(0L) + 1,
            file.name(),
            index.size(),
            index.digest(),
            registrar.now());
    if (held.filter(edition -> edition.digest().equals(next.digest())).isPresent()) {
      return held.get();
    }
    store.replaceAll(next, index);
    enter(next);
    places.refresh();
    LOG.info("Gazetteer edition {}: {} places of {}", next.number(), next.places(), next.source());
    return next;
  }

  /** Places are not told one by one: the entry holds the hash over all of them. */
  private void enter(Edition edition) {
    Payload facts =
        Payload.builder()
            .number("edition", edition.number())
            .text("source", edition.source())
            .number("places", edition.places())
            .text("digest", edition.digest())
            .build();
    Draft draft = new Draft("imported", 1, registrar.today(), facts);
    registrar.open(new AggregateId("gazetteer", registrar.newId()), draft);
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
        .map(edition -> edition.places() == count[0] && edition.digest().equals(digest.hash()))
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
   * Finds the places of a name, as written; nothing is taken apart and nothing decided.
   *
   * @param name the name, in any spelling that {@link NameKey} folds to the same key
   * @return the places, in the order of their ids
   */
  public List<NamedPlace> named(String name) {
    return places.named(NameKey.of(name));
  }

  /**
   * Tells what is going to be resolved, so that a storage that is far away can be asked for many
   * places at once. It changes no answer.
   *
   * @param queries what is known of the places
   */
  public void expect(Collection<PlaceQuery> queries) {
    places.expect(
        queries.stream().flatMap(it -> it.geonamesId().stream()).toList(),
        queries.stream().map(it -> NameKey.of(it.text())).toList());
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
   * Finds the place that somebody means, or says why there is not one. The same query on the same
   * edition always gets the same answer. The rules, in this order:
   *
   * <ol>
   *   <li>A country or region that cannot be read is never passed over: unknown.
   *   <li>A GeoNames number decides, whatever the name says, if its place lies in the country and
   *       region given and within {@value #REACH_KILOMETRES} km of the position given; otherwise
   *       contradicted. {@link Evidence#name()} tells whether the name agrees.
   *   <li>The text is looked up as it stands, then with what follows a comma, stands in brackets or
   *       before a dash read as region or country, then without words such as "County" or
   *       "Municipality". Only names in the country and region given count.
   *   <li>With a position, only what lies within reach of it counts; among namesakes there, the one
   *       that stands first by kind of place and kind of name, or is three times nearer and more.
   *       If nothing of the name is there: contradicted, with the distance or the other country.
   *   <li>Without a position, the only place of the name is found. One that stands first by kind of
   *       place and kind of name is found if none of the others is larger. One that is {@value
   *       #LARGER_BY_FAR} times larger than all others is found within a country. All else is
   *       ambiguous.
   *   <li>Where a part of the text had to be left out, only a position, a number or a region makes
   *       up for it; otherwise ambiguous, even if a single place remains.
   * </ol>
   *
   * <p>"The only place" means: that the gazetteer holds. One that begins at a thousand inhabitants
   * knows no hamlet of the same name.
   *
   * @param query what is known of it
   * @return found, ambiguous, unknown or contradicted
   */
  public Resolution resolve(PlaceQuery query) {
    return new Resolver(query, scopes, places).resolution();
  }
}
