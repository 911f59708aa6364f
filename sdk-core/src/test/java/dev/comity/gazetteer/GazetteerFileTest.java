package dev.comity.gazetteer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.comity.failure.BadFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GazetteerFileTest {

  private static final String HEADER =
      "geonameid\tname\tasciiname\taltnames\tlat\tlon\tcountry\tadmin1\tfeature_code\tpopulation"
          + "\ttimezone\n";

  private static final String VALLEJO =
      "5405380\tVallejo\tVallejo\tVLO,Вальехо\t38.10409\t-122.25664\tUS\tCA\tPPL\t121253"
          + "\tAmerica/Los_Angeles\n";

  private static final String VALLEJO_IN_A_DUMP =
      "5405380\tVallejo\tVallejo\tVLO,Вальехо\t38.10409\t-122.25664\tP\tPPL\tUS\t\tCA\t095\t\t"
          + "\t121253\t21\t22\tAmerica/Los_Angeles\t2019-02-27\n";

  private Path file;

  @BeforeEach
  void nameTheFile(@TempDir Path folder) {
    file = folder.resolve("places.txt");
  }

  @Test
  void aHeaderNamesTheColumns() throws IOException {
    assertThat(read(HEADER + VALLEJO)).containsExactly(Places.VALLEJO);
  }

  @Test
  void columnsMayStandInAnyOrderAndBeMissingOrUnknown() throws IOException {
    Place place =
        read("country\tlon\tlat\televation\tname\tgeonameid\nNA\t17.08\t-22.55\t\tWindhoek\t7\n")
            .get(0);

    assertThat(place.country().letters()).isEqualTo("NA");
    assertThat(place.name()).isEqualTo("Windhoek");
    assertThat(place.asciiName()).isEmpty();
    assertThat(place.otherNames()).isEmpty();
    assertThat(place.region()).isEqualTo(Optional.empty());
    assertThat(place.population()).isZero();
  }

  @Test
  void aDumpNeedsNoHeader() throws IOException {
    assertThat(read(VALLEJO_IN_A_DUMP)).containsExactly(Places.VALLEJO);
  }

  @Test
  void onlyPopulatedPlacesOfADumpAreTaken() throws IOException {
    String county = VALLEJO_IN_A_DUMP.replace("\tP\tPPL\t", "\tA\tADM2\t").replace("5405380", "9");

    assertThat(read(county + VALLEJO_IN_A_DUMP)).containsExactly(Places.VALLEJO);
  }

  @Test
  void gzipIsKnownByItsFirstBytes() throws IOException {
    Files.write(file, gzip(HEADER + VALLEJO));

    assertThat(read()).containsExactly(Places.VALLEJO);
  }

  @Test
  void aByteOrderMarkWindowsLineEndsAndAMissingLastLineEndDoNoHarm() throws IOException {
    String text = "\uFEFF" + (HEADER + VALLEJO).replace("\n", "\r\n");

    assertThat(read(text)).containsExactly(Places.VALLEJO);
    assertThat(read(text.stripTrailing())).containsExactly(Places.VALLEJO);
  }

  @Test
  void quotesAreLettersLikeAnyOther() throws IOException {
    assertThat(read(HEADER + VALLEJO.replace("Vallejo\tV", "\"Vallejo\tV")).get(0).name())
        .isEqualTo("\"Vallejo");
  }

  @Test
  void everyPlaceOfTheFileIsInItsIndex() throws IOException {
    Files.writeString(file, HEADER + VALLEJO + VALLEJO.replace("5405380", "12"));

    assertThat(GazetteerFile.at(file).index().size()).isEqualTo(2);
    assertThat(GazetteerFile.at(file).name()).isEqualTo("places.txt");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5405380    | x5        | geonameid 'x5' is not a whole number",
        "5405380    | -5        | -5",
        "38.10409   | 98.1      | latitude 98.1 is outside -90 to 90",
        "38.10409   | north     | latitude 'north' is not a decimal number",
        "-122.25664 | -182      | longitude -182 is outside",
        "-122.25664 | NaN       | longitude 'NaN'",
        "US         | USA       | 'USA' is not a country code",
        "US         | us        | 'us' is not a country code",
        "121253     | many      | population 'many' is not a whole number",
        "121253     | -1        | -1 inhabitants",
        "PPL        | P\tPL     | 12 columns where the file has 11",
      })
  void aBadValueIsNamedWithItsLineAndRule(String good, String bad, String message)
      throws IOException {
    String row =
        VALLEJO.replace("5405380", "77").replace(good.equals("5405380") ? "77" : good, bad);
    Files.writeString(file, HEADER + VALLEJO + row);

    BadFileException fault = fault();

    assertThat(fault.line()).hasValue(3);
    assertThat(fault).hasMessageContaining(message).hasMessageContaining("places.txt, line 3");
  }

  @Test
  void aPlaceHasAName() throws IOException {
    Files.writeString(file, HEADER + VALLEJO.replace("\tVallejo\tVallejo\t", "\t \tVallejo\t"));

    assertThat(fault()).hasMessageContaining("line 2").hasMessageContaining("blank name");
  }

  @Test
  void bytesThatAreNotUtf8AreNamedWithTheirLine() throws IOException {
    Files.write(file, (HEADER + VALLEJO.replace("VLO,Вальехо", "Vallé")).getBytes(ISO_8859_1));

    assertThat(fault()).hasMessageContaining("line 2").hasMessageContaining("UTF-8");
  }

  @Test
  void oneIdCannotStandTwice() throws IOException {
    Files.writeString(file, HEADER + VALLEJO + VALLEJO);

    assertThat(fault()).hasMessageContaining("line 3").hasMessageContaining("5405380");
  }

  @Test
  void aColumnCannotStandTwice() throws IOException {
    Files.writeString(file, HEADER.replace("asciiname", "name") + VALLEJO);

    assertThat(fault()).hasMessageContaining("line 1").hasMessageContaining("'name' stands twice");
  }

  @Test
  void everyMissingColumnIsNamed() throws IOException {
    Files.writeString(file, "geonameid,name,lat\n");

    assertThat(fault())
        .hasMessageContaining("the header lacks geonameid, name, lat, lon, country")
        .hasMessageContaining("tabs");
  }

  @Test
  void anEmptyFileIsNoGazetteer() throws IOException {
    Files.writeString(file, "");

    assertThat(fault()).hasMessageContaining("no first line");
  }

  @Test
  void anEmptyLineIsNoPlace() throws IOException {
    Files.writeString(file, HEADER + "\n" + VALLEJO);

    assertThat(fault()).hasMessageContaining("line 2").hasMessageContaining("1 columns");
  }

  @Test
  void aGzipThatIsCutOffOrDamagedIsNotReadHalf() throws IOException {
    byte[] whole = gzip(HEADER + VALLEJO);

    Files.write(file, Arrays.copyOf(whole, whole.length - 9));
    assertThat(fault()).hasMessageContaining("cut off");

    Files.write(file, Arrays.copyOf(whole, 5));
    assertThat(fault()).hasMessageContaining("cut off");

    whole[whole.length - 5] ^= 1; // the check sum
    Files.write(file, whole);
    assertThat(fault()).hasMessageContaining("damaged");
  }

  @Test
  void aFileThatIsNoTextEndsTheReadingSoon() throws IOException {
    Files.write(file, new byte[2_000_000]);

    assertThat(fault()).hasMessageContaining("longer than a million bytes");
  }

  @Test
  void aDirectoryOrNothingAtAllIsNoFile() {
    assertThatThrownBy(() -> GazetteerFile.at(file.getParent()).index())
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("directory");
    assertThat(fault()).hasMessageContaining("no such file");
  }

  private BadFileException fault() {
    return catchThrowableOfType(BadFileException.class, () -> GazetteerFile.at(file).index());
  }

  private List<Place> read(String text) throws IOException {
    Files.writeString(file, text);
    return read();
  }

  private List<Place> read() {
    List<Place> places = new ArrayList<>();
    GazetteerFile.at(file).forEach(places::add);
    return places;
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
