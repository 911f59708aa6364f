package dev.comity.party;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks {@link IsoCountry} on a text. Public only because the validator has to make one. */
public final class AssignedCountryText implements ConstraintValidator<IsoCountry, String> {

  private static final Set<String> ASSIGNED =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

  /** Made by the validator. */
  public AssignedCountryText() {}

  @Override
  public boolean isValid(@Nullable String letters, ConstraintValidatorContext context) {
    return letters == null || isAssigned(letters);
  }

  static boolean isAssigned(String letters) {
    return ASSIGNED.contains(letters) || letters.equals("XK");
  }
}
