package dev.comity.partnership;

import dev.comity.journal.PartialDate;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * Brings a dormant or ended partnership back to life, through the bodies that approved it.
 *
 * @param partnership which
 * @param on from when
 * @param resolutions the decisions; one of each party if the kind asks for the approval of each
 */
public record Reactivation(
    @NotNull PartnershipId partnership,
    @NotNull PartialDate on,
    @NotNull List<@Valid Resolution> resolutions) {

  /** Copies the resolutions. */
  public Reactivation {
    resolutions = List.copyOf(resolutions);
  }
}
