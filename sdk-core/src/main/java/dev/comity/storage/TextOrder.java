package dev.comity.storage;

import dev.comity.journal.AggregateId;
import java.util.Comparator;
import java.util.UUID;

/** The orders in which the ports list things, found without writing the texts of the ids. */
final class TextOrder {

  /**
   * The order of the UUIDs' texts: that of their bits without a sign. {@link UUID#compareTo} takes
   * the highest bit for a sign and orders otherwise.
   */
  static final Comparator<UUID> OF_UUIDS = AggregateId::compare;

  /** The first UUID in that order: where a scan begins. */
  static final UUID FIRST = new UUID(0, 0);

  private TextOrder() {}
}
