package dev.comity.journal;

import dev.comity.failure.Refusal;
import dev.comity.failure.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What speaks against the effective date of an entry. */
public sealed interface DateRefusal extends Refusal {

  @Override
  default String message(Locale locale) {
    return Wording.of((Record) this, locale);
  }

  /**
   * The date lies before that of an earlier entry.
   *
   * @param date the date that was given
   * @param latest the effective date of the last entry
   */
  record RunsBackward(LocalDate date, LocalDate latest) implements DateRefusal {}

  /**
   * The date has not come yet, anywhere on earth.
   *
   * @param date the date that was given
   * @param today the day of today by the clock of the register
   */
  record InTheFuture(LocalDate date, LocalDate today) implements DateRefusal {}

  /**
   * Checks a date against the last entry and against today. One day of grace is left for the time
   * zones: it may already be tomorrow at the partner's.
   *
   * @param date the date that was given
   * @param latest the effective date of the last entry
   * @param today the day of today by the clock of the register
   * @return what speaks against it; empty if nothing does
   */
  static List<Refusal> against(LocalDate date, LocalDate latest, LocalDate today) {
    List<Refusal> reasons = new ArrayList<>();
    if (date.isBefore(latest)) {
      reasons.add(new RunsBackward(date, latest));
    }
    if (date.isAfter(today.plusDays(1))) {
      reasons.add(new InTheFuture(date, today));
    }
    return reasons;
  }
}
