package dev.comity.matching.quota;

import dev.comity.matching.Certificate;
import dev.comity.matching.Standing;
import dev.comity.matching.proof.FlowImpossibility;
import dev.comity.matching.proof.FlowPlacement;
import java.util.Optional;

/** What came of a search for the best placement under quotas. Immutable. */
public final class QuotaAnswer {

  private final Certificate certificate;

  QuotaAnswer(Certificate certificate) {
    this.certificate = certificate;
  }

  /**
   * How sure it is.
   *
   * @return proved: the best placement, or that none keeps the quotas; best found: a placement that
   *     may not be the best, with a bound; stopped: none was found before the budget ran out
   */
  public Standing standing() {
    return certificate.standing();
  }

  /**
   * The placement, which is its own certificate.
   *
   * @return empty if no placement keeps the quotas, or the budget ran out before one was found
   */
  public Optional<FlowPlacement> placement() {
    return certificate instanceof FlowPlacement found ? Optional.of(found) : Optional.empty();
  }

  /**
   * Whether no placement keeps the quotas.
   *
   * @return whether the certificate proves that
   */
  public boolean isImpossible() {
    return certificate instanceof FlowImpossibility;
  }

  /**
   * The proof.
   *
   * @return the placement, a {@link FlowImpossibility}, or a {@link
   *     dev.comity.matching.proof.Stopped}
   */
  public Certificate certificate() {
    return certificate;
  }
}
