package dev.comity.jdbc;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.function.Function;

/**
 * Instants as texts of one length in UTC, which sort as they should. Nothing but us keeps a column
 * of texts to them, so that one may hold any text: reading is strict.
 */
final class InstantText {

  private final DateTimeFormatter form;

  /** With a pattern of {@link DateTimeFormatter}. */
  InstantText(String pattern) {
    this.form =
        DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  }

  String write(Instant instant) {
    return form.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }

  Instant read(String text) {
    return parsed(text, it -> LocalDateTime.parse(it, form).toInstant(ZoneOffset.UTC));
  }

  static LocalDate readDate(String text) {
    return parsed(text, LocalDate::parse);
  }

  private static <T> T parsed(String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + text + "' is no date or instant", e);
    }
  }
}
