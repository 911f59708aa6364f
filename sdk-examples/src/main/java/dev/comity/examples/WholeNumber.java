package dev.comity.examples;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Whole numbers of files, in the digits 0 to 9 alone: others look alike and are another letter. */
final class WholeNumber {

  private static final Pattern FORM = Pattern.compile("[+-]?[0-9]+");

  private WholeNumber() {}

  /** Whether a word is a whole number, however large. */
  static boolean isOne(String word) {
    return FORM.matcher(word).matches();
  }

  /** The number, or nothing if the word is none of 64 bits. */
  static OptionalLong parse(String word) {
    for (int k = 0; k < word.length(); k++) {
      if (word.charAt(k) > '9') { // the parser below takes the digits of all scripts
        return OptionalLong.empty();
      }
    }
    try {
      return OptionalLong.of(Long.parseLong(word));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
