package dev.comity.journal;

import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;

/** Where new ids come from. Given, never taken: a test or a simulation gives a seeded one. */
@FunctionalInterface
public interface IdSource {

  /**
   * The next id.
   *
   * @return an id that was never given before; safe to call from several threads
   */
  UUID next();

  /**
   * Ids of version 7 (RFC 9562), which sort by the time of their making.
   *
   * @param clock gives the time in them
   * @param random gives the rest; a secure one unless ids must be repeatable
   * @return the source
   */
  static IdSource timeOrdered(Clock clock, Random random) {
    UUIDClock time =
        new UUIDClock() {
          @Override
          public long currentTimeMillis() {
            return clock.millis();
          }
        };
    return new TimeBasedEpochGenerator(random, time)::generate;
  }

  /**
   * Ids of version 7 with the system's time and secure random bits.
   *
   * @return the source
   */
  static IdSource timeOrdered() {
    return timeOrdered(Clock.systemUTC(), new SecureRandom());
  }
}
