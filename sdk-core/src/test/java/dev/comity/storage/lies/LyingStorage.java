package dev.comity.storage.lies;

import dev.comity.gazetteer.PlaceStore;
import dev.comity.journal.FeedPartitionStore;
import dev.comity.journal.FeedStore;
import dev.comity.journal.Finding;
import dev.comity.journal.Journal;
import dev.comity.journal.KeyedAnswerStore;
import dev.comity.journal.TenantId;
import dev.comity.partnership.PartnershipStore;
import dev.comity.party.PartyStore;
import dev.comity.storage.InMemoryStorage;
import dev.comity.storage.Storage;
import dev.comity.storage.UnitOfWork;
import java.util.List;
import java.util.SortedSet;

/** An honest storage, and the places at which a lie can be told. */
class LyingStorage implements Storage {

  private final Storage honest;

  LyingStorage() {
    this(new InMemoryStorage());
  }

  LyingStorage(Storage honest) {
    this.honest = honest;
  }

  Storage honest() {
    return honest;
  }

  @Override
  public UnitOfWork begin(TenantId tenant, Access access) {
    return new LyingUnit(this, tenant, access, honest.begin(tenant, access));
  }

  @Override
  public SortedSet<TenantId> tenants() {
    return honest.tenants();
  }

  @Override
  public void close() {
    honest.close();
  }

  Journal journal(LyingUnit unit, Journal journal) {
    return journal;
  }

  PartyStore parties(LyingUnit unit, PartyStore parties) {
    return parties;
  }

  PartnershipStore partnerships(LyingUnit unit, PartnershipStore partnerships) {
    return partnerships;
  }

  PlaceStore places(LyingUnit unit, PlaceStore places) {
    return places;
  }

  FeedStore feed(LyingUnit unit, FeedStore feed) {
    return feed;
  }

  FeedPartitionStore feedPartitions(LyingUnit unit, FeedPartitionStore partitions) {
    return partitions;
  }

  KeyedAnswerStore keyedAnswers(LyingUnit unit, KeyedAnswerStore answers) {
    return answers;
  }

  List<Finding> inspect(LyingUnit unit) {
    return unit.honest().inspect();
  }

  void commit(LyingUnit unit) {
    unit.honest().commit();
  }

  void close(LyingUnit unit) {
    unit.honest().close();
  }
}
