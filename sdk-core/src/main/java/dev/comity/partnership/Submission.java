package dev.comity.partnership;

import dev.comity.journal.Hash;
import dev.comity.journal.PartialDate;
import jakarta.validation.constraints.NotNull;

/**
 * Lays a text before the bodies that decide. A new text takes the place of the last one, and the
 * approvals of the last one no longer count.
 *
 * @param partnership which
 * @param on when it was laid before them
 * @param text the hash of the text, the same for both sides
 */
public record Submission(
    @NotNull PartnershipId partnership, @NotNull PartialDate on, @NotNull Hash text) {}
