package dev.comity.storage.lies;

import dev.comity.gazetteer.Edition;
import dev.comity.gazetteer.NamedPlace;
import dev.comity.gazetteer.Place;
import dev.comity.gazetteer.PlaceIndex;
import dev.comity.gazetteer.PlaceStore;
import dev.comity.journal.TenantId;
import dev.comity.party.Position;
import dev.comity.storage.Samples;
import dev.comity.storage.UnitOfWork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Lies about the gazetteer. */
final class PlaceLies {

  private PlaceLies() {}

  /** An import is there for everybody before it is committed. */
  @CaughtBy({"anImportThatIsForgottenLeavesTheEditionBefore", "whatIsNotCommittedIsForgotten"})
  static final class ImportsAtOnce extends LyingStorage {
    @Override
    PlaceStore places(LyingUnit unit, PlaceStore places) {
      return new ForwardingPlaces(places) {
        @Override
        public void replaceAll(Edition edition, PlaceIndex index) {
          honest.edition();
          try (UnitOfWork other = honest().begin(unit.tenant(), Access.WRITE)) {
            other.places().replaceAll(edition, index);
            other.commit();
          }
        }

        @Override
        public Optional<Edition> edition() {
          honest.edition();
          try (UnitOfWork other = honest().begin(unit.tenant(), Access.READ)) {
            return other.places().edition();
          }
        }
      };
    }
  }

  /** Names of places that a later edition no longer holds still find something. */
  @CaughtBy({"anImportReplacesEverything", "whatOneUnitCommitsTheNextOneSees"})
  static final class RemembersNamesOfPlaces extends LyingStorage {
    private final Map<String, List<NamedPlace>> memory = new ConcurrentHashMap<>();

    @Override
    PlaceStore places(LyingUnit unit, PlaceStore places) {
      return new ForwardingPlaces(places) {
        @Override
        public List<NamedPlace> named(String key) {
          List<NamedPlace> found = honest.named(key);
          return found.isEmpty()
              ? memory.getOrDefault(key, found)
              : memory.computeIfAbsent(key, it -> found);
        }
      };
    }
  }

  /** There is an edition before anything was imported, of no places. */
  @CaughtBy({"thereAreNoPlacesBeforeTheFirstImport", "aStorageBeginsEmpty"})
  static final class BeginsWithAnEdition extends LyingStorage {
    private static final PlaceIndex NOTHING = PlaceIndex.of(List.<Place>of().iterator());

    @Override
    PlaceStore places(LyingUnit unit, PlaceStore places) {
      return new ForwardingPlaces(places) {
        @Override
        public Optional<Edition> edition() {
          return honest.edition().or(() -> Optional.of(Samples.edition(1, NOTHING)));
        }
      };
    }
  }

  /** Each tenant has a gazetteer of its own. */
  @CaughtBy("tenantsShareTheGazetteer")
  static final class SharesNoPlaces extends LyingStorage {
    private final Map<Edition, TenantId> importers = new ConcurrentHashMap<>();

    @Override
    PlaceStore places(LyingUnit unit, PlaceStore places) {
      return new ForwardingPlaces(places) {
        @Override
        public void replaceAll(Edition edition, PlaceIndex index) {
          honest.replaceAll(edition, index);
          importers.put(edition, unit.tenant());
        }

        @Override
        public Optional<Edition> edition() {
          return honest.edition().filter(it -> unit.tenant().equals(importers.get(it)));
        }
      };
    }
  }

  /** A search around a point ends at the date line. */
  @CaughtBy("placesAroundAPointAreThoseWithinTheDistanceTheNearestFirst")
  static final class EndsAtTheDateLine extends LyingStorage {
    @Override
    PlaceStore places(LyingUnit unit, PlaceStore places) {
      return new ForwardingPlaces(places) {
        @Override
        public List<Place> around(Position centre, double kilometres) {
          return honest.around(centre, kilometres).stream()
              .filter(it -> Math.abs(it.position().longitude() - centre.longitude()) <= 180)
              .toList();
        }
      };
    }
  }

  /** Places are found by their main names only. */
  @CaughtBy({"placesOfANameSayWhetherItIsTheirMainName", "theTextsOfThePlacesAreKeptWhole"})
  static final class KnowsMainNamesOnly extends LyingStorage {
    @Override
    PlaceStore places(LyingUnit unit, PlaceStore places) {
      return new ForwardingPlaces(places) {
        @Override
        public List<NamedPlace> named(String key) {
          return honest.named(key).stream().filter(NamedPlace::mainName).toList();
        }
      };
    }
  }

  /** An empty text of a place is taken for an unknown one. */
  @CaughtBy({"placesAreFoundJustAsTheyWereImported", "theTextsOfThePlacesAreKeptWhole"})
  static final class FillsEmptyTexts extends LyingStorage {
    @Override
    PlaceStore places(LyingUnit unit, PlaceStore places) {
      return new ForwardingPlaces(places) {
        @Override
        public Optional<Place> find(long id) {
          return honest.find(id).map(FillsEmptyTexts::filled);
        }
      };
    }

    private static Place filled(Place it) {
      return new Place(
          it.id(),
          it.name(),
          it.asciiName().isEmpty() ? "null" : it.asciiName(),
          it.otherNames(),
          it.position(),
          it.country(),
          it.region(),
          it.feature(),
          it.population(),
          it.timeZone());
    }
  }

  /** Places are handed over in no order. */
  @CaughtBy({"placesAreFoundJustAsTheyWereImported", "theTextsOfThePlacesAreKeptWhole"})
  static final class HandsOverInNoOrder extends LyingStorage {
    @Override
    PlaceStore places(LyingUnit unit, PlaceStore places) {
      return new ForwardingPlaces(places) {
        @Override
        public void forEach(Consumer<? super Place> reader) {
          List<Place> all = new ArrayList<>();
          honest.forEach(all::add);
          Collections.reverse(all);
          all.forEach(reader);
        }
      };
    }
  }

  /** Two imports at once are both kept, one over the other. */
  @CaughtBy("oneOfTwoUnitsReplacesAnEdition")
  static final class ImportsOverOneAnother extends SwitchboardStorage {
    @Override
    void commit(LyingUnit unit) {
      boolean isImport =
          !unit.isCommitted()
              && !written(unit).isEmpty()
              && written(unit).stream().allMatch(it -> it.isOf(PlaceStore.class));
      if (isImport) {
        commitElsewhere(unit, written(unit));
      } else {
        super.commit(unit);
      }
    }
  }
}
