package dev.comity.partnership;

import dev.comity.journal.PartialDate;
import dev.comity.party.PlaceName;
import jakarta.validation.constraints.NotNull;

/**
 * Notes something that both sides did together. It wakes a dormant partnership.
 *
 * @param partnership which
 * @param on when
 * @param what what they did, in a few words and without naming people
 */
public record Activity(
    @NotNull PartnershipId partnership, @NotNull PartialDate on, @NotNull @PlaceName String what) {}
