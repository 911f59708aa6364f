package dev.comity.partnership;

import dev.comity.journal.PartialDate;
import dev.comity.party.CityId;
import dev.comity.party.PlaceName;
import jakarta.validation.constraints.NotNull;

/**
 * Notes under which reference one side keeps the partnership in its own files.
 *
 * @param partnership which
 * @param on from when
 * @param party that side
 * @param reference the reference
 */
public record OwnReference(
    @NotNull PartnershipId partnership,
    @NotNull PartialDate on,
    @NotNull CityId party,
    @NotNull @PlaceName String reference) {}
