package dev.comity.storage.lies;

import dev.comity.journal.Event;
import java.time.Instant;
import java.time.LocalDate;

/** Entries that were tampered with on their way. */
final class Events {

  private Events() {}

  static Event withPayload(Event it, String payload) {
    return changed(it, it.effective(), it.recorded(), it.actor(), payload);
  }

  static Event withRecorded(Event it, Instant recorded) {
    return changed(it, it.effective(), recorded, it.actor(), it.payload());
  }

  static Event withEffective(Event it, LocalDate effective) {
    return changed(it, effective, it.recorded(), it.actor(), it.payload());
  }

  static Event withActor(Event it, String actor) {
    return changed(it, it.effective(), it.recorded(), actor, it.payload());
  }

  private static Event changed(
      Event it, LocalDate effective, Instant recorded, String actor, String payload) {
    return new Event(
        it.tenant(),
        it.aggregate(),
        it.sequence(),
        effective,
        recorded,
        actor,
        it.type(),
        it.format(),
        payload,
        it.previous(),
        it.hash());
  }
}
