package dev.comity.backup;

import dev.comity.journal.Payload;
import dev.comity.journal.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The first line of a backup: what it is, when it was begun, and whose data follow. */
record Header(Instant begun, List<TenantId> tenants) {

  private static final String LINE = "backup";
  private static final String FORMAT = "comity-backup";
  private static final int VERSION = 1;

  /** Somebody always comes first: the gazetteer is written from the first tenant's snapshot. */
  static Header of(Instant begun, SortedSet<TenantId> tenants) {
    return new Header(begun, tenants.isEmpty() ? List.of(TenantId.DEFAULT) : List.copyOf(tenants));
  }

  void write(BackupWriter out) {
    out.line(
        LINE,
        Payload.builder()
            .text("format", FORMAT)
            .number("version", VERSION)
            .text("begun", begun)
            .texts("tenants", tenants)
            .build());
  }

  static Header read(BackupReader in) {
    return in.next(LINE, Header::of);
  }

  private static Header of(Payload json) {
    if (!json.text("format").equals(FORMAT) || json.number("version") != VERSION) {
      throw new IllegalArgumentException(
          "this library reads version "
              + VERSION
              + " of "
              + FORMAT
              + ", not version "
              + json.number("version")
              + " of "
              + json.text("format")
              + ". Maybe a newer version of it?");
    }
    List<TenantId> tenants = json.texts("tenants").stream().map(TenantId::of).toList();
    if (tenants.isEmpty() || !List.copyOf(new TreeSet<>(tenants)).equals(tenants)) {
      throw new IllegalArgumentException("the tenants are not in the order of their names");
    }
    return new Header(Instant.parse(json.text("begun")), tenants);
  }
}
