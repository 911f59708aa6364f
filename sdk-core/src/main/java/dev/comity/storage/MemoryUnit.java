package dev.comity.storage;

import dev.comity.gazetteer.PlaceStore;
import dev.comity.journal.Event;
import dev.comity.journal.Finding;
import dev.comity.journal.Journal;
import dev.comity.journal.TenantId;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipStore;
import dev.comity.party.Party;
import dev.comity.party.PartyStore;
import dev.comity.storage.MemoryTables.Places;
import dev.comity.storage.Storage.Access;
import java.util.ArrayList;
import java.util.List;

/** A unit of work on the in-memory storage. */
final class MemoryUnit implements UnitOfWork {

  private enum State {
    OPEN,
    COMMITTED,
    CLOSED
  }

  private final InMemoryStorage storage;
  private final Access access;
  private final long snapshot;
  private final List<TableView<?, ?>> views = new ArrayList<>();
  private final MemoryJournal journal;
  private final MemoryParties parties;
  private final MemoryPartnerships partnerships;
  private final MemoryPlaces places;
  private State state = State.OPEN;

  MemoryUnit(
      InMemoryStorage storage, MemoryTables tables, TenantId tenant, Access access, long snapshot) {
    this.storage = storage;
    this.access = access;
    this.snapshot = snapshot;
    TableView<Key, Event> events = view("entry", tables.events);
    TableView<Key, Party> partyRows = view("party", tables.parties);
    TableView<Key, Partnership> partnershipRows = view("partnership", tables.partnerships);
    TableView<Key, Places> placeRows = view("gazetteer", tables.places);
    this.journal = new MemoryJournal(this, tenant, events);
    this.parties =
        new MemoryParties(
            this,
            tenant,
            partyRows,
            view("outside id", tables.outsideIds),
            view("name", tables.names),
            view("successor", tables.successors));
    this.partnerships =
        new MemoryPartnerships(
            this,
            tenant,
            partnershipRows,
            view("open pair", tables.openPairs),
            view("side", tables.sides));
    this.places = new MemoryPlaces(this, placeRows);
  }

  private <V> TableView<Key, V> view(String name, VersionedTable<Key, V> table) {
    TableView<Key, V> view = new TableView<>(name, table, snapshot);
    views.add(view);
    return view;
  }

  List<TableView<?, ?>> views() {
    return views;
  }

  /** Called by every port before it reads. */
  void reading() {
    if (state == State.CLOSED) {
      throw new IllegalStateException(
          "This unit of work is closed. Maybe a service was kept beyond its unit?");
    }
  }

  /** Called by every port before it writes. */
  void writing() {
    reading();
    if (access == Access.READ) {
      throw new IllegalStateException(
          "This unit of work only reads. Maybe use Comity.write instead of Comity.read?");
    }
    if (state == State.COMMITTED) {
      throw new IllegalStateException("This unit of work is committed. Begin another one.");
    }
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
    reading();
    List<Finding> findings = new ArrayList<>(parties.inspect());
    findings.addAll(partnerships.inspect());
    findings.addAll(places.inspect());
    return List.copyOf(findings);
  }

  @Override
  public void commit() {
    writing();
    if (views.stream().anyMatch(TableView::isChanged)) {
      storage.commit(this);
    }
    state = State.COMMITTED;
  }

  @Override
  public void close() {
    if (state != State.CLOSED) {
      state = State.CLOSED;
      storage.forget(snapshot);
    }
  }
}
