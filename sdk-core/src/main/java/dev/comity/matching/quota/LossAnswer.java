package dev.comity.matching.quota;

import dev.comity.matching.Certificate;
import dev.comity.matching.Standing;
import dev.comity.matching.proof.FlowImpossibility;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@link LossCurve#of} found: a curve, or why there is none. Immutable. */
public final class LossAnswer {

  private final @Nullable LossCurve curve;
  private final Certificate certificate;
  private final boolean ranOut;

  private LossAnswer(@Nullable LossCurve curve, Certificate certificate, boolean ranOut) {
    this.curve = curve;
    this.certificate = certificate;
    this.ranOut = ranOut;
  }

  static LossAnswer of(LossCurve curve, long loss, boolean ranOut) {
    return new LossAnswer(curve, curve.within(loss), ranOut);
  }

  static LossAnswer without(Certificate certificate) {
    return new LossAnswer(null, certificate, !(certificate instanceof FlowImpossibility));
  }

  /**
   * Whether the budget ran out.
   *
   * @return whether more of it could find more
   */
  public boolean ranOut() {
    return ranOut;
  }

  /**
   * How sure the answer is.
   *
   * @return proved, if all points of the curve are known, or no placement keeps the quotas; best
   *     found, if some may be missing between those that are known, or the budget ran out before
   *     the curve was begun, with a placement; stopped, if it ran out with none
   */
  public Standing standing() {
    if (curve != null) {
      return curve.isComplete() ? Standing.PROVED : Standing.BEST_FOUND;
    }
    return isImpossible() || certificate.standing() == Standing.STOPPED
        ? certificate.standing()
        : Standing.BEST_FOUND;
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
   * The curve.
   *
   * @return the curve; empty if no placement keeps the quotas, or the budget ran out before the
   *     least total and the fewest moves were known
   */
  public Optional<LossCurve> curve() {
    return Optional.ofNullable(curve);
  }

  /**
   * The proof of what there is.
   *
   * @return with a curve, of its placement at the least total, as {@link LossCurve#within} 0;
   *     without one a {@link FlowImpossibility} of the revision, or, where the budget ran out, the
   *     {@link dev.comity.matching.proof.FlowPlacement} of the revision that was found until then
   *     or a {@link dev.comity.matching.proof.Stopped}
   */
  public Certificate certificate() {
    return certificate;
  }
}
