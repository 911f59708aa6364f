package dev.comity.journal;

import java.util.Comparator;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a row of events is about: one city, one partnership. Features have typed ids of their own
 * that turn into this one.
 *
 * @param kind the sort of thing in the journal's own words, such as {@code partnership}: 1 to 32
 *     lower-case letters or hyphens; never a class name
 * @param value the identifier
 */
public record AggregateId(String kind, UUID value) implements Comparable<AggregateId> {

  private static final Pattern KIND = Pattern.compile("[a-z][a-z-]{0,31}");

  /** As {@link UUID#toString()} writes it; {@link UUID#fromString} alone also takes 1-1-1-1-1. */
  private static final Pattern VALUE =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private static final Comparator<AggregateId> ORDER =
      Comparator.comparing((AggregateId id) -> id.value().toString())
          .thenComparing(AggregateId::kind);

  /** Checks the form. */
  public AggregateId {
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException(
          "'" + kind + "' is not a kind of aggregate. Maybe 'partnership'?");
    }
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @param text kind and identifier with a colon between
   * @return the id
   * @throws IllegalArgumentException if the text is not of that form
   */
  public static AggregateId parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0 || !VALUE.matcher(text.substring(colon + 1)).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' names no aggregate. Maybe 'partnership:' and a UUID in lower case?");
    }
    return new AggregateId(text.substring(0, colon), UUID.fromString(text.substring(colon + 1)));
  }

  /** Orders by the identifier's text, then by kind: the same order in every storage. */
  @Override
  public int compareTo(AggregateId other) {
    return ORDER.compare(this, other);
  }

  /** Kind and identifier with a colon between. */
  @Override
  public String toString() {
    return kind + ':' + value;
  }
}
