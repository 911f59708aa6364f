package dev.comity.partnership;

import dev.comity.journal.PartialDate;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * Takes up a suspended partnership again. The party that suspended it decides.
 *
 * @param partnership which
 * @param on from when
 * @param resolution which party decided it, by which body, instrument and vote
 */
public record Resumption(
    @NotNull PartnershipId partnership,
    @NotNull PartialDate on,
    @NotNull @Valid Resolution resolution) {}
