package dev.comity.matching.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.matching.CertificateText;

/** Documents of certificates with one thing or two put in place of what was there. */
final class Altered {

  private Altered() {}

  /** Pairs of what stands there just once, and what shall stand there. */
  static CertificateText text(String right, String... figures) {
    String text = right;
    for (int k = 0; k < figures.length; k += 2) {
      assertThat(text).containsOnlyOnce(figures[k]);
      text = text.replace(figures[k], figures[k + 1]);
    }
    return CertificateText.parse(text);
  }
}
