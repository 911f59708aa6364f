package dev.comity.storage;

import dev.comity.gazetteer.PlaceStore;
import dev.comity.journal.FeedPartitionStore;
import dev.comity.journal.FeedStore;
import dev.comity.journal.Finding;
import dev.comity.journal.Journal;
import dev.comity.journal.KeyedAnswerStore;
import dev.comity.journal.TenantId;
import dev.comity.partnership.PartnershipStore;
import dev.comity.party.Party;
import dev.comity.party.PartyStore;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A unit of work in memory: a snapshot, and what was written over it. */
final class MemoryUnit implements UnitOfWork {

  private final InMemoryStorage storage;
  private final TenantId tenant;
  private final Workspace own;
  private final Workspace shared;
  private final UnitState state;
  private final MemoryFeed feed;
  private final MemoryJournal journal;
  private final MemoryFeedPartitions feedPartitions;
  private final MemoryKeyedAnswers keyedAnswers;
  private final MemoryParties parties;
  private final MemoryPartnerships partnerships;
  private final MemoryPlaces places;

  MemoryUnit(InMemoryStorage storage, TenantId tenant, Snapshot snapshot, UnitState state) {
    this.storage = storage;
    this.tenant = tenant;
    this.own = new Workspace(snapshot.of(tenant));
    this.shared = new Workspace(snapshot.shared());
    this.state = state;
    TableView<EventKey, KeptEvent> events = own.view(Tables.EVENTS);
    this.feed = new MemoryFeed(state, tenant, own.view(Tables.FEED), events);
    this.journal = new MemoryJournal(state, tenant, events, feed);
    this.feedPartitions = new MemoryFeedPartitions(state, own.view(Tables.FEED_PARTITIONS));
    this.keyedAnswers = new MemoryKeyedAnswers(state, own.view(Tables.KEYED_ANSWERS));
    TableView<UUID, Party> rows = own.view(Tables.PARTIES);
    this.parties = new MemoryParties(state, rows, own);
    this.partnerships = new MemoryPartnerships(state, journal, rows, own);
    this.places = new MemoryPlaces(state, shared.view(Tables.PLACES));
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
    state.reading();
    return Stream.of(
            journal.inspect(),
            feed.inspect(),
            parties.inspect(),
            partnerships.inspect(),
            places.inspect())
        .flatMap(findings -> findings)
        .toList();
  }

  @Override
  public void commit() {
    state.commit(
        () -> {
          if (own.isChanged() || shared.isChanged()) {
            storage.commit(this::laidOver);
          }
        });
  }

  private Snapshot laidOver(Snapshot now) {
    Contents mine = now.of(tenant);
    own.refuseIfOvertaken(mine);
    shared.refuseIfOvertaken(now.shared());
    feed.numberAppended(mine);
    return now.with(tenant, own.laidOver(mine), shared.laidOver(now.shared()));
  }

  @Override
  public void close() {
    state.close();
  }
}
