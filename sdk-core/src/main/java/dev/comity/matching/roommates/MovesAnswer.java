package dev.comity.matching.roommates;

import dev.comity.matching.Certificate;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.PoolTask;
import dev.comity.matching.proof.RoommatesMoves;
import dev.comity.matching.proof.RoommatesPartition;
import dev.comity.matching.proof.Stopped;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Who has whom after {@link FewestMoves}, with the proof. Immutable. */
public final class MovesAnswer {

  private final PoolTask task;
  private final @Nullable RoommatesPartition none;
  private final @Nullable RoommatesMoves found;

  MovesAnswer(PoolTask task, @Nullable RoommatesPartition none, @Nullable RoommatesMoves found) {
    this.task = task;
    this.none = none;
    this.found = found;
  }

  /**
   * How sure the answer is.
   *
   * @return proved, also that no pairing is stable; best found; or stopped
   */
  public Standing standing() {
    if (found != null) {
      return found.standing();
    }
    return none == null ? Standing.STOPPED : Standing.PROVED;
  }

  /**
   * Whether there is a stable pairing, and this is one.
   *
   * @return false also if the budget ran out before any was found
   */
  public boolean isStable() {
    return found != null;
  }

  /**
   * Whom a person has.
   *
   * @param person from 0
   * @return the partner; empty for nobody, and for everybody if there is no stable pairing: {@link
   *     Roommates} then has a greatest one that is stable among those in it
   */
  public OptionalInt partnerOf(int person) {
    int partner = found == null ? -1 : found.partner(person);
    return partner < 0 ? OptionalInt.empty() : OptionalInt.of(partner);
  }

  /**
   * How many are moved besides those who have to be.
   *
   * @return an even number; empty if there is no stable pairing
   */
  public OptionalLong moves() {
    return found == null ? OptionalLong.empty() : OptionalLong.of(found.moves());
  }

  /**
   * The proof.
   *
   * @return a {@link RoommatesMoves}; a {@link RoommatesPartition} if no pairing is stable; a
   *     {@link Stopped} if the budget ran out before any was found
   */
  public Certificate certificate() {
    if (found != null) {
      return found;
    }
    return none == null ? Stopped.of(task::hash) : none;
  }
}
