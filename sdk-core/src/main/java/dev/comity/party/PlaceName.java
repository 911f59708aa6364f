package dev.comity.party;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A name in any script: 1 to 200 characters, not only white space, without white space at either
 * end and without control characters. A host can put it on its own forms.
 */
@Documented
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@Size(min = 1, max = 200) @Pattern(regexp = "[^\\p{Cntrl}\\s](?:[^\\p{Cntrl}]*[^\\p{Cntrl}\\s])?")
@Retention(RetentionPolicy.RUNTIME)
@Target({METHOD, FIELD, PARAMETER, TYPE_USE, ANNOTATION_TYPE})
public @interface PlaceName {

  /**
   * The message or its key.
   *
   * @return by default the key of Comity's own texts
   */
  String message() default "{dev.comity.party.PlaceName.message}";

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
