package dev.comity.register;

import dev.comity.party.PlaceName;
import jakarta.validation.constraints.NotNull;

/**
 * The command to take over a whole register with its history, for the authorizer.
 *
 * @param source the name of the file
 */
public record RegisterRestoration(@NotNull @PlaceName String source) {}
