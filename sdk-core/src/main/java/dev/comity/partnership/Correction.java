package dev.comity.partnership;

import dev.comity.journal.PartialDate;
import dev.comity.party.PlaceName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/**
 * Corrects the date of an entry. The entry itself stays as it is; the correction is one more.
 *
 * @param partnership which
 * @param entry the number of the entry, as the minutes show it
 * @param on the date on which what it says really happened
 * @param reason why, in a few words
 */
public record Correction(
    @NotNull PartnershipId partnership,
    @Positive long entry,
    @NotNull PartialDate on,
    @NotNull @PlaceName String reason) {}
