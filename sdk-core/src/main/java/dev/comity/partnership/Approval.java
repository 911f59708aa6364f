package dev.comity.partnership;

import dev.comity.journal.Hash;
import dev.comity.journal.PartialDate;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * Notes that the deciding body of one party approved the text. Each side approves for itself only.
 *
 * @param partnership which
 * @param on when it was approved
 * @param resolution which party, body, instrument and vote
 * @param text the hash of the text that was approved
 */
public record Approval(
    @NotNull PartnershipId partnership,
    @NotNull PartialDate on,
    @NotNull @Valid Resolution resolution,
    @NotNull Hash text) {}
