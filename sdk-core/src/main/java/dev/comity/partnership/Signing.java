package dev.comity.partnership;

import dev.comity.journal.PartialDate;
import dev.comity.party.PlaceName;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/**
 * Notes that both sides signed: the partnership is in force.
 *
 * @param partnership which
 * @param on when it was signed
 * @param instrument the paper that was signed, such as {@code Memorandum of Understanding}
 */
public record Signing(
    @NotNull PartnershipId partnership,
    @NotNull PartialDate on,
    Optional<@PlaceName String> instrument) {}
