package dev.comity.storage;

import dev.comity.gazetteer.PlaceStore;
import dev.comity.journal.Finding;
import dev.comity.journal.Journal;
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
  private final MemoryJournal journal;
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
    this.journal = new MemoryJournal(state, tenant, workspace.view(tables.events));
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
  public List<Finding> inspect() {
    state.reading();
    return Stream.of(journal.inspect(), parties.inspect(), partnerships.inspect(), places.inspect())
        .flatMap(findings -> findings)
        .toList();
  }

  @Override
  public void commit() {
    state.commit(() -> storage.commit(workspace));
  }

  @Override
  public void close() {
    if (!state.isClosed()) {
      state.close();
      storage.end(workspace);
    }
  }
}
