package dev.comity.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Applicants get homes, from files. */
class ResidentsCommandTest extends CommandTest {

  @Test
  void applicantsArePlacedAndNobodyWouldRatherLeave() throws IOException {
    String lists =
        file(
            "lists.txt",
            "[applicants]\nAna: Kim, Lee\nBen: Kim\nChi: {Lee, Kim}, Park\n"
                + "[homes]\nKim (2): Ben, Chi, Ana\nLee: Ana, Chi\nPark:\n");
    String proof = folder.resolve("placement.json").toString();

    assertThat(run("residents", lists, "--certificate", proof)).isZero();
    assertThat(out.toString())
        .contains("Ana  with  Kim", "Ben  with  Kim", "Chi  with  Lee", "Checked    holds");
    assertThat(run("residents", lists, "--check", proof)).isZero();
    assertThat(run("residents", lists, "--best-for", "homes")).isZero();
    assertThat(out.toString()).contains("Ana  with  Lee", "Chi  with  Kim");
  }

  @Test
  void listsInNoSectionOrAWrongOneAreRefused() throws IOException {
    assertThat(run("residents", file("j.txt", "Ana: Kim\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("line 1", "before any section");
    assertThat(run("residents", file("k.txt", "[house]\nAna: Kim\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("line 1", "no section [house]");
    assertThat(run("residents", file("l.txt", "[applicants]\nAna (2): Kim\n[homes]\nKim: Ana\n")))
        .isEqualTo(2);
    assertThat(err.toString()).contains("an applicant takes nobody");
    assertThat(run("residents", file("m.txt", "[applicants]\n"), "--best-for", "us")).isEqualTo(2);
    assertThat(err.toString()).contains("'us' is no side");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[foo]          | 'there is no section [foo] here. Maybe [applicants], [homes], [locked]'",
        "[pets]         | 'Maybe [applicants], [homes], [locked]'",
        "[y]: A         | there is no section [y] here",
        "[locked] # why | '''# why'' stands behind [locked]. Maybe on a line of its own?'",
        "[Homes]: Ana   | ''': Ana'' stands behind [homes]. Maybe'",
        "[locked        | '''[locked'' begins a section that no bracket ends. Maybe'",
        "x (99999999999): | 99999999999 is above 999999999. Maybe a digit too many?",
        "x (1 - 1000000000): | 1000000000 is above 999999999. Maybe a digit too many?"
      })
  void aSectionThatThereIsNotOrANumberThatIsTooLargeIsNamedEvenIfNothingFollows(
      String line, String reason) throws IOException {
    String lists = "[applicants]\nAna: Kim\n[homes]\nKim (999999999): Ana\n";

    assertThat(run("residents", file("good.txt", lists))).isZero();
    refused(reason, "residents", file("bad.txt", lists + line + "\n"));
    assertThat(err.toString()).contains("bad.txt, line 5: ");
  }

  @Test
  void sectionsAreTheSameWhateverTheirCapitals() throws IOException {
    String lists =
        "[APPLICANTS]\nAna: Kim, Lee\n[Homes]\nKim: Ana\nLee: Ana\n[ Locked ]\nAna: Lee\n";

    assertThat(run("residents", file("capitals.txt", lists))).isZero();
    assertThat(out.toString()).contains("Ana  with  Lee");
  }

  @Test
  void theBestOfAllStablePlacementsByAGoalIsProved() throws IOException {
    String lists =
        file(
            "rich.txt",
            "[applicants]\nAna: Kim, Lee, Oh\nBen: Lee, Oh, Kim\nChi: Oh, Kim, Lee\n"
                + "[homes]\nKim: Ben, Chi, Ana\nLee: Chi, Ana, Ben\nOh: Ana, Ben, Chi\n");
    String before = file("before.txt", "Ana: Oh\nBen: Kim\nChi: Park\nEva: Lee\n");
    String proof = folder.resolve("goal.json").toString();

    assertThat(run("residents", lists, "--goal", "least-regret", "--certificate", proof)).isZero();
    assertThat(out.toString()).contains("No pair has a worse rank than 2", "Checked    holds");
    assertThat(run("residents", lists, "--goal", "least-regret", "--check", proof)).isZero();
    assertThat(run("residents", lists, "--goal", "egalitarian", "--check", proof)).isEqualTo(1);
    assertThat(run("residents", lists, "--goal", "egalitarian")).isZero();
    assertThat(out.toString()).contains("The ranks of both sides come to 12");
    assertThat(run("residents", lists, "--before", before)).isZero();
    assertThat(out.toString()).contains("Ana  with  Oh", "0 are moved besides 1 who has to be");
    assertThat(run("residents", lists, "--goal", "fewest-moves")).isEqualTo(2);
    assertThat(err.toString()).contains("Maybe --before FILE?");
    assertThat(run("residents", lists, "--goal", "best")).isEqualTo(2);
    assertThat(err.toString()).contains("'best' is no goal");
  }

  @Test
  void whoCouldGainByAnotherListIsTold() throws IOException {
    String lists =
        file(
            "gain.txt",
            "[applicants]\nAna: Kim, Lee\nBen: Lee, Kim\n[homes]\nKim: Ben, Ana\nLee: Ana, Ben\n");

    assertThat(run("residents", lists, "--misreports")).isZero();
    assertThat(out.toString()).contains("Could gain Kim, up to Ben", "Could gain Lee, up to Ana");
    assertThat(run("residents", lists, "--misreports", "--best-for", "homes")).isZero();
    assertThat(out.toString()).contains("Could gain Ana, up to Kim").doesNotContain("gain Lee");
  }

  @Test
  void whoCouldGainIsCheckedAgainFromTheFile() throws IOException {
    String lists =
        file(
            "gain.txt",
            "[applicants]\nAna: Kim, Lee\nBen: Lee, Kim\n[homes]\nKim: Ben, Ana\nLee: Ana, Ben\n");
    String proof = folder.resolve("gains.json").toString();

    assertThat(run("residents", lists, "--misreports", "--certificate", proof)).isZero();
    assertThat(out.toString()).contains("2 of 2 are placed", "2 homes of one seat could gain");
    assertThat(run("residents", lists, "--check", proof)).isZero();
    assertThat(out.toString())
        .contains("Ana  with  Kim", "Could gain Kim, up to Ben", "Checked    holds");
    Path forged = Path.of(proof);
    Files.writeString(forged, Files.readString(forged).replace("[1,0]}", "[1,-1]}"));
    assertThat(run("residents", lists, "--check", proof)).isEqualTo(1);
    assertThat(out.toString()).doesNotContain("Could gain", "Ana  with");
  }

  @Test
  void namesThatAreNotListedBackTakeNoRank() throws IOException {
    String text =
        "[applicants]\nAna: Kim, Lee\nBen: Lee, Kim\n%s[homes]\nKim: Ben, %sAna\nLee: Ana, Ben\n";
    String plain = file("plain.txt", text.formatted("", ""));
    String vain = file("vain.txt", text.formatted("Xia: Lee\nYi:\nZoe:\n", "Xia, Yi, Zoe, "));

    assertThat(run("residents", plain, "--goal", "egalitarian")).isZero();
    assertThat(out.toString()).contains("come to 6").doesNotContain("A rank passes over");
    assertThat(run("residents", vain, "--goal", "egalitarian")).isZero();
    assertThat(out.toString())
        .contains("come to 6", "A rank passes over names that are not listed back.");
    assertThat(run("residents", vain, "--goal", "least-regret")).isZero();
    assertThat(out.toString()).contains("a worse rank than 2,", "A rank passes over");
    String locked = file("locked.txt", text.formatted("", "") + "[locked]\nAna: Lee\n");
    assertThat(run("residents", locked, "--goal", "egalitarian")).isZero();
    assertThat(out.toString()).contains("those of locked pairs included, come to");
  }

  @Test
  void aSeedIsInVainWhereOnlyNamesInVainAreTied() throws IOException {
    String lists =
        file(
            "v.txt",
            "[applicants]\nAna: Kim\nBen:\nChi:\n[homes]\nKim: {Ben, Chi}, Ana\nLee: {Ben, Chi}\n");

    assertThat(run("residents", lists, "--seed", "3")).isZero();
    assertThat(out.toString()).contains("(--seed changes nothing here: ");
  }

  @Test
  void aLockOfSomebodyIsNoPairOfTheOthers() throws IOException {
    String lists =
        file(
            "k.txt",
            "[applicants]\nAna: Lee\nBen: Kim, Lee\n[homes]\nKim: Ben\nLee: Ben, Ana\n"
                + "[locked]\nAna: Lee\n");

    assertThat(run("residents", lists, "--goal", "least-regret")).isZero();
    assertThat(out.toString())
        .contains("No pair that is not locked has a worse rank than 1, 1 pair");
    String alone = file("l.txt", "[applicants]\nAna: Lee\n[homes]\nLee: Ana\n[locked]\nAna: Lee\n");
    assertThat(run("residents", alone, "--goal", "least-regret")).isZero();
    assertThat(out.toString()).contains("No pair that is not locked is made, and none is in any");
  }

  @Test
  void aNumberBehindANameInAListIsNoName() throws IOException {
    String lists = file("n.txt", "[applicants]\nAna: Kim (2)\n[homes]\nKim (2): Ana\n");

    refused("'Kim (2)' is no name in a list", "residents", lists);
  }

  @Test
  void aFaultOfSiblingsIsToldWhereItStands() throws IOException {
    String text =
        "[applicants]\nAna: %s\nBen: Kim\n[homes]\nKim (2): Ana, Ben\n[siblings]\n%s: %s\n";
    String[][] faults = {
      {"Kim", "Ana + Ben", "Kim + Kim, Kim + Nope", "line 7: 'Nope' has no list of its own"},
      {"Nope", "Ana + Ben", "Kim + Kim", "line 2: 'Nope' has no list of its own"},
      {"Kim", "Ana + Ana", "Kim + Kim", "line 7: 'Ana + Ana' names somebody twice. Maybe"},
      {"Kim", "Ana + Eva", "Kim + Kim", "line 7: 'Eva' has no list of its own"},
    };
    for (String[] it : faults) {
      assertThat(run("residents", file("siblings.txt", text.formatted(it[0], it[1], it[2]))))
          .isEqualTo(2);
      assertThat(err.toString()).contains(it[3]);
    }
  }

  @Test
  void aSearchThatIsCutOffSaysWhatIsNotKnown() throws IOException {
    String lists =
        file(
            "cut.txt",
            "[applicants]\nAna: Kim\nBen: Kim, Lee\nChi: {Kim, Lee}\nDee: {Kim, Lee}\n"
                + "[homes]\nKim: {Ben, Dee}, {Chi, Ana}\nLee (0): Chi, {Ben, Dee}\n"
                + "[types]\nLee (1): Dee\nLee (1): Ben, Chi\n"
                + "[siblings]\nBen + Dee: Kim + Lee, Lee + -\n");

    assertThat(run("residents", lists, "--steps", "1")).isZero();
    assertThat(out.toString())
        .contains("1 wish is left that blocks, ties broken as listed; of other placements nothing")
        .contains(
            "(Not decided: there may be a placement that nothing blocks. Maybe more --steps?)");
    assertThat(run("residents", lists)).isZero();
    assertThat(out.toString()).contains("Chi  with  Kim").doesNotContain("Blocks", "Not decided");
  }

  @Test
  void whereACertificateCannotBeWrittenNothingIsSolved() throws IOException {
    String lists = file("lists.txt", "[applicants]\nAna: Kim\n[homes]\nKim: Ana\n");

    assertThat(run("residents", lists, "--certificate", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("this is a folder. Maybe the name of a file?");
    assertThat(out.toString()).doesNotContain("Claim");
    String nowhere = folder.resolve("nowhere").resolve("proof.json").toString();
    assertThat(run("residents", lists, "--certificate", nowhere)).isEqualTo(2);
    assertThat(err.toString()).contains("there is no folder ");
    assertThat(out.toString()).doesNotContain("Claim");
  }

  @Test
  void aCertificateOfAnotherGoalIsRefusedWithAWayOut() throws IOException {
    String lists = file("lists.txt", "[applicants]\nAna: Kim\n[homes]\nKim: Ana\n");
    String proof = folder.resolve("proof.json").toString();

    assertThat(run("residents", lists, "--goal", "egalitarian", "--certificate", proof)).isZero();
    assertThat(run("residents", lists, "--check", proof)).isEqualTo(2);
    assertThat(err.toString()).contains("Maybe it was made with other options");
  }

  static final String FAMILIES =
      """
      [applicants]
      Ana: Kim
      Ben: Lee
      Chi: %s
      [homes]
      Kim: Ana, Chi
      Lee: Chi, Ben
      [siblings]
      Ana + Ben: Kim + Lee
      """;

  @Test
  void siblingsArePlacedTogetherOrItIsProvedThatNothingIsStable() throws IOException {
    String there = file("n.txt", FAMILIES.formatted("Lee, Kim"));
    String none = file("o.txt", FAMILIES.formatted("Kim, Lee"));
    String proof = folder.resolve("o.json").toString();

    assertThat(run("residents", there)).isZero();
    assertThat(out.toString())
        .contains("Chi  with  Lee")
        .contains("Checked    holds")
        .doesNotContain("Blocks");
    assertThat(run("residents", none, "--certificate", proof)).isZero();
    assertThat(out.toString())
        .containsPattern("Blocks +\\w")
        .contains("No placement within all limits is");
    assertThat(run("residents", none, "--check", proof)).isZero();
    assertThat(run("residents", there, "--check", proof)).isEqualTo(1);
    assertThat(run("residents", none, "--best-for", "homes")).isEqualTo(2);
    assertThat(run("residents", none, "--goal", "egalitarian")).isEqualTo(2);
  }

  @Test
  void typesAndCoordinatorsOfHomesAreKept() throws IOException {
    String lists =
        "[applicants]\nAna: Kim, Lee\nBen: Kim, Lee\n[homes]\nKim (2): Ana, Ben\nLee: Ben\n";
    String types = file("p.txt", lists + "[types]\nKim (1): Ana, Ben\n");
    String proof = folder.resolve("p.json").toString();

    assertThat(run("residents", types, "--certificate", proof)).isZero();
    assertThat(out.toString())
        .contains("Ana  with  Kim")
        .contains("Ben  with  Lee")
        .contains("holds");
    assertThat(run("residents", types, "--check", proof)).isZero();
    assertThat(run("residents", file("q.txt", lists + "[coordinators]\nNorth (1): Kim, Lee\n")))
        .isZero();
    assertThat(out.toString()).contains("Ana  with  Kim").contains("Ben  without a home");
    assertThat(run("residents", file("r.txt", lists + "[types]\nKim: Ana\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("line 8").contains("Maybe 'Kim (1): ...'?");
    assertThat(run("residents", file("s.txt", lists + "[siblings]\nAna + Ben: Kim\n")))
        .isEqualTo(2);
    assertThat(err.toString()).contains("not one home for each");
    assertThat(run("residents", file("t.txt", lists + "[siblings]\nAna: Kim\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("'Ana' is alone. Maybe");
  }

  @Test
  void wishesOfSiblingsCountInsteadOfTheirOwnListsAndWhatCannotBeIsCounted() throws IOException {
    String lists = "[applicants]\nAna:\nBen:\n[homes]\nKim (2): Ana, Ben\nLee:\n[siblings]\n";

    assertThat(run("residents", file("u.txt", lists + "Ana + Ben: Lee + Kim, Kim + Kim\n")))
        .isZero();
    assertThat(out.toString())
        .contains("Ana  with  Kim", "Ben  with  Kim", "(1 wish of siblings names a home");
  }

  @Test
  void coordinatorsMeanTheSameWhetherOtherLimitsCrossOrNot() throws IOException {
    String north =
        "[applicants]\nAna: Park, Kim\nBen: Park, Kim\nZoe: Zoo\nZac: Zoo\n[homes]\n"
            + "Kim: Ana, Ben\nPark: Ben, Ana\nZoo (2): Zoe, Zac\n[coordinators]\nNorth (1): Kim, Park\n";
    String crossing = north + "[types]\nZoo (2): Zoe\n[siblings]\nZoe + Zac: Zoo + Zoo\n";

    assertThat(run("residents", file("v.txt", north))).isZero();
    assertThat(out.toString()).contains("Ana  with  Kim");
    assertThat(run("residents", file("w.txt", crossing))).isZero();
    assertThat(out.toString()).contains("Ana  with  Kim").doesNotContain("Blocks", "No placement");
  }

  @Test
  void aCheckThatForgetsTheSeedIsToldSo() throws IOException {
    String lists =
        file(
            "ties.txt",
            "[applicants]\nAna: {Kim, Lee}\nBen: {Kim, Lee}\n"
                + "[homes]\nKim: {Ana, Ben}\nLee: {Ana, Ben}\n");
    String proof = folder.resolve("proof.json").toString();
    for (String[] goal : new String[][] {{}, {"--goal", "egalitarian"}}) {
      List<String> words = new ArrayList<>(List.of("residents", lists));
      words.addAll(List.of(goal));
      List<String> check = new ArrayList<>(words);
      words.addAll(List.of("--seed", "3", "--certificate", proof));
      check.addAll(List.of("--check", proof));

      assertThat(run(words.toArray(String[]::new))).isZero();
      assertThat(run(check.toArray(String[]::new))).isEqualTo(1);
      assertThat(out.toString()).contains("It is about the instance", "with --seed as then");
      check.addAll(List.of("--seed", "3"));
      assertThat(run(check.toArray(String[]::new))).isZero();
    }
  }
}
