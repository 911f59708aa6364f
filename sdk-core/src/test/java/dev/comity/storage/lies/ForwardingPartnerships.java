package dev.comity.storage.lies;

import dev.comity.journal.Event;
import dev.comity.partnership.Pair;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.PartnershipStore;
import dev.comity.party.CityId;
import java.util.List;
import java.util.Optional;

/** Passes everything on to the partnerships. */
class ForwardingPartnerships implements PartnershipStore {

  final PartnershipStore honest;

  ForwardingPartnerships(PartnershipStore honest) {
    this.honest = honest;
  }

  @Override
  public Optional<Partnership> find(PartnershipId id) {
    return honest.find(id);
  }

  @Override
  public Optional<Partnership> findOpen(Pair pair, String kind) {
    return honest.findOpen(pair, kind);
  }

  @Override
  public List<Event> entriesOf(CityId city) {
    return honest.entriesOf(city);
  }

  @Override
  public void insert(Partnership partnership) {
    honest.insert(partnership);
  }

  @Override
  public void update(Partnership partnership, long expected) {
    honest.update(partnership, expected);
  }

  @Override
  public List<Partnership> page(
      PartnershipFilter filter, Optional<PartnershipId> after, int limit) {
    return honest.page(filter, after, limit);
  }
}
