package dev.comity.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {

  /** Few days, so that dates meet; of every precision. */
  @Provide
  static Arbitrary<PartialDate> dates() {
    return days()
        .flatMap(
            day ->
                Arbitraries.of(
                    new PartialDate(day.getYear(), Optional.empty(), Optional.empty()),
                    new PartialDate(
                        day.getYear(), Optional.of(day.getMonthValue()), Optional.empty()),
                    PartialDate.of(day)));
  }

  @Provide
  static Arbitrary<LocalDate> days() {
    return Arbitraries.integers().between(0, 800).map(LocalDate.of(1999, 11, 20)::plusDays);
  }

  /** All days that a date can mean, by going through the calendar. */
  private static Stream<LocalDate> meant(PartialDate date) {
    return LocalDate.of(date.year(), 1, 1)
        .datesUntil(LocalDate.of(date.year() + 1, 1, 1))
        .filter(day -> date.month().stream().allMatch(it -> it == day.getMonthValue()))
        .filter(day -> date.day().stream().allMatch(it -> it == day.getDayOfMonth()));
  }

  @Property(tries = 300)
  void aDateIsReadBackEqual(@ForAll("dates") PartialDate date) {
    assertThat(PartialDate.parse(date.toString())).isEqualTo(date);
  }

  @Property(tries = 300)
  void firstAndLastAreThoseOfTheCalendar(@ForAll("dates") PartialDate date) {
    assertThat(date.first()).isEqualTo(meant(date).findFirst().orElseThrow());
    assertThat(date.last()).isEqualTo(meant(date).reduce((one, next) -> next).orElseThrow());
  }

  @Property(tries = 300)
  void aDateCountsFromTheFirstDayThatItCanMeanBehindTheOther(
      @ForAll("dates") PartialDate date, @ForAll("days") LocalDate other) {
    LocalDate expected =
        meant(date).filter(day -> !day.isBefore(other)).findFirst().orElse(date.first());

    assertThat(date.firstNotBefore(other)).isEqualTo(expected);
  }

  @Property(tries = 300)
  void datesAgreeIfSomeDayCanBeMeantByBoth(
      @ForAll("dates") PartialDate one, @ForAll("dates") PartialDate other) {
    boolean common = meant(one).anyMatch(day -> meant(other).anyMatch(day::equals));

    assertThat(one.agreesWith(other)).isEqualTo(common);
    assertThat(other.agreesWith(one)).isEqualTo(common);
  }

  @Property(tries = 300)
  void theOrderIsTotalAndOfOneMindWithEquality(
      @ForAll("dates") PartialDate a,
      @ForAll("dates") PartialDate b,
      @ForAll("dates") PartialDate c) {
    assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
    assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
    if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
      assertThat(a.compareTo(c)).isLessThanOrEqualTo(0);
    }
  }

  @Test
  void theLessPreciseDateComesFirst() {
    assertThat(
            Stream.of("2000-01-01", "2000-01", "1999-12-31", "2000")
                .map(PartialDate::parse)
                .sorted())
        .extracting(PartialDate::toString)
        .containsExactly("1999-12-31", "2000", "2000-01", "2000-01-01");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1960s",
        "c. 1960",
        "60",
        "19601",
        "-0044",
        "1960-1",
        "1960-01-1",
        "1960/01/01",
        "01.02.1960",
        " 1960",
        "1960\n",
        "١٩٦٠",
        "1960-13",
        "1960-00",
        "2001-02-29",
        "1900-02-29",
        "0000",
      })
  void whatIsNoDateIsRefusedWithTheTextAndAWayOut(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PartialDate.parse(text))
        .withMessageContaining("'" + text + "'")
        .withMessageContaining("Maybe");
  }

  @ParameterizedTest
  @CsvSource({"0,,", "10000,,", "-1,,", "2000,13,", "2000,2,30", "2000,,5"})
  void whatIsNoDateCannotBeMade(int year, Integer month, Integer day) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new PartialDate(year, Optional.ofNullable(month), Optional.ofNullable(day)))
        .withMessageContaining("Maybe");
  }
}
