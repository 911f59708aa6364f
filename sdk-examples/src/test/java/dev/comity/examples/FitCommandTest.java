package dev.comity.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.affinity.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A newcomer asks who fits. */
class FitCommandTest extends CommandTest {

  @Test
  void whoFitsIsListedWithReasonsOnThePlacesThatTheProgramBrings() throws IOException {
    String ties =
        Files.writeString(
                folder.resolve("t.csv"), "a_geonameid,b_geonameid\n5405380,1846095\n9,5\n")
            .toString();

    assertThat(run("fit", "Vallejo, California", "--ties", ties, "--count", "3")).isZero();
    assertThat(out.toString())
        .contains("(1 of 2 ties is of a city that the gazetteer does not hold")
        .contains("Who fits Vallejo, CA, US, by the profile balanced (judgement)")
        .contains(" 1  ", " 3  ", "KR  ", "ties 30.0 of 30")
        .contains("; size ", "unknown: ", "On their list we stand at", "weighed")
        .doesNotContain(" 4  ");
  }

  @Test
  void aPartnerThatIsThereAlreadyIsNotSuggestedAgain() throws IOException {
    assertThat(run("fit", "Vallejo, California", "--count", "1")).isZero();
    assertThat(out.toString()).containsPattern("unknown: .*ties");
    String first = out.toString().lines().skip(1).findFirst().orElseThrow();
    assertThat(first).contains("Kelowna"); // whose number stands in the tie below
    String ties =
        Files.writeString(folder.resolve("t.csv"), "a_geonameid,b_geonameid\n5990579,5405380\n")
            .toString();

    assertThat(run("fit", "Vallejo, California", "--ties", ties, "--count", "5")).isZero();
    assertThat(out.toString()).doesNotContain("Kelowna");
  }

  @Test
  void weightsAndFiltersChangeTheList() {
    assertThat(
            run(
                "fit",
                "Vallejo, California",
                "--weight",
                "distance=1000",
                "--without",
                "ZA,MU,MG",
                "--one-per-country",
                "--max-km",
                "12000",
                "--min-population",
                "50000"))
        .isZero();
    assertThat(out.toString()).contains("distance 9").doesNotContain(", ZA  ");
  }

  @Test
  void aDistanceIsANumberOfKilometresFromNothingOn() {
    for (String none : List.of("0x10p3", "1,5", "30000f", "far")) {
      assertThat(run("fit", "Vallejo", "--max-km", none)).isEqualTo(2);
      assertThat(err.toString()).contains("'" + none + "' is no number. Maybe as in 12.5?");
    }
    assertThat(run("fit", "Vallejo", "--count", "1.5")).isEqualTo(2);
    assertThat(err.toString()).contains("'1.5' is no whole number of 32 bits. Maybe digits alone");
    for (String none : new String[] {"NaN", "Infinity", "-1"}) {
      assertThat(run("fit", "Vallejo", "--max-km", none)).isEqualTo(2);
      assertThat(err.toString()).startsWith("--max-km: ").contains("is no distance");
      assertThat(run("fit", "Vallejo", "--min-km", none)).isEqualTo(2);
      assertThat(err.toString()).startsWith("--min-km: ").contains("is no distance");
    }
  }

  @Test
  void featuresHaveTheSameNamesInTheListAsInTheOptions() {
    assertThat(run("fit", "Vallejo, California", "--count", "1")).isZero();
    List<String> printed =
        out.toString()
            .lines()
            .skip(2)
            .limit(1)
            .flatMap(it -> Stream.of(it.strip().split("; |, |: ")))
            .map(it -> it.split(" ")[0])
            .filter(it -> !it.equals("unknown"))
            .toList();

    assertThat(printed).contains("size", "climate", "ties");
    for (String feature : printed) {
      assertThat(run("fit", "Vallejo, California", "--count", "1", "--weight", feature + "=9"))
          .isZero();
    }
  }

  @Test
  void theHelpNamesEveryFeature() {
    assertThat(run("fit", "--help")).isZero();
    String help = out.toString();

    assertThat(Feature.values())
        .allSatisfy(it -> assertThat(help).contains(it.name().toLowerCase(Locale.ROOT)));
  }

  @Test
  void whereNothingIsKnownThatCountsOnlyThatIsTold() {
    List<String> words = new ArrayList<>(List.of("fit", "Vallejo, California", "--count", "1"));
    for (Feature feature : Feature.values()) {
      words.addAll(List.of("--weight", feature + (feature == Feature.INTERESTS ? "=1" : "=0")));
    }

    assertThat(run(words.toArray(String[]::new))).isZero();
    assertThat(out.toString())
        .contains(
            "\n    unknown: interests\n",
            "(A weight of interests changes no order here: in this program nothing is known of it.)")
        .doesNotContain("A weight of ties");
    words.replaceAll(it -> it.equals("INTERESTS=1") ? "INTERESTS=0" : it);
    refused("--weight: all weights are 0", words.toArray(String[]::new));
  }

  @Test
  void whereWeAreFilteredOutOfTheirListThatIsTold() {
    assertThat(run("fit", "Vallejo, California", "--count", "1", "--without", "US")).isZero();
    assertThat(out.toString()).contains("The same filters leave us out of their list.");
  }

  @Test
  void ofNamesakesTheNumberDecides() throws IOException {
    String places =
        file(
            "places.tsv",
            "geonameid\tname\tlat\tlon\tcountry\tpopulation\n"
                + "5\tTwin\t48.0\t2.0\tFR\t1000\n"
                + "6\tTwin\t44.0\t3.0\tFR\t2000\n"
                + "7\tAkashi\t34.6\t135.0\tJP\t3000\n");

    assertThat(run("fit", "Twin, FR", "--gazetteer", places)).isEqualTo(ComityProgram.ANSWER_IS_NO);
    assertThat(err.toString()).contains("Twin, FR (6); Twin, FR (5)");
    assertThat(run("fit", "6", "--gazetteer", places, "--without", "XK")).isZero();
    assertThat(out.toString()).contains("Akashi");
    assertThat(run("fit", "8", "--gazetteer", places)).isEqualTo(ComityProgram.ANSWER_IS_NO);
    assertThat(err.toString()).contains("no place with the GeoNames number 8. Maybe");
  }

  @Test
  void whatCannotBeAskedIsSaidWithTheWayOut() throws IOException {
    assertThat(run("fit", "Nowhereville")).isEqualTo(ComityProgram.ANSWER_IS_NO);
    assertThat(err.toString()).contains("Nowhereville").doesNotContain("nearest");
    assertThat(run("fit", "Vallejxo")).isEqualTo(ComityProgram.ANSWER_IS_NO);
    assertThat(err.toString()).contains("Compare with the nearest. Maybe", "Vallejo, CA, US");
    assertThat(run("fit", "Vallejo", "--weight", "beauty=3")).isEqualTo(2);
    assertThat(err.toString()).contains("'beauty=3' is no feature", "Features: nearness,");
    for (String again : List.of("size=4", "SIZE=4")) {
      assertThat(run("fit", "Vallejo", "--weight", "size=3", "--weight", again)).isEqualTo(2);
      assertThat(err.toString()).contains("--weight: a feature has two weights. Maybe");
    }
    assertThat(run("fit", "Vallejo", "--min-population", "-1")).isEqualTo(2);
    assertThat(err.toString()).startsWith("--min-population: no city has -1");
    assertThat(run("fit", "Vallejo", "--count", "0")).isEqualTo(2);
    assertThat(run("fit", "Vallejo", "--min-km", "9", "--max-km", "8")).isEqualTo(2);
    assertThat(err.toString()).contains("exchanged");
    assertThat(run("fit", "Vallejo", "--without", "12")).isEqualTo(2);
    assertThat(run("fit", "Vallejo, California", "--without", "xk,uk,kr,QQ")).isEqualTo(2);
    assertThat(err.toString()).contains("--without: no country has the code QQ, UK. Maybe");
    String noColumn = Files.writeString(folder.resolve("n.csv"), "a,b\n1,2\n").toString();
    assertThat(run("fit", "Vallejo, California", "--ties", noColumn)).isEqualTo(2);
    assertThat(err.toString()).contains("no column 'a_geonameid'");
    String empty =
        Files.writeString(folder.resolve("e.csv"), "a_geonameid,b_geonameid\n").toString();
    assertThat(run("fit", "Vallejo, California", "--ties", empty)).isEqualTo(2);
    assertThat(err.toString()).contains("there is no tie below the header. Maybe another file?");
    String far =
        Files.writeString(folder.resolve("f.csv"), "a_geonameid,b_geonameid\n9,5\n").toString();
    assertThat(run("fit", "Vallejo, California", "--ties", far)).isEqualTo(2);
    assertThat(err.toString()).contains("none of its 1 tie is", "Maybe another --gazetteer?");
  }
}
