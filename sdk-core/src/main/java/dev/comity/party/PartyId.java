package dev.comity.party;

import dev.comity.journal.AggregateId;
import java.util.UUID;

/** The id of a party to a partnership: a {@link CityId} or an {@link OrganizationId}. */
public sealed interface PartyId permits CityId, OrganizationId {

  /**
   * The identifier itself.
   *
   * @return a UUID, of version 7 unless the host gives others
   */
  UUID value();

  /**
   * The id under which the journal knows the party.
   *
   * @return kind and identifier
   */
  AggregateId aggregate();

  /**
   * Reads what {@code toString()} of either id writes.
   *
   * @param text {@code city:} or {@code organization:} and a UUID
   * @return the id
   * @throws IllegalArgumentException if the text is not of that form
   */
  static PartyId parse(String text) {
    return of(AggregateId.parse(text));
  }

  /**
   * Turns the journal's id into the party's.
   *
   * @param aggregate kind and identifier
   * @return the id
   * @throws IllegalArgumentException if the kind is no party
   */
  static PartyId of(AggregateId aggregate) {
    return switch (aggregate.kind()) {
      case CityId.KIND -> new CityId(aggregate.value());
      case OrganizationId.KIND -> new OrganizationId(aggregate.value());
      default ->
          throw new IllegalArgumentException(
              "'" + aggregate + "' is not a party. Maybe 'city:' and a UUID?");
    };
  }
}
