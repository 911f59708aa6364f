package dev.comity.gazetteer;

import dev.comity.party.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The port over an index that does not change. */
record IndexStore(PlaceIndex index, Edition held) implements PlaceStore {

  IndexStore(PlaceIndex index) {
    this(index, new Edition(1, "test", index.size(), index.digest(), Instant.EPOCH));
  }

  @Override
  public Optional<Edition> edition() {
    return Optional.of(held);
  }

  @Override
  public Optional<Place> find(long id) {
    return index.find(id);
  }

  @Override
  public List<NamedPlace> named(String key) {
    return index.named(key);
  }

  @Override
  public List<Place> around(Position centre, double kilometres) {
    return index.around(centre, kilometres);
  }

  @Override
  public void forEach(Consumer<? super Place> reader) {
    index.forEach(reader);
  }

  @Override
  public void replaceAll(Edition edition, PlaceIndex places) {
    throw new UnsupportedOperationException("This store only reads.");
  }
}
