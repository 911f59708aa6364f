package dev.comity.register;

import dev.comity.journal.AggregateId;
import dev.comity.journal.Event;
import dev.comity.journal.Hash;
import dev.comity.journal.Payload;
import dev.comity.journal.TenantId;
import java.time.Instant;
import java.time.LocalDate;

/** An entry of the journal as JSON. The facts stay the text that was hashed. */
final class EventJson {

  private EventJson() {}

  static Payload write(Event it) {
    return Payload.builder()
        .text("aggregate", it.aggregate())
        .number("sequence", it.sequence())
        .text("effective", it.effective())
        .text("recorded", it.recorded())
        .text("actor", it.actor())
        .text("type", it.type())
        .number("format", it.format())
        .object("facts", it.facts())
        .text("previous", it.previous())
        .text("hash", it.hash())
        .build();
  }

  static Event read(TenantId tenant, Payload json) {
    return new Event(
        tenant,
        AggregateId.parse(json.text("aggregate")),
        json.number("sequence"),
        LocalDate.parse(json.text("effective")),
        Instant.parse(json.text("recorded")),
        json.text("actor"),
        json.text("type"),
        (int) json.number("format"),
        json.object("facts").canonical(),
        json.optionalText("previous").map(Hash::new),
        new Hash(json.text("hash")));
  }
}
