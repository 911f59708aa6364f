package dev.comity.gazetteer;

import dev.comity.journal.Hash;
import java.time.Instant;

/**
 * The gazetteer's content as a whole: each import makes the next edition and replaces the one
 * before.
 *
 * @param number counts up from 1
 * @param source the name of the file it was read from
 * @param places how many places it holds
 * @param digest what {@link PlaceDigest} makes of its places
 * @param imported when it was imported
 */
public record Edition(long number, String source, long places, Hash digest, Instant imported) {

  /** Checks the figures. */
  public Edition {
    if (number < 1) {
      throw new IllegalArgumentException(
          "Edition " + number + " cannot be: editions count up from 1.");
    }
    if (places < 0) {
      throw new IllegalArgumentException("An edition cannot hold " + places + " places.");
    }
  }
}
