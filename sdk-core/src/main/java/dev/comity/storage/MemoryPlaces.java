package dev.comity.storage;

import dev.comity.gazetteer.Edition;
import dev.comity.gazetteer.NamedPlace;
import dev.comity.gazetteer.Place;
import dev.comity.gazetteer.PlaceIndex;
import dev.comity.gazetteer.PlaceStore;
import dev.comity.journal.Finding;
import dev.comity.party.Position;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The gazetteer in a unit of work in memory. */
final class MemoryPlaces implements PlaceStore {

  private final UnitState state;
  private final TableView<String, PlaceEdition> editions;

  MemoryPlaces(UnitState state, TableView<String, PlaceEdition> editions) {
    this.state = state;
    this.editions = editions;
  }

  private Optional<PlaceEdition> held() {
    state.reading();
    return editions.find(PlaceEdition.KEY);
  }

  private Optional<PlaceIndex> index() {
    return held().map(PlaceEdition::index);
  }

  @Override
  public Optional<Edition> edition() {
    return held().map(PlaceEdition::edition);
  }

  @Override
  public Optional<Place> find(long id) {
    return index().flatMap(places -> places.find(id));
  }

  @Override
  public List<NamedPlace> named(String key) {
    return index().map(places -> places.named(key)).orElse(List.of());
  }

  @Override
  public List<Place> around(Position centre, double kilometres) {
    return index().map(places -> places.around(centre, kilometres)).orElse(List.of());
  }

  @Override
  public void forEach(Consumer<? super Place> reader) {
    index().ifPresent(places -> places.forEach(reader));
  }

  @Override
  public void replaceAll(Edition edition, PlaceIndex places) {
    state.write(() -> editions.put(PlaceEdition.KEY, new PlaceEdition(edition, places)));
  }

  Stream<Finding> inspect() {
    return held()
        .filter(it -> !it.isWhole())
        .map(it -> new Finding("the gazetteer", "its places are not those of its edition"))
        .stream();
  }
}
