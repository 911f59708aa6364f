package dev.comity.party;

import dev.comity.journal.PartialDate;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/**
 * Enters a city in the register.
 *
 * @param profile what is said of it
 * @param since when it came to be, if the register is to hold nothing of it from before; mostly
 *     empty, and its facts then count from the beginning of time
 */
public record CityRegistration(
    @NotNull @Valid CityProfile profile, @NotNull Optional<PartialDate> since) {

  /**
   * Enters a city whose beginning does not matter.
   *
   * @param profile what is said of it
   */
  public CityRegistration(CityProfile profile) {
    this(profile, Optional.empty());
  }
}
