package dev.comity.storage.lies;

import dev.comity.gazetteer.Edition;
import dev.comity.gazetteer.NamedPlace;
import dev.comity.gazetteer.Place;
import dev.comity.gazetteer.PlaceIndex;
import dev.comity.gazetteer.PlaceStore;
import dev.comity.party.Position;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Passes everything on to the places. */
class ForwardingPlaces implements PlaceStore {

  final PlaceStore honest;

  ForwardingPlaces(PlaceStore honest) {
    this.honest = honest;
  }

  @Override
  public Optional<Edition> edition() {
    return honest.edition();
  }

  @Override
  public Optional<Place> find(long id) {
    return honest.find(id);
  }

  @Override
  public List<NamedPlace> named(String key) {
    return honest.named(key);
  }

  @Override
  public List<Place> around(Position centre, double kilometres) {
    return honest.around(centre, kilometres);
  }

  @Override
  public void forEach(Consumer<? super Place> reader) {
    honest.forEach(reader);
  }

  @Override
  public void replaceAll(Edition edition, PlaceIndex places) {
    honest.replaceAll(edition, places);
  }
}
