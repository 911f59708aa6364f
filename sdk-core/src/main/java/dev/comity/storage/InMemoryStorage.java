package dev.comity.storage;

import dev.comity.journal.TenantId;
import java.util.TreeMap;

/**
 * The reference storage: everything in memory, indexed, transactional, with snapshot isolation.
 * Good enough to run a pilot or a simulation on; gone when the program ends.
 *
 * <p>Reading takes no lock. Units of work write for themselves until they commit; commits are made
 * one after the other, and the first to commit wins.
 */
public final class InMemoryStorage implements Storage {

  private final MemoryTables tables = new MemoryTables();

  /** How many open units see each snapshot. Guarded by itself, as is the last commit. */
  private final TreeMap<Long, Integer> snapshots = new TreeMap<>();

  private final Object committing = new Object();

  private long lastCommit;

  /** Begins empty. */
  public InMemoryStorage() {}

  @Override
  public UnitOfWork begin(TenantId tenant, Access access) {
    synchronized (snapshots) {
      snapshots.merge(lastCommit, 1, Integer::sum);
      return new MemoryUnit(this, tables, tenant, access, lastCommit);
    }
  }

  void commit(MemoryUnit unit) {
    synchronized (committing) {
      unit.views().forEach(TableView::check);
      long commit;
      long oldest;
      synchronized (snapshots) {
        commit = lastCommit + 1;
        oldest = snapshots.firstKey();
      }
      unit.views().forEach(view -> view.install(commit, oldest));
      synchronized (snapshots) {
        lastCommit = commit;
      }
    }
  }

  void forget(long snapshot) {
    synchronized (snapshots) {
      snapshots.computeIfPresent(snapshot, (it, users) -> users == 1 ? null : users - 1);
    }
  }

  /** How many versions of records are kept, for the test that old ones are forgotten. */
  long versions() {
    return tables.events.versions() + tables.parties.versions() + tables.partnerships.versions();
  }

  /** Does nothing: the memory is freed with the storage. */
  @Override
  public void close() {}
}
