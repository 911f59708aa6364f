package dev.comity.matching.roommates;

import dev.comity.matching.Certificate;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.Pool;
import dev.comity.matching.proof.RoommatesPartition;
import dev.comity.matching.proof.Stopped;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Who has whom in a pool, with the proof. Immutable. */
public final class RoommatesAnswer {

  private final Pool pool;
  private final @Nullable RoommatesPartition partition;

  RoommatesAnswer(Pool pool, @Nullable RoommatesPartition partition) {
    this.pool = pool;
    this.partition = partition;
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
    return partition == null ? Standing.STOPPED : Standing.PROVED;
  }

  /**
   * Whether there is a stable matching, and this is one.
   *
   * @return false also if the budget ran out
   */
  public boolean isStable() {
    return partition != null && partition.oddParties() == 0;
  }

  /**
   * Whom a person has: in a stable matching, or else in a greatest one that is stable among those
   * in it.
   *
   * @param person from 0
   * @return the partner; empty for nobody, and for everybody if the budget ran out
   */
  public OptionalInt partnerOf(int person) {
    int partner = partition == null ? -1 : partition.partner(person);
    return partner < 0 ? OptionalInt.empty() : OptionalInt.of(partner);
  }

  /**
   * The stable partition, which is its own proof.
   *
   * @return empty only if the budget ran out
   */
  public Optional<RoommatesPartition> partition() {
    return Optional.ofNullable(partition);
  }

  /**
   * The proof.
   *
   * @return the {@link #partition()}, or a {@link Stopped}
   */
  public Certificate certificate() {
    return partition == null ? Stopped.of(pool.original()::hash) : partition;
  }
}
