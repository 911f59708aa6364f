package dev.comity.backup;

import dev.comity.gazetteer.Edition;
import dev.comity.journal.Hash;
import dev.comity.journal.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a backup holds, in short.
 *
 * @param begun when it was begun
 * @param gazetteer the edition of the gazetteer, if there is one
 * @param tenants what it holds of each tenant, in the order of their names
 */
public record BackupContent(
    Instant begun, Optional<Edition> gazetteer, List<TenantContent> tenants) {

  /**
   * What a backup holds of one tenant, in short.
   *
   * @param tenant whose register
   * @param entries how many entries the journal has
   * @param fingerprint what {@link dev.comity.journal.Fingerprint} makes of them: that which {@code
   *     Comity.verify()} finds after the restoration
   */
  public record TenantContent(TenantId tenant, long entries, Hash fingerprint) {}

  /** Copies the tenants. */
  public BackupContent {
    tenants = List.copyOf(tenants);
  }
}
