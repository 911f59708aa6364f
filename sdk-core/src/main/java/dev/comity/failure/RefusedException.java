package dev.comity.failure;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown by {@link Outcome#orElseThrow()} only: a caller took a refused outcome for done. */
public final class RefusedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final transient List<Refusal> reasons;

  RefusedException(List<Refusal> reasons) {
    super(
        reasons.stream().map(Refusal::message).collect(Collectors.joining(" | ", "Refused: ", "")));
    this.reasons = List.copyOf(reasons);
  }

  /**
   * The reasons of the refusal.
   *
   * @return every reason, at least one
   */
  public List<Refusal> reasons() {
    return reasons;
  }
}
