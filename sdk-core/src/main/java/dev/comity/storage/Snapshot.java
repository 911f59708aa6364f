package dev.comity.storage;

import dev.comity.journal.TenantId;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * Everything that is kept, as one commit left it. Immutable, so whoever holds it sees the same for
 * as long as he likes, without a lock and without telling anybody; what only he sees goes when he
 * lets go of it.
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
