package dev.comity.partnership;

import dev.comity.journal.AggregateId;
import java.util.UUID;

/**
 * The id of a partnership: one for both sides.
 *
 * @param value the identifier
 */
public record PartnershipId(UUID value) implements Comparable<PartnershipId> {

  /** What the journal calls this kind of aggregate. */
  public static final String KIND = "partnership";

  /**
   * The id under which the journal knows the partnership.
   *
   * @return kind and identifier
   */
  public AggregateId aggregate() {
    return new AggregateId(KIND, value);
  }

  /** Orders by the identifier's text: the same order in every storage. */
  @Override
  public int compareTo(PartnershipId other) {
    return AggregateId.compare(value, other.value);
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @param text {@code partnership:} and a UUID
   * @return the id
   * @throws IllegalArgumentException if the text is not of that form
   */
  public static PartnershipId parse(String text) {
    AggregateId id = AggregateId.parse(text);
    if (!id.kind().equals(KIND)) {
      throw new IllegalArgumentException("'" + text + "' is not the id of a partnership.");
    }
    return new PartnershipId(id.value());
  }

  /** {@code partnership:} and the UUID. */
  @Override
  public String toString() {
    return KIND + ':' + value;
  }
}
