package dev.comity.party;

import java.util.regex.Pattern;

/**
 * The identifier by which somebody else's catalogue knows a party, such as {@code geonames:5405380}
 * or {@code wikidata:Q208445}.
 *
 * @param scheme the catalogue: a lower-case letter, then lower-case letters, digits or hyphens, 32
 *     at most
 * @param value the identifier in that catalogue: 1 to 128 UTF-16 units, no white space, no control
 *     character, no half of a character
 */
public record OutsideId(String scheme, String value) implements Comparable<OutsideId> {

  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Pattern VALUE = Pattern.compile("[^\\s\\p{Cc}\\p{Cs}]+");

  /** In UTF-16 units, as databases count that count in the largest ones. */
  private static final int LONGEST = 128;

  /** Checks the form. */
  public OutsideId {
    if (!SCHEME.matcher(scheme).matches()) {
      throw new IllegalArgumentException(
          "'" + scheme + "' is not the name of a catalogue. Maybe 'geonames' or 'wikidata'?");
    }
    if (value.length() > LONGEST || !VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'"
              + value
              + "' is not an identifier: 1 to 128 characters (UTF-16 units) without white space"
              + " or control characters. Maybe 'Q208445'?");
    }
  }

  /**
   * A place of GeoNames.
   *
   * @param geonameId its number
   * @return the identifier
   */
  public static OutsideId geonames(long geonameId) {
    return new OutsideId("geonames", Long.toString(geonameId));
  }

  /**
   * An item of Wikidata.
   *
   * @param item its identifier, such as {@code Q208445}
   * @return the identifier
   */
  public static OutsideId wikidata(String item) {
    return new OutsideId("wikidata", item);
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @param text scheme and value with a colon between
   * @return the identifier
   * @throws IllegalArgumentException if the text is not of that form
   */
  public static OutsideId parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(
          "'" + text + "' is not an outside identifier. Maybe 'wikidata:Q208445'?");
    }
    return new OutsideId(text.substring(0, colon), text.substring(colon + 1));
  }

  @Override
  public int compareTo(OutsideId other) {
    int byScheme = scheme.compareTo(other.scheme);
    return byScheme != 0 ? byScheme : value.compareTo(other.value);
  }

  /** Scheme and value with a colon between. */
  @Override
  public String toString() {
    return scheme + ':' + value;
  }
}
