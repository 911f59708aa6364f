package dev.comity.storage;

import dev.comity.journal.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The reference storage: everything in memory, indexed, transactional, with snapshot isolation.
 * Good enough to run a pilot or a simulation on; gone when it is closed.
 *
 * <p>A unit of work sees the last commit before it began, with its own writes over it, and reads
 * without any lock. Commits are made one after the other, and the first one wins: a unit that has
 * written what another one wrote and committed meanwhile fails. What it only read may have changed
 * meanwhile; whoever decides by a record that another unit may change has to write that record too.
 *
 * <p>Finding a record takes O(log n), a page of k records O(log n + k), a commit of k changes O(k
 * log n). Old versions are kept until every unit of work that began before them is closed, so a
 * unit that is never closed keeps everything that was written since.
 */
public final class InMemoryStorage implements Storage {

  private final Map<TenantId, TenantTables> tenants = new ConcurrentHashMap<>();
  private final VersionedTable<String, PlaceEdition> gazetteer = PlaceEdition.table();
  private final Snapshots snapshots = new Snapshots();

  /** Held to write to the tables and to {@link #garbage}. */
  private final ReentrantLock committing = new ReentrantLock();

  private final Garbage garbage = new Garbage();
  private volatile boolean closed;

  /** Begins empty. */
  public InMemoryStorage() {}

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the storage is closed
   */
  @Override
  public UnitOfWork begin(TenantId tenant, Access access) {
    refuseIfClosed();
    return new MemoryUnit(
        this,
        tenant,
        tables(tenant),
        gazetteer,
        new Workspace(snapshots.take()),
        new UnitState(access));
  }

  @Override
  public SortedSet<TenantId> tenants() {
    SortedSet<TenantId> all = new TreeSet<>();
    for (var tenant : tenants.keySet()) {
      try (UnitOfWork unit = begin(tenant, Access.READ)) {
        if (!unit.journal().page(Optional.empty(), 1).isEmpty()) {
          all.add(tenant);
        }
      }
    }
    return all;
  }

  TenantTables tables(TenantId tenant) {
    return tenants.computeIfAbsent(tenant, it -> new TenantTables());
  }

  void commit(Workspace workspace, Runnable numbering) {
    if (!workspace.isChanged()) {
      return;
    }
    committing.lock();
    try {
      refuseIfClosed();
      workspace.refuseIfOvertaken();
      numbering.run();
      install(workspace);
    } finally {
      committing.unlock();
    }
  }

  private void install(Workspace workspace) {
    long commit = snapshots.last() + 1;
    boolean whole = false;
    try {
      workspace.install(commit, garbage);
      whole = true;
    } finally {
      if (!whole) {
        closed = true; // memory ran out half-way: the next commit would bring that half to light
      }
    }
    snapshots.publish(commit);
  }

  /** Forgets what only the ended unit saw, unless a commit is under way: then the next one does. */
  void end(Workspace workspace) {
    snapshots.giveBack(workspace.snapshot());
    if (committing.tryLock()) {
      try {
        garbage.sweep(snapshots.oldest());
      } finally {
        committing.unlock();
      }
    }
  }

  /** How many versions are kept of everything. */
  long versions() {
    return tenants.values().stream().mapToLong(TenantTables::versions).sum() + gazetteer.versions();
  }

  private void refuseIfClosed() {
    if (closed) {
      throw new IllegalStateException("This storage is closed. Maybe make another one?");
    }
  }

  /** Lets go of everything. Units of work that are still open can read, but no longer commit. */
  @Override
  public void close() {
    closed = true;
    tenants.clear();
  }
}
