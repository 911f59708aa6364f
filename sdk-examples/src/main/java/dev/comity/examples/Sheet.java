package dev.comity.examples;

import dev.comity.Work;
import dev.comity.journal.PartialDate;
import dev.comity.partnership.Minute;
import dev.comity.partnership.Partnership;
import dev.comity.party.CityId;
import java.io.PrintWriter;
import java.util.List;

/** How the program sets what the register says. */
final class Sheet {

  private Sheet() {}

  static void partnerships(PrintWriter out, Work work, CityId city, List<Partnership> all) {
    for (Partnership it : all) {
      CityId partner = it.pair().has(city) ? it.pair().other(city) : it.pair().second();
      out.printf(
          "  %-28s %-16s %-17s since %-11s %s%n",
          work.cities().find(partner).map(CityWords::label).orElse("?"),
          it.kind(),
          it.status(),
          it.inForceSince().map(PartialDate::toString).orElse("(unknown)"),
          it.vitality());
    }
  }

  static void minutes(PrintWriter out, List<Minute> minutes) {
    for (Minute it : minutes) {
      out.printf("  %2d  %-10s  %s%n", it.entry(), it.on().orElse("(no date)"), it.text());
    }
  }
}
