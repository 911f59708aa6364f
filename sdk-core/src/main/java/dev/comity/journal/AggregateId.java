package dev.comity.journal;

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

  private static final int LONGEST_KIND = 32;

  /** As {@link UUID#toString()} writes it; {@link UUID#fromString} alone also takes 1-1-1-1-1. */
  private static final Pattern VALUE =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** Checks the form. */
  public AggregateId {
    if (!isKind(kind)) {
      throw new IllegalArgumentException(
          "'" + kind + "' is not a kind of aggregate. Maybe 'partnership'?");
    }
  }

  /** Without a regular expression: one of these is made for every entry that is read. */
  private static boolean isKind(String text) {
    for (int i = 0; i < text.length(); i++) {
      char it = text.charAt(i);
      if ((it < 'a' || it > 'z') && (it != '-' || i == 0)) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= LONGEST_KIND;
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
    int order = compare(value, other.value);
    return order != 0 ? order : kind.compareTo(other.kind);
  }

  /**
   * The order of the identifiers' texts, without writing them.
   *
   * @param one an identifier
   * @param other another one
   * @return what {@link String#compareTo} would say of their texts, but for its amount
   */
  public static int compare(UUID one, UUID other) {
    int order = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return order != 0
        ? order
        : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
  }

  /** Kind and identifier with a colon between. */
  @Override
  public String toString() {
    return kind + ':' + value;
  }
}
