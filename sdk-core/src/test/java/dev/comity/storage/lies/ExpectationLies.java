package dev.comity.storage.lies;

import dev.comity.gazetteer.NamedPlace;
import dev.comity.gazetteer.PlaceStore;
import dev.comity.partnership.Pair;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipStore;
import dev.comity.party.OutsideId;
import dev.comity.party.Party;
import dev.comity.party.PartyStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Lies about what was expected: whatever was looked up ahead is believed for ever. */
final class ExpectationLies {

  private ExpectationLies() {}

  /** Whoever was found, or not, when he was expected. */
  @CaughtBy({"whoWasExpectedByAnIdentifierIsFoundAsEver"})
  static final class BelievesWhomItExpected extends LyingStorage {
    private final Map<OutsideId, Optional<Party>> memory = new ConcurrentHashMap<>();

    @Override
    PartyStore parties(LyingUnit unit, PartyStore parties) {
      return new ForwardingParties(parties) {
        @Override
        public void expect(Collection<OutsideId> ids) {
          ids.forEach(it -> memory.put(it, honest.find(it)));
        }

        @Override
        public Optional<Party> find(OutsideId id) {
          return memory.containsKey(id) ? memory.get(id) : honest.find(id);
        }
      };
    }
  }

  /** What was open between two cities, or was not, when it was expected. */
  @CaughtBy({"whatWasExpectedBetweenTwoCitiesIsFoundAsEver"})
  static final class BelievesWhatItExpectedToBeOpen extends LyingStorage {
    private final Map<List<Object>, Optional<Partnership>> memory = new ConcurrentHashMap<>();

    @Override
    PartnershipStore partnerships(LyingUnit unit, PartnershipStore partnerships) {
      return new ForwardingPartnerships(partnerships) {
        @Override
        public void expectOpen(Collection<Pair> pairs, String kind) {
          pairs.forEach(it -> memory.put(List.of(it, kind), honest.findOpen(it, kind)));
        }

        @Override
        public Optional<Partnership> findOpen(Pair pair, String kind) {
          List<Object> key = List.of(pair, kind);
          return memory.containsKey(key) ? memory.get(key) : honest.findOpen(pair, kind);
        }
      };
    }
  }

  /** Which places bore a name when it was expected. */
  @CaughtBy({"placesThatWereExpectedAreFoundAsEver"})
  static final class BelievesWhichPlacesItExpected extends LyingStorage {
    private final Map<String, List<NamedPlace>> memory = new ConcurrentHashMap<>();

    @Override
    PlaceStore places(LyingUnit unit, PlaceStore places) {
      return new ForwardingPlaces(places) {
        @Override
        public void expect(Collection<Long> ids, Collection<String> keys) {
          keys.forEach(it -> memory.put(it, honest.named(it)));
        }

        @Override
        public List<NamedPlace> named(String key) {
          return memory.containsKey(key) ? memory.get(key) : honest.named(key);
        }
      };
    }
  }
}
