package dev.comity.partnership;

import dev.comity.journal.PartialDate;
import dev.comity.party.PlaceName;
import jakarta.validation.constraints.NotNull;

/**
 * Begins to examine whether a partnership should go on. It stays in force meanwhile.
 *
 * @param partnership which
 * @param on from when
 * @param reason why, in a few words
 */
public record Review(
    @NotNull PartnershipId partnership,
    @NotNull PartialDate on,
    @NotNull @PlaceName String reason) {}
