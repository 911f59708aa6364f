package dev.comity.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What all sub-commands of matching have in common. */
class MatchingCommandsTest extends CommandTest {

  private static final String PAIR = "[applicants]\nAna: Kim\n[homes]\nKim: Ana\n";

  @Test
  void anOptionThatWouldBePassedOverIsRefused() throws IOException {
    String pool = file("pool.txt", "Ana: Ben\nBen: Ana\n");
    String lists = file("lists.txt", PAIR);
    String nested = file("nested.txt", PAIR + "[types]\nKim (1): Ana\n");
    String crossing = file("crossing.txt", ResidentsCommandTest.FAMILIES.formatted("Lee, Kim"));
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
    assertThat(
            run(
                "residents",
                file("cross.txt", ResidentsCommandTest.FAMILIES.formatted("Lee, Kim")),
                "--steps",
                "99"))
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
            "0 are moved besides 1 who has to be");
    assertThat(run("roommates", pool, "--before", file("b.txt", "Ben: Eva\nUma: Uli\n"))).isZero();
    assertThat(out.toString()).contains("(of before, and gone since: Eva, Uma, Uli)");
    refused("nobody of these is in", "residents", lists, "--before", file("c.txt", "Eva: Kim\n"));
    refused("nobody of these is in", "roommates", pool, "--before", file("d.txt", "Uma: Uli\n"));
    refused("line 2", "residents", lists, "--before", file("e.txt", "Eva: Kim\nEva: Kim\n"));
    refused("line 1", "residents", lists, "--before", file("f.txt", "[old]\nAna: Kim\n"));
    refused("line 1", "residents", lists, "--before", file("g.txt", "Ana (2): Kim\n"));
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
  void aFileThatCannotBeIsToldWithoutWordsOfTheMachine() {
    for (String name : new String[] {"", "a\0b"}) {
      assertThat(run("assign", name)).isEqualTo(2);
      assertThat(err.toString()).contains("no file").contains("Maybe").doesNotContain("java.");
    }
  }

  @Test
  void oneIsNotCountedAsMany() throws IOException {
    assertThat(run("roommates", file("a.txt", "Ana: Ben, Chi\nBen: Ana\nChi:\n"))).isZero();
    assertThat(out.toString()).contains("(1 name is not listed back and was", "1 pair, and no two");
    String odd = "Ana: Ben, Chi\nBen: Chi, Ana\nChi: Ana, Ben\n";
    assertThat(run("roommates", file("b.txt", odd))).isZero();
    assertThat(out.toString()).contains("of 1 odd party; at most 1 pair is stable by itself");
    assertThat(run("pair-up", file("c.csv", "a,b,weight\nA,B,1\n"))).isZero();
    assertThat(out.toString()).contains("1 pair weighs 1 in all");
    String lists = "[applicants]\nAna: Kim, Lee\n[homes]\nKim: Ana\nLee:\n";
    assertThat(run("residents", file("d.txt", lists), "--misreports")).isZero();
    assertThat(out.toString())
        .contains("(1 name is not", "1 of 1 is placed so", "0 applicants and");
    assertThat(run("residents", file("e.txt", lists), "--goal", "least-regret")).isZero();
    assertThat(out.toString()).contains("1 pair has it");
    String orders = "# NUMBER ALTERNATIVES: 1\n# NUMBER VOTERS: 1\n";
    assertThat(run("assign", file("f.soc", orders + "1: 1\n"))).isZero();
    assertThat(out.toString()).contains("1 pair keeps every quota: 1 pair placed");
    refused("names 1 voter, and 0 orders follow", "assign", file("g.soc", orders));
    refused("2 more voters than the 1 ", "assign", file("h.soc", orders + "2: 1\n"));
  }

  @Test
  void noNameHoldsABracket() throws IOException {
    refused("'A]' is no name", "roommates", file("a.txt", "A]: B\nB: A]\n"));
    refused("'B[1' is no name in a list", "roommates", file("b.txt", "A: B[1\nB: A\n"));
    refused("no section [y] here", "roommates", file("c.txt", "[y]: B\n"));
  }

  @Test
  void noNameHoldsAControlCharacterThatATerminalWouldObey() throws IOException {
    String of = " is the control character U+";
    refused(
        "line 2: letter 2 of the line" + of + "001B. ",
        "residents",
        file("a.txt", "[applicants]\nA\u001Bna: Kim\n[homes]\nKim: A\u001Bna\n"));
    refused(
        "line 1: letter 5 of the line" + of + "0000. ",
        "roommates",
        file("b.txt", "Ana:\0Ben\nBen: Ana\n"));
    refused(
        "line 1: letter 2 of the name" + of + "0009. ", "roommates", file("c.txt", "A\tB: C\n"));
    refused("line 1: letter 2 of a name" + of + "0009. ", "roommates", file("d.txt", "A: B\tC\n"));
    refused("line 1: letter 2 of the line" + of + "009B. ", "roommates", file("e.txt", "[\u009B]"));
    for (String table : List.of("a,b,weight\nA,B\u0007,1\n", "a\tb\tweight\nA\tB\u0007\t1\n")) {
      refused("line 2: letter 2 of 'b'" + of + "0007. ", "pair-up", file("f.csv", table));
    }
    refused(
        "line 2: letter 2 of 'a'" + of + "000A. ",
        "pair-up",
        file("g.csv", "a,b,weight\n\"A\nB\",C,1\n"));
    refused(
        "line 2: letter 1 of 'weight'" + of + "001B. ",
        "pair-up",
        file("h.csv", "a,b,weight\nA,B,\u001B1\n"));
    refused("line 1: letter 1 of a number" + of + "001B. ", "assign", file("i.txt", "\u001B1 5"));
    String header = "# NUMBER ALTERNATIVES: 1\n# NUMBER VOTERS: 1\n";
    refused(
        "line 3: letter 1 of the name" + of + "001B. ",
        "assign",
        file("j.soc", header + "# ALTERNATIVE NAME 1: \u001B[2J\n1: 1\n"));
    refused(
        "line 3: letter 2 of the order" + of + "001B. ",
        "assign",
        file("k.soc", header + "1\u001B: 1\n"));

    assertThat(run("roommates", file("l.txt", "# \u001B\nAna :\tBen\r\nBen\t: Ana\t\n"))).isZero();
    assertThat(run("pair-up", file("m.csv", "a,b,weight\n Ana\t,\tBen, 5\t\n"))).isZero();
    assertThat(out.toString()).contains("Ana  with  Ben");
  }
}
