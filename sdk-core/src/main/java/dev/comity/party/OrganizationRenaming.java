package dev.comity.party;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * Gives an organization a new name.
 *
 * @param organization the organization
 * @param name the new name
 * @param on from which day it holds
 */
public record OrganizationRenaming(
    @NotNull OrganizationId organization, @NotNull @PlaceName String name, @NotNull LocalDate on) {}
