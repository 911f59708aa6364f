package dev.comity.party;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Two letters that ISO 3166-1 assigns to a country or territory, or {@code XK} for Kosovo. Stands
 * on a {@link CountryCode} or on a text; nothing is said of a missing value.
 */
@Documented
@Constraint(validatedBy = {AssignedCountryCode.class, AssignedCountryText.class})
@Retention(RetentionPolicy.RUNTIME)
@Target({METHOD, FIELD, PARAMETER, TYPE_USE, ANNOTATION_TYPE})
public @interface IsoCountry {

  /**
   * The message or its key.
   *
   * @return by default the key of Comity's own texts
   */
  String message() default "{dev.comity.party.IsoCountry.message}";

  /**
   * The groups of the constraint.
   *
   * @return none by default
   */
  Class<?>[] groups() default {};

  /**
   * The payload of the constraint.
   *
   * @return none by default
   */
  Class<? extends Payload>[] payload() default {};
}
