package dev.comity.storage;

import dev.comity.gazetteer.Edition;
import dev.comity.gazetteer.PlaceIndex;

/** The gazetteer's whole content, which is replaced as a whole. */
record PlaceEdition(Edition edition, PlaceIndex index) {

  /** The key of the only row. */
  static final String KEY = "places";

  boolean isWhole() {
    return edition.places() == index.size() && edition.digest().equals(index.digest());
  }
}
