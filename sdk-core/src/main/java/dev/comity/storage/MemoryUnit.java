package dev.comity.storage;

import dev.comity.gazetteer.PlaceStore;
import dev.comity.journal.Event;
import dev.comity.journal.FeedPartitionStore;
import dev.comity.journal.FeedStore;
import dev.comity.journal.Finding;
import dev.comity.journal.Journal;
import dev.comity.journal.KeyedAnswerStore;
import dev.comity.journal.TenantId;
import dev.comity.partnership.PartnershipStore;
import dev.comity.party.PartyStore;
import java.util.List;
import java.util.stream.Stream;

/** A unit of work in memory: a snapshot, and what was written over it. */
final class MemoryUnit implements UnitOfWork {

  private final InMemoryStorage storage;
  private final Workspace workspace;
  private final UnitState state;
  private final MemoryFeed feed;
  private final MemoryJournal journal;
  private final MemoryFeedPartitions feedPartitions;
  private final MemoryKeyedAnswers keyedAnswers;
  private final MemoryParties parties;
  private final MemoryPartnerships partnerships;
  private final MemoryPlaces places;

  MemoryUnit(
      InMemoryStorage storage,
      TenantId tenant,
      TenantTables tables,
      VersionedTable<String, PlaceEdition> gazetteer,
      Workspace workspace,
      UnitState state) {
    this.storage = storage;
    this.workspace = workspace;
    this.state = state;
    TableView<EventKey, Event> events = workspace.view(tables.events);
    this.feed = new MemoryFeed(state, tables, workspace.view(tables.feed), events);
    this.journal = new MemoryJournal(state, tenant, events, feed);
    this.feedPartitions = new MemoryFeedPartitions(state, workspace.view(tables.feedPartitions));
    this.keyedAnswers = new MemoryKeyedAnswers(state, workspace.view(tables.keyedAnswers));
    this.parties = new MemoryParties(state, tables, workspace);
    this.partnerships = new MemoryPartnerships(state, tables, workspace);
    this.places = new MemoryPlaces(state, workspace.view(gazetteer));
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
    state.commit(() -> storage.commit(workspace, feed::numberAppended));
  }

  @Override
  public void close() {
    if (!state.isClosed()) {
      state.close();
      storage.end(workspace);
    }
  }
}
