package dev.comity.gazetteer;

import dev.comity.party.Position;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A store's places in one unit of work, read through the shared lookup. */
final class KnownPlaces {

  /** How often to read anew if an import is committed in the very moment of reading. */
  private static final int TRIES = 3;

  private final PlaceStore store;
  private final PlaceLookup lookup;
  private Optional<Edition> edition;

  KnownPlaces(PlaceStore store, PlaceLookup lookup) {
    this.store = store;
    this.lookup = lookup;
    this.edition = store.edition();
  }

  Optional<Edition> edition() {
    return edition;
  }

  Optional<Place> find(long id) {
    return store.find(id);
  }

  List<Place> around(Position centre, double kilometres) {
    return store.around(centre, kilometres);
  }

  List<NamedPlace> named(String key) {
    return read(
        held -> lookup.names(held, key),
        () -> List.copyOf(store.named(key)),
        (held, places) -> lookup.keep(held, key, places));
  }

  /** Asks the store for many at once, of which each would else be asked for by itself. */
  void expect(Collection<Long> ids, Collection<String> keys) {
    List<String> unknown =
        keys.stream()
            .distinct()
            .filter(key -> edition.flatMap(it -> lookup.names(it, key)).isEmpty())
            .toList();
    store.expect(ids, unknown);
    Optional<Edition> before = edition;
    Map<String, List<NamedPlace>> named = new HashMap<>();
    unknown.forEach(key -> named.put(key, List.copyOf(store.named(key))));
    refresh();
    if (edition.equals(before)) {
      before.ifPresent(it -> named.forEach((key, places) -> lookup.keep(it, key, places)));
    }
  }

  Spellings spellings() {
    return read(lookup::spellings, () -> Spellings.of(store::forEach), lookup::keep);
  }

  /** To be called after the unit of work has replaced the store's content. */
  void refresh() {
    edition = store.edition();
  }

  /** Keeps only what was read while the store showed the same edition before and after. */
  private <T> T read(
      Function<Edition, Optional<T>> kept, Supplier<T> reading, BiConsumer<Edition, T> keep) {
    for (int attempt = 1; ; attempt++) {
      Optional<Edition> before = edition;
      Optional<T> known = before.flatMap(kept);
      if (known.isPresent()) {
        return known.get();
      }
      T read = reading.get();
      refresh();
      if (edition.equals(before)) {
        before.ifPresent(held -> keep.accept(held, read));
        return read;
      }
      if (attempt == TRIES) {
        return read;
      }
    }
  }
}
