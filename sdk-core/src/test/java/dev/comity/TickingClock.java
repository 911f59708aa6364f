package dev.comity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock for tests: every look at it is a second later than the one before. */
public final class TickingClock extends Clock {

  private final AtomicReference<Instant> now;

  /**
   * Starts.
   *
   * @param start the first instant
   */
  public TickingClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  @Override
  public Instant instant() {
    return now.getAndUpdate(it -> it.plus(Duration.ofSeconds(1)));
  }

  /**
   * Looks without letting time pass.
   *
   * @return the instant that comes next
   */
  public Instant next() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
