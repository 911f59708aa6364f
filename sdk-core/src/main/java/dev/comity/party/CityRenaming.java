package dev.comity.party;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * Gives a city a new name. The old one still finds it, and is still shown for the days when it
 * held.
 *
 * @param city the city
 * @param name the new name
 * @param on from which day it holds
 */
public record CityRenaming(
    @NotNull CityId city, @NotNull @PlaceName String name, @NotNull LocalDate on) {}
