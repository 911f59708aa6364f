package dev.comity.storage;

import dev.comity.journal.TenantId;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * The reference storage: everything in memory, indexed, transactional, with snapshot isolation.
 * Good enough to run a pilot or a simulation on; gone when it is closed.
 *
 * <p>A unit of work sees the last commit before it began, with its own writes over it. Beginning it
 * takes one volatile read, and reading takes no lock. Commits are made one after the other, and the
 * first one wins: a unit that has written what another one wrote and committed meanwhile fails.
 * What it only read may have changed meanwhile; whoever decides by a record that another unit may
 * change has to write that record too.
 *
 * <p>Finding a record takes O(log n), a page of k records O(log n + k), a commit of k changes O(k
 * log n). What only an old snapshot holds is kept as long as somebody holds the unit of work that
 * looks at it.
 */
public final class InMemoryStorage implements Storage {

  private final ReentrantLock committing = new ReentrantLock();
  private volatile Snapshot last = Snapshot.EMPTY;
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
    return new MemoryUnit(this, tenant, snapshot(), new UnitState(access));
  }

  Snapshot snapshot() {
    Snapshot taken = last;
    refuseIfClosed(); // after the taking: what is taken after the closing is empty
    return taken;
  }

  @Override
  public SortedSet<TenantId> tenants() {
    SortedSet<TenantId> all = new TreeSet<>();
    snapshot()
        .tenants()
        .forEach(
            (tenant, contents) -> {
              if (!contents.of(Tables.EVENTS).isEmpty()) {
                all.add(tenant);
              }
            });
    return all;
  }

  /**
   * Lets one unit after the other lay its changes over what all before it left. One assignment
   * brings them to light, all at once; if laying them fails, nothing has happened.
   */
  void commit(UnaryOperator<Snapshot> changes) {
    committing.lock();
    try {
      refuseIfClosed();
      last = changes.apply(last);
    } finally {
      committing.unlock();
    }
  }

  private void refuseIfClosed() {
    if (closed) {
      throw new IllegalStateException("This storage is closed. Maybe make another one?");
    }
  }

  /** Lets go of everything. Units of work that are still open can read, but no longer commit. */
  @Override
  public void close() {
    committing.lock();
    try {
      closed = true;
      last = Snapshot.EMPTY;
    } finally {
      committing.unlock();
    }
  }
}
