package dev.comity.partnership;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A vote of a deciding body.
 *
 * @param inFavour the votes in favour, at least 0
 * @param against the votes against, at least 0
 * @param abstaining those who abstained, at least 0
 */
public record Vote(int inFavour, int against, int abstaining) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})-(\\d{1,6})-(\\d{1,6})");

  /** Checks the ranges. */
  public Vote {
    if (inFavour < 0 || against < 0 || abstaining < 0) {
      throw new IllegalArgumentException(
          "No vote can be negative: " + inFavour + "-" + against + "-" + abstaining);
    }
  }

  /**
   * Tells whether the motion was carried by a simple majority of those who voted.
   *
   * @return true if more voted in favour than against
   */
  public boolean isCarried() {
    return inFavour > against;
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @param text in favour, against and abstaining with hyphens between, such as {@code 7-0-1}
   * @return the vote
   * @throws IllegalArgumentException if the text is not of that form
   */
  public static Vote parse(String text) {
    Matcher figures = FORM.matcher(text);
    if (!figures.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a vote. Maybe '7-0-1'?");
    }
    return new Vote(
        Integer.parseInt(figures.group(1)),
        Integer.parseInt(figures.group(2)),
        Integer.parseInt(figures.group(3)));
  }

  /** In favour, against and abstaining with hyphens between. */
  @Override
  public String toString() {
    return inFavour + "-" + against + "-" + abstaining;
  }
}
