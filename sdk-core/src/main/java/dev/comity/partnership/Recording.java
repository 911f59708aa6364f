package dev.comity.partnership;

import dev.comity.journal.PartialDate;
import dev.comity.party.CityId;
import dev.comity.party.PlaceName;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/**
 * Takes over a partnership from another register, as that register tells it: without the steps that
 * led to it.
 *
 * @param one a city
 * @param other the city that it is paired with; the order does not matter
 * @param kind the code of the kind
 * @param status the status that the source tells
 * @param since since when it is in force (before the signing: since when it is considered), if the
 *     source tells; if not, the register vouches for it from the day of the recording only
 * @param endedOn when it ended, if it has and the source tells
 * @param source which register, in a few words
 */
public record Recording(
    @NotNull CityId one,
    @NotNull CityId other,
    @NotNull @PlaceName String kind,
    @NotNull Status status,
    Optional<PartialDate> since,
    Optional<PartialDate> endedOn,
    @NotNull @PlaceName String source) {

  /**
   * Takes over a partnership that has not ended.
   *
   * @param one a city
   * @param other the city that it is paired with
   * @param kind the code of the kind
   * @param since since when it is in force, if the source tells
   * @param source which register, in a few words
   */
  public Recording(
      CityId one, CityId other, String kind, Optional<PartialDate> since, String source) {
    this(one, other, kind, Status.SIGNED, since, Optional.empty(), source);
  }
}
