package dev.comity.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Buddies are paired, from files. */
class RoommatesCommandTest extends CommandTest {

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
}
