package dev.comity.partnership;

import dev.comity.journal.PartialDate;
import dev.comity.party.PlaceName;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/**
 * Notes a letter of intent.
 *
 * @param partnership which
 * @param on when it was written
 * @param instrument the paper by which one finds it again, if there is one
 */
public record LetterOfIntent(
    @NotNull PartnershipId partnership,
    @NotNull PartialDate on,
    Optional<@PlaceName String> instrument) {}
