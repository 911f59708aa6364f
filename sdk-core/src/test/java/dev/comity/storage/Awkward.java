package dev.comity.storage;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Values that a storage loses easily, or takes for one another. */
final class Awkward {

  private Awkward() {}

  /**
   * Texts without white space that a storage takes for one another if it folds case, accents, width
   * or form, drops what cannot be seen, reads numbers or its own language into them, or cannot hold
   * all of Unicode.
   */
  static final List<String> LOOKALIKES =
      List.of(
          "asele",
          "Asele",
          "ASELE",
          "\u00E5sele",
          "\u00C5sele",
          "A\u030Asele",
          "\u212Bsele",
          "strasse",
          "stra\u00DFe",
          "STRASSE",
          "stra\u1E9Ee", // sharp s, small and capital
          "istanbul",
          "\u0131stanbul",
          "Istanbul",
          "\u0130stanbul",
          "i\u0307stanbul", // dots
          "진천군",
          "\u110C\u1175\u11AB\u110E\u1165\u11AB\u1100\u116E\u11AB",
          "진천",
          "진천군군",
          "は",
          "ば",
          "ぱ",
          "ハ",
          "ﾊ", // kana: voiced, half-voiced, of the other set, half as wide
          "\u03C3",
          "\u03C2",
          "\u03A3",
          "\u0439",
          "\u0438", // sigmas; Cyrillic short i and i
          "\uFF21",
          "A",
          "a",
          "\uFB01",
          "fi",
          "\u2460",
          "1",
          "01",
          "1.0",
          "1e0",
          "+1",
          "\u0661",
          "\uD842\uDFB7",
          "\uD842\uDF9F",
          "\uD83D\uDE00",
          "\uD83D\uDE01",
          "\uFFFD",
          "??",
          "?", // astral
          "x",
          "x\u00A0",
          "x\u200B",
          "x\u00AD",
          "x\u0301",
          "x\u034F\u0301",
          "x-",
          "x_",
          "x%",
          "x*",
          "x.",
          "%",
          "_",
          "x'",
          "x''",
          "x\"",
          "x`",
          "x\\",
          "x\\\\",
          "x\\'",
          "x;--",
          "x/**/",
          "$1",
          "${prefix}",
          ":x",
          "{d'2001-03-04'}",
          "\\u0041",
          "&amp;",
          "&#65;",
          "\\x41",
          "null",
          "NULL",
          "NaN",
          "NA",
          "nil",
          "true",
          "\\N",
          "''");

  /**
   * Instants that a storage loses easily: microseconds, long ago, far away, when clocks changed.
   */
  static final List<Instant> INSTANTS =
      Stream.of(
              "1001-01-01T00:00:00.000001Z",
              "1582-10-10T12:00:00.5Z", // a day that the Julian calendar's followers left out
              "1883-11-18T17:03:58.999999Z", // when New York gave up its own noon
              "1969-12-31T23:59:59.999999Z",
              "1970-01-01T00:00:00Z",
              "2011-12-30T09:59:59.000999Z", // a day that Samoa left out
              "2024-02-29T23:59:59.999999Z",
              "2024-03-10T10:30:00.000001Z", // 2:30 in California, which was not there
              "2024-03-31T01:30:00.123456Z", // 2:30 in Central Europe, which was not there
              "2024-10-27T00:30:00.1Z", // 2:30 in Central Europe, for the first time
              "2024-10-27T01:30:00.1Z", // and for the second
              "2024-12-31T23:59:59.9Z",
              "2038-01-19T03:14:08.000001Z", // more seconds than 31 bits hold
              "2106-02-07T06:28:16Z", // more than 32
              "2999-12-31T23:59:59.999999Z",
              "9998-12-31T23:59:59.999999Z")
          .map(Instant::parse)
          .toList();
}
