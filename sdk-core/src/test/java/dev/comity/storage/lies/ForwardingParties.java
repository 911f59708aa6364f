package dev.comity.storage.lies;

import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.OutsideId;
import dev.comity.party.Party;
import dev.comity.party.PartyId;
import dev.comity.party.PartyStore;
import java.util.List;
import java.util.Optional;

/** Passes everything on to the parties. */
class ForwardingParties implements PartyStore {

  final PartyStore honest;

  ForwardingParties(PartyStore honest) {
    this.honest = honest;
  }

  @Override
  public Optional<Party> find(PartyId id) {
    return honest.find(id);
  }

  @Override
  public Optional<Party> find(OutsideId outsideId) {
    return honest.find(outsideId);
  }

  @Override
  public List<Party> named(String key) {
    return honest.named(key);
  }

  @Override
  public List<City> mergedInto(CityId city) {
    return honest.mergedInto(city);
  }

  @Override
  public void insert(Party party) {
    honest.insert(party);
  }

  @Override
  public void update(Party party, long expected) {
    honest.update(party, expected);
  }

  @Override
  public List<Party> page(Optional<PartyId> after, int limit) {
    return honest.page(after, limit);
  }
}
