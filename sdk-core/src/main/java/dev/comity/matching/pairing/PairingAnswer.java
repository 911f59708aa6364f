package dev.comity.matching.pairing;

import dev.comity.matching.Certificate;
import dev.comity.matching.Standing;
import dev.comity.matching.proof.PairingPrices;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What {@link BestPairs} found. Immutable. */
public final class PairingAnswer {

  private final Certificate certificate;

  PairingAnswer(Certificate certificate) {
    this.certificate = certificate;
  }

  /**
   * How sure it is.
   *
   * @return proved, also if it is proved that not everybody can be paired; best found; or stopped
   */
  public Standing standing() {
    return certificate.standing();
  }

  /**
   * The partner of a person.
   *
   * @param person the person
   * @return the partner; empty if there is none, or no pairing
   */
  public OptionalInt partnerOf(int person) {
    return certificate instanceof PairingPrices prices && prices.partner(person) >= 0
        ? OptionalInt.of(prices.partner(person))
        : OptionalInt.empty();
  }

  /**
   * What the pairs weigh.
   *
   * @return the total; empty if there is no pairing
   */
  public OptionalLong total() {
    return certificate instanceof PairingPrices prices
        ? OptionalLong.of(prices.total())
        : OptionalLong.empty();
  }

  /**
   * The proof.
   *
   * @return {@link PairingPrices}; a {@link dev.comity.matching.proof.TutteSet} if not everybody
   *     can be paired; a {@link dev.comity.matching.proof.Stopped} if the budget ran out
   */
  public Certificate certificate() {
    return certificate;
  }
}
