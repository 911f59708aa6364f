package dev.comity.storage;

import dev.comity.journal.Event;
import dev.comity.journal.Finding;
import dev.comity.journal.Journal;
import dev.comity.partnership.Pair;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.PartnershipStore;
import dev.comity.party.CityId;
import dev.comity.party.Party;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The partnerships of one tenant in a unit of work in memory. */
final class MemoryPartnerships implements PartnershipStore {

  private final UnitState state;
  private final Journal journal;
  private final TableView<UUID, Party> parties;
  private final IndexView<Partnership, OpenPair> openPairs;
  private final IndexView<Partnership, CityLink> sides;
  private final Records<Partnership> partnerships;

  MemoryPartnerships(
      UnitState state, Journal journal, TableView<UUID, Party> parties, Workspace workspace) {
    this.journal = journal;
    this.parties = parties;
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
  public List<Event> entriesOf(CityId city) {
    state.reading();
    return ofCity(city, Optional.empty())
        .flatMap(it -> journal.events(it.id().aggregate()).stream())
        .toList();
  }

  @Override
  public void insert(Partnership partnership) {
    state.write(() -> partnerships.insert(sharing(partnership)));
  }

  @Override
  public void update(Partnership partnership, long expected) {
    state.write(() -> partnerships.update(sharing(partnership), expected));
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

  /** The same, made of the ids that its cities hold and of one text for each kind. */
  private Partnership sharing(Partnership it) {
    return new Partnership(
        it.id(),
        it.version(),
        sharing(it.pair()),
        it.kind().intern(),
        it.status(),
        it.vitality(),
        it.inForceSince(),
        it.endedOn(),
        it.text(),
        it.approvals(),
        it.suspendedBy(),
        it.lastActivity(),
        it.references(),
        it.latest());
  }

  @SuppressWarnings("ReferenceEquality")
  private Pair sharing(Pair pair) {
    CityId first = held(pair.first());
    CityId second = held(pair.second());
    return first == pair.first() && second == pair.second() ? pair : Pair.of(first, second);
  }

  private CityId held(CityId id) {
    return parties
        .find(id.value())
        .map(Party::id)
        .filter(CityId.class::isInstance)
        .map(CityId.class::cast)
        .orElse(id);
  }

  Stream<Finding> inspect() {
    return partnerships.inspect();
  }
}
