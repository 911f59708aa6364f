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
import dev.comity.storage.Storage.Access;
import dev.comity.storage.UnitOfWork;
import java.util.List;

/** A unit of work of a storage that lies. */
final class LyingUnit implements UnitOfWork {

  private final LyingStorage liar;
  private final TenantId tenant;
  private final Access access;
  private final UnitOfWork honest;
  private final Journal journal;
  private final PartyStore parties;
  private final PartnershipStore partnerships;
  private final PlaceStore places;
  private final FeedStore feed;
  private final FeedPartitionStore feedPartitions;
  private final KeyedAnswerStore keyedAnswers;
  private boolean committed;

  LyingUnit(LyingStorage liar, TenantId tenant, Access access, UnitOfWork honest) {
    this.liar = liar;
    this.tenant = tenant;
    this.access = access;
    this.honest = honest;
    this.journal = liar.journal(this, honest.journal());
    this.parties = liar.parties(this, honest.parties());
    this.partnerships = liar.partnerships(this, honest.partnerships());
    this.places = liar.places(this, honest.places());
    this.feed = liar.feed(this, honest.feed());
    this.feedPartitions = liar.feedPartitions(this, honest.feedPartitions());
    this.keyedAnswers = liar.keyedAnswers(this, honest.keyedAnswers());
  }

  TenantId tenant() {
    return tenant;
  }

  Access access() {
    return access;
  }

  UnitOfWork honest() {
    return honest;
  }

  boolean isCommitted() {
    return committed;
  }

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public PartyStore parties() {
    return parties;
  }

  @Override
  public PartnershipStore partnerships() {
    return partnerships;
  }

  @Override
  public PlaceStore places() {
    return places;
  }

  @Override
  public FeedStore feed() {
    return feed;
  }

  @Override
  public FeedPartitionStore feedPartitions() {
    return feedPartitions;
  }

  @Override
  public KeyedAnswerStore keyedAnswers() {
    return keyedAnswers;
  }

  @Override
  public List<Finding> inspect() {
    return liar.inspect(this);
  }

  @Override
  public void commit() {
    liar.commit(this);
    committed = true;
  }

  @Override
  public void close() {
    liar.close(this);
  }
}
