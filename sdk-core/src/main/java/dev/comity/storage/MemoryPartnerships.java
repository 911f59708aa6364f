package dev.comity.storage;

import dev.comity.failure.ConflictException;
import dev.comity.failure.StaleVersionException;
import dev.comity.journal.Finding;
import dev.comity.journal.TenantId;
import dev.comity.partnership.Pair;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.PartnershipStore;
import dev.comity.party.CityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The partnerships of one tenant in a unit of work in memory. */
final class MemoryPartnerships implements PartnershipStore {

  private final MemoryUnit unit;
  private final String tenant;
  private final TableView<Key, Partnership> rows;
  private final TableView<Key, Key> openPairs;
  private final TableView<Key, Key> sides;

  MemoryPartnerships(
      MemoryUnit unit,
      TenantId tenant,
      TableView<Key, Partnership> rows,
      TableView<Key, Key> openPairs,
      TableView<Key, Key> sides) {
    this.unit = unit;
    this.tenant = tenant.name();
    this.rows = rows;
    this.openPairs = openPairs;
    this.sides = sides;
  }

  @Override
  public Optional<Partnership> find(PartnershipId id) {
    unit.reading();
    return rows.find(key(id));
  }

  @Override
  public Optional<Partnership> findOpen(Pair pair, String kind) {
    unit.reading();
    return openPairs.find(open(pair, kind)).flatMap(rows::find);
  }

  @Override
  public void insert(Partnership it) {
    unit.writing();
    rows.insert(key(it.id()), it);
    occupy(it);
    for (CityId city : it.pair().both()) {
      sides.put(side(city, it.id()), key(it.id()));
    }
  }

  @Override
  public void update(Partnership it, long expected) {
    unit.writing();
    Partnership before =
        rows.find(key(it.id()))
            .filter(row -> row.version() == expected)
            .orElseThrow(() -> new StaleVersionException(it.id().toString(), expected));
    if (before.isOpen()) {
      openPairs.remove(open(before.pair(), before.kind()));
    }
    rows.put(key(it.id()), it);
    occupy(it);
  }

  private void occupy(Partnership it) {
    if (it.isOpen()) {
      Key open = open(it.pair(), it.kind());
      if (openPairs.find(open).isPresent()) {
        throw new ConflictException("A partnership is open already: " + open);
      }
      openPairs.put(open, key(it.id()));
    }
  }

  @Override
  public List<Partnership> page(
      PartnershipFilter filter, Optional<PartnershipId> after, int limit) {
    unit.reading();
    if (filter.city().isPresent()) {
      CityId city = filter.city().get();
      Key mine = Key.of(tenant, city.value().toString());
      return sides
          .scan(
              after.map(id -> side(city, id)).orElse(mine),
              false,
              key -> key.startsWith(mine),
              row -> rows.find(row).filter(filter::accepts).isPresent(),
              limit)
          .stream()
          .flatMap(row -> rows.find(row).stream())
          .toList();
    }
    Key mine = Key.of(tenant);
    return rows.scan(
        after.map(this::key).orElse(mine),
        false,
        key -> key.startsWith(mine),
        filter::accepts,
        limit);
  }

  List<Finding> inspect() {
    List<Finding> findings = new ArrayList<>();
    for (Partnership it : page(PartnershipFilter.ALL, Optional.empty(), Integer.MAX_VALUE)) {
      boolean occupies =
          openPairs.find(open(it.pair(), it.kind())).equals(Optional.of(key(it.id())));
      if (occupies != it.isOpen()) {
        findings.add(new Finding(it.id().toString(), "its pair is not marked as it should be"));
      }
      for (CityId city : it.pair().both()) {
        if (sides.find(side(city, it.id())).isEmpty()) {
          findings.add(new Finding(it.id().toString(), "is not found by " + city));
        }
      }
    }
    return findings;
  }

  private Key key(PartnershipId id) {
    return Key.of(tenant, id.value().toString());
  }

  private Key side(CityId city, PartnershipId id) {
    return Key.of(tenant, city.value().toString(), id.value().toString());
  }

  private Key open(Pair pair, String kind) {
    return Key.of(tenant, pair.first().value().toString(), pair.second().value().toString(), kind);
  }
}
