package dev.comity.matching;

/** A text is no certificate, or not one of the kind that was expected. */
public final class BadCertificateException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * A fault of the text.
   *
   * @param message the value, the rule and the way out
   */
  public BadCertificateException(String message) {
    super(message);
  }

  /**
   * A fault of the text that was found by somebody else.
   *
   * @param message the value, the rule and the way out
   * @param cause what was found
   */
  public BadCertificateException(String message, Throwable cause) {
    super(message, cause);
  }
}
