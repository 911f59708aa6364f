package dev.comity.partnership;

import java.util.Locale;

/**
 * How far a partnership has come, formally. Whether it is alive is another question: see {@link
 * Vitality}. The words are those of the practice described in {@code docs/domain.md}.
 */
public enum Status {
  /** Somebody proposed it. */
  PROSPECT,
  /** Both sides get to know each other. */
  EXPLORING,
  /** Both sides have written that they mean to. */
  LETTER_OF_INTENT,
  /** A text lies before the bodies that decide. */
  APPROVAL_PENDING,
  /** Signed, and in force. */
  SIGNED,
  /** In force, but halted by one side or both. */
  SUSPENDED,
  /** In force, while it is examined whether it should stay so. */
  UNDER_REVIEW,
  /** Ended by a decision. */
  TERMINATED,
  /** Ended because its term ran out. */
  EXPIRED,
  /** Given up before it was signed. */
  WITHDRAWN,
  /** Ended because a side is no more. */
  HISTORICAL;

  /**
   * Tells whether the partnership stands in the way of another one of its kind.
   *
   * @return true until it has ended
   */
  public boolean isOpen() {
    return compareTo(TERMINATED) < 0;
  }

  /**
   * Tells whether the partnership binds both sides, though it may be halted.
   *
   * @return true from the signing to the end
   */
  public boolean isInForce() {
    return isOpen() && compareTo(SIGNED) >= 0;
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @param text the words in lower case
   * @return the status
   * @throws IllegalArgumentException if there is no such status
   */
  public static Status parse(String text) {
    for (Status status : values()) {
      if (status.toString().equals(text)) {
        return status;
      }
    }
    throw new IllegalArgumentException("'" + text + "' is not a status. Maybe 'signed'?");
  }

  /** The words in lower case, as they stand in stored data. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
