package dev.comity.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.gazetteer.CountryReading.Historical;
import dev.comity.gazetteer.CountryReading.Known;
import dev.comity.gazetteer.CountryReading.Unrecognized;
import dev.comity.party.CountryCode;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountriesTest {

  private static final Countries COUNTRIES = Countries.with(Regions.standard());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NA | NA",
        "gb | GB",
        "PRK | KP",
        "and | AD",
        "XK | XK",
        "Kosovo | XK",
        "Czech Republic | CZ",
        "Czechia | CZ",
        "Türkiye | TR",
        "turkey | TR",
        "Republic of Ireland | IE",
        "People's Republic of China | CN",
        "Republic of China | TW",
        "Ivory Coast | CI",
        "Côte d'Ivoire | CI",
        "Cote d’Ivoire | CI",
        "East Timor | TL",
        "Burma | MM",
        "Macedonia | MK",
        "Swaziland | SZ",
        "Cape Verde | CV",
        "Palestine | PS",
        "State of Palestine | PS",
        "Republic of Korea | KR",
        "대한민국 | KR",
        "日本 | JP",
        "Россия | RU",
        "Russian Federation | RU",
        "USA | US",
        "United States of America | US",
        "UK | GB",
        "Georgia (country) | GE",
        "Georgia | GE",
        "Deutschland | DE",
        "Schweiz | CH",
        "Ísland | IS",
        "Bosnia & Herzegovina | BA",
        "Bosnia and Hercegovina | BA",
        "Antigua and Barbuda | AG",
        "The Gambia | GM",
        "Congo, Democratic Republic of the | CD",
        "Surinam | SR",
        "Moldavia | MD",
        "Northern Cyprus | CY",
        "Puerto Rico | PR",
        "Guam | GU",
        "Greenland | GL",
        "Faroe Islands | FO",
        "Hong Kong | HK",
        "Taiwan | TW",
      })
  void aCountryIsReadByItsCodesAndNames(String text, String code) {
    assertThat(COUNTRIES.read(text)).isEqualTo(new Known(CountryCode.of(code), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "England | GB | ENG",
        "Scotland | GB | SCT",
        "Wales | GB | WLS",
        "Northern Ireland | GB | NIR",
        "England, United Kingdom | GB | ENG",
        "Brandenburg, Germany | DE | 11",
        "California, USA | US | CA",
      })
  void aPartOfACountryIsReadAsItsRegion(String text, String code, String region) {
    assertThat(COUNTRIES.read(text))
        .isEqualTo(new Known(CountryCode.of(code), Optional.of(region)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Austria-Hungary",
        "Prussia",
        "Soviet Union",
        "USSR",
        "Yugoslavia",
        "Czechoslovakia",
        "GDR",
        "Austrian Empire",
        "Kingdom of Hungary"
      })
  void aStateOfThePastIsSaidToBeOne(String text) {
    assertThat(COUNTRIES.read(text))
        .isInstanceOfSatisfying(
            Historical.class,
            past -> {
              assertThat(past.text()).isEqualTo(text);
              assertThat(past.today()).isNotEmpty();
            });
  }

  @ParameterizedTest
  @CsvSource({"Grece, GR", "Kazakhstah, KZ", "Japa, JP", "in Italy, IT", "Korea, KR", "Congo, CD"})
  void whatIsNoCountryIsNotGuessedButComparedWithTheNearest(String text, String nearest) {
    assertThat(COUNTRIES.read(text))
        .isInstanceOfSatisfying(
            Unrecognized.class,
            unknown -> assertThat(unknown.nearest()).startsWith(CountryCode.of(nearest)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "the", "t430222130", "Bavarya, Germany", "ZZ", ","})
  void nonsenseIsNoCountry(String text) {
    assertThat(COUNTRIES.read(text)).isInstanceOf(Unrecognized.class);
  }

  @Test
  void everyCountryOfIsoIsKnownByItsCodesAndItsEnglishName() {
    for (String letters : Locale.getISOCountries()) {
      Locale country = new Locale("", letters);
      Known known = new Known(CountryCode.of(letters), Optional.empty());

      assertThat(COUNTRIES.read(letters)).isEqualTo(known);
      assertThat(COUNTRIES.read(country.getISO3Country())).isEqualTo(known);
      assertThat(COUNTRIES.read(COUNTRIES.name(known.country()))).isEqualTo(known);
    }
  }

  @Test
  void aCodeThatIsNotAssignedIsItsOwnName() {
    assertThat(COUNTRIES.name(CountryCode.of("ZZ"))).isEqualTo("ZZ");
    assertThat(COUNTRIES.name(CountryCode.of("KR"))).isEqualTo("South Korea");
  }
}
