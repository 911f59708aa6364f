package dev.comity.party;

import java.util.regex.Pattern;

/**
 * A country or territory by its two letters, as in ISO 3166-1 alpha-2, and {@code XK} for Kosovo,
 * which ISO leaves to its users. Namibia is {@code NA}: two letters like any other.
 *
 * <p>The form is checked here; whether the letters are assigned is checked on a command.
 *
 * @param letters two capital letters A to Z
 */
public record CountryCode(String letters) implements Comparable<CountryCode> {

  private static final Pattern FORM = Pattern.compile("[A-Z]{2}");

  /** Checks the form. */
  public CountryCode {
    if (!FORM.matcher(letters).matches()) {
      throw new IllegalArgumentException(
          "'" + letters + "' is not a country code: two capital letters are needed. Maybe 'KR'?");
    }
  }

  /**
   * Reads a code.
   *
   * @param letters two capital letters
   * @return the code
   * @throws IllegalArgumentException if the form is wrong
   */
  public static CountryCode of(String letters) {
    return new CountryCode(letters);
  }

  @Override
  public int compareTo(CountryCode other) {
    return letters.compareTo(other.letters);
  }

  /** The two letters. */
  @Override
  public String toString() {
    return letters;
  }
}
