package dev.comity.backup;

import dev.comity.journal.TenantId;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a restoration did.
 *
 * @param content what the backup holds, and now the storage too
 * @param heldBefore the tenants that the storage held already with the same entries, from a
 *     restoration that broke off: they were left as they are
 */
public record Restoration(BackupContent content, SortedSet<TenantId> heldBefore) {

  /** Copies the tenants. */
  public Restoration {
    heldBefore = new TreeSet<>(heldBefore);
  }
}
