package dev.comity.party;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@link IsoCountry} on a {@link CountryCode}. Public only because the validator has to make
 * one.
 */
public final class AssignedCountryCode implements ConstraintValidator<IsoCountry, CountryCode> {

  /** Made by the validator. */
  public AssignedCountryCode() {}

  @Override
  public boolean isValid(@Nullable CountryCode code, ConstraintValidatorContext context) {
    return code == null || AssignedCountryText.isAssigned(code.letters());
  }
}
