package dev.comity.examples;

import dev.comity.failure.BadFileException;
import java.util.Locale;
import java.util.function.Function;

/**
 * Control characters (Unicode category Cc): a terminal obeys them instead of showing them, and what
 * is read is printed again.
 */
final class ControlLetters {

  private ControlLetters() {}

  /** Refuses a text that holds one; what the text is called stands in the message. */
  static void refuse(String text, String what, Function<String, BadFileException> fault) {
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (Character.isISOControl(letter)) {
        throw fault.apply(
            String.format(
                Locale.ROOT,
                "letter %d of %s is the control character U+%04X. Maybe leave it out?",
                at + 1,
                what,
                (int) letter));
      }
    }
  }

  /** The same, but tabs may stand wherever blanks may. */
  static void refuseButTabs(String text, String what, Function<String, BadFileException> fault) {
    refuse(text.replace('\t', ' '), what, fault);
  }
}
