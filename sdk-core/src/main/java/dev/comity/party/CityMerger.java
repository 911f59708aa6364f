package dev.comity.party;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * Merges a city into another. The merged city takes no new partners; what it had stays on record
 * and is found under the city that took it in.
 *
 * @param city the city that ends
 * @param into the city that goes on
 * @param on from which day it holds
 */
public record CityMerger(@NotNull CityId city, @NotNull CityId into, @NotNull LocalDate on) {}
