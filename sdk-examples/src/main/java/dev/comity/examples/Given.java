package dev.comity.examples;

import dev.comity.failure.BadFileException;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Which options were given. One that would be passed over without a word is refused instead. */
final class Given {

  private final ParseResult parsed;

  private Given(ParseResult parsed) {
    this.parsed = parsed;
  }

  static Given to(CommandSpec spec) {
    return new Given(spec.commandLine().getParseResult());
  }

  boolean has(String option) {
    return parsed.hasMatchedOption(option);
  }

  /** How many values an option was given. */
  int values(String option) {
    return has(option) ? parsed.matchedOption(option).originalStringValues().size() : 0;
  }

  /** Refuses an option, if it was given, where it would change nothing. */
  void refuse(String option, boolean vain, String why) {
    if (vain && has(option)) {
      throw BadFileException.of(option, why);
    }
  }

  /** Says that an option changes nothing with this file, where it would with another. */
  void note(String option, boolean vain, String why, PrintWriter out) {
    if (vain && has(option)) {
      out.println("(" + option + " changes nothing here: " + why + ")");
    }
  }

  /** Nobody can do fewer steps than one. */
  void steps(long steps) {
    if (has("--steps") && steps < 1) {
      throw BadFileException.of(
          "--steps", steps + " steps find nothing: at least 1 is needed. Maybe leave it out?");
    }
    refuse("--steps", has("--check"), "a check takes no steps of a search. Maybe leave it out?");
  }
}
