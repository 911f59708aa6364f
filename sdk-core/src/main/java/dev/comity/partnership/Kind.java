package dev.comity.partnership;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A kind of partnership. Kinds are data: an association or a city adds its own.
 *
 * @param code the stored word: lower-case letters, digits and hyphens, such as {@code sister-city}
 * @param title the words for people, such as {@code sister city}
 * @param otherWords further words by which registers mean this kind, in lower case
 * @param approvalOfEachParty whether it may be signed only after the deciding body of each party
 *     approved the text
 */
public record Kind(
    String code, String title, List<String> otherWords, boolean approvalOfEachParty) {

  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  /** Checks the code and copies the words. */
  public Kind {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "'" + code + "' is not the code of a kind. Maybe 'sister-city'?");
    }
    otherWords = List.copyOf(otherWords);
  }

  /** The title. */
  @Override
  public String toString() {
    return title;
  }
}
