package dev.comity.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One entry of the journal. Entries are never changed; a correction is a new entry.
 *
 * @param tenant whose journal
 * @param aggregate what it is about
 * @param sequence its number among the entries about that aggregate, from 1, without gaps
 * @param effective the day on which it holds in the world (valid time)
 * @param recorded when it was entered, in whole microseconds (transaction time)
 * @param actor who entered it, by an id that is no personal data
 * @param type what happened
 * @param format the version of the payload's form, from 1
 * @param payload the facts as canonical JSON (RFC 8785)
 * @param previous the hash of the entry before; empty for the first
 * @param hash the hash of this entry, over everything above
 */
public record Event(
    TenantId tenant,
    AggregateId aggregate,
    long sequence,
    LocalDate effective,
    Instant recorded,
    String actor,
    String type,
    int format,
    String payload,
    Optional<Hash> previous,
    Hash hash) {

  /**
   * The facts, read.
   *
   * @return the payload as an object
   * @throws IllegalArgumentException if the stored text is no such object
   */
  public Payload facts() {
    return Payload.parse(payload);
  }

  /**
   * Names the entry for a person.
   *
   * @return for example {@code entry 3 of partnership:0198...}
   */
  public String label() {
    return "entry " + sequence + " of " + aggregate;
  }
}
