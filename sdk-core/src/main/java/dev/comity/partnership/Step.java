package dev.comity.partnership;

import static dev.comity.partnership.Status.APPROVAL_PENDING;
import static dev.comity.partnership.Status.EXPIRED;
import static dev.comity.partnership.Status.HISTORICAL;
import static dev.comity.partnership.Status.LETTER_OF_INTENT;
import static dev.comity.partnership.Status.PROSPECT;
import static dev.comity.partnership.Status.SIGNED;
import static dev.comity.partnership.Status.SUSPENDED;
import static dev.comity.partnership.Status.TERMINATED;
import static dev.comity.partnership.Status.UNDER_REVIEW;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The steps in the life of a partnership, each with the statuses in which it can be taken. */
public enum Step {
  /** Get to know each other. */
  EXPLORE(PROSPECT),
  /** Write a letter of intent. */
  INTEND(PROSPECT, Status.EXPLORING),
  /** Lay a text before the bodies that decide. */
  SUBMIT(PROSPECT, Status.EXPLORING, LETTER_OF_INTENT, APPROVAL_PENDING),
  /** Approve the text. */
  APPROVE(APPROVAL_PENDING),
  /** Sign what each party had to approve. */
  SIGN(APPROVAL_PENDING),
  /** Sign what no body has to approve. */
  SIGN_WITHOUT_APPROVAL(PROSPECT, Status.EXPLORING, LETTER_OF_INTENT, APPROVAL_PENDING),
  /** Do something together. */
  ACT(
      PROSPECT,
      Status.EXPLORING,
      LETTER_OF_INTENT,
      APPROVAL_PENDING,
      SIGNED,
      SUSPENDED,
      UNDER_REVIEW),
  /** Note that the partnership is asleep. */
  CALL_DORMANT(SIGNED),
  /** Suspend. */
  SUSPEND(SIGNED, UNDER_REVIEW),
  /** Resume after a suspension. */
  RESUME(SUSPENDED),
  /** Begin a review. */
  REVIEW(SIGNED, SUSPENDED),
  /** End a review and go on. */
  RETAIN(UNDER_REVIEW),
  /** End the partnership. */
  END(
      PROSPECT,
      Status.EXPLORING,
      LETTER_OF_INTENT,
      APPROVAL_PENDING,
      SIGNED,
      SUSPENDED,
      UNDER_REVIEW),
  /** Bring it back to life. */
  REACTIVATE(SIGNED, TERMINATED, EXPIRED, HISTORICAL);

  private final List<Status> from;

  Step(Status... from) {
    this.from = List.copyOf(Arrays.asList(from));
  }

  /**
   * The statuses in which the step can be taken.
   *
   * @return at least one, in the order of life
   */
  public List<Status> from() {
    return from;
  }

  /** The words in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
