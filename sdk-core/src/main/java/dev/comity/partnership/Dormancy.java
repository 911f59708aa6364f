package dev.comity.partnership;

import dev.comity.journal.PartialDate;
import jakarta.validation.constraints.NotNull;

/**
 * Notes that a partnership in force has fallen asleep.
 *
 * @param partnership which
 * @param on when it was noted; at least {@link #AFTER_MONTHS} months after the last activity
 */
public record Dormancy(@NotNull PartnershipId partnership, @NotNull PartialDate on) {

  /** The months without activity after which a partnership may be called dormant (a judgement). */
  public static final int AFTER_MONTHS = 24;
}
