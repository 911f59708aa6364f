package dev.comity.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an office has decided beforehand, from files. */
class DecidedResidentsTest extends CommandTest {

  private static final String LISTS =
      """
      [applicants]
      Ana: Kim, Lee
      Ben: Lee, Kim
      Chi: Kim, Lee
      [homes]
      Kim (2): Ana, Chi, Ben
      Lee (2): Ben, Ana, Chi
      """;

  private static final String DECIDED = "[locked]\nBen: Kim\n[forbidden]\nChi: Lee\n";

  private void isPlacedAndProved(String limits) throws IOException {
    String all = file("all.txt", LISTS + DECIDED + limits);
    String proof = folder.resolve("all.json").toString();

    assertThat(run("residents", all, "--certificate", proof)).isZero();
    assertThat(out.toString()).contains("Ben  with  Kim", "Checked    holds", "a lock alone: ");
    assertThat(run("residents", all, "--check", proof)).isZero();
    assertThat(out.toString()).contains("Ben  with  Kim", "Checked    holds");
    assertThat(run("residents", file("bare.txt", LISTS + limits), "--check", proof)).isEqualTo(1);
    assertThat(out.toString()).contains("does not hold");
    String counted = Files.readString(Path.of(proof));
    assertThat(counted).containsPattern("\"blocking-through-locks\": ?[1-9]");
    Files.writeString(
        Path.of(proof), counted.replaceFirst("(\"blocking-through-locks\": ?)[1-9]", "$10"));
    assertThat(run("residents", all, "--check", proof)).isEqualTo(1);
    assertThat(out.toString()).contains("block through a lock, but there are");
  }

  @Test
  void whoIsLockedStaysAndAForbiddenPairIsNotMade() throws IOException {
    isPlacedAndProved("");
    assertThat(run("residents", file("plain.txt", LISTS + DECIDED))).isZero();
    assertThat(out.toString()).contains("Ana  with  Kim", "Chi  without a home");
  }

  @Test
  void aLockTakesAPlaceOfATypeAndOfACoordinator() throws IOException {
    isPlacedAndProved("[types]\nKim (1): Ana, Ben\n[coordinators]\nNorth (2): Kim, Lee\n");
    String types = file("types.txt", LISTS + DECIDED + "[types]\nKim (1): Ana, Ben\n");
    assertThat(run("residents", types)).isZero();
    assertThat(out.toString()).contains("Ana  with  Lee", "Ben  with  Kim", "Chi  with  Kim");
  }

  @Test
  void whoHasALockedSiblingGoesAlongOrWhereTheWishesSay() throws IOException {
    String families = "[siblings]\nAna + Ben: Lee + Lee, Kim + Kim, Lee + Kim\n";
    isPlacedAndProved(families);
    assertThat(run("residents", file("families.txt", LISTS + DECIDED + families))).isZero();
    assertThat(out.toString())
        .contains("Ana  with  Kim", "Ben  with  Kim")
        .doesNotContain("Blocks");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[locked];Ana: Kim, Lee       | 'locked to one home. Maybe ''Ana: Kim'''",
        "[locked];Ana: Kim;Ana: Lee   | '''Ana'' is locked already. Maybe to only one home?'",
        "[locked];Ana (1): Kim        | Maybe leave the number out?",
        "[locked];Ana: {Kim, Lee}     | Maybe leave them out?",
        "[locked];Dee: Kim            | '''Dee'' has no list of its own'",
        "[forbidden];Ana: Park        | '''Ana'' and ''Park'' do not both list each other'",
        "[forbidden];Ana: Kim;[locked];Ana: Kim | are forbidden. Maybe do not lock them?",
        "[locked];Ana: Kim;[forbidden];Ana: Lee, Kim | are locked. Maybe do not forbid them?",
        "[locked];Ana: Kim;Ben: Kim;Chi: Kim | '''Kim'' takes 2, and so many are locked'",
        "[locked];Ana: Kim;Ben: Kim;[types];Kim (1): Ana, Ben | takes 1 at most, but 2 are locked",
        "[lock]                       | 'Maybe [applicants], [homes], [locked], [forbidden]'"
      })
  void whatCannotBeDecidedIsNamedWithItsLineAndTheWayOut(String lines, String words)
      throws IOException {
    String text = LISTS + "Park:\n" + lines.replace(";", "\n") + "\n";
    long last = text.lines().count();

    assertThat(run("residents", file("wrong.txt", text))).isEqualTo(2);
    assertThat(err.toString()).contains("line " + last, words);
  }

  @Test
  void aHomeThatNeedsSomeGetsThemOrIsNamedAsOneThatNeverDoes() throws IOException {
    String lists =
        "[applicants]\nAna: Kim, Lee\nBen: Kim\n[homes]\nKim (1-2): Ana, Ben\nLee (%s): Ana\n";
    String few = file("few.txt", lists.formatted("0-1"));
    String many = file("many.txt", lists.formatted("1 - 2"));
    String proof = folder.resolve("proof.json").toString();

    assertThat(run("residents", few)).isZero();
    assertThat(out.toString()).contains("Checked    holds").doesNotContain("fewer than needed");
    assertThat(run("residents", many, "--certificate", proof)).isZero();
    assertThat(out.toString())
        .contains("In every stable placement this home gets fewer than needed: Lee.", "holds");
    assertThat(run("residents", many, "--check", proof)).isZero();
    assertThat(out.toString()).contains("fewer than needed: Lee.");
    String before = file("before.txt", "Ana: Lee\n");
    for (String[] goal :
        new String[][] {
          {"--goal", "egalitarian"}, {"--goal", "least-regret"}, {"--before", before}
        }) {
      assertThat(run("residents", many, goal[0], goal[1])).isZero();
      assertThat(out.toString()).contains("this home gets fewer than needed: Lee.");
    }
    assertThat(run("residents", few, "--check", proof)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Park (2-1):                     | '''Park'' needs 2 and takes 1. Maybe turn'",
        "Park (1-):                      | is no name. Maybe",
        "Park (1-2):;[types];Kim (1): Ana| '''Park'' needs 1, and beside types'",
        "[types];Kim (0-1): Ana          | only a home can need some",
        "[coordinators];North (1-2): Kim | only a home can need some",
        "[locked];Ana (0-1): Kim         | Maybe leave the number out?",
        "-:;[siblings];Ana + Ben: Kim + Kim | '''-'' is a name, but in [siblings]'",
        "C+D:;[siblings];Ana + Ben: Kim + Kim | '''C+D'' is a name, but in [siblings]'",
        "[siblings];Ana + Ben: Kim + Kim, - + - | '''- + -'' names no home at all'",
        "[siblings];Ana + Ben: Kim + -, Lee + Kim, Kim+- | '''Kim+-'' stands twice'",
        "[siblings];Ana + Ana: Kim + -   | '''Ana + Ana'' names somebody twice'",
        "[siblings];Ana + Ben: Kim + -;Ben + Chi: Lee + Lee | '''Ben'' has siblings already'"
      })
  void whatIsSaidOfAHomeOrOfSiblingsAndCannotBeIsNamed(String lines, String words)
      throws IOException {
    String text = LISTS + lines.replace(";", "\n") + "\n";

    refused(words, "residents", file("wrong.txt", text));
  }
}
