package dev.comity.storage.lies;

import dev.comity.failure.ConflictException;
import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.NameKey;
import dev.comity.party.OrganizationId;
import dev.comity.party.OutsideId;
import dev.comity.party.Party;
import dev.comity.party.PartyId;
import dev.comity.party.PartyStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lies about parties. */
final class PartyLies {

  private PartyLies() {}

  /** An update takes no notice of the version that was read. */
  @CaughtBy("anUpdateOfAnotherVersionConflicts")
  static final class UpdatesAnyVersion extends LyingStorage {
    @Override
    PartyStore parties(LyingUnit unit, PartyStore parties) {
      return new ForwardingParties(parties) {
        @Override
        public void update(Party party, long expected) {
          honest.update(party, honest.find(party.id()).map(Party::version).orElse(expected));
        }
      };
    }
  }

  /** An update of what is not there succeeds, by doing nothing. */
  @CaughtBy("anUpdateOfAnotherVersionConflicts")
  static final class UpdatesWhatIsNotThere extends LyingStorage {
    @Override
    PartyStore parties(LyingUnit unit, PartyStore parties) {
      return new ForwardingParties(parties) {
        @Override
        public void update(Party party, long expected) {
          if (honest.find(party.id()).isPresent()) {
            honest.update(party, expected);
          }
        }
      };
    }
  }

  /** What is inserted under an id that is taken replaces what was there. */
  @CaughtBy("anIdIsGivenOnce")
  static final class GivesIdsAgain extends LyingStorage {
    @Override
    PartyStore parties(LyingUnit unit, PartyStore parties) {
      return new ForwardingParties(parties) {
        @Override
        public void insert(Party party) {
          Optional<Party> before = honest.find(party.id());
          if (before.isPresent()) {
            honest.update(party, before.get().version());
          } else {
            honest.insert(party);
          }
        }
      };
    }
  }

  /** What is inserted under an id that is taken is passed over without a word. */
  @CaughtBy("anIdIsGivenOnce")
  static final class PassesOverTakenIds extends LyingStorage {
    @Override
    PartyStore parties(LyingUnit unit, PartyStore parties) {
      return new ForwardingParties(parties) {
        @Override
        public void insert(Party party) {
          if (honest.find(party.id()).isEmpty()) {
            honest.insert(party);
          }
        }
      };
    }
  }

  /** An organization's id finds the city of the same UUID. */
  @CaughtBy("aCityIsNotFoundByTheIdOfAnOrganization")
  static final class FindsPartiesOfAnySort extends LyingStorage {
    @Override
    PartyStore parties(LyingUnit unit, PartyStore parties) {
      return new ForwardingParties(parties) {
        @Override
        public Optional<Party> find(PartyId id) {
          return honest
              .find((PartyId) new CityId(id.value()))
              .or(() -> honest.find((PartyId) new OrganizationId(id.value())));
        }
      };
    }
  }

  /** An outside id leads to whoever had it first, even when it was given up. */
  @CaughtBy("anOutsideIdFindsItsHolderAndNobodyOnceItIsGivenUp")
  static final class NeverFreesOutsideIds extends LyingStorage {
    private final Map<List<Object>, PartyId> first = new ConcurrentHashMap<>();

    @Override
    PartyStore parties(LyingUnit unit, PartyStore parties) {
      return new ForwardingParties(parties) {
        @Override
        public Optional<Party> find(OutsideId id) {
          Optional<Party> found = honest.find(id);
          found.ifPresent(it -> first.putIfAbsent(List.of(unit.tenant(), id), it.id()));
          PartyId holder = first.get(List.of(unit.tenant(), id));
          return holder == null ? found : honest.find(holder);
        }
      };
    }
  }

  /** A party is inserted without its outside id if another one has it. */
  @CaughtBy({"anOutsideIdHasOneHolder", "aUnitThatSwallowedAConflictCannotBeCommitted"})
  static final class DropsTakenOutsideIds extends LyingStorage {
    @Override
    PartyStore parties(LyingUnit unit, PartyStore parties) {
      return new ForwardingParties(parties) {
        @Override
        public void insert(Party party) {
          honest.insert(party instanceof City city ? without(city) : party);
        }

        private City without(City city) {
          List<OutsideId> free =
              city.profile().outsideIds().stream().filter(it -> honest.find(it).isEmpty()).toList();
          return new City(
              city.id(),
              city.version(),
              city.profile().withOutsideIds(free),
              city.formerNames(),
              city.mergedInto());
        }
      };
    }
  }

  /** Two units that take an outside id at once both get it. */
  @CaughtBy("oneOfTwoUnitsTakesAnOutsideId")
  static final class GivesOutsideIdsTwice extends SwitchboardStorage {
    @Override
    void commit(LyingUnit unit) {
      boolean isFirst = !unit.isCommitted();
      try {
        super.commit(unit);
      } catch (ConflictException e) {
        boolean isTaking = written(unit).stream().anyMatch(GivesOutsideIdsTwice::isTaking);
        if (!isFirst || !isTaking) {
          throw e;
        }
      }
    }

    private static boolean isTaking(Call call) {
      return call.isWrite()
          && call.arguments().get(0) instanceof City city
          && !city.profile().outsideIds().isEmpty();
    }
  }

  /** Names that a party no longer has still find it. */
  @CaughtBy("aNameThatIsDroppedFindsNobody")
  static final class KeepsDroppedNames extends LyingStorage {
    private final Map<List<Object>, Set<PartyId>> ever = new ConcurrentHashMap<>();

    @Override
    PartyStore parties(LyingUnit unit, PartyStore parties) {
      return new ForwardingParties(parties) {
        @Override
        public List<Party> named(String key) {
          List<Party> found = new ArrayList<>(honest.named(key));
          for (PartyId id : ever.getOrDefault(List.of(unit.tenant(), key), Set.of())) {
            honest.find(id).filter(it -> !found.contains(it)).ifPresent(found::add);
          }
          return found;
        }

        @Override
        public void insert(Party party) {
          honest.insert(party);
          ever.computeIfAbsent(
                  List.of(unit.tenant(), NameKey.of(party.name())),
                  it -> ConcurrentHashMap.newKeySet())
              .add(party.id());
        }
      };
    }
  }

  /** Names beside the present one find nobody. */
  @CaughtBy({"aPartyIsFoundByEveryNameThatItHasOrHad", "everyAnswerIsThatOfANotebook"})
  static final class KnowsPresentNamesOnly extends LyingStorage {
    @Override
    PartyStore parties(LyingUnit unit, PartyStore parties) {
      return new ForwardingParties(parties) {
        @Override
        public List<Party> named(String key) {
          return honest.named(key).stream()
              .filter(it -> NameKey.of(it.name()).equals(key))
              .toList();
        }
      };
    }
  }

  /** A city that was merged into another one later is still listed with the first. */
  @CaughtBy("mergedCitiesAreFoundByTheOneThatTookThemIn")
  static final class KeepsFormerSuccessors extends LyingStorage {
    private final Map<List<Object>, Set<PartyId>> ever = new ConcurrentHashMap<>();

    @Override
    PartyStore parties(LyingUnit unit, PartyStore parties) {
      return new ForwardingParties(parties) {
        @Override
        public List<City> mergedInto(CityId city) {
          Set<PartyId> ids =
              ever.computeIfAbsent(
                  List.of(unit.tenant(), city), it -> ConcurrentHashMap.newKeySet());
          honest.mergedInto(city).forEach(it -> ids.add(it.id()));
          return ids.stream()
              .flatMap(it -> honest.find(it).stream())
              .map(City.class::cast)
              .sorted(Comparator.comparing(it -> it.id().value().toString()))
              .toList();
        }
      };
    }
  }

  /** An update keeps what the new state no longer says. */
  @CaughtBy("anUpdateReplacesTheParty")
  static final class FillsInWhatIsNotSaid extends LyingStorage {
    @Override
    PartyStore parties(LyingUnit unit, PartyStore parties) {
      return new ForwardingParties(parties) {
        @Override
        public void update(Party party, long expected) {
          honest.update(party instanceof City city ? filled(city) : party, expected);
        }

        private City filled(City city) {
          Optional<Long> before =
              honest
                  .find((PartyId) city.id())
                  .map(City.class::cast)
                  .flatMap(it -> it.profile().population());
          boolean fill = city.profile().population().isEmpty() && before.isPresent();
          return fill
              ? new City(
                  city.id(),
                  city.version(),
                  city.profile().withPopulation(before.get()),
                  city.formerNames(),
                  city.mergedInto())
              : city;
        }
      };
    }
  }

  /** Of many ids only the first hundred are looked for. */
  @CaughtBy({
    "hundredsOfCitiesComeWithWhatWasMergedIntoThem",
    "tensOfThousandsOfCitiesCanBeAskedForAtOnce"
  })
  static final class LooksForAHundred extends LyingStorage {
    @Override
    PartyStore parties(LyingUnit unit, PartyStore parties) {
      return new ForwardingParties(parties) {
        @Override
        public List<City> withMerged(Collection<CityId> cities) {
          return honest.withMerged(cities.stream().limit(100).toList());
        }
      };
    }
  }

  /** No more ids are taken than a statement has room for. */
  @CaughtBy("tensOfThousandsOfCitiesCanBeAskedForAtOnce")
  static final class HasRoomForSomeIds extends LyingStorage {
    @Override
    PartyStore parties(LyingUnit unit, PartyStore parties) {
      return new ForwardingParties(parties) {
        @Override
        public List<City> withMerged(Collection<CityId> cities) {
          if (2 * cities.size() > 65_535) {
            throw new IllegalStateException("There are too many values.");
          }
          return honest.withMerged(cities);
        }
      };
    }
  }

  /** Cities come with the merged ones as they were when they were inserted. */
  @CaughtBy("whatOneUnitCommitsTheNextOneSees")
  static final class ComesAsInserted extends LyingStorage {
    private final Map<List<Object>, City> first = new ConcurrentHashMap<>();

    @Override
    PartyStore parties(LyingUnit unit, PartyStore parties) {
      return new ForwardingParties(parties) {
        @Override
        public void insert(Party party) {
          honest.insert(party);
          if (party instanceof City city) {
            first.putIfAbsent(List.of(unit.tenant(), city.id()), city);
          }
        }

        @Override
        public List<City> withMerged(Collection<CityId> cities) {
          return honest.withMerged(cities).stream()
              .map(it -> first.getOrDefault(List.of(unit.tenant(), it.id()), it))
              .toList();
        }
      };
    }
  }
}
