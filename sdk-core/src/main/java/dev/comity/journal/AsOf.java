package dev.comity.journal;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A point on both time axes: what was true on a day, as far as it was known at an instant.
 *
 * @param date the day in the world (valid time)
 * @param known the last instant of recording that counts (transaction time)
 */
public record AsOf(LocalDate date, Instant known) {

  /**
   * What was true on a day, by all that is known now.
   *
   * @param date the day
   * @return the point
   */
  public static AsOf on(LocalDate date) {
    return new AsOf(date, Instant.MAX);
  }

  /**
   * What was true on a day, as far as it was known at an instant.
   *
   * @param date the day
   * @param known the instant
   * @return the point
   */
  public static AsOf on(LocalDate date, Instant known) {
    return new AsOf(date, known);
  }
}
