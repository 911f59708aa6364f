package dev.comity.storage;

import dev.comity.failure.ConflictException;
import dev.comity.failure.StaleVersionException;
import dev.comity.journal.Finding;
import dev.comity.journal.TenantId;
import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.NameKey;
import dev.comity.party.Organization;
import dev.comity.party.OutsideId;
import dev.comity.party.Party;
import dev.comity.party.PartyId;
import dev.comity.party.PartyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parties of one tenant in a unit of work in memory. */
final class MemoryParties implements PartyStore {

  private final MemoryUnit unit;
  private final String tenant;
  private final TableView<Key, Party> rows;
  private final TableView<Key, Key> outsideIds;
  private final TableView<Key, Key> names;
  private final TableView<Key, Key> successors;

  MemoryParties(
      MemoryUnit unit,
      TenantId tenant,
      TableView<Key, Party> rows,
      TableView<Key, Key> outsideIds,
      TableView<Key, Key> names,
      TableView<Key, Key> successors) {
    this.unit = unit;
    this.tenant = tenant.name();
    this.rows = rows;
    this.outsideIds = outsideIds;
    this.names = names;
    this.successors = successors;
  }

  @Override
  public Optional<Party> find(PartyId id) {
    unit.reading();
    return rows.find(key(id)).filter(party -> party.id().equals(id));
  }

  @Override
  public Optional<Party> find(OutsideId outsideId) {
    unit.reading();
    return outsideIds.find(key(outsideId)).flatMap(rows::find);
  }

  @Override
  public List<Party> named(String name) {
    unit.reading();
    return listed(names, Key.of(tenant, name));
  }

  @Override
  public List<City> mergedInto(CityId city) {
    unit.reading();
    return listed(successors, Key.of(tenant, city.value().toString())).stream()
        .map(City.class::cast)
        .toList();
  }

  private List<Party> listed(TableView<Key, Key> index, Key prefix) {
    return index
        .scan(prefix, true, key -> key.startsWith(prefix), row -> true, Integer.MAX_VALUE)
        .stream()
        .flatMap(row -> rows.find(row).stream())
        .toList();
  }

  @Override
  public void insert(Party party) {
    unit.writing();
    rows.insert(key(party.id()), party);
    index(party);
  }

  @Override
  public void update(Party party, long expected) {
    unit.writing();
    Party before =
        rows.find(key(party.id()))
            .filter(it -> it.version() == expected)
            .orElseThrow(() -> new StaleVersionException(party.id().toString(), expected));
    outsideIds(before).forEach(id -> outsideIds.remove(key(id)));
    indexes(before).forEach(it -> it.index().remove(it.key()));
    rows.put(key(party.id()), party);
    index(party);
  }

  private void index(Party party) {
    Key row = key(party.id());
    for (OutsideId id : outsideIds(party)) {
      if (outsideIds.find(key(id)).isPresent()) {
        throw new ConflictException(id + " is taken.");
      }
      outsideIds.put(key(id), row);
    }
    indexes(party).forEach(it -> it.index().put(it.key(), row));
  }

  private record Indexed(TableView<Key, Key> index, Key key) {}

  private List<Indexed> indexes(Party party) {
    String id = party.id().value().toString();
    List<Indexed> keys = new ArrayList<>();
    names(party).forEach(name -> keys.add(new Indexed(names, Key.of(tenant, name, id))));
    if (party instanceof City city) {
      city.mergedInto()
          .ifPresent(
              into ->
                  keys.add(new Indexed(successors, Key.of(tenant, into.value().toString(), id))));
    }
    return keys;
  }

  private static Set<String> names(Party party) {
    Stream<String> all =
        party instanceof City city
            ? Stream.concat(city.profile().otherNames().stream(), city.formerNames().stream())
            : ((Organization) party).formerNames().stream();
    return Stream.concat(Stream.of(party.name()), all)
        .map(NameKey::of)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<OutsideId> outsideIds(Party party) {
    return party instanceof City city
        ? city.profile().outsideIds()
        : ((Organization) party).outsideIds();
  }

  @Override
  public List<Party> page(Optional<PartyId> after, int limit) {
    unit.reading();
    Key mine = Key.of(tenant);
    return rows.scan(
        after.map(this::key).orElse(mine),
        false,
        key -> key.startsWith(mine),
        party -> true,
        limit);
  }

  List<Finding> inspect() {
    List<Finding> findings = new ArrayList<>();
    for (Party party : page(Optional.empty(), Integer.MAX_VALUE)) {
      Optional<Key> row = Optional.of(key(party.id()));
      for (OutsideId id : outsideIds(party)) {
        if (!outsideIds.find(key(id)).equals(row)) {
          findings.add(new Finding(party.id().toString(), "is not found by " + id));
        }
      }
      for (Indexed it : indexes(party)) {
        if (!it.index().find(it.key()).equals(row)) {
          findings.add(new Finding(party.id().toString(), "is not found by " + it.key()));
        }
      }
    }
    return findings;
  }

  private Key key(PartyId id) {
    return Key.of(tenant, id.value().toString());
  }

  private Key key(OutsideId id) {
    return Key.of(tenant, id.scheme(), id.value());
  }
}
