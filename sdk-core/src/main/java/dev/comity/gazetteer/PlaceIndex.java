package dev.comity.gazetteer;

import dev.comity.journal.Hash;
import dev.comity.party.Position;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * An edition's places in memory, packed: immutable, safe to share between threads, and searched by
 * id, by name and by position. Two indices over the same places answer alike, whatever the order in
 * which the places came.
 *
 * <p>Of n places with k keys, {@link #find(long)} takes O(log n), {@link #named(String)} O(1) and
 * the places found, {@link #around(Position, double)} the places in the cells around.
 */
public final class PlaceIndex {

  // Measured: the 135,233 places of GeoNames' cities1000 (March 2020) with their 610,000 pairs of
  // key and place take 47.5 MB, about 350 bytes a place, and 3 s to read, pack and index.
  private final PackedPlaces places;
  private final KeyTable keys;
  private final PositionGrid grid;

  private PlaceIndex(PackedPlaces places) {
    this.places = places;
    this.keys = KeyTable.of(places);
    this.grid = PositionGrid.of(places);
  }

  /**
   * Packs places.
   *
   * @param places the places, in any order, read once
   * @return the index
   * @throws IllegalArgumentException if two places have the same id
   */
  public static PlaceIndex of(Iterator<Place> places) {
    Builder builder = new Builder();
    places.forEachRemaining(builder::add);
    return builder.build();
  }

  /**
   * How many places there are.
   *
   * @return the number, at least 0
   */
  public int size() {
    return places.size();
  }

  /**
   * Finds a place.
   *
   * @param id its GeoNames number
   * @return the place, if there is one
   */
  public Optional<Place> find(long id) {
    int ordinal = places.ordinal(id);
    return ordinal < 0 ? Optional.empty() : Optional.of(places.place(ordinal));
  }

  /**
   * Finds places by any of their names.
   *
   * @param key the name, folded by {@link dev.comity.party.NameKey}
   * @return the places, in the order of their ids
   */
  public List<NamedPlace> named(String key) {
    List<NamedPlace> found = new ArrayList<>();
    keys.forEach(
        key, (ordinal, mainName) -> found.add(new NamedPlace(places.place(ordinal), mainName)));
    return List.copyOf(found);
  }

  /**
   * Finds the places near a point.
   *
   * @param centre the point
   * @param kilometres the greatest distance, inclusive, at least 0
   * @return the places, the nearest first; at the same distance the lower id first
   * @throws IllegalArgumentException if the distance is negative or not a number
   */
  public List<Place> around(Position centre, double kilometres) {
    return grid.around(centre, kilometres).map(places::place).toList();
  }

  /**
   * Hands over every place.
   *
   * @param reader takes the places in the order of their ids
   */
  public void forEach(Consumer<? super Place> reader) {
    iterator().forEachRemaining(reader);
  }

  /** Takes the names of places. */
  @FunctionalInterface
  public interface NameReader {
    /**
     * Takes one name of a place.
     *
     * @param key the name, folded by {@link dev.comity.party.NameKey}
     * @param place the place's id
     * @param mainName whether it is the main name
     */
    void take(String key, long place, boolean mainName);
  }

  /**
   * Hands over every key of every place, as {@link Place#keys()} has them.
   *
   * @param reader takes the keys in the order of their code points, those of one key in the order
   *     of the places' ids
   */
  public void forEachName(NameReader reader) {
    keys.forEach((key, ordinal, mainName) -> reader.take(key, places.id(ordinal), mainName));
  }

  /**
   * Walks over every place.
   *
   * @return an iterator over the places in the order of their ids
   */
  public Iterator<Place> iterator() {
    return IntStream.range(0, size()).mapToObj(places::place).iterator();
  }

  /**
   * Hashes the content.
   *
   * @return what {@link PlaceDigest} makes of the places
   */
  public Hash digest() {
    PlaceDigest digest = new PlaceDigest();
    forEach(digest::add);
    return digest.hash();
  }

  /** Collects places for an index. Not thread-safe. */
  public static final class Builder {

    private final PackedPlaces.Builder packing = new PackedPlaces.Builder();

    /** Starts without places. */
    public Builder() {}

    /**
     * Adds a place.
     *
     * @param place the place, in any order
     */
    public void add(Place place) {
      packing.add(place);
    }

    /**
     * Makes the index. The builder is used up.
     *
     * @return the index of all places added
     * @throws IllegalArgumentException if two places have the same id
     */
    public PlaceIndex build() {
      return new PlaceIndex(packing.build());
    }
  }
}
