package dev.comity.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.party.Position;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PlaceLookupTest {

  private static final Place ATHENS = Places.named(1, "Athens");
  private static final Place OTHER_ATHENS = Places.named(2, "Athens");

  private final PlaceLookup lookup = PlaceLookup.keeping(100);

  @Test
  void theNextUnitOfWorkNeedNotAskTheStoreAgain() {
    NaivePlaceStore store = NaivePlaceStore.holding(List.of(ATHENS));

    new KnownPlaces(store, lookup).named("athens");
    new KnownPlaces(store, lookup).named("athens");

    assertThat(store.asked).isEqualTo(1);
  }

  @Test
  void thatANameIsNotHeldIsKeptToo() {
    NaivePlaceStore store = NaivePlaceStore.holding(List.of(ATHENS));

    assertThat(new KnownPlaces(store, lookup).named("sparta")).isEmpty();
    assertThat(new KnownPlaces(store, lookup).named("sparta")).isEmpty();

    assertThat(store.asked).isEqualTo(1);
  }

  @Test
  void anImportThatWasRolledBackIsSeenByNobodyElse() {
    NaivePlaceStore importing = NaivePlaceStore.holding(List.of(OTHER_ATHENS));
    NaivePlaceStore other = NaivePlaceStore.holding(List.of(ATHENS)); // of the same number

    new KnownPlaces(importing, lookup).named("athens");

    assertThat(new KnownPlaces(other, lookup).named("athens"))
        .containsExactly(new NamedPlace(ATHENS, true));
    assertThat(new KnownPlaces(other, lookup).spellings().near("athens", 0, 9)).hasSize(1);
  }

  @Test
  void placesOfANewEditionAreNotKeptUnderTheOldOne() {
    NaivePlaceStore before = NaivePlaceStore.holding(List.of(ATHENS));
    NaivePlaceStore after = NaivePlaceStore.holding(List.of(OTHER_ATHENS));
    ShiningThrough store = new ShiningThrough(before, after);

    List<NamedPlace> seen = new KnownPlaces(store, lookup).named("athens");

    assertThat(seen).containsExactly(new NamedPlace(OTHER_ATHENS, true));
    assertThat(new KnownPlaces(before, lookup).named("athens"))
        .containsExactly(new NamedPlace(ATHENS, true));
  }

  /** A store with read-committed isolation: another's import is committed at the first reading. */
  private static final class ShiningThrough implements PlaceStore {

    private final PlaceStore after;
    private PlaceStore now;

    ShiningThrough(PlaceStore before, PlaceStore after) {
      this.now = before;
      this.after = after;
    }

    @Override
    public Optional<Edition> edition() {
      return now.edition();
    }

    @Override
    public Optional<Place> find(long id) {
      return now.find(id);
    }

    @Override
    public List<NamedPlace> named(String key) {
      now = after;
      return now.named(key);
    }

    @Override
    public List<Place> around(Position centre, double kilometres) {
      return now.around(centre, kilometres);
    }

    @Override
    public void forEach(Consumer<? super Place> reader) {
      now.forEach(reader);
    }

    @Override
    public void replaceAll(Edition edition, PlaceIndex places) {
      now.replaceAll(edition, places);
    }
  }
}
