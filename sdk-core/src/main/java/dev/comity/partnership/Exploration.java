package dev.comity.partnership;

import dev.comity.journal.PartialDate;
import jakarta.validation.constraints.NotNull;

/**
 * Notes that both sides have begun to get to know each other.
 *
 * @param partnership which
 * @param on when they began
 */
public record Exploration(@NotNull PartnershipId partnership, @NotNull PartialDate on) {}
