package dev.comity.journal;

import java.time.Instant;
import java.time.LocalDate;

/** An entry of the journal as JSON. The facts stay the text that was hashed. */
public final class EventJson {

  private EventJson() {}

  /**
   * Writes an entry, all but its tenant.
   *
   * @param it the entry
   * @return its JSON
   * @throws IllegalArgumentException if its stored payload is no JSON object
   */
  public static Payload write(Event it) {
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

  /**
   * Reads an entry.
   *
   * @param tenant whose journal it is from
   * @param json its JSON
   * @return the entry
   * @throws IllegalArgumentException if it is not of that form
   * @throws java.time.DateTimeException if a date or an instant in it is none
   */
  public static Event read(TenantId tenant, Payload json) {
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
