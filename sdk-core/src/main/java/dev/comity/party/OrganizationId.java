package dev.comity.party;

import dev.comity.journal.AggregateId;
import java.util.UUID;

/**
 * The id of an organization.
 *
 * @param value the identifier
 */
public record OrganizationId(UUID value) implements PartyId {

  static final String KIND = "organization";

  @Override
  public AggregateId aggregate() {
    return new AggregateId(KIND, value);
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @param text {@code organization:} and a UUID
   * @return the id
   * @throws IllegalArgumentException if the text is not of that form
   */
  public static OrganizationId parse(String text) {
    if (PartyId.parse(text) instanceof OrganizationId id) {
      return id;
    }
    throw new IllegalArgumentException("'" + text + "' is not the id of an organization.");
  }

  /** {@code organization:} and the UUID. */
  @Override
  public String toString() {
    return KIND + ':' + value;
  }
}
