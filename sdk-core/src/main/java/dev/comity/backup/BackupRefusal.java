package dev.comity.backup;

import dev.comity.failure.Refusal;
import dev.comity.failure.Wording;
import dev.comity.journal.TenantId;
import java.util.List;
import java.util.Locale;

/** Why a backup was not restored. */
public sealed interface BackupRefusal extends Refusal {

  @Override
  default String message(Locale locale) {
    return Wording.of((Record) this, locale);
  }

  /**
   * The storage is not empty: it holds entries of a tenant, and they are not those of the backup.
   *
   * @param source the name of the file
   * @param tenant whose entries
   */
  record OtherEntries(String source, TenantId tenant) implements BackupRefusal {}

  /**
   * The storage is not empty: readers of a tenant have read something that the backup may not hold,
   * or not at that position.
   *
   * @param source the name of the file
   * @param tenant whose subscriptions
   * @param subscriptions the names of those that have read something
   */
  record OtherReaders(String source, TenantId tenant, List<String> subscriptions)
      implements BackupRefusal {
    /** Copies the names. */
    public OtherReaders {
      subscriptions = List.copyOf(subscriptions);
    }
  }

  /**
   * The storage is not empty: idempotency keys of a tenant are in use.
   *
   * @param source the name of the file
   * @param tenant whose keys
   */
  record OtherKeys(String source, TenantId tenant) implements BackupRefusal {}

  /**
   * The storage is not empty: it holds a gazetteer, and it is not that of the backup.
   *
   * @param source the name of the file
   * @param edition the name of the file that the storage's gazetteer was imported from
   */
  record OtherGazetteer(String source, String edition) implements BackupRefusal {}
}
