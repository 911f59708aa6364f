package dev.comity.storage;

import dev.comity.journal.TenantId;
import java.util.SortedSet;

/**
 * Somewhere to keep the register. An adapter proves itself by extending {@code StorageContract} of
 * the test-jar.
 *
 * <p>Implementations are safe to use from several threads; the units of work that they begin are
 * not.
 */
public interface Storage extends AutoCloseable {

  /** What a unit of work may do. */
  enum Access {
    /** Read only, from one consistent snapshot. */
    READ,
    /** Read and write. */
    WRITE
  }

  /**
   * Begins a unit of work.
   *
   * @param tenant whose data it sees and changes; the gazetteer is shared by all
   * @param access what it may do
   * @return the unit, to be closed by the caller
   * @throws dev.comity.failure.StorageException if the storage cannot
   */
  UnitOfWork begin(TenantId tenant, Access access);

  /**
   * Whose data is kept.
   *
   * @return every tenant that has a committed entry in the journal
   * @throws dev.comity.failure.StorageException if the storage cannot
   */
  SortedSet<TenantId> tenants();

  /** Releases what the storage itself opened; never what a host gave to it. */
  @Override
  void close();
}
