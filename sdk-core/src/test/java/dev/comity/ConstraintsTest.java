package dev.comity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.failure.Outcome;
import dev.comity.failure.Refusal;
import dev.comity.partnership.Approval;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.Signing;
import dev.comity.party.City;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import dev.comity.party.IsoCountry;
import dev.comity.party.PlaceName;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintsTest {

  @Test
  void everyFieldThatIsWrongIsNamedAtOnce() {
    try (Comity comity = Comity.inMemory()) {
      Outcome<City> refused =
          comity.write(
              work ->
                  work.cities()
                      .register(new CityRegistration(CityProfile.of(" ", CountryCode.of("ZZ")))));

      assertThat(refused.reasons())
          .extracting(it -> ((InvalidField) it).field())
          .containsExactly("profile.country", "profile.name");
    }
  }

  @Test
  void aMissingFieldIsRefusedAndNeverThrown() {
    try (Comity comity = Comity.inMemory()) {
      Outcome<Partnership> signing =
          comity.write(work -> work.partnerships().sign(new Signing(null, null, Optional.empty())));
      Outcome<Partnership> approval =
          comity.write(work -> work.partnerships().approve(new Approval(null, null, null, null)));

      assertThat(signing.reasons())
          .extracting(it -> ((InvalidField) it).field())
          .containsExactly("on", "partnership");
      assertThat(approval.reasons()).hasSize(4);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en,must be a country",
    "es,debe ser un país",
    "ko,국가 코드",
    "ja,国コード",
    "fr,must be a country"
  })
  void theMessageSpeaksTheReadersLanguage(String language, String words) {
    try (Comity comity = Comity.inMemory()) {
      List<Refusal> reasons =
          comity
              .write(
                  work ->
                      work.cities()
                          .register(
                              new CityRegistration(CityProfile.of("X", CountryCode.of("ZZ")))))
              .reasons();

      assertThat(reasons.get(0).message(Locale.forLanguageTag(language)))
          .startsWith("profile.country: ")
          .contains(words)
          .endsWith("(ZZ)");
    }
  }

  /** A form of the host's own. */
  record Form(@PlaceName String city, @IsoCountry String country) {}

  @Test
  void aHostUsesTheSameConstraintsOnItsOwnForms() {
    try (ValidatorFactory factory =
        Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()) {
      Validator validator = factory.getValidator();

      assertThat(validator.validate(new Form("진천군", "KR"))).isEmpty();
      assertThat(validator.validate(new Form(" x", "UK"))).hasSize(2);
      assertThat(validator.validate(new Form("a\tb", "XK"))).hasSize(1);
    }
  }
}
