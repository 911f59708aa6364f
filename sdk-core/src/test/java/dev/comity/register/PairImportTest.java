package dev.comity.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.Comity;
import dev.comity.failure.BadFileException;
import dev.comity.gazetteer.GazetteerFile;
import dev.comity.journal.Hash;
import dev.comity.journal.PartialDate;
import dev.comity.partnership.Ending;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import dev.comity.party.OutsideId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of each line of a list of pairs. */
class PairImportTest {

  private static final String PLACES =
      """
      geonameid\tname\tasciiname\taltnames\tlat\tlon\tcountry\tadmin1\tfeature_code\tpopulation
      5405380\tVallejo\tVallejo\tVLO\t38.10409\t-122.25664\tUS\tCA\tPPL\t121253
      1847966\tAkashi\tAkashi\t明石\t34.65524\t135.00687\tJP\t13\tPPLA2\t297920
      3175081\tLa Spezia\tLa Spezia\tSpezia\t44.11054\t9.84339\tIT\t08\tPPLA2\t88491
      3352136\tWindhoek\tWindhoek\t\t-22.55941\t17.08323\tNA\t21\tPPLC\t268132
      4951788\tSpringfield\tSpringfield\t\t42.10148\t-72.58981\tUS\tMA\tPPLA2\t154341
      4409896\tSpringfield\tSpringfield\t\t37.21533\t-93.29824\tUS\tMO\tPPLA2\t166810
      1846095\tChinch'ŏn\tChinch'on\tJincheon,진천\t36.85667\t127.44333\tKR\t05\tPPL\t60964
      """;

  private static final String HEADER = "a_name\ta_country\tb_name\tb_country\tyear\tkind\n";

  @TempDir Path folder;

  private final Comity comity = Comity.inMemory();

  @BeforeEach
  void aGazetteer() throws IOException {
    Path places = Files.writeString(folder.resolve("places.tsv"), PLACES);
    comity.write(work -> work.gazetteer().importFrom(GazetteerFile.at(places))).orElseThrow();
  }

  @AfterEach
  void close() {
    comity.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "Vallejo|US|Akashi|Japan|1968|            ! added",
        "Vallejo|United States|La Spezia|Italy||twin town ! added",
        "Vallejo, California||La Spezia, IT|||     ! added",
        "Windhoek|NA|jincheon|South Korea|2001|   ! added",
        "Windhoek|Namibia|진천|KR||friendship      ! added",
        "Springfield|US|Akashi|JP||               ! ambiguous",
        "Springfeild|US|Akashi|JP||               ! unknown",
        "Vallejo|Usa of Amerika|Akashi|JP||       ! unknown",
        "Vallejo|US|VALLEJO|US||                  ! contradictory",
        "Vallejo|US|Akashi|JP||blood brothers     ! contradictory",
        "Vallejo|US|Akashi|JP|2999|               ! contradictory",
        "Vallejo|US|Akashi|JP|1960s|              ! unreadable",
        "|US|Akashi|JP||                          ! unreadable",
        "Vallejo|US|Akashi|JP|1968||x             ! unreadable",
        "                                         ! unreadable"
      })
  void aLineHasItsOutcomeAndAReasonUnlessItIsPlain(String line, String outcome) throws IOException {
    ImportReport report = take(HEADER + (line == null ? "" : line.replace('|', '\t')) + "\n");

    assertThat(report.lines()).hasSize(1);
    ReportLine it = report.lines().get(0);
    assertThat(it.line()).isEqualTo(2);
    assertThat(it.outcome()).hasToString(outcome);
    if (it.outcome() != ImportOutcome.ADDED) {
      assertThat(it.reason()).isNotBlank();
    }
  }

  @Test
  void anAmbiguousLineNamesItsCandidatesInTheirOrder() throws IOException {
    ReportLine it = take(HEADER + "Springfield\tUS\tAkashi\tJP\t\t\n").lines().get(0);

    assertThat(it.candidates()).hasSize(2);
    assertThat(it.candidates().get(0)).startsWith("4409896 Springfield, MO, US");
    assertThat(it.aGeonameId()).isEmpty();
    assertThat(it.bGeonameId()).contains(1847966L);
  }

  @Test
  void thePairInTheOtherOrderContradictsAndInTheSameOrderIsThere() throws IOException {
    ImportReport report =
        take(
            HEADER
                + "Vallejo\tUS\tAkashi\tJP\t1968\t\n"
                + "Akashi\tJP\tVallejo\tUS\t1968\t\n"
                + "Vallejo\tUS\tAkashi\tJP\t\t\n");

    assertThat(report.lines())
        .extracting(ReportLine::outcome)
        .containsExactly(
            ImportOutcome.ADDED, ImportOutcome.CONTRADICTORY, ImportOutcome.ALREADY_THERE);
    assertThat(report.lines().get(1).reason()).contains("line 2", "other order");
    assertThat(report.lines().get(2).reason()).contains("line 2");
  }

  @Test
  void anotherYearThanTheRegisterHasContradicts() throws IOException {
    take(HEADER + "Vallejo\tUS\tAkashi\tJP\t1968-12-09\t\n");

    assertThat(take(HEADER + "Vallejo\tUS\tAkashi\tJP\t1968\t\n").lines().get(0).outcome())
        .isEqualTo(ImportOutcome.ALREADY_THERE);
    ReportLine other = take(HEADER + "Akashi\tJP\tVallejo\tUS\t1970\t\n").lines().get(0);
    assertThat(other.outcome()).isEqualTo(ImportOutcome.CONTRADICTORY);
    assertThat(other.reason()).contains("1968-12-09", "1970");
  }

  @Test
  void whatTheRegisterHasEndedIsNotOpenedSilently() throws IOException {
    take(HEADER + "Vallejo\tUS\tAkashi\tJP\t1968\t\n");
    Partnership held = all().get(0);
    comity
        .write(
            work ->
                work.partnerships()
                    .end(
                        new Ending(
                            held.id(),
                            PartialDate.parse("2020"),
                            Ending.Way.TERMINATED,
                            Optional.empty(),
                            "by decision")))
        .orElseThrow();

    ReportLine it = take(HEADER + "Vallejo\tUS\tAkashi\tJP\t1968\t\n").lines().get(0);

    assertThat(it.outcome()).isEqualTo(ImportOutcome.CONTRADICTORY);
    assertThat(it.reason()).contains("terminated since 2020");
    assertThat(all()).hasSize(1);
  }

  @Test
  void aDateBeforeThePlacesOtherRecordsContradicts() throws IOException {
    CityProfile akashi =
        CityProfile.of("Akashi", CountryCode.of("JP"))
            .withOutsideIds(List.of(OutsideId.geonames(1847966)));
    comity
        .write(
            work ->
                work.cities()
                    .register(new CityRegistration(akashi, Optional.of(PartialDate.parse("2005")))))
        .orElseThrow();

    ReportLine it = take(HEADER + "Vallejo\tUS\tAkashi\tJP\t1968\t\n").lines().get(0);

    assertThat(it.outcome()).isEqualTo(ImportOutcome.CONTRADICTORY);
    assertThat(it.reason()).contains("1968", "Akashi");
  }

  @Test
  void coordinatesDecideBetweenNamesakesAndContradictWhatIsFarAway() throws IOException {
    String header = "a_name\ta_country\ta_lat\ta_lon\tb_name\tb_country\n";

    ReportLine near = take(header + "Springfield\tUS\t37.2\t-93.3\tAkashi\tJP\n").lines().get(0);
    ReportLine far = take(header + "La Spezia\tIT\t6.45\t3.39\tAkashi\tJP\n").lines().get(0);

    assertThat(near.outcome()).isEqualTo(ImportOutcome.ADDED);
    assertThat(near.aGeonameId()).contains(4409896L);
    assertThat(far.outcome()).isEqualTo(ImportOutcome.CONTRADICTORY);
    assertThat(far.reason()).contains("km");
  }

  private static final String LINES =
      "Vallejo\tUS\tAkashi\tJP\t1968\t\nSpringfield\tUS\tAkashi\tJP\t\t\n"
          + "La Spezia\tIT\tVallejo\tUS\t1987\tsister\n\nAkashi\tJP\tVallejo\tUS\t\t\n";

  @Test
  void aDryRunReportsTheSameAndChangesNothing() throws IOException {
    Path pairs = Files.writeString(folder.resolve("pairs.tsv"), HEADER + LINES);
    Hash before = comity.verify().fingerprint();

    ImportReport dry =
        comity.tryOut(work -> work.register().importPairs(pairs, count -> {})).orElseThrow();

    assertThat(comity.verify().fingerprint()).isEqualTo(before);
    assertThat(take(HEADER + LINES)).isEqualTo(dry);
  }

  @Test
  void runningTwiceChangesNothing() throws IOException {
    take(HEADER + LINES);
    Hash before = comity.verify().fingerprint();

    ImportReport second = take(HEADER + LINES);

    assertThat(comity.verify().fingerprint()).isEqualTo(before);
    assertThat(second.counts()).containsEntry(ImportOutcome.ADDED, 0L);
    assertThat(second.lines()).extracting(ReportLine::line).containsExactly(2L, 3L, 4L, 5L, 6L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"comma", "semicolon", "crlf", "bom", "gzip", "shuffled"})
  void theFormOfTheFileDoesNotMatter(String form) throws IOException {
    String tsv = HEADER + LINES.replace("\n\n", "\n");
    byte[] bytes =
        switch (form) {
          case "comma" -> tsv.replace('\t', ',').getBytes(StandardCharsets.UTF_8);
          case "semicolon" -> tsv.replace('\t', ';').getBytes(StandardCharsets.UTF_8);
          case "crlf" -> tsv.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
          case "bom" -> ("\uFEFF" + tsv).getBytes(StandardCharsets.UTF_8);
          case "gzip" -> gzip(tsv);
          default -> shuffled(tsv).getBytes(StandardCharsets.UTF_8);
        };
    Path plain = Files.writeString(folder.resolve("plain.tsv"), tsv);
    Path other = Files.write(folder.resolve("other.txt"), bytes);

    ImportReport expected =
        comity.tryOut(work -> work.register().importPairs(plain, count -> {})).orElseThrow();

    assertThat(comity.tryOut(work -> work.register().importPairs(other, count -> {})).orElseThrow())
        .isEqualTo(expected);
  }

  @Test
  void aQuotedFieldMayHoldSeparatorsQuotesAndLineBreaks() throws IOException {
    ImportReport report =
        take(
            "a_name,a_country,b_name,b_country,note\n"
                + "\"Vallejo, California\",US,Akashi,JP,\"said \"\"yes\"\"\nand more\"\n"
                + "Springfeild,US,Akashi,JP,\n");

    assertThat(report.lines()).extracting(ReportLine::line).containsExactly(2L, 4L);
    assertThat(report.lines().get(0).outcome()).isEqualTo(ImportOutcome.ADDED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "                                      ! there is no header",
        "a_name,a_country,b_name\\nx,y,z\\n    ! lacks b_country",
        "a_name,a_name,b_name\\n               ! twice",
        "a_name,a_country,b_name,b_country\\n\"Vallejo,US,Akashi,JP\\n ! CSV"
      })
  void aBadFileIsOneClearFaultAndNothingIsKept(String text, String words) throws IOException {
    Path pairs =
        Files.writeString(folder.resolve("bad.csv"), text == null ? "" : text.replace("\\n", "\n"));

    assertThatThrownBy(() -> take(pairs))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("bad.csv")
        .hasMessageContaining(words);
    assertThat(all()).isEmpty();
  }

  @Test
  void bytesThatAreNoUtf8AreNamedByTheirLineAndNothingIsKept() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write((HEADER + "Vallejo\tUS\tAkashi\tJP\t\t\n").getBytes(StandardCharsets.UTF_8));
    bytes.write("C\u00f3rdoba\tES\tAkashi\tJP\n".getBytes(StandardCharsets.ISO_8859_1));
    Path pairs = Files.write(folder.resolve("latin.tsv"), bytes.toByteArray());

    assertThatThrownBy(() -> take(pairs))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("UTF-8");
    assertThat(all()).isEmpty();
  }

  @Test
  void aReportIsWrittenWithOneRowForEachLine() throws IOException {
    ImportReport report = take(HEADER + LINES);
    Path file = folder.resolve("report.tsv");

    report.writeTo(file);

    List<String> rows = Files.readAllLines(file);
    assertThat(rows.get(0))
        .isEqualTo("line\toutcome\ta_geonameid\tb_geonameid\treason\tcandidates");
    assertThat(rows).hasSize(6).allMatch(row -> row.split("\t", -1).length == 6);
  }

  private ImportReport take(String text) throws IOException {
    return take(Files.writeString(folder.resolve("pairs.tsv"), text));
  }

  private ImportReport take(Path pairs) {
    return comity.write(work -> work.register().importPairs(pairs, count -> {})).orElseThrow();
  }

  private List<Partnership> all() {
    return comity.read(
        work -> work.partnerships().page(PartnershipFilter.ALL, Optional.empty(), 100));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String shuffled(String tsv) {
    StringBuilder text = new StringBuilder();
    for (String line : tsv.split("\n")) {
      String[] f = line.split("\t", -1);
      text.append(String.join("\t", f[5], f[2], f[3], f[0], f[4], f[1])).append('\n');
    }
    return text.toString();
  }
}
