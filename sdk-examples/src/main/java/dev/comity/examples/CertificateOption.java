package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import dev.comity.matching.proof.Stopped;
import dev.comity.table.Utf8Lines;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Where a certificate goes, or where one comes from that is to be checked again. */
final class CertificateOption {

  /** So begins the objection of {@link Verdict.Findings#compare}. */
  private static final String OTHER = "It is about the instance";

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "write the certificate, as JSON, into this file")
  @Nullable Path target;

  @Option(
      names = "--check",
      paramLabel = "FILE",
      description = "solve nothing, and check the certificate in this file")
  @Nullable Path source;

  private String hint = "";

  /** The certificate to check, if one is to be checked; else what will be solved can be written. */
  <C extends Certificate> Optional<C> given(Function<CertificateText, C> kinds) {
    Path file = source;
    if (file == null) {
      checkTarget();
      return Optional.empty();
    }
    if (target != null) {
      throw BadFileException.of(
          "--certificate",
          "with --check nothing is solved, so there is no new certificate. Maybe only one of both?");
    }
    try {
      return Optional.of(kinds.apply(CertificateText.parse(Utf8Lines.text(file))));
    } catch (BadCertificateException e) {
      throw BadFileException.of(file.toString(), String.valueOf(e.getMessage()), e);
    }
  }

  /** Says what to try if a check finds that the certificate is about another instance. */
  void ifOther(String words) {
    hint = words;
  }

  /** Prints claim and verdict, and writes the certificate where it was asked for. */
  int settle(Certificate certificate, PrintWriter out) {
    return settle(certificate, certificate.claim(), out);
  }

  /** The same with the claim in the words of the command, as with names in place of numbers. */
  int settle(Certificate certificate, String claim, PrintWriter out) {
    Verdict verdict = certificate.verify();
    out.println("Claim      " + claim);
    boolean empty = certificate instanceof Stopped && verdict.holds();
    out.println("Checked    " + (empty ? "nothing is claimed" : verdict));
    if (!verdict.holds()) {
      out.println("(Numbers of a check are counted from 0, in the order of the file.)");
      if (!hint.isEmpty() && verdict.objections().stream().anyMatch(it -> it.startsWith(OTHER))) {
        out.println(hint);
      }
    }
    Path file = target;
    if (file != null) {
      checkTarget();
      try {
        Files.writeString(file, certificate.toText().toString());
      } catch (IOException e) {
        throw unwritable(file, e);
      }
      out.println("Written    " + file);
    }
    boolean claimsNothing = source != null && certificate.standing() == Standing.STOPPED;
    if (claimsNothing) {
      out.println("(It claims nothing: whoever made it was stopped.)");
    }
    return verdict.holds() && !claimsNothing ? ExitCode.OK : ComityProgram.ANSWER_IS_NO;
  }

  /** Refuses before anything is solved what could not be written after it. */
  private void checkTarget() {
    Path file = target;
    if (file == null) {
      return;
    }
    if (Files.isDirectory(file)) {
      throw BadFileException.of(file.toString(), "this is a folder. Maybe the name of a file?");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw BadFileException.of(
          file.toString(), "there is no folder " + folder + ". Maybe another folder?");
    }
    try {
      if (Files.isRegularFile(file) && Files.size(file) > 0 && !isCertificate(file)) {
        throw BadFileException.of(
            file.toString(),
            "this file is there, and is no certificate; it stays as it is. Maybe another name?");
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static BadFileException unwritable(Path file, IOException e) {
    return BadFileException.of(
        file.toString(), "it cannot be written. Maybe another folder? " + e.getMessage(), e);
  }

  /** By how it begins; whoever names the input by mistake keeps it. */
  private static boolean isCertificate(Path file) throws IOException {
    byte[] begins = "{\"comity-certificate\"".getBytes(StandardCharsets.UTF_8);
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(begins.length), begins);
    }
  }
}
