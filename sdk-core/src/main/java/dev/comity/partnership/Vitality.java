package dev.comity.partnership;

import java.util.Locale;

/** Whether a partnership is alive, apart from its formal status: a signed one can be asleep. */
public enum Vitality {
  /** Nothing that both did together is on record. */
  UNTRIED,
  /** The last thing on record is that both did something together. */
  ACTIVE,
  /** It was noted that nothing has happened for long. */
  DORMANT;

  /**
   * Reads what {@link #toString()} writes.
   *
   * @param text the word in lower case
   * @return the vitality
   * @throws IllegalArgumentException if there is no such word
   */
  public static Vitality parse(String text) {
    for (Vitality vitality : values()) {
      if (vitality.toString().equals(text)) {
        return vitality;
      }
    }
    throw new IllegalArgumentException("'" + text + "' is not a vitality. Maybe 'active'?");
  }

  /** The word in lower case, as it stands in stored data. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
