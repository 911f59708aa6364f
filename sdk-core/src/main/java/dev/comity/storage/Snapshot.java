package dev.comity.storage;

import dev.comity.journal.TenantId;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * Everything that is kept, as one commit left it. Immutable, so whoever holds it sees the same for
 * as long as he likes, and needs no lock.
 *
 * <p>Nobody has to say which snapshot he looks at, as the garbage collector knows. So there is no
 * moment between taking one and being known to have taken it, in which a sweep could take away what
 * it shows; and what only an old snapshot shows goes with the last one who looks at it.
 *
 * @param tenants the contents of each tenant's tables
 * @param shared the contents of the tables that all share
 */
record Snapshot(PSortedMap<TenantId, Contents> tenants, Contents shared) {

  static final Snapshot EMPTY = new Snapshot(TreePMap.empty(), Contents.EMPTY);

  Contents of(TenantId tenant) {
    return tenants.getOrDefault(tenant, Contents.EMPTY);
  }

  Snapshot with(TenantId tenant, Contents own, Contents all) {
    return new Snapshot(tenants.plus(tenant, own), all);
  }
}
