package dev.comity.storage;

import dev.comity.gazetteer.Edition;
import dev.comity.gazetteer.PlaceIndex;
import java.util.Comparator;

/** The gazetteer's whole content, which is replaced as a whole. */
record PlaceEdition(Edition edition, PlaceIndex index) {

  /** The key of the only row. */
  static final String KEY = "places";

  static VersionedTable<String, PlaceEdition> table() {
    return new VersionedTable<>("the gazetteer's", Comparator.<String>naturalOrder());
  }

  boolean isWhole() {
    return edition.places() == index.size() && edition.digest().equals(index.digest());
  }
}
