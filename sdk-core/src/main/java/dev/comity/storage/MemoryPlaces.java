package dev.comity.storage;

import dev.comity.gazetteer.Edition;
import dev.comity.gazetteer.NamedPlace;
import dev.comity.gazetteer.Place;
import dev.comity.gazetteer.PlaceIndex;
import dev.comity.gazetteer.PlaceStore;
import dev.comity.journal.Finding;
import dev.comity.party.Position;
import dev.comity.storage.MemoryTables.Places;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The gazetteer in a unit of work in memory: one packed value, replaced as a whole. */
final class MemoryPlaces implements PlaceStore {

  private static final Key THE_ONE = Key.of("gazetteer");

  private final MemoryUnit unit;
  private final TableView<Key, Places> rows;

  MemoryPlaces(MemoryUnit unit, TableView<Key, Places> rows) {
    this.unit = unit;
    this.rows = rows;
  }

  private Optional<Places> places() {
    unit.reading();
    return rows.find(THE_ONE);
  }

  @Override
  public Optional<Edition> edition() {
    return places().map(Places::edition);
  }

  @Override
  public Optional<Place> find(long id) {
    return places().flatMap(it -> it.index().find(id));
  }

  @Override
  public List<NamedPlace> named(String key) {
    return places().map(it -> it.index().named(key)).orElse(List.of());
  }

  @Override
  public List<Place> around(Position centre, double kilometres) {
    return places().map(it -> it.index().around(centre, kilometres)).orElse(List.of());
  }

  @Override
  public void forEach(Consumer<? super Place> reader) {
    places().ifPresent(it -> it.index().forEach(reader));
  }

  @Override
  public void replaceAll(Edition edition, PlaceIndex places) {
    unit.writing();
    rows.put(THE_ONE, new Places(edition, places));
  }

  List<Finding> inspect() {
    return places()
        .filter(
            it ->
                it.edition().places() != it.index().size()
                    || !it.edition().digest().equals(it.index().digest()))
        .map(it -> List.of(new Finding("the gazetteer", "its places are not those of its edition")))
        .orElse(List.of());
  }
}
