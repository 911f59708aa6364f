package dev.comity.party;

import dev.comity.journal.AggregateId;
import java.util.UUID;

/**
 * The id of a city.
 *
 * @param value the identifier
 */
public record CityId(UUID value) implements PartyId {

  static final String KIND = "city";

  @Override
  public AggregateId aggregate() {
    return new AggregateId(KIND, value);
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @param text {@code city:} and a UUID
   * @return the id
   * @throws IllegalArgumentException if the text is not of that form
   */
  public static CityId parse(String text) {
    if (PartyId.parse(text) instanceof CityId id) {
      return id;
    }
    throw new IllegalArgumentException("'" + text + "' is not the id of a city.");
  }

  /** {@code city:} and the UUID. */
  @Override
  public String toString() {
    return KIND + ':' + value;
  }
}
