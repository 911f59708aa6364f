package dev.comity.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** People are paired by weight, from files. */
class PairUpCommandTest extends CommandTest {

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
    for (String large : List.of("1000001", "-1000001", "99999999999999999999")) {
      refused(
          "line 2: '" + large + "' is not within ±1000000. Maybe in a larger unit?",
          "pair-up",
          file("p3.csv", "a,b,weight\nA,B," + large + "\n"));
    }
    assertThat(run("pair-up", file("q.csv", "a,b,weight\n"), "--goal", "best")).isEqualTo(2);
    assertThat(err.toString()).contains("'best' is no goal");
  }

  @Test
  void whatIsMissingOrNoNumberIsNamedWithTheWayOut() throws IOException {
    refused("line 2: there is no 'weight'.", "pair-up", file("a.csv", "a,b,weight\nA,B\n"));
    refused("line 2: there is no 'b'.", "pair-up", file("b.csv", "a,b,weight\nA,,1\n"));
    refused("'a' stands in the header twice.", "pair-up", file("c.csv", "a,b,weight,A\n"));
    for (String none : List.of("NaN", "2.5", "\uFF15", "-")) {
      refused(
          "line 2: '" + none + "' is no whole number. Maybe 5",
          "pair-up",
          file("d.csv", "a,b,weight\nA,B," + none + "\n"));
    }
  }
}
