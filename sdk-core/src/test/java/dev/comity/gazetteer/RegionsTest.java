package dev.comity.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.failure.BadFileException;
import dev.comity.party.CountryCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionsTest {

  private static final CountryCode US = CountryCode.of("US");

  private static final Regions STANDARD = Regions.standard();

  @ParameterizedTest
  @CsvSource({
    "US, California, CA",
    "US, ca, CA",
    "CA, Québec, 10",
    "AU, NSW, 02",
    "DE, Hesse, 05",
    "DE, Hessen, 05",
    "GB, Scotland, SCT",
    "JP, Tokyo, 40",
    "KR, Chungcheongbuk-do, 05",
    "IT, Liguria, 08",
  })
  void aRegionIsKnownByTheNamesThatPeopleWrite(String country, String name, String code) {
    assertThat(STANDARD.named(CountryCode.of(country), name))
        .extracting(Region::code)
        .containsExactly(code);
  }

  @Test
  void regionsOfOneNameAreAllGiven() {
    assertThat(STANDARD.named("Limburg")).isNotEmpty();
    assertThat(STANDARD.named("La Rioja")).isNotEmpty();
    assertThat(STANDARD.named("WA")).hasSize(2);
  }

  @Test
  void aRegionIsFoundByItsCode() {
    assertThat(STANDARD.find(US, "CA")).hasValue(new Region(US, "CA", "California"));
    assertThat(STANDARD.find(US, "XX")).isEmpty();
  }

  @Test
  void furtherRegionsAreReadFromGeoNamesOwnFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("admin1CodesASCII.txt");
    Files.writeString(
        file, "NO.21\tTrøndelag\tTrondelag\t7626836\nUS.CA\tKalifornia\tKal\t5332921");

    Regions all = STANDARD.and(Regions.read(file));

    assertThat(all.named("Trøndelag")).extracting(Region::code).containsExactly("21");
    assertThat(all.named("Kalifornia")).extracting(Region::code).containsExactly("CA");
    assertThat(all.find(US, "CA")).hasValue(new Region(US, "CA", "California"));
  }

  @Test
  void aLineOfAnotherFormIsNamed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("regions.txt");
    Files.writeString(file, "NO.21\tTrøndelag\tTrondelag\t7626836\nCalifornia\n");

    assertThatThrownBy(() -> Regions.read(file))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("California");
  }
}
