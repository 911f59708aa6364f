package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Where a certificate goes, or where one comes from that is to be checked again. */
final class CertificateOption {

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

  /** The certificate to check, if one is to be checked. */
  <C extends Certificate> Optional<C> given(Function<CertificateText, C> kinds) {
    Path file = source;
    if (file == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(kinds.apply(CertificateText.parse(Files.readString(file))));
    } catch (BadCertificateException e) {
      throw BadFileException.of(file.toString(), String.valueOf(e.getMessage()), e);
    } catch (NoSuchFileException e) {
      throw BadFileException.of(file.toString(), "there is no such file.", e);
    } catch (CharacterCodingException e) {
      throw BadFileException.of(file.toString(), "this is not UTF-8.", e);
    } catch (IOException e) {
      throw BadFileException.of(file.toString(), "it cannot be read: " + e.getMessage(), e);
    }
  }

  /** Prints claim and verdict, and writes the certificate where it was asked for. */
  int settle(Certificate certificate, PrintWriter out) {
    Verdict verdict = certificate.verify();
    out.println("Claim      " + certificate.claim());
    out.println("Checked    " + verdict);
    Path file = target;
    if (file != null && source == null) {
      try {
        Files.writeString(file, certificate.toText().toString());
      } catch (IOException e) {
        throw BadFileException.of(
            file.toString(), "it cannot be written. Maybe another folder? " + e.getMessage(), e);
      }
      out.println("Written    " + file);
    }
    return verdict.holds() ? ExitCode.OK : ComityProgram.ANSWER_IS_NO;
  }
}
