package dev.comity.matching.roommates;

import dev.comity.matching.Standing;
import dev.comity.matching.instance.Pool;
import dev.comity.matching.proof.RoommatesPartition;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Who has whom in a pool, with the proof. Immutable. */
public final class RoommatesAnswer {

  private final Pool pool;
  private final @Nullable RoommatesPartition certificate;

  RoommatesAnswer(Pool pool, @Nullable RoommatesPartition certificate) {
    this.pool = pool;
    this.certificate = certificate;
  }

  /**
   * What was solved.
   *
   * @return the pool
   */
  public Pool pool() {
    return pool;
  }

  /**
   * How sure the answer is.
   *
   * @return proved, also that there is no stable matching; or stopped
   */
  public Standing standing() {
    return certificate == null ? Standing.STOPPED : Standing.PROVED;
  }

  /**
   * Whether there is a stable matching, and this is one.
   *
   * @return false also if the budget ran out
   */
  public boolean isStable() {
    return certificate != null && certificate.oddParties() == 0;
  }

  /**
   * Whom a person has: in a stable matching, or else in a greatest one that is stable among those
   * in it.
   *
   * @param person from 0
   * @return the partner; empty for nobody, and for everybody if the budget ran out
   */
  public OptionalInt partnerOf(int person) {
    int partner = certificate == null ? -1 : certificate.partner(person);
    return partner < 0 ? OptionalInt.empty() : OptionalInt.of(partner);
  }

  /**
   * The proof.
   *
   * @return empty if the budget ran out, as nothing is claimed then
   */
  public Optional<RoommatesPartition> certificate() {
    return Optional.ofNullable(certificate);
  }
}
