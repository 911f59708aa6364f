package dev.comity.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The hash chain over the entries about one aggregate. Each entry's hash covers every field of the
 * entry and the hash before it: whoever changes, drops or inserts one must recompute all that
 * follow, and the last hash is then another one.
 *
 * <p>What is hashed (format 1) is the canonical JSON object of the fields, with the stored payload
 * in its place byte by byte.
 */
public final class Chain {

  private Chain() {}

  /**
   * Links the next entry to the chain.
   *
   * @param tenant whose journal
   * @param aggregate what the entry is about
   * @param last the last entry so far, if there is one
   * @param draft what to enter
   * @param recorded when it is entered, in whole microseconds
   * @param actor who enters it
   * @return the entry
   */
  public static Event next(
      TenantId tenant,
      AggregateId aggregate,
      Optional<Event> last,
      Draft draft,
      Instant recorded,
      String actor) {
    long sequence = last.map(Event::sequence).orElse(0L) + 1;
    Optional<Hash> previous = last.map(Event::hash);
    String payload = draft.payload().canonical();
    Event unsealed =
        new Event(
            tenant,
            aggregate,
            sequence,
            draft.effective(),
            recorded,
            actor,
            draft.type(),
            draft.format(),
            payload,
            previous,
            UNSEALED);
    return sealed(unsealed);
  }

  private static final Hash UNSEALED = Hash.of("");

  private static Event sealed(Event it) {
    return new Event(
        it.tenant(),
        it.aggregate(),
        it.sequence(),
        it.effective(),
        it.recorded(),
        it.actor(),
        it.type(),
        it.format(),
        it.payload(),
        it.previous(),
        hashOf(it));
  }

  /**
   * Computes the hash that an entry must have.
   *
   * @param event the entry; its own hash is not looked at
   * @return the hash over all its other fields
   */
  public static Hash hashOf(Event event) {
    Payload.Builder envelope =
        Payload.builder()
            .text("tenant", event.tenant())
            .text("kind", event.aggregate().kind())
            .text("aggregate", event.aggregate().value())
            .number("sequence", event.sequence())
            .text("effective", event.effective())
            .text("recorded", event.recorded())
            .text("actor", event.actor())
            .text("type", event.type())
            .number("format", event.format())
            .text("payload", event.payload())
            .text("previous", event.previous());
    return Hash.of(envelope.build().canonical());
  }

  /**
   * Checks the entries about one aggregate: numbers without gaps, each hash right, each linked to
   * the one before and not recorded before it. Linear in the bytes of the entries.
   *
   * @param events the entries in the order of their sequence
   * @return what is wrong, in that order; empty if the chain holds
   */
  public static List<Finding> verify(List<Event> events) {
    List<Finding> findings = new ArrayList<>();
    Optional<Event> before = Optional.empty();
    for (Event event : events) {
      long expected = before.map(Event::sequence).orElse(0L) + 1;
      if (event.sequence() != expected) {
        findings.add(
            new Finding(event.label(), "entry " + expected + " should stand here; it is missing"));
      } else if (!event.previous().equals(before.map(Event::hash))) {
        findings.add(new Finding(event.label(), "it is not linked to the entry before it"));
      }
      if (before.filter(it -> event.recorded().isBefore(it.recorded())).isPresent()) {
        findings.add(new Finding(event.label(), "it was recorded before the entry before it"));
      }
      if (!holdsWhatWasHashed(event)) {
        findings.add(
            new Finding(event.label(), "its content does not match its hash; it was changed"));
      }
      before = Optional.of(event);
    }
    return List.copyOf(findings);
  }

  /** What cannot even be hashed (half a character, a number out of range) was never entered. */
  private static boolean holdsWhatWasHashed(Event event) {
    try {
      return hashOf(event).equals(event.hash());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
