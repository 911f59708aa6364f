package dev.comity.matching.stable;

import dev.comity.matching.Standing;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.proof.StablePlacement;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What {@link DeferredAcceptance} found. Immutable. */
public final class StableAnswer {

  private final PlacementMarket market;
  private final @Nullable StablePlacement certificate;

  StableAnswer(PlacementMarket market, @Nullable StablePlacement certificate) {
    this.market = market;
    this.certificate = certificate;
  }

  /**
   * How sure it is.
   *
   * @return proved, or stopped
   */
  public Standing standing() {
    return certificate == null ? Standing.STOPPED : Standing.PROVED;
  }

  /**
   * The home of an applicant.
   *
   * @param a the applicant
   * @return the home; empty if there is none, which is then so in every stable placement, or if the
   *     search was stopped
   */
  public OptionalInt homeOf(int a) {
    return certificate == null || certificate.homeOf(a) < 0
        ? OptionalInt.empty()
        : OptionalInt.of(certificate.homeOf(a));
  }

  /**
   * The applicants without a home: the same in every stable placement (Roth 1986, doi
   * 10.2307/1913160).
   *
   * @return the applicants, ascending; empty if the search was stopped
   */
  public int[] unplaced() {
    if (certificate == null) {
      return new int[0];
    }
    return IntStream.range(0, market.market().applicants())
        .filter(a -> certificate.homeOf(a) < 0)
        .toArray();
  }

  /**
   * The proof.
   *
   * @return the certificate; empty only if the search was stopped
   */
  public Optional<StablePlacement> certificate() {
    return Optional.ofNullable(certificate);
  }
}
