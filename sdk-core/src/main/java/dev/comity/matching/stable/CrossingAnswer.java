package dev.comity.matching.stable;

import dev.comity.matching.Standing;
import dev.comity.matching.proof.CrossingImpossibility;
import dev.comity.matching.proof.CrossingPlacement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@link CrossingSearch} found. Immutable. */
public final class CrossingAnswer {

  private final CrossingPlacement placement;
  private final @Nullable CrossingImpossibility impossibility;

  CrossingAnswer(CrossingPlacement placement, @Nullable CrossingImpossibility impossibility) {
    this.placement = placement;
    this.impossibility = impossibility;
  }

  /**
   * How sure it is that no placement has fewer blocking wishes.
   *
   * @return proved, if there are none, or just one where it is proved that there is always one;
   *     else best found. The {@link #placement} shows what blocks it, and the {@link
   *     #impossibility} that something always does: each speaks for itself alone
   */
  public Standing standing() {
    return placement.blockingCount() <= leastBlocking() ? Standing.PROVED : Standing.BEST_FOUND;
  }

  /**
   * How many wishes block at least in every placement, as far as it is proved.
   *
   * @return 1 if there is no stable placement, else 0
   */
  public int leastBlocking() {
    return impossibility == null ? 0 : 1;
  }

  /**
   * The placement, with what still blocks it.
   *
   * @return the certificate: all limits are kept, and just these wishes block
   */
  public CrossingPlacement placement() {
    return placement;
  }

  /**
   * The proof that no placement is stable.
   *
   * @return the certificate; empty if there is a stable placement, or it is not known
   */
  public Optional<CrossingImpossibility> impossibility() {
    return Optional.ofNullable(impossibility);
  }
}
