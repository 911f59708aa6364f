package dev.comity;

import dev.comity.failure.Refusal;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.Locale;
import java.util.Objects;

/** A field of a command does not meet the constraint that stands on it. */
public final class InvalidField implements Refusal {

  private final ConstraintViolation<?> violation;
  private final MessageInterpolator texts;

  InvalidField(ConstraintViolation<?> violation, MessageInterpolator texts) {
    this.violation = violation;
    this.texts = texts;
  }

  /**
   * Where the field stands in the command.
   *
   * @return its path, such as {@code profile.name}
   */
  public String field() {
    return violation.getPropertyPath().toString();
  }

  /**
   * The value that was given.
   *
   * @return the value as text; {@code null} as the word
   */
  public String value() {
    return Objects.toString(violation.getInvalidValue());
  }

  /**
   * The constraint that does not hold.
   *
   * @return the simple name of its annotation, such as {@code PlaceName}
   */
  public String constraint() {
    return violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
  }

  @Override
  public String message(Locale locale) {
    return field()
        + ": "
        + texts.interpolate(violation.getMessageTemplate(), context(), locale)
        + " ("
        + value()
        + ")";
  }

  private MessageInterpolator.Context context() {
    return new MessageInterpolator.Context() {
      @Override
      public ConstraintDescriptor<?> getConstraintDescriptor() {
        return violation.getConstraintDescriptor();
      }

      @Override
      public Object getValidatedValue() {
        return violation.getInvalidValue();
      }

      @Override
      public <T> T unwrap(Class<T> type) {
        return type.cast(this);
      }
    };
  }

  /** The message in English. */
  @Override
  public String toString() {
    return message();
  }
}
