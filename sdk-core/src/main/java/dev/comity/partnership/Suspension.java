package dev.comity.partnership;

import dev.comity.journal.PartialDate;
import dev.comity.party.PlaceName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * Halts a partnership in force without ending it.
 *
 * @param partnership which
 * @param on from when
 * @param resolution which party decided it, by which body, instrument and vote
 * @param reason why, in a few words
 */
public record Suspension(
    @NotNull PartnershipId partnership,
    @NotNull PartialDate on,
    @NotNull @Valid Resolution resolution,
    @NotNull @PlaceName String reason) {}
