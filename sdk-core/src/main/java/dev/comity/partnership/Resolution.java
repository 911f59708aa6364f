package dev.comity.partnership;

import dev.comity.party.CityId;
import dev.comity.party.PlaceName;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/**
 * What a deciding body of one party resolved.
 *
 * @param party the party whose body it is
 * @param body the body, such as {@code City Council}
 * @param instrument the paper by which one finds it again, such as {@code Resolution 01-123}
 * @param vote the vote, if it is known
 */
public record Resolution(
    @NotNull CityId party,
    @NotNull @PlaceName String body,
    Optional<@PlaceName String> instrument,
    Optional<Vote> vote) {

  /**
   * A resolution of which no more is known than the body.
   *
   * @param party the party whose body it is
   * @param body the body
   * @return the resolution
   */
  public static Resolution of(CityId party, String body) {
    return new Resolution(party, body, Optional.empty(), Optional.empty());
  }

  /**
   * The same with its instrument.
   *
   * @param paper the paper by which one finds it again
   * @return the changed resolution
   */
  public Resolution by(String paper) {
    return new Resolution(party, body, Optional.of(paper), vote);
  }

  /**
   * The same with its vote.
   *
   * @param count the vote
   * @return the changed resolution
   */
  public Resolution with(Vote count) {
    return new Resolution(party, body, instrument, Optional.of(count));
  }
}
