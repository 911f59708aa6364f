package dev.comity.matching.quota;

import dev.comity.matching.Certificate;
import dev.comity.matching.Standing;
import dev.comity.matching.proof.FlowImpossibility;
import dev.comity.matching.proof.FlowWithinLoss;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@link LossCurve#of} found: a curve, or why there is none. Immutable. */
public final class LossAnswer {

  private final @Nullable LossCurve curve;
  private final Certificate certificate;
  private final Standing standing;
  private final boolean ranOut;

  private LossAnswer(
      @Nullable LossCurve curve, Certificate certificate, Standing standing, boolean ranOut) {
    this.curve = curve;
    this.certificate = certificate;
    this.standing = standing;
    this.ranOut = ranOut;
  }

  static LossAnswer of(LossCurve curve, boolean ranOut) {
    return new LossAnswer(
        curve, curve.within(0), curve.isComplete() ? Standing.PROVED : Standing.BEST_FOUND, ranOut);
  }

  static LossAnswer near(LossCurve curve, long loss, boolean ranOut) {
    FlowWithinLoss within = curve.within(loss);
    return new LossAnswer(curve, within, within.standing(), ranOut);
  }

  static LossAnswer without(Certificate certificate) {
    boolean impossible = certificate instanceof FlowImpossibility;
    boolean nothing = impossible || certificate.standing() == Standing.STOPPED;
    return new LossAnswer(
        null, certificate, nothing ? certificate.standing() : Standing.BEST_FOUND, !impossible);
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
   * @return of a whole curve: proved, if all of its points are known, which {@link
   *     LossCurve#certificates} show; of one loss: as its certificate. Proved too, if no placement
   *     keeps the quotas. Best found, if points may be missing or the placement may not have the
   *     fewest moves, or the budget ran out before the curve was begun, with a placement; stopped,
   *     if it ran out with none
   */
  public Standing standing() {
    return standing;
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
   * @return of a whole curve, of its placement at the least total, as {@link LossCurve#within} 0;
   *     of one loss, as {@link LossCurve#within} that; without a curve a {@link FlowImpossibility}
   *     of the revision, or, where the budget ran out, the {@link
   *     dev.comity.matching.proof.FlowPlacement} of the revision that was found until then or a
   *     {@link dev.comity.matching.proof.Stopped}
   */
  public Certificate certificate() {
    return certificate;
  }
}
