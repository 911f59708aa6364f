package dev.comity.partnership;

import dev.comity.journal.PartialDate;
import dev.comity.party.CityId;
import dev.comity.party.PlaceName;
import jakarta.validation.constraints.NotNull;

/**
 * Proposes a partnership: the first entry about it.
 *
 * @param one a city
 * @param other the city that it is to be paired with; the order does not matter
 * @param kind the code of the kind, such as {@code sister-city}
 * @param on when it was proposed
 */
public record Proposal(
    @NotNull CityId one,
    @NotNull CityId other,
    @NotNull @PlaceName String kind,
    @NotNull PartialDate on) {}
