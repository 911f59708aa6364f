package dev.comity.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Matching on a newcomer's files. */
class MatchingCommandsTest extends CommandTest {

  @Test
  void buddiesArePairedAndTheCertificateCanBeCheckedLater() throws IOException {
    String pool =
        file(
            "pool.txt",
            "# buddies\nAna: Ben, {Chi, Dee}\nBen: Ana, Chi\nChi: Dee, Ben, Ana\nDee: Chi, Ana\n");
    String proof = folder.resolve("proof.json").toString();

    assertThat(run("roommates", pool, "--certificate", proof)).isZero();
    assertThat(out.toString()).contains("Ana  with  Ben", "Chi  with  Dee", "Checked    holds");

    assertThat(run("roommates", pool, "--check", proof)).isZero();
    assertThat(out.toString()).contains("Checked    holds", "Ana  with  Ben");
  }

  @Test
  void aPoolThatCannotBePairedStablySaysWhoWouldRatherHaveWhom() throws IOException {
    String pool =
        file(
            "odd.txt",
            "Ana: Ben, Chi, Dee\nBen: Chi, Ana, Dee\nChi: Ana, Ben, Dee\nDee: Ana, Ben, Chi\n");

    assertThat(run("roommates", pool)).isZero();
    assertThat(out.toString()).contains("would rather have each other", "Checked    holds");
  }

  @Test
  void aCertificateOfAnotherPoolIsCaught() throws IOException {
    String one = file("one.txt", "Ana: Ben\nBen: Ana\nChi: Dee\nDee: Chi\n");
    String other = file("other.txt", "Ana: Ben, Chi\nBen: Ana\nChi: Dee, Ana\nDee: Chi\n");
    String proof = folder.resolve("proof.json").toString();
    run("roommates", one, "--certificate", proof);

    assertThat(run("roommates", other, "--check", proof)).isEqualTo(ComityProgram.ANSWER_IS_NO);
    assertThat(out.toString()).contains("does not hold");
  }

  @Test
  void aFaultInAFileNamesItsLineAndTheWayOut() throws IOException {
    assertThat(run("roommates", file("a.txt", "Ana: Ben\n\nBen Ana\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("line 3", "no colon");
    assertThat(run("roommates", file("b.txt", "Ana: Bne\nBen: Ana\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("line 1", "'Bne' has no list of its own");
    assertThat(run("roommates", file("c.txt", "Ana: {Ben\nBen: Ana\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("line 1", "never closed");
    assertThat(run("roommates", file("d.txt", "Ana: Ben\nAna: Ben\nBen: Ana\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("line 2", "has a list already");
    assertThat(run("roommates", file("e.txt", "Ana: Ben, Ben\nBen: Ana\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("twice");
    assertThat(run("roommates", folder.resolve("none.txt").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("no such file");
  }

  @Test
  void rowsGetColumnsForTheLeastTotalWithProof() throws IOException {
    String costs = file("costs.txt", "3\n 4 1 3 2\n 0 5\n3 2 2\n");
    String proof = folder.resolve("prices.json").toString();

    assertThat(run("assign", costs, "--certificate", proof)).isZero();
    assertThat(out.toString()).contains("row 1  column 2  1", "Total      5", "Checked    holds");
    assertThat(run("assign", costs, "--check", proof)).isZero();
    assertThat(run("assign", costs, "--greatest")).isZero();
    assertThat(out.toString())
        .contains("Total      11", "shorter side at a total of 11, and none comes to more.");

    Files.writeString(
        Path.of(proof), Files.readString(Path.of(proof)).replace("\"total\":5", "\"total\":4"));
    assertThat(run("assign", costs, "--check", proof)).isEqualTo(ComityProgram.ANSWER_IS_NO);
    assertThat(out.toString()).contains("The pairs cost 5, not 4.");
  }

  @Test
  void costsThatAllowNoAssignmentNameTheGroup() throws IOException {
    assertThat(run("assign", file("few.txt", "3 3  1 - -  2 - -  5 5 5"))).isZero();
    assertThat(out.toString()).contains("the 2 rows 1, 2 have together fewer", "holds");
  }

  @Test
  void aFileOfCostsThatIsNoneIsRefused() throws IOException {
    assertThat(run("assign", file("f.txt", "2\n1 2\n3 x\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("line 3", "'x' is no whole number");
    assertThat(run("assign", file("g.txt", "2 1 2 3 4 5 6"))).isEqualTo(2);
    assertThat(err.toString()).contains("begins with 2 and has 6 numbers");
    assertThat(run("assign", file("h.txt", ""))).isEqualTo(2);
    assertThat(err.toString()).contains("no number");
    assertThat(run("assign", file("i.txt", "1 1073741825"))).isEqualTo(2);
    assertThat(err.toString()).contains("1073741825");
  }

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
    assertThat(err.toString()).contains("line 2", "no section [house]");
    assertThat(run("residents", file("l.txt", "[applicants]\nAna (2): Kim\n[homes]\nKim: Ana\n")))
        .isEqualTo(2);
    assertThat(err.toString()).contains("an applicant takes nobody");
    assertThat(run("residents", file("m.txt", "[applicants]\n"), "--best-for", "us")).isEqualTo(2);
    assertThat(err.toString()).contains("'us' is no side");
  }

  @Test
  void aPoolIsPairedForTheBestTotalWithProof() throws IOException {
    String pairs = file("pairs.csv", "a,b,weight\nAna,Ben,5\nBen,Chi,9\nChi,Dee,5\nAna,Dee,-1\n");
    String proof = folder.resolve("pairs.json").toString();

    assertThat(run("pair-up", pairs, "--certificate", proof)).isZero();
    assertThat(out.toString())
        .contains("Ana  with  Ben", "Chi  with  Dee", "Total      10", "holds");
    assertThat(run("pair-up", pairs, "--seconds", "60")).isZero();
    assertThat(out.toString()).contains("Total      10");
    assertThat(run("pair-up", pairs, "--check", proof)).isZero();
    assertThat(run("pair-up", pairs, "--check", proof, "--goal", "everybody-greatest"))
        .isEqualTo(1);
    assertThat(run("pair-up", pairs, "--goal", "everybody-least")).isZero();
    assertThat(out.toString()).contains("Total      8");
    assertThat(
            run(
                "pair-up",
                file("odd.csv", "a,b,weight\nA,B,1\nB,C,1\n"),
                "--goal",
                "everybody-least"))
        .isZero();
    assertThat(out.toString())
        .contains("Not everybody can be paired: without B more groups", "holds");
    assertThat(run("pair-up", folder.resolve("odd.csv").toString(), "--goal", "most-least"))
        .isZero();
    assertThat(out.toString()).contains("Total      1", "holds");
  }

  @Test
  void pairsThatAreNoneAreRefused() throws IOException {
    assertThat(run("pair-up", file("n.csv", "a,b\nA,B\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("no column 'weight'");
    assertThat(run("pair-up", file("o.csv", "a,b,weight\nA,B,x\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("line 2", "'x' is no whole number");
    assertThat(run("pair-up", file("p.csv", "a,b,weight\nA,A,1\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("p.csv, line 2: 'A' and 'A' are one person");
    assertThat(run("pair-up", file("p2.csv", "a,b,weight\nA,B,1\n\nB,A,2\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("line 4: 'B' and 'A' are a pair on line 2 already");
    assertThat(run("pair-up", file("p3.csv", "a,b,weight\nA,B,1000001\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("line 2", "'1000001' is no whole number within");
    assertThat(run("pair-up", file("q.csv", "a,b,weight\n"), "--goal", "best")).isEqualTo(2);
    assertThat(err.toString()).contains("'best' is no goal");
  }

  private static final String ORDERS =
      "# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 3\n# ALTERNATIVE NAME 1: Akashi\n";

  @Test
  void ordersInTheFormOfPrefLibGiveEachVoterAnAlternativeAsFairlyAsCanBe() throws IOException {
    String orders = file("orders.toi", ORDERS + "2: 1,2,3\n1: {1,2}\n");
    String proof = folder.resolve("fair.json").toString();

    assertThat(run("assign", orders, "--certificate", proof)).isZero();
    assertThat(out.toString())
        .contains(
            "Akashi  rank 1",
            "alternative 3  rank 3",
            "3 pairs placed, then 1 at rank 3;",
            "holds");
    assertThat(run("assign", orders, "--check", proof)).isZero();
  }

  @Test
  void ordersThatAreNoneAreRefused() throws IOException {
    assertThat(run("assign", file("r.soc", "3\n1,Akashi\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("before September 2022");
    assertThat(run("assign", file("s.soc", ORDERS + "3: 1,2,4\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("line 4", "no alternative 4");
    assertThat(run("assign", file("t.soc", ORDERS + "3: 1,2,1\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("stands twice");
    assertThat(run("assign", file("u.soc", ORDERS + "2: 1,2,3\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("names 3 voters, and 2 orders follow");
    assertThat(run("assign", file("v.soc", ORDERS + "3: 1,2,3\n"), "--greatest")).isEqualTo(2);
    assertThat(err.toString()).contains("leave out --greatest");
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
    assertThat(out.toString()).contains("Nobody has a worse rank than 2", "Checked    holds");
    assertThat(run("residents", lists, "--goal", "least-regret", "--check", proof)).isZero();
    assertThat(run("residents", lists, "--goal", "egalitarian", "--check", proof)).isEqualTo(1);
    assertThat(run("residents", lists, "--goal", "egalitarian")).isZero();
    assertThat(out.toString()).contains("The ranks of both sides come to 12");
    assertThat(run("residents", lists, "--before", before)).isZero();
    assertThat(out.toString()).contains("Ana  with  Oh", "0 are moved besides 1 who have to be");
    assertThat(run("residents", lists, "--goal", "fewest-moves")).isEqualTo(2);
    assertThat(err.toString()).contains("Maybe --before FILE?");
    assertThat(run("residents", lists, "--goal", "best")).isEqualTo(2);
    assertThat(err.toString()).contains("'best' is no goal");
  }

  @Test
  void buddiesOfLastYearStayTogetherWhereTheyCan() throws IOException {
    String pool = file("again.txt", "Ana: Ben, Chi\nBen: Dee, Ana\nChi: Ana, Dee\nDee: Chi, Ben\n");
    String before = file("before.txt", "Ben: Dee\nAna: Eli\n");
    String proof = folder.resolve("again.json").toString();

    assertThat(run("roommates", pool, "--before", before, "--certificate", proof)).isZero();
    assertThat(out.toString()).contains("Ben  with  Dee", "Checked    holds");
    assertThat(run("roommates", pool, "--before", before, "--check", proof)).isZero();
    assertThat(run("roommates", pool, "--before", file("x.txt", "Ana: Ben, Chi\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("Maybe 'Ana: Ben'?");
    assertThat(run("roommates", pool, "--before", file("y.txt", "Ana: Ben\nBen: Chi\n")))
        .isEqualTo(2);
    assertThat(err.toString()).contains("had somebody else already");
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

  private static final String FAMILIES =
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
        .contains("Ana  with  Kim", "Ben  with  Kim", "(1 wishes of siblings name a home");
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

  private static final String PAIR = "[applicants]\nAna: Kim\n[homes]\nKim: Ana\n";

  @Test
  void anOptionThatWouldBePassedOverIsRefused() throws IOException {
    String pool = file("pool.txt", "Ana: Ben\nBen: Ana\n");
    String lists = file("lists.txt", PAIR);
    String nested = file("nested.txt", PAIR + "[types]\nKim (1): Ana\n");
    String crossing = file("crossing.txt", FAMILIES.formatted("Lee, Kim"));
    String old = file("old.txt", "Ana: Kim\n");
    String oldPool = file("old-pool.txt", "Ana: Ben\n");
    String pairs = file("pairs.csv", "a,b,weight\nA,B,1\n");
    String costs = file("costs.txt", "1 5");
    String proof = folder.resolve("proof.json").toString();

    for (String steps : List.of("0", "-3")) {
      refused("--steps: " + steps, "residents", lists, "--steps", steps);
      refused("--steps: " + steps, "roommates", pool, "--before", oldPool, "--steps", steps);
    }
    refused("--best-for: ", "residents", crossing, "--best-for", "applicants");
    refused("--seconds: 0 is", "pair-up", pairs, "--seconds", "0");
    refused("--seconds: 1000001 is", "pair-up", pairs, "--seconds", "1000001");
    refused("--seconds: ", "pair-up", pairs, "--check", proof, "--seconds", "9");
    refused("--steps: cases are", "roommates", pool, "--steps", "9");
    refused("--misreports: ", "residents", lists, "--misreports", "--goal", "egalitarian");
    refused("--misreports: ", "residents", lists, "--misreports", "--before", old);
    refused("--misreports: ", "residents", nested, "--misreports");
    refused("--best-for: ", "residents", lists, "--best-for", "homes", "--goal", "least-regret");
    refused("--best-for: ", "residents", lists, "--best-for", "applicants", "--before", old);
    refused("--before: ", "residents", lists, "--goal", "egalitarian", "--before", old);
    refused("--best-for: ", "residents", lists, "--check", proof, "--best-for", "homes");
    refused("--misreports: ", "residents", lists, "--check", proof, "--misreports");
    refused("--steps: ", "residents", lists, "--check", proof, "--steps", "9");
    refused("--seed: ", "roommates", pool, "--check", proof, "--seed", "9");
    for (String[] words :
        new String[][] {
          {"residents", lists}, {"roommates", pool}, {"pair-up", pairs}, {"assign", costs}
        }) {
      refused(
          "--certificate: ", words[0], words[1], "--check", proof, "--certificate", proof + "2");
    }
  }

  @Test
  void anOptionThatChangesNothingWithThisFileIsToldToBeSo() throws IOException {
    String pool = file("pool.txt", "Ana: Ben\nBen: Ana\n");
    for (String limits : List.of("", "[types]\nKim (1): Ana\n")) {
      String lists = file("lists.txt", PAIR + limits);

      assertThat(run("residents", lists, "--seed", "9", "--steps", "9")).isZero();
      assertThat(out.toString())
          .contains("(--seed changes nothing here: ", "(--steps changes nothing here: ");
    }
    assertThat(run("roommates", pool, "--seed", "9")).isZero();
    assertThat(out.toString()).contains("(--seed changes nothing here: ");
    assertThat(run("roommates", file("ties.txt", "A: {B, C}\nB: A\nC: A\n"), "--seed", "9"))
        .isZero();
    assertThat(out.toString()).doesNotContain("changes nothing");
    assertThat(run("residents", file("cross.txt", FAMILIES.formatted("Lee, Kim")), "--steps", "99"))
        .isZero();
    assertThat(out.toString()).doesNotContain("changes nothing");
  }

  @Test
  void aFileWithNothingInItIsNoMatchingOfNobody() throws IOException {
    String pool = file("pool.txt", "Ana: Ben\nBen: Ana\n");
    for (String text : List.of("", "\n# nobody\n")) {
      String empty = file("empty.txt", text);
      refused("lines such as 'Ana: Ben, {Chi, Dee}'", "roommates", empty);
      refused("sections [applicants] and [homes]", "residents", empty);
      refused("lines such as 'Ana: Ben'", "roommates", pool, "--before", empty);
    }
    refused("there is no list in it", "residents", file("heads.txt", "[applicants]\n[homes]\n"));
    refused("a header 'a,b,weight'", "pair-up", file("head.csv", "a,b,weight\n"));
    refused("none.csv", "pair-up", file("none.csv", ""));
    refused("there is no number", "assign", file("no-costs.txt", "\n \n"));
    refused("none.soc", "assign", file("none.soc", ""));
  }

  @Test
  void whoIsGoneSinceBeforeIsNamed() throws IOException {
    String lists = file("lists.txt", PAIR);
    String pool = file("pool.txt", "Ana: Ben\nBen: Ana\n");

    assertThat(run("residents", lists, "--before", file("a.txt", "Ana: Kmi\nEva: Kim\n"))).isZero();
    assertThat(out.toString())
        .contains(
            "(of before, and gone since: Eva)",
            "(homes of before that are no more, and had to be left: Kmi)",
            "0 are moved besides 1 who have to be");
    assertThat(run("roommates", pool, "--before", file("b.txt", "Ben: Eva\nUma: Uli\n"))).isZero();
    assertThat(out.toString()).contains("(of before, and gone since: Eva, Uma, Uli)");
    refused("nobody of these is in", "residents", lists, "--before", file("c.txt", "Eva: Kim\n"));
    refused("nobody of these is in", "roommates", pool, "--before", file("d.txt", "Uma: Uli\n"));
    refused("line 2", "residents", lists, "--before", file("e.txt", "Eva: Kim\nEva: Kim\n"));
    refused("line 2", "residents", lists, "--before", file("f.txt", "[old]\nAna: Kim\n"));
    refused("line 1", "residents", lists, "--before", file("g.txt", "Ana (2): Kim\n"));
  }

  @Test
  void aCertificateMayBePackedOrBeginWithAByteOrderMarkAsAllFilesMay() throws IOException {
    String pool = file("pool.txt", "Ana: Ben\nBen: Ana\n");
    String proof = folder.resolve("proof.json").toString();
    run("roommates", pool, "--certificate", proof);
    String text = Files.readString(Path.of(proof));
    Path packed = folder.resolve("packed.json");
    try (OutputStream to = new GZIPOutputStream(Files.newOutputStream(packed))) {
      to.write(text.getBytes(StandardCharsets.UTF_8));
    }

    assertThat(run("roommates", pool, "--check", file("bom.json", "\uFEFF" + text))).isZero();
    assertThat(run("roommates", pool, "--check", packed.toString())).isZero();
    assertThat(out.toString()).contains("Ana  with  Ben", "Checked    holds");
    Path latin = Files.write(folder.resolve("latin.json"), new byte[] {'{', (byte) 0xE9, '}'});
    refused("not UTF-8", "roommates", pool, "--check", latin.toString());
    refused("no such file", "roommates", pool, "--check", folder.resolve("no.json").toString());
    refused("a directory", "roommates", pool, "--check", folder.toString());
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

  @Test
  void faultsInListsNameTheLineAndTheName() throws IOException {
    refused("line 1: 'Ben' stands twice", "roommates", file("a.txt", "Ana: Ben, {Ben}\nBen:\n"));
    refused("line 2: 'Ben' stands on", "roommates", file("b.txt", "Ana:\nBen: Ana, Ben\n"));
    refused(
        "line 4: 'Ana' stands twice",
        "residents",
        file("c.txt", "[applicants]\nAna: Kim\n[homes]\nKim (2): Ana, Ana\n"));
  }

  @Test
  void theGreatestTotalIsClaimedInTheCostsOfTheFile() throws IOException {
    String costs = file("costs.txt", "2\n 4 1 3 -2\n");
    String proof = folder.resolve("proof.json").toString();

    assertThat(run("assign", costs, "--greatest", "--certificate", proof)).isZero();
    assertThat(out.toString())
        .contains("row 1  column 2  1", "a total of 4, and none comes to more.");
    assertThat(run("assign", costs, "--greatest", "--check", proof)).isZero();
    assertThat(out.toString()).contains("a total of 4, and none comes to more.");
    assertThat(run("assign", costs, "--check", proof)).isEqualTo(1);
    assertThat(out.toString()).contains("counted from 0, in the order of the file");
    assertThat(run("assign", file("none.txt", "2 2 - 1 - 1"), "--greatest")).isZero();
    assertThat(out.toString()).contains("the 2 rows 1, 2 have together fewer");
    assertThat(run("assign", file("tall.txt", "3 2 - 1 - 1 - 1"))).isZero();
    assertThat(out.toString()).contains("one of the columns, number 1, has no allowed partner.");
  }

  /** Three rows that each stay for 4 more than the last; all move for a total of 3. */
  private static final String MOVES = "3\n 2 1 9\n 9 3 1\n 1 9 7\n";

  @Test
  void aTotalThatIsSomewhatWorseSavesMovesAndTheCurveTellsWhich() throws IOException {
    String costs = file("moves.txt", MOVES);
    String old = file("old.txt", "1: 1\n2: 2\n3: 3\n");
    String proof = folder.resolve("within.json").toString();

    assertThat(run("assign", costs, "--before", old, "--curve")).isZero();
    assertThat(out.toString())
        .contains(
            "Curve      a total of 3 for moves of 3",
            "Curve      a total of 12 for moves of 0",
            "row 1  column 2  1\n",
            "a total of 3, at most 3, and 3 moves besides 0 forced; none with a total of at most 3 has"
                + " fewer than 3 moves.",
            "Checked    holds");
    String[] within = {"assign", costs, "--before", old, "--within", "9", "--certificate", proof};
    assertThat(run(within)).isZero();
    assertThat(out.toString())
        .contains("row 1  column 1  2  as before", "a total of 12, at most 12, and 0 moves")
        .doesNotContain("Curve");
    assertThat(run("assign", costs, "--before", old, "--check", proof)).isZero();
    assertThat(out.toString()).contains("row 1  column 1  2  as before", "Checked    holds");
    Files.writeString(
        Path.of(proof), Files.readString(Path.of(proof)).replace("\"moves\":0", "\"moves\":1"));
    assertThat(run("assign", costs, "--before", old, "--check", proof)).isEqualTo(1);
    assertThat(run("assign", costs, "--before", old, "--within", "4")).isZero();
    assertThat(out.toString()).contains("has fewer than 2 moves.", "Checked    holds");
  }

  @Test
  void movesAreSavedAtAGreatestTotalToo() throws IOException {
    String costs = file("greatest.txt", "3\n -2 -1 -9\n -9 -3 -1\n -1 -9 -7\n");
    String old = file("old.txt", "1: 1\n2: 2\n3: 9\n7: 1\n");
    String proof = folder.resolve("greatest.json").toString();
    String[] words = {"assign", costs, "--greatest", "--before", old, "--within", "9", "--curve"};

    assertThat(run(words)).isZero();
    assertThat(out.toString())
        .contains(
            "(rows of before, and gone since: 7)",
            "(columns of before that are no more, and had to be left: 9)",
            "Curve      a total of -3 for moves of 2",
            "row 1  column 1  -2  as before",
            "a total of -12, at least -12, and 0 moves besides 1 forced; none with a total of at least"
                + " -12 has fewer");
    assertThat(run("assign", costs, "--greatest", "--before", old, "--certificate", proof))
        .isZero();
    assertThat(run("assign", costs, "--greatest", "--before", old, "--check", proof)).isZero();
    assertThat(run("assign", costs, "--before", old, "--check", proof)).isEqualTo(1);
  }

  @Test
  void stepsThatRunOutLeaveWhatWasFoundWithItsCertificate() throws IOException {
    StringBuilder text = new StringBuilder("40\n");
    StringBuilder before = new StringBuilder();
    for (int row = 0; row < 40; row++) {
      for (int column = 0; column < 40; column++) {
        text.append((row * 7919 + column * 104729 + row * column * 31) % 997).append(' ');
      }
      before.append(row + 1).append(": ").append(row + 1).append('\n');
    }
    String costs = file("large.txt", text.toString());
    String old = file("old.txt", before.toString());
    String proof = folder.resolve("stopped.json").toString();
    List<String> seen = new ArrayList<>();

    for (int steps = 100; seen.isEmpty() || !seen.get(seen.size() - 1).equals("all"); steps *= 2) {
      String[] words = {"assign", costs, "--before", old, "--curve", "--within", "50", "--steps"};
      words = Arrays.copyOf(words, words.length + 3);
      words[words.length - 3] = Integer.toString(steps);
      words[words.length - 2] = "--certificate";
      words[words.length - 1] = proof;
      int code = run(words);
      String said = out.toString();
      assertThat(said).contains("Checked    holds");
      assertThat(code).isEqualTo(said.contains("ran out before the best was known") ? 1 : 0);
      seen.add(code == 1 ? "none" : said.contains("(The steps ran out") ? "some" : "all");
      assertThat(run("assign", costs, "--before", old, "--check", proof)).isZero();
    }
    assertThat(seen).startsWith("none").contains("some").endsWith("all");
    boolean known = false;
    for (int steps = 100; steps < 10_000_000; steps *= 2) {
      int code = run("assign", costs, "--before", old, "--steps", Integer.toString(steps));
      boolean proved = out.toString().contains("of those, none has fewer than its ");
      assertThat(code).isEqualTo(proved ? 0 : 1);
      assertThat(proved || !known).isTrue();
      known = proved;
    }
    assertThat(known).isTrue();
  }

  @Test
  void aCheckOfFewestMovesAsksForTheSameLot() throws IOException {
    String pool = file("tied.txt", "Ana: {Ben, Chi}\nBen: {Ana, Chi}\nChi: {Ana, Ben}\n");
    String old = file("old.txt", "Ana: Ben\n");
    String proof = folder.resolve("lot.json").toString();
    List<String> none = new ArrayList<>();
    List<String> some = new ArrayList<>();
    for (int seed = 0; seed < 20; seed++) {
      run("roommates", pool, "--before", old, "--seed", Integer.toString(seed));
      boolean isNone = out.toString().contains("No matching is stable");
      assertThat(out.toString()).contains("  with  ");
      (isNone ? none : some).add(Integer.toString(seed));
    }
    String made = none.get(0);
    run("roommates", pool, "--before", old, "--seed", made, "--certificate", proof);
    assertThat(out.toString()).contains("by the lot of seed " + made);
    assertThat(run("roommates", pool, "--before", old, "--seed", made, "--check", proof)).isZero();
    for (String other : List.of(none.get(1), some.get(0))) {
      refused(
          "Maybe another --seed?",
          "roommates",
          pool,
          "--before",
          old,
          "--seed",
          other,
          "--check",
          proof);
    }
  }

  @Test
  void ordersThatAreTooLongForAProofAreNamed() throws IOException {
    StringBuilder text =
        new StringBuilder("# NUMBER ALTERNATIVES: 17000\n# NUMBER VOTERS: 1\n1: 1");
    for (int k = 2; k <= 17_000; k++) {
      text.append(',').append(k);
    }

    refused("Maybe shorter lists", "assign", file("wide.soc", text + "\n"));
  }

  @Test
  void whatCannotBeAskedOfMovesIsRefused() throws IOException {
    String costs = file("moves.txt", MOVES);
    String old = file("old.txt", "1: 1\n");
    String orders = file("orders.toi", ORDERS + "2: 1,2,3\n1: {1,2}\n");

    for (String[] option : new String[][] {{"--within", "1"}, {"--curve"}, {"--steps", "5"}}) {
      List<String> words = new ArrayList<>(List.of("assign", costs));
      words.addAll(List.of(option));
      refused(option[0] + ": ", words.toArray(String[]::new));
      words.addAll(List.of("--before", old, "--check", costs));
      refused(option[0] + ": ", words.toArray(String[]::new));
    }
    refused("--within: -1", "assign", costs, "--before", old, "--within", "-1");
    refused("--steps: 0", "assign", costs, "--before", old, "--steps", "0");
    refused("--before: orders", "assign", orders, "--before", old);
    refused("line 1: 'Kim'", "assign", costs, "--before", file("k.txt", "1: Kim\n"));
    refused("line 1: '0'", "assign", costs, "--before", file("l.txt", "0: 1\n"));
    refused("line 2: row 1", "assign", costs, "--before", file("m.txt", "1: 1\n1: 2\n"));
    refused("line 2: column 1", "assign", costs, "--before", file("p.txt", "1: 1\n2: 1\n"));
    String numbered = "[applicants]\nAna: Kim\nBen: Kim\n[homes]\nKim (2): Ana, Ben\n[siblings]\n";
    refused(
        "siblings are no home",
        "residents",
        file("q.txt", numbered + "Ana + Ben (2): Kim + Kim\n"));
    refused("nobody of these", "assign", costs, "--before", file("n.txt", "4: 1\n"));
    assertThat(run("assign", file("few.txt", "2 2 - 1 - 1"), "--before", old)).isZero();
    assertThat(out.toString()).contains("the 2 rows 1, 2 have together fewer", "holds");
    assertThat(run("assign", file("tall.txt", "2 1 1 3"), "--before", file("o.txt", "2: 1\n")))
        .isZero();
    assertThat(out.toString()).contains("row 1  column 1  1\n", "its 1 moves besides 0 forced");
  }

  @Test
  void whatCannotBeReadOrWrittenIsNamed() throws IOException {
    String pool = file("ok.txt", "Ana: Ben\nBen: Ana\n");
    assertThat(run("roommates", pool, "--certificate", folder.resolve("no/x.json").toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("Maybe another folder?");
    assertThat(run("roommates", pool, "--certificate", pool)).isEqualTo(2);
    assertThat(err.toString()).contains("it stays as it is");
    assertThat(Path.of(pool)).hasContent("Ana: Ben\nBen: Ana\n");
    String proof = folder.resolve("again.json").toString();
    assertThat(run("roommates", pool, "--certificate", proof)).isZero();
    assertThat(run("roommates", pool, "--certificate", proof)).isZero();
    assertThat(run("roommates", pool, "--before", file("self.txt", "Ana: Ana\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("self.txt, line 1");
    assertThat(run("roommates", file("h.txt", "[homes]\nKim: Ana\nAna: Kim\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("Maybe residents?");
  }

  @Test
  void sizesAndBracesThatCannotBeAreNamed() throws IOException {
    String header = "# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 2\n";

    for (String order : List.of("999999999: 1,2,3", "2: {1,{2},3}", "2: 1}, 2", "2: 1,1")) {
      assertThat(run("assign", file("bad.toc", header + order + "\n"))).isEqualTo(2);
      assertThat(err.toString()).contains("bad.toc, line 3", "Maybe");
    }
    assertThat(run("assign", file("big.soc", "# NUMBER ALTERNATIVES: 999999999\n"))).isEqualTo(2);
    assertThat(run("assign", file("z.txt", "0 1073741824\n"))).isEqualTo(2);
    assertThat(run("assign", file("y2.txt", "- 1\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("begins with - and");
  }
}
