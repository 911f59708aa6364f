package dev.comity.gazetteer;

import dev.comity.party.PlaceName;
import jakarta.validation.constraints.NotNull;

/**
 * The command to replace the gazetteer, for the authorizer.
 *
 * @param source the name of the file
 */
public record GazetteerImport(@NotNull @PlaceName String source) {}
