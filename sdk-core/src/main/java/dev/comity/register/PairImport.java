package dev.comity.register;

import dev.comity.party.PlaceName;
import jakarta.validation.constraints.NotNull;

/**
 * The command to take over a list of pairs, for the authorizer.
 *
 * @param source the name of the list; it is noted with every pair
 */
public record PairImport(@NotNull @PlaceName String source) {}
