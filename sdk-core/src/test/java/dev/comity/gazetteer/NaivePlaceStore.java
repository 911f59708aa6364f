package dev.comity.gazetteer;

import dev.comity.party.Position;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The port by the book: a sorted map, searched from end to end. Counts what it is asked. */
final class NaivePlaceStore implements PlaceStore {

  private final SortedMap<Long, Place> places = new TreeMap<>();
  private Optional<Edition> edition = Optional.empty();
  int asked;

  static NaivePlaceStore holding(Collection<Place> places) {
    NaivePlaceStore store = new NaivePlaceStore();
    PlaceIndex index = PlaceIndex.of(places.iterator());
    store.replaceAll(new Edition(1, "test", index.size(), index.digest(), Instant.EPOCH), index);
    return store;
  }

  @Override
  public Optional<Edition> edition() {
    return edition;
  }

  @Override
  public Optional<Place> find(long id) {
    return Optional.ofNullable(places.get(id));
  }

  @Override
  public List<NamedPlace> named(String key) {
    asked++;
    return places.values().stream()
        .flatMap(
            place ->
                place.keys().stream()
                    .filter(placeKey -> placeKey.key().equals(key))
                    .map(placeKey -> new NamedPlace(place, placeKey.mainName())))
        .toList();
  }

  @Override
  public List<Place> around(Position centre, double kilometres) {
    return places.values().stream()
        .filter(place -> place.position().kilometresTo(centre) <= kilometres)
        .sorted(
            Comparator.<Place>comparingDouble(place -> centre.kilometresTo(place.position()))
                .thenComparingLong(Place::id))
        .toList();
  }

  @Override
  public void forEach(Consumer<? super Place> reader) {
    places.values().forEach(reader);
  }

  @Override
  public void replaceAll(Edition next, PlaceIndex content) {
    places.clear();
    content.forEach(place -> places.put(place.id(), place));
    edition = Optional.of(next);
  }
}
