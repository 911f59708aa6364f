package dev.comity.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The entries about one aggregate, read on both time axes.
 *
 * <p>A correction is an entry of type {@value #CORRECTED} that names an earlier entry and says its
 * effective day and facts anew. Reading at a known instant applies the corrections that were
 * entered by then, each in its turn, and leaves them out themselves.
 */
public final class Timeline {

  /** The type of an entry that corrects an earlier one. */
  public static final String CORRECTED = "corrected";

  private final List<Event> events;

  private Timeline(List<Event> events) {
    this.events = List.copyOf(events);
  }

  /**
   * Takes the entries about one aggregate.
   *
   * @param events all of them, in the order of their sequence
   * @return the timeline
   */
  public static Timeline of(List<Event> events) {
    return new Timeline(events);
  }

  /**
   * Drafts a correction.
   *
   * @param sequence the number of the entry to correct
   * @param effective the day on which that entry really holds
   * @param facts its facts as they really are
   * @param reason why, in a few words
   * @return the draft
   */
  public static Draft correction(long sequence, LocalDate effective, Payload facts, String reason) {
    return new Draft(
        CORRECTED,
        1,
        effective,
        Payload.builder()
            .number("corrects", sequence)
            .object("facts", facts)
            .text("reason", reason)
            .build());
  }

  /**
   * The number of the newest entry, corrections included.
   *
   * @return the sequence; 0 if there are no entries
   */
  public long version() {
    return events.isEmpty() ? 0 : events.get(events.size() - 1).sequence();
  }

  /**
   * The entries that hold by all that is known.
   *
   * @return the entries without the corrections, corrected, in the order of their sequence
   */
  public List<Event> now() {
    return at(new AsOf(LocalDate.MAX, Instant.MAX));
  }

  /**
   * The entries that hold at a point on both axes.
   *
   * @param asOf the point
   * @return the entries without the corrections, corrected, in the order of their sequence
   */
  public List<Event> at(AsOf asOf) {
    TreeMap<Long, Event> standing = new TreeMap<>();
    for (Event event : events) {
      if (event.recorded().isAfter(asOf.known())) {
        continue;
      }
      if (event.type().equals(CORRECTED)) {
        Payload facts = event.facts();
        standing.computeIfPresent(
            facts.number("corrects"), (sequence, old) -> corrected(old, event, facts));
      } else {
        standing.put(event.sequence(), event);
      }
    }
    List<Event> holding = new ArrayList<>(standing.values());
    holding.removeIf(event -> event.effective().isAfter(asOf.date()));
    return List.copyOf(holding);
  }

  private static Event corrected(Event old, Event correction, Payload facts) {
    return new Event(
        old.tenant(),
        old.aggregate(),
        old.sequence(),
        correction.effective(),
        old.recorded(),
        old.actor(),
        old.type(),
        old.format(),
        facts.object("facts").canonical(),
        old.previous(),
        old.hash());
  }
}
