package dev.comity;

import dev.comity.failure.Refusal;
import dev.comity.journal.CommandCheck;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * Checks commands by Jakarta Validation. The factory is built when the first command comes: that
 * takes about half a second, which a program that only reads never spends.
 */
final class Constraints implements CommandCheck {

  private static final Set<Locale> LANGUAGES =
      Set.of(Locale.ENGLISH, new Locale("es"), Locale.KOREAN, Locale.JAPANESE);

  private final ParameterMessageInterpolator texts =
      new ParameterMessageInterpolator(LANGUAGES, Locale.ENGLISH, false);

  private Optional<ValidatorFactory> factory = Optional.empty();

  @Override
  public List<Refusal> violations(Record command) {
    return factory().getValidator().validate(command).stream()
        .sorted(
            Comparator.comparing((ConstraintViolation<?> it) -> it.getPropertyPath().toString())
                .thenComparing(ConstraintViolation::getMessageTemplate))
        .<Refusal>map(it -> new InvalidField(it, texts))
        .toList();
  }

  private synchronized ValidatorFactory factory() {
    if (factory.isEmpty()) {
      factory =
          Optional.of(
              Validation.byProvider(HibernateValidator.class)
                  .configure()
                  .messageInterpolator(texts)
                  .buildValidatorFactory());
    }
    return factory.get();
  }

  synchronized void close() {
    factory.ifPresent(ValidatorFactory::close);
    factory = Optional.empty();
  }
}
