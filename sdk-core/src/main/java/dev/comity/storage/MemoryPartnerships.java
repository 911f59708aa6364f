package dev.comity.storage;

import dev.comity.journal.Finding;
import dev.comity.partnership.Pair;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.PartnershipStore;
import dev.comity.party.CityId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The partnerships of one tenant in a unit of work in memory. */
final class MemoryPartnerships implements PartnershipStore {

  private final UnitState state;
  private final IndexView<Partnership, OpenPair> openPairs;
  private final IndexView<Partnership, CityLink> sides;
  private final Records<Partnership> partnerships;

  MemoryPartnerships(UnitState state, Workspace workspace) {
    TableView<UUID, Partnership> rows = workspace.view(Tables.PARTNERSHIPS);
    this.state = state;
    this.openPairs = workspace.view(Tables.OPEN_PAIRS);
    this.sides = workspace.view(Tables.SIDES);
    this.partnerships =
        new Records<>(
            rows,
            partnership -> partnership.id().aggregate(),
            Partnership::version,
            List.of(openPairs, sides));
  }

  @Override
  public Optional<Partnership> find(PartnershipId id) {
    state.reading();
    return partnerships.find(id.value());
  }

  @Override
  public Optional<Partnership> findOpen(Pair pair, String kind) {
    state.reading();
    return openPairs.find(new OpenPair(pair, kind)).flatMap(partnerships::find);
  }

  @Override
  public void insert(Partnership partnership) {
    state.write(() -> partnerships.insert(partnership));
  }

  @Override
  public void update(Partnership partnership, long expected) {
    state.write(() -> partnerships.update(partnership, expected));
  }

  @Override
  public List<Partnership> page(
      PartnershipFilter filter, Optional<PartnershipId> after, int limit) {
    state.reading();
    Stream<Partnership> candidates =
        filter
            .city()
            .map(city -> ofCity(city, after))
            .orElseGet(() -> partnerships.after(after.map(PartnershipId::value)));
    return candidates.filter(filter::accepts).limit(Limit.checked(limit)).toList();
  }

  private Stream<Partnership> ofCity(CityId city, Optional<PartnershipId> after) {
    return after
        .map(last -> sides.after(new CityLink(city.value(), last.value())))
        .orElseGet(() -> sides.from(CityLink.first(city)))
        .takeWhile(link -> link.city().equals(city.value()))
        .flatMap(link -> partnerships.find(link.record()).stream());
  }

  Stream<Finding> inspect() {
    return partnerships.inspect();
  }
}
