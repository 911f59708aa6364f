package dev.comity.matching;

import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * How long an algorithm may work. A budget of steps is the same everywhere: the same input stops at
 * the same place with the same bytes. A budget of time, or a cancellation, is not; what has been
 * found by then is still true, and says that it was stopped. Immutable.
 *
 * @param steps the greatest number of steps; each algorithm says what a step is; above 0
 * @param time the longest time; above zero
 * @param cancelled asked now and then, by the thread that works; from its first true on, work ends
 * @param progress told the number of steps done, now and then, by the thread that works
 */
public record Budget(long steps, Duration time, BooleanSupplier cancelled, LongConsumer progress) {

  private static final Duration LONGEST = Duration.ofDays(36_500);

  /** Checks the figures. */
  public Budget {
    if (steps <= 0) {
      throw new IllegalArgumentException(
          "A budget of " + steps + " steps allows nothing. Maybe Long.MAX_VALUE, for no limit?");
    }
    if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "A budget of " + time + " is not above zero and at most 100 years. Maybe PT1M?");
    }
  }

  /**
   * No limit.
   *
   * @return the budget
   */
  public static Budget unlimited() {
    return new Budget(Long.MAX_VALUE, LONGEST, () -> false, steps -> {});
  }

  /**
   * The same with another limit of steps, in place of the one before.
   *
   * @param most the greatest number, above 0
   * @return the budget
   */
  public Budget ofSteps(long most) {
    return new Budget(most, time, cancelled, progress);
  }

  /**
   * The same with another limit of time, in place of the one before.
   *
   * @param longest the longest time, above zero, at most 100 years
   * @return the budget
   */
  public Budget ofTime(Duration longest) {
    return new Budget(steps, longest, cancelled, progress);
  }

  /**
   * A budget that also ends when somebody says so.
   *
   * @param cancel asked now and then; fast, and safe for the thread that works
   * @return the budget
   */
  public Budget until(BooleanSupplier cancel) {
    return new Budget(steps, time, Objects.requireNonNull(cancel, "cancel"), progress);
  }

  /**
   * A budget that tells how far work has come.
   *
   * @param listener told the number of steps done
   * @return the budget
   */
  public Budget tell(LongConsumer listener) {
    return new Budget(steps, time, cancelled, Objects.requireNonNull(listener, "listener"));
  }

  /**
   * Begins to count.
   *
   * @return a meter for one run and one thread
   */
  public Meter start() {
    return new Meter(this);
  }

  /** What is left of a budget in one run; for one thread. */
  public static final class Meter {

    private static final long EVERY = 1 << 10;

    private final Budget budget;
    private final long begun = System.nanoTime();
    private final long nanos;
    private long done;
    private long next = EVERY;
    private boolean over;

    private Meter(Budget budget) {
      this.budget = budget;
      this.nanos = budget.time.toNanos();
      this.over = budget.cancelled.getAsBoolean();
    }

    /**
     * Counts steps that are about to be done. The clock, the cancellation and the listener are
     * looked at once in a thousand steps or so.
     *
     * @param count how many, at least 0
     * @return whether they may be done; once false, always false
     */
    public boolean spend(long count) {
      if (over) {
        return false;
      }
      if (count > budget.steps - done) {
        over = true;
        return false;
      }
      done += count;
      if (done >= next) {
        next = done + EVERY;
        budget.progress.accept(done);
        over = System.nanoTime() - begun > nanos || budget.cancelled.getAsBoolean();
      }
      return !over;
    }

    /**
     * The steps done.
     *
     * @return their number
     */
    public long done() {
      return done;
    }

    /**
     * Whether the budget has run out.
     *
     * @return whether {@link #spend} has said no
     */
    public boolean isOver() {
      return over;
    }
  }
}
