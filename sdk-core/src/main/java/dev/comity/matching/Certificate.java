package dev.comity.matching;

/**
 * What an answer claims, with all that is needed to check it. A certificate belongs to one instance
 * and names it by its hash; it is a value, immutable and safe to share.
 */
public interface Certificate {

  /**
   * How sure the claim is.
   *
   * @return the standing
   */
  Standing standing();

  /**
   * The claim in English, one sentence or more, for a reader who knows no algorithm. Whoever is
   * meant is told by number, from 0, in the order of the instance.
   *
   * @return the sentences, with their figures
   */
  String claim();

  /**
   * Checks the claim against the instance, from scratch, by code that shares nothing with any
   * solver. It never takes longer, in order of growth, than solving; each certificate states its
   * own complexity.
   *
   * @return a verdict that holds, or lists what is wrong
   */
  Verdict verify();

  /**
   * The certificate as a small document that can be written to a file and checked later.
   *
   * @return the document, which names the instance by its hash and does not contain it
   */
  CertificateText toText();
}
