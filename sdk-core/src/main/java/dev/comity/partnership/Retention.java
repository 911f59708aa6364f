package dev.comity.partnership;

import dev.comity.journal.PartialDate;
import jakarta.validation.constraints.NotNull;

/**
 * Ends a review: the partnership goes on. (A review can also end in a suspension or an ending.)
 *
 * @param partnership which
 * @param on from when
 */
public record Retention(@NotNull PartnershipId partnership, @NotNull PartialDate on) {}
