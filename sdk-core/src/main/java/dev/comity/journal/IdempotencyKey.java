package dev.comity.journal;

import java.util.regex.Pattern;

/**
 * A name that a caller gives to what it is about to do, so that doing it again by mistake gives the
 * first answer again. Whoever does not hear whether a command was carried out sends it again under
 * the same key.
 *
 * @param text 1 to 128 printable ASCII characters, no spaces; no personal data
 */
public record IdempotencyKey(String text) {

  private static final Pattern FORM = Pattern.compile("[!-~]{1,128}");

  /** Checks the form. */
  public IdempotencyKey {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not an idempotency key: 1 to 128 printable ASCII characters without spaces"
              + " are needed. Maybe a random UUID?");
    }
  }

  /**
   * Reads a key.
   *
   * @param text its text
   * @return the key
   * @throws IllegalArgumentException if the form is wrong
   */
  public static IdempotencyKey of(String text) {
    return new IdempotencyKey(text);
  }

  /** The text. */
  @Override
  public String toString() {
    return text;
  }
}
