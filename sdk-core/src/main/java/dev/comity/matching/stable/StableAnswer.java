package dev.comity.matching.stable;

import dev.comity.matching.Certificate;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.proof.StablePlacement;
import dev.comity.matching.proof.Stopped;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What {@link DeferredAcceptance} found. Immutable. */
public final class StableAnswer {

  private final PlacementMarket market;
  private final @Nullable StablePlacement placement;

  StableAnswer(PlacementMarket market, @Nullable StablePlacement placement) {
    this.market = market;
    this.placement = placement;
  }

  /**
   * How sure it is.
   *
   * @return proved, or stopped
   */
  public Standing standing() {
    return placement == null ? Standing.STOPPED : Standing.PROVED;
  }

  /**
   * The home of an applicant.
   *
   * @param a the applicant
   * @return the home; empty if there is none, which is then so in every stable placement, or if the
   *     search was stopped
   */
  public OptionalInt homeOf(int a) {
    return placement == null || placement.homeOf(a) < 0
        ? OptionalInt.empty()
        : OptionalInt.of(placement.homeOf(a));
  }

  /**
   * The applicants without a home: the same in every stable placement (Roth 1986, doi
   * 10.2307/1913160).
   *
   * @return the applicants, ascending; empty if the search was stopped
   */
  public int[] unplaced() {
    if (placement == null) {
      return new int[0];
    }
    return IntStream.range(0, market.market().applicants())
        .filter(a -> placement.homeOf(a) < 0)
        .toArray();
  }

  /**
   * The placement, which is its own proof.
   *
   * @return empty only if the search was stopped
   */
  public Optional<StablePlacement> placement() {
    return Optional.ofNullable(placement);
  }

  /**
   * The proof.
   *
   * @return the {@link #placement()}, or a {@link Stopped}
   */
  public Certificate certificate() {
    return placement == null ? Stopped.of(market::hash) : placement;
  }
}
