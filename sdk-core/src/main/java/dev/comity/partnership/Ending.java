package dev.comity.partnership;

import dev.comity.journal.PartialDate;
import dev.comity.party.PlaceName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.Optional;

/**
 * Ends a partnership. It stays on record, and a new one may follow it.
 *
 * @param partnership which
 * @param on when it ends
 * @param how the way of ending: terminated, expired, withdrawn (only before the signing) or
 *     historical
 * @param resolution the decision, if a body of one party decided it
 * @param reason why, in a few words
 */
public record Ending(
    @NotNull PartnershipId partnership,
    @NotNull PartialDate on,
    @NotNull Way how,
    Optional<@Valid Resolution> resolution,
    @NotNull @PlaceName String reason) {

  /** The ways of ending. */
  public enum Way {
    /** By a decision. */
    TERMINATED(Status.TERMINATED),
    /** Because the term ran out. */
    EXPIRED(Status.EXPIRED),
    /** Given up before it was signed. */
    WITHDRAWN(Status.WITHDRAWN),
    /** Because a side is no more. */
    HISTORICAL(Status.HISTORICAL);

    private final Status status;

    Way(Status status) {
      this.status = status;
    }

    /**
     * The way that leads to a status.
     *
     * @param status the status
     * @return the way, if the status is an ended one
     */
    public static Optional<Way> leadingTo(Status status) {
      return Arrays.stream(values()).filter(way -> way.status == status).findFirst();
    }

    /**
     * The status in which the partnership is left.
     *
     * @return a status that is not open
     */
    public Status status() {
      return status;
    }
  }
}
