package dev.comity.examples;

import dev.comity.Work;
import dev.comity.partnership.Minute;
import dev.comity.partnership.Partnership;
import dev.comity.party.CityId;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** How the program sets what the register says. */
final class Sheet {

  private static final int WIDTH = 88;

  private Sheet() {}

  static void partnerships(PrintWriter out, Work work, CityId city, List<Partnership> all) {
    for (Partnership it : all) {
      CityId partner = it.pair().has(city) ? it.pair().other(city) : it.pair().second();
      out.println(
          String.format(
                  Locale.ROOT,
                  "   %-26s %-16s %-17s %-13s %s",
                  work.cities().find(partner).map(CityWords::label).orElse("?"),
                  it.kind(),
                  it.status(),
                  it.status().isInForce() ? since(it) : "",
                  it.vitality())
              .stripTrailing());
    }
  }

  private static String since(Partnership it) {
    return it.inForceSince().map(date -> "since " + date).orElse("since ?");
  }

  /** Breaks a sentence into lines that a terminal shows whole. */
  static void paragraph(PrintWriter out, String first, String indent, String text) {
    StringBuilder line = new StringBuilder(first);
    for (String word : text.split(" ")) {
      if (line.length() + word.length() > WIDTH) {
        out.println(line.toString().stripTrailing());
        line = new StringBuilder(indent);
      }
      line.append(word).append(' ');
    }
    out.println(line.toString().stripTrailing());
  }

  static void minutes(PrintWriter out, List<Minute> minutes) {
    for (Minute it : minutes) {
      out.printf(
          Locale.ROOT, "   %2d  %-10s  %s%n", it.entry(), it.on().orElse("(no date)"), it.text());
    }
  }
}
