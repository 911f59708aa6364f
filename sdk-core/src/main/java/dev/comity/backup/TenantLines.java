package dev.comity.backup;

import dev.comity.backup.BackupContent.TenantContent;
import dev.comity.failure.BadFileException;
import dev.comity.failure.DamagedRecordException;
import dev.comity.journal.Chains;
import dev.comity.journal.Fingerprint;
import dev.comity.journal.Hash;
import dev.comity.journal.Payload;
import dev.comity.journal.TenantId;
import dev.comity.register.Telling;
import dev.comity.storage.UnitOfWork;
import java.util.concurrent.atomic.AtomicLong;

/** One tenant as lines: first what is to be expected, then everything from one snapshot. */
final class TenantLines {

  static final String TENANT = "tenant";

  private TenantLines() {}

  /** Reads the journal twice: what cannot be restored is not written either. */
  static TenantContent write(TenantId tenant, UnitOfWork unit, BackupWriter out) {
    TenantContent content = content(tenant, unit);
    out.line(TENANT, json(content));
    long written = FeedLines.write(unit.feed(), out);
    if (written != content.entries()) {
      throw new DamagedRecordException(
          "The feed of "
              + tenant
              + " holds "
              + written
              + " entries, the journal "
              + content.entries()
              + ". Maybe verify the register first?");
    }
    ReaderLines.write(unit.feedPartitions(), out);
    AnswerLines.write(unit.keyedAnswers(), out);
    return content;
  }

  /** What a unit of work holds of its tenant. */
  static TenantContent content(TenantId tenant, UnitOfWork unit) {
    Fingerprint fingerprint = new Fingerprint();
    AtomicLong entries = new AtomicLong();
    try {
      Chains.forEach(
          unit.journal(),
          chain -> {
            Telling.verify(chain);
            entries.addAndGet(chain.size());
            fingerprint.add(chain.get(chain.size() - 1));
          });
    } catch (IllegalArgumentException e) {
      throw new DamagedRecordException(
          "The register of " + tenant + " cannot be backed up: " + e.getMessage(), e);
    }
    return new TenantContent(tenant, entries.get(), fingerprint.finish());
  }

  static TenantContent next(TenantId tenant, BackupReader in) {
    TenantContent content = in.next(TENANT, TenantLines::content);
    if (!content.tenant().equals(tenant)) {
      throw in.fault(tenant + " should come here, not " + content.tenant());
    }
    return content;
  }

  /** Appends everything, then tells the states from the chains, now that these are whole. */
  static void restore(TenantContent it, BackupReader in, UnitOfWork unit, Telling telling) {
    FeedLines.restore(it.tenant(), it.entries(), in, unit.journal(), unit.feed());
    ReaderLines.restore(in, unit.feedPartitions());
    AnswerLines.restore(in, unit.keyedAnswers());
    Fingerprint fingerprint = new Fingerprint();
    try {
      Chains.forEach(
          unit.journal(),
          chain -> {
            Telling.verify(chain);
            fingerprint.add(chain.get(chain.size() - 1));
            telling.tell(chain, unit.parties()::insert, unit.partnerships()::insert);
          });
    } catch (IllegalArgumentException e) {
      throw BadFileException.of(in.file(), String.valueOf(e.getMessage()), e);
    }
    if (!fingerprint.finish().equals(it.fingerprint())) {
      throw BadFileException.of(
          in.file(), "the entries of " + it.tenant() + " have another fingerprint than it says");
    }
  }

  static void skip(BackupReader in) {
    FeedLines.skip(in);
    ReaderLines.skip(in);
    AnswerLines.skip(in);
  }

  private static Payload json(TenantContent it) {
    return Payload.builder()
        .text("tenant", it.tenant())
        .number("entries", it.entries())
        .text("fingerprint", it.fingerprint())
        .build();
  }

  private static TenantContent content(Payload json) {
    return new TenantContent(
        TenantId.of(json.text("tenant")),
        json.number("entries"),
        new Hash(json.text("fingerprint")));
  }
}
