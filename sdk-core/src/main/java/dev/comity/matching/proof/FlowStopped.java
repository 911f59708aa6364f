package dev.comity.matching.proof;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.InstanceHash;
import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.QuotaTask;

/** Says that a budget ran out before any placement was found. Kind {@value #KIND}, no members. */
public final class FlowStopped implements Certificate {

  /** The kind of the document. */
  public static final String KIND = "quota.stopped";

  private final QuotaTask task;
  private final InstanceHash named;
  private final Standing standing;

  private FlowStopped(QuotaTask task, InstanceHash named, Standing standing) {
    this.task = task;
    this.named = named;
    this.standing = standing;
  }

  /**
   * Claims nothing.
   *
   * @param task what was to be done
   * @return the certificate
   */
  public static FlowStopped of(QuotaTask task) {
    return new FlowStopped(task, task.hash(), Standing.STOPPED);
  }

  /**
   * Reads one.
   *
   * @param text the document
   * @param task what it is said to be about
   * @return the certificate, unchecked
   * @throws BadCertificateException if the document is of another kind or form
   */
  public static FlowStopped parse(CertificateText text, QuotaTask task) {
    text.ofKind(KIND);
    text.only();
    return new FlowStopped(task, text.instance(), text.standing());
  }

  @Override
  public Standing standing() {
    return standing;
  }

  @Override
  public String claim() {
    return "Work was stopped before any placement was found; whether there is one is open.";
  }

  /** Checks the standing and the instance; there is nothing else to check. O(instance). */
  @Override
  public Verdict verify() {
    Verdict.Findings findings = new Verdict.Findings();
    findings.compare(named, task.hash());
    if (standing != Standing.STOPPED) {
      findings.object("Nothing was found, so nothing is proved.");
    }
    return findings.verdict();
  }

  @Override
  public CertificateText toText() {
    return CertificateText.of(KIND, named, standing).build();
  }
}
