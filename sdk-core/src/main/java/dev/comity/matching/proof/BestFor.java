package dev.comity.matching.proof;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.CertificateText;
import dev.comity.matching.instance.Side;
import java.util.Arrays;
import java.util.Locale;

/** How documents say for which side a placement is the best. */
final class BestFor {

  /** The member of a document. */
  static final String MEMBER = "best-for";

  private BestFor() {}

  static String word(Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }

  static Side read(CertificateText text) {
    String word = text.text(MEMBER);
    return Arrays.stream(Side.values())
        .filter(it -> word(it).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new BadCertificateException(
                    "'" + MEMBER + "' is '" + word + "'. Maybe 'applicants' or 'homes'?"));
  }
}
