package dev.comity.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows get columns, and voters alternatives, from files. */
class AssignCommandTest extends CommandTest {

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "soc | 1: 1,{2,3}   | alternatives 2 and 3 are tied, but in a file that ends in .soc no order has ties. Maybe name it .toc?",
        "soc | 1: 3,1       | alternative 2 is missing, but in a file that ends in .soc every order is complete. Maybe name it .soi?",
        "soc | 1: {1,2}     | Maybe name it .toi?",
        "soi | 1: {1,2}     | Maybe name it .toi?",
        "toc | 1: {1,2}     | alternative 3 is missing, but in a file that ends in .toc every order is complete. Maybe name it .toi?",
        "toi | 1: 1,{},2    | '{}' is a group of none. Maybe leave it out?",
        "toi | 1: 1,{ },2   | '{ }' is a group of none. Maybe leave it out?",
        "toi | 1: 1,２  | is no number of an alternative"
      })
  void anOrderIsWhatTheEndingOfItsFileSays(String ending, String order, String reason)
      throws IOException {
    String text = ORDERS + order + "\n2: 1,2,3\n";

    refused("line 4: ", "assign", file("orders." + ending, text));
    assertThat(err.toString()).contains(reason);
    assertThat(run("assign", file("whole." + ending, ORDERS + "3: 1,3,2\n"))).isZero();
  }

  @Test
  void headersOfOrdersThatAreMissingOrNoNumbersAreNamed() throws IOException {
    String alternatives = "# NUMBER ALTERNATIVES: 3\n";
    for (String value : List.of(": x", ": 2147483647", ": 10000001", ": 0", ": -1", ":", " 3")) {
      String header = "# NUMBER ALTERNATIVES" + value;
      refused("line 1: '" + header + "'", "assign", file("a.soc", header + "\n1: 1,2,3\n"));
      header = "# NUMBER VOTERS" + value;
      refused("line 2: '" + header + "'", "assign", file("b.soc", alternatives + header + "\n"));
    }
    refused("'# NUMBER VOTERS: ...'", "assign", file("c.soc", alternatives + "1: 1,2,3\n"));
    refused("'# NUMBER VOTERS: ...'", "assign", file("d.soc", alternatives));
    refused(
        "line 2: '# NUMBER ALTERNATIVES' stands twice",
        "assign",
        file("e.soc", alternatives + alternatives));
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
            "Curve      a total of 3 with 3 moves, checked\n",
            "Curve      a total of 12 with 0 moves, checked\n",
            "row 1  column 2  1\n",
            "a total of 3, where at most 3 is allowed, and 3 moves besides 0 forced; none with a total of at most 3 has"
                + " fewer than 3 moves.",
            "Checked    holds");
    String[] within = {"assign", costs, "--before", old, "--within", "9", "--certificate", proof};
    assertThat(run(within)).isZero();
    assertThat(out.toString())
        .contains(
            "row 1  column 1  2  as before",
            "a total of 12, where at most 12 is allowed, and 0 moves")
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
            "Curve      a total of -3 with 2 moves, checked\n",
            "row 1  column 1  -2  as before",
            "a total of -12, where at least -12 is allowed, and 0 moves besides 1 forced; none with a total of at least"
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
      assertThat(said).containsAnyOf("Checked    holds", "Checked    nothing is claimed");
      assertThat(code).isEqualTo(said.contains("ran out before the best was known") ? 1 : 0);
      seen.add(code == 1 ? "none" : said.contains("(The steps ran out") ? "some" : "all");
      boolean isEmpty = Files.readString(Path.of(proof)).contains("\"kind\":\"stopped\"");
      assertThat(said.contains("nothing is claimed")).isEqualTo(isEmpty);
      assertThat(run("assign", costs, "--before", old, "--check", proof))
          .isEqualTo(isEmpty ? 1 : 0);
    }
    assertThat(seen).startsWith("none").contains("some").endsWith("all");
    boolean seenNear = false;
    for (int steps = 100; steps < 10_000_000; steps *= 2) {
      int code = run("assign", costs, "--before", old, "--within", "50", "--steps", "" + steps);
      String said = out.toString();
      assertThat(said).doesNotContain("points between", "Curve");
      assertThat(code == 1)
          .isEqualTo(said.contains("Of fewer moves for the loss of 50 nothing is known yet."));
      seenNear |= code == 0 && said.contains("there may be fewer moves within the loss of 50");
    }
    assertThat(seenNear).isTrue();
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
    assertThat(out.toString()).contains("row 1  column 1  1\n", "its 1 move besides 0 forced");
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

  @Test
  void pairsThatAreAllowedCanBeListedAsInOrLibrary() throws IOException {
    String pairs = file("pairs.txt", "3\n1 1 4\n1 2 1\n2 1 2\n2 3 5\n3 3 2\n");
    String wide = file("wide.txt", "2 3  1 3 7  2 3 1  2 1 2");
    String proof = folder.resolve("pairs.json").toString();

    assertThat(run("assign", pairs, "--certificate", proof)).isZero();
    assertThat(out.toString())
        .contains("row 1  column 2  1", "row 2  column 1  2", "Total      5", "holds");
    assertThat(run("assign", pairs, "--check", proof)).isZero();
    assertThat(run("assign", wide, "--greatest")).isZero();
    assertThat(out.toString()).contains("row 1  column 3  7", "row 2  column 1  2", "holds");
    assertThat(run("assign", wide, "--before", file("old.txt", "1: 3\n2: 3"))).isEqualTo(2);
    assertThat(run("assign", wide, "--before", file("old.txt", "1: 3\n2: 1"))).isZero();
    assertThat(out.toString()).contains("column 1  2  as before", "holds");
    refused("row 1 and column 1 stand twice", "assign", file("t.txt", "2 1 1 5 1 1 5"));
  }

  @Test
  void numbersThatWouldDoForAMatrixAndForPairsAreAMatrixUnlessItIsSaid() throws IOException {
    String either = file("either.txt", "3\n1 1 5\n2 2 6\n3 3 7\n");

    assertThat(run("assign", either)).isZero();
    assertThat(out.toString()).contains("(Read as a matrix; it could be pairs too: --form pairs");
    assertThat(run("assign", either, "--form", "pairs")).isZero();
    assertThat(out.toString()).contains("Total      18").doesNotContain("Read as");
    assertThat(run("assign", either, "--form", "matrix")).isZero();
    assertThat(out.toString()).doesNotContain("Total      18", "Read as");
    refused("Maybe leave out --form?", "assign", file("m.txt", "1 7"), "--form", "pairs");
    String pairs = file("p.txt", "2 1 1 5 2 2 6");
    refused("are those of pairs, not of a matrix", "assign", pairs, "--form", "matrix");
    refused("neither 'n' and n times n", "assign", file("o.txt", "2 7 8"), "--form", "pairs");
  }

  @Test
  void theFormThatWasReadIsToldAndAMatrixThatMayBeCutOffIsNamed() throws IOException {
    assertThat(run("assign", file("a.txt", "2 3  1 2 3  4 5 6"))).isZero();
    assertThat(out.toString()).startsWith("Read       a matrix of 2 rows and 3 columns\nrow 1");
    assertThat(run("assign", file("b.txt", "2  1 1 5  2 2 6"))).isZero();
    assertThat(out.toString()).startsWith("Read       2 pairs of 2 rows and 2 columns\nrow 1");
    String cut = file("c.txt", "3\n1 2 3\n");
    assertThat(run("assign", cut)).isZero();
    assertThat(out.toString())
        .startsWith("Read       1 pair of 3 rows and 3 columns\n")
        .contains("Maybe a matrix that was cut off?");
    assertThat(run("assign", cut, "--form", "pairs")).isZero();
    assertThat(out.toString()).doesNotContain("cut off");
    refused("Maybe leave out --form?", "assign", cut, "--form", "matrix");
  }

  @Test
  void aDashIsNoSizeAndNoColumn() throws IOException {
    for (String text : List.of("2 -\n1 1 5\n2 - 6\n", "- 1 1 5", "2 2\n1 - 5\n2 2 6\n")) {
      refused("neither 'n' and n times n costs", "assign", file("h.txt", text));
    }
    refused(
        "As pairs of 2 rows and 2 columns, pair 2 is row 3 and column 2.",
        "assign",
        file("k.txt", "2 2\n1 1 4\n3 2 4\n"));
    String old = file("old.txt", "1: 1\n");
    refused(
        "--within: 9223372036854775807 is more than totals can differ by",
        "assign",
        file("l.txt", "1 1"),
        "--before",
        old,
        "--within",
        "9223372036854775807");
    refused(
        "Maybe '1: 2', row and column?",
        "assign",
        file("m.txt", "1 1"),
        "--before",
        file("b.txt", "1 1\n"));
    refused("more than a million", "assign", file("i.txt", "2 1000000000\n1 1 5\n2 9 6\n"));
    assertThat(run("assign", file("j.txt", "2\n- 1\n- 4\n"))).isZero();
    assertThat(out.toString()).contains("a matrix of 2 rows", "have together fewer allowed");
  }

  @Test
  void digitsOfOtherScriptsAreNoNumbers() throws IOException {
    for (String one : List.of("\uFF11", "\u0661", "-\uFF11", "1\u0661")) {
      refused("'" + one + "' is no whole number", "assign", file("d.txt", "1 " + one));
    }
    refused("smaller unit, such as 15 for 1.5", "assign", file("e.txt", "1 -2.50"));
    refused("smaller unit, such as 15 for 1.5", "assign", file("e.txt", "1 1,5"));
    refused("Maybe its digits alone", "assign", file("e.txt", "1 1e3"));
    refused("'99999999999' is not within", "assign", file("e.txt", "1 99999999999"));
    String costs = file("f.txt", "1 5");
    refused("line 1: '\uFF11'", "assign", costs, "--before", file("g.txt", "\uFF11: 1\n"));
  }

  @Test
  void aLineMayBeLongerThanAMillionBytes() throws IOException {
    String costs = file("long.txt", "1 200000\n" + "123456 ".repeat(199_999) + "7");

    assertThat(run("assign", costs)).isZero();
    assertThat(out.toString()).contains("column 200000  7", "holds");
  }

  @Test
  void aFairChoiceTakesNoMoreStepsThanItIsGiven() throws IOException {
    String orders = file("a.toi", ORDERS + "2: 1,2,3\n1: {1,2}\n");

    assertThat(run("assign", orders, "--steps", "1")).isEqualTo(1);
    assertThat(out.toString()).contains("The steps ran out");
    assertThat(run("assign", orders, "--steps", "1000000")).isZero();
    refused("orders have one form", "assign", orders, "--form", "pairs");
  }

  @Test
  void aBoundThatCannotBeTurnedRoundIsRefused() throws IOException {
    String costs = file("z.txt", "3\n4 1 3\n2 0 5\n3 2 2\n");
    String old = file("old.txt", "1: 1\n2: 2\n3: 3\n");
    Path proof = folder.resolve("z.json");
    String[] words = {
      "assign", costs, "--before", old, "--greatest", "--steps", "40", "--certificate", "" + proof
    };
    assertThat(run(words)).isEqualTo(1);
    assertThat(out.toString()).contains("none comes to more than");
    String text = Files.readString(proof);
    assertThat(text).contains("best-found");
    Files.writeString(
        proof, text.replaceFirst("\"bound\":-?[0-9]+", "\"bound\":" + Long.MIN_VALUE));
    assertThat(run("assign", costs, "--before", old, "--greatest", "--check", "" + proof))
        .isEqualTo(1);
    assertThat(out.toString()).contains("which each person alone proves");
  }

  @Test
  void aCertificateThatClaimsNothingIsNoYes() throws IOException {
    String costs = file("costs.txt", "2 1 2 2 1");
    String old = file("old.txt", "1: 2\n2: 1\n");
    String proof = folder.resolve("stopped.json").toString();

    assertThat(run("assign", costs, "--before", old, "--steps", "1", "--certificate", proof))
        .isEqualTo(1);
    assertThat(run("assign", costs, "--before", old, "--check", proof)).isEqualTo(1);
    assertThat(out.toString()).contains("(It claims nothing");
    assertThat(run("assign", costs, "--before", old, "--within", "1.5")).isEqualTo(2);
    assertThat(err.toString()).contains("'1.5' is no whole number", "Maybe");
  }
}
