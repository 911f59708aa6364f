package dev.comity.backup;

import dev.comity.journal.AggregateId;
import dev.comity.journal.Chain;
import dev.comity.journal.Draft;
import dev.comity.journal.Event;
import dev.comity.journal.Payload;
import dev.comity.journal.TenantId;
import dev.comity.storage.InMemoryStorage;
import dev.comity.storage.Storage;
import dev.comity.storage.Storage.Access;
import dev.comity.storage.UnitOfWork;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Storages whose content somebody changed behind our back. */
final class DamagedStorage {

  private DamagedStorage() {}

  static Storage withAChangedEntry() {
    Event whole =
        Chain.next(
            TenantId.DEFAULT,
            new AggregateId("city", new UUID(1, 2)),
            Optional.empty(),
            new Draft("registered", 1, LocalDate.of(2001, 1, 1), Payload.empty()),
            Instant.EPOCH,
            "clerk");
    Event changed =
        new Event(
            whole.tenant(),
            whole.aggregate(),
            whole.sequence(),
            whole.effective(),
            whole.recorded(),
            "somebody-else",
            whole.type(),
            whole.format(),
            whole.payload(),
            whole.previous(),
            whole.hash());
    Storage storage = new InMemoryStorage();
    try (UnitOfWork unit = storage.begin(TenantId.DEFAULT, Access.WRITE)) {
      unit.journal().append(changed);
      unit.commit();
    }
    return storage;
  }
}
