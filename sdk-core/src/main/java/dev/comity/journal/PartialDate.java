package dev.comity.journal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date as far as it is known: a year, a month or a day (ISO 8601-2, reduced precision). Much of
 * what happened between cities is known by its year only.
 *
 * <p>Where one day is needed, a partial date counts from its {@link #first()} day; it is always
 * shown as it was given.
 *
 * @param year 1 to 9999
 * @param month 1 to 12, if known
 * @param day 1 to 31, if known; only together with the month
 */
public record PartialDate(int year, Optional<Integer> month, Optional<Integer> day)
    implements Comparable<PartialDate> {

  private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");

  /** Checks that there is such a date. */
  public PartialDate {
    if (day.isPresent() && month.isEmpty()) {
      throw new IllegalArgumentException("A day without a month is no date. Maybe give the month?");
    }
    if (year < 1 || year > 9999) {
      throw new IllegalArgumentException(
          "The year " + year + " is outside 1 to 9999. Maybe the century is missing?");
    }
    try {
      LocalDate.of(year, month.orElse(1), day.orElse(1));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "There is no such date: " + e.getMessage() + ". Maybe month and day are swapped?", e);
    }
  }

  /**
   * A date known to the day.
   *
   * @param date the day
   * @return the date
   */
  public static PartialDate of(LocalDate date) {
    return new PartialDate(
        date.getYear(), Optional.of(date.getMonthValue()), Optional.of(date.getDayOfMonth()));
  }

  /**
   * A date known to the year.
   *
   * @param year 1 to 9999
   * @return the date
   */
  public static PartialDate of(int year) {
    return new PartialDate(year, Optional.empty(), Optional.empty());
  }

  /**
   * Reads a date.
   *
   * @param text {@code 1987}, {@code 1989-08} or {@code 2002-04-09}
   * @return the date
   * @throws IllegalArgumentException if the text is not of that form or there is no such date
   */
  public static PartialDate parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a date. Maybe '1987', '1989-08' or '2002-04-09'?");
    }
    try {
      return new PartialDate(
          Integer.parseInt(parts.group(1)),
          Optional.ofNullable(parts.group(2)).map(Integer::valueOf),
          Optional.ofNullable(parts.group(3)).map(Integer::valueOf));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + text + "' is not a date. " + e.getMessage(), e);
    }
  }

  /**
   * The first day that the date can mean.
   *
   * @return the day
   */
  public LocalDate first() {
    return LocalDate.of(year, month.orElse(1), day.orElse(1));
  }

  /**
   * The last day that the date can mean.
   *
   * @return the day
   */
  public LocalDate last() {
    if (day.isPresent()) {
      return first();
    }
    return month
        .map(it -> YearMonth.of(year, it).atEndOfMonth())
        .orElseGet(() -> Year.of(year).atMonth(12).atEndOfMonth());
  }

  /**
   * The day from which the date counts when it follows another: the first day that it can mean and
   * that does not lie before the other, where there is one.
   *
   * @param other the day that it follows
   * @return the other day if the date can mean it, else the first day
   */
  public LocalDate firstNotBefore(LocalDate other) {
    return first().isBefore(other) && !last().isBefore(other) ? other : first();
  }

  /**
   * Tells whether two dates can mean the same day.
   *
   * @param other the other date
   * @return true if they overlap
   */
  public boolean agreesWith(PartialDate other) {
    return !first().isAfter(other.last()) && !other.first().isAfter(last());
  }

  /** Orders by first day, then the less precise date first. */
  @Override
  public int compareTo(PartialDate other) {
    int byFirst = first().compareTo(other.first());
    return byFirst != 0 ? byFirst : other.last().compareTo(last());
  }

  /** The date as {@link #parse} reads it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("yyyy-mm-dd".length());
    text.append(10_000 + year).deleteCharAt(0);
    month.ifPresent(it -> text.append(it < 10 ? "-0" : "-").append(it));
    day.ifPresent(it -> text.append(it < 10 ? "-0" : "-").append(it));
    return text.toString();
  }
}
