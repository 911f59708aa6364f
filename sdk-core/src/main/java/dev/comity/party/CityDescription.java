package dev.comity.party;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * Says anew what there is to say of a city.
 *
 * @param city the city
 * @param profile what is said of it from now on
 * @param on from which day it holds
 */
public record CityDescription(
    @NotNull CityId city, @NotNull @Valid CityProfile profile, @NotNull LocalDate on) {}
