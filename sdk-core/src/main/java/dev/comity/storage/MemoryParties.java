package dev.comity.storage;

import dev.comity.journal.Finding;
import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.OutsideId;
import dev.comity.party.Party;
import dev.comity.party.PartyId;
import dev.comity.party.PartyStore;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The parties of one tenant in a unit of work in memory. */
final class MemoryParties implements PartyStore {

  private final UnitState state;
  private final IndexView<Party, OutsideId> outsideIds;
  private final IndexView<Party, NameLink> names;
  private final IndexView<Party, CityLink> merged;
  private final Records<Party> parties;

  MemoryParties(UnitState state, TableView<UUID, Party> rows, Workspace workspace) {
    this.state = state;
    this.outsideIds = workspace.view(Tables.OUTSIDE_IDS);
    this.names = workspace.view(Tables.NAMES);
    this.merged = workspace.view(Tables.MERGED);
    this.parties =
        new Records<>(
            rows,
            party -> party.id().aggregate(),
            Party::version,
            List.of(outsideIds, names, merged));
  }

  @Override
  public Optional<Party> find(PartyId id) {
    state.reading();
    return parties.find(id.aggregate());
  }

  @Override
  public Optional<Party> find(OutsideId outsideId) {
    state.reading();
    return outsideIds.find(outsideId).flatMap(parties::find);
  }

  @Override
  public List<Party> named(String key) {
    state.reading();
    return names
        .from(NameLink.first(key))
        .takeWhile(link -> link.key().equals(key))
        .flatMap(link -> parties.find(link.party()).stream())
        .toList();
  }

  @Override
  public List<City> mergedInto(CityId city) {
    state.reading();
    return merged
        .from(CityLink.first(city))
        .takeWhile(link -> link.city().equals(city.value()))
        .flatMap(link -> parties.find(link.record()).stream())
        .map(City.class::cast)
        .toList();
  }

  @Override
  public void insert(Party party) {
    state.write(() -> parties.insert(party));
  }

  @Override
  public void update(Party party, long expected) {
    state.write(() -> parties.update(party, expected));
  }

  @Override
  public List<Party> page(Optional<PartyId> after, int limit) {
    state.reading();
    return parties.after(after.map(PartyId::value)).limit(Limit.checked(limit)).toList();
  }

  Stream<Finding> inspect() {
    return parties.inspect();
  }
}
