package dev.comity.matching.proof;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.InstanceHash;
import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says that the work on an instance was stopped before anything was found, and claims nothing else.
 * So every answer has a certificate, and a file tells a stopped run from a lost one.
 */
public final class Stopped implements Certificate {

  /** The kind in a document. */
  public static final String KIND = "stopped";

  private final Supplier<InstanceHash> instance;

  /** As a document names it; a solver's own names its instance. */
  private final @Nullable InstanceHash named;

  private final Standing standing;

  private Stopped(
      Supplier<InstanceHash> instance, @Nullable InstanceHash named, Standing standing) {
    this.instance = instance;
    this.named = named;
    this.standing = standing;
  }

  /**
   * Claims nothing.
   *
   * @param instance the name of what was to be solved; asked for only when it is needed, as whoever
   *     stops the work may be in a hurry
   * @return the certificate
   */
  public static Stopped of(Supplier<InstanceHash> instance) {
    return new Stopped(instance, null, Standing.STOPPED);
  }

  /**
   * Reads a certificate of this kind.
   *
   * @param text the document
   * @param instance the name of the instance to check it against
   * @return the certificate, not checked yet
   * @throws BadCertificateException if the document has another form
   */
  public static Stopped parse(CertificateText text, Supplier<InstanceHash> instance) {
    text.ofKind(KIND);
    text.only();
    return new Stopped(instance, text.instance(), text.standing());
  }

  @Override
  public Standing standing() {
    return standing;
  }

  @Override
  public String claim() {
    return "The work was stopped before anything was found; whether there is an answer is open.";
  }

  /** Checks the standing and the instance; there is nothing else to check. O(instance). */
  @Override
  public Verdict verify() {
    Verdict.Findings findings = new Verdict.Findings();
    findings.compare(named, instance);
    if (standing != Standing.STOPPED) {
      findings.object("It says %s, but nothing was found, so nothing is proved.", standing);
    }
    return findings.verdict();
  }

  @Override
  public CertificateText toText() {
    return CertificateText.of(KIND, named == null ? instance.get() : named, standing).build();
  }
}
