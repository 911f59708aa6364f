package dev.comity.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.comity.journal.Event;
import dev.comity.journal.Hash;
import dev.comity.journal.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry as memory holds it, in about a third of the bytes of an {@link Event}: texts as UTF-8,
 * hashes as their 32 bytes, dates as numbers, and what entries have in common held once. There are
 * more entries than anything else.
 */
final class KeptEvent {

  private static final String ALGORITHM = "sha-256:";

  /** Of a second. */
  private static final long MICROS = 1_000_000;

  /** Of a microsecond. */
  private static final int NANOS = 1_000;

  private final EventKey key;
  private final long effectiveDay;
  private final long recordedMicros;
  private final String actor;
  private final String type;
  private final int format;
  private final byte[] payload;
  private final byte @Nullable [] previous;
  private final byte[] hash;

  private KeptEvent(EventKey key, Event event, byte @Nullable [] previous) {
    this.key = key;
    this.effectiveDay = event.effective().toEpochDay();
    this.recordedMicros =
        event.recorded().getEpochSecond() * MICROS + event.recorded().getNano() / NANOS;
    this.actor = event.actor().intern();
    this.type = event.type().intern();
    this.format = event.format();
    this.payload = event.payload().getBytes(UTF_8);
    this.previous = previous;
    this.hash = bytes(event.hash());
  }

  /** An entry and the one before it about the same aggregate share the id and a hash. */
  static KeptEvent of(Event event, Optional<KeptEvent> before) {
    EventKey key =
        before
            .map(it -> new EventKey(it.key.aggregate(), event.sequence()))
            .orElseGet(() -> EventKey.of(event));
    byte @Nullable [] previous = event.previous().map(KeptEvent::bytes).orElse(null);
    return new KeptEvent(
        key,
        event,
        before.map(it -> it.hash).filter(it -> Arrays.equals(it, previous)).orElse(previous));
  }

  EventKey key() {
    return key;
  }

  Event event(TenantId tenant) {
    return new Event(
        tenant,
        key.aggregate(),
        key.sequence(),
        LocalDate.ofEpochDay(effectiveDay),
        Instant.EPOCH.plus(recordedMicros, ChronoUnit.MICROS),
        actor,
        type,
        format,
        new String(payload, UTF_8),
        Optional.ofNullable(previous).map(Hash::of),
        Hash.of(hash));
  }

  private static byte[] bytes(Hash hash) {
    return HexFormat.of().parseHex(hash.text(), ALGORITHM.length(), hash.text().length());
  }
}
