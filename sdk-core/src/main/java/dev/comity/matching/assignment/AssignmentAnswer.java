package dev.comity.matching.assignment;

import dev.comity.matching.Certificate;
import dev.comity.matching.Standing;
import dev.comity.matching.proof.AssignmentPrices;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What {@link LeastTotal} found. Immutable. */
public final class AssignmentAnswer {

  private final @Nullable Certificate certificate;

  AssignmentAnswer(@Nullable Certificate certificate) {
    this.certificate = certificate;
  }

  /**
   * How sure it is.
   *
   * @return proved, also if it is proved that there is none; best found; or stopped
   */
  public Standing standing() {
    return certificate == null ? Standing.STOPPED : certificate.standing();
  }

  /**
   * The column of a row.
   *
   * @param row the row
   * @return its column; empty if it has none, or there is no assignment
   */
  public OptionalInt columnOf(int row) {
    if (certificate instanceof AssignmentPrices prices && prices.columnOf(row) >= 0) {
      return OptionalInt.of(prices.columnOf(row));
    }
    return OptionalInt.empty();
  }

  /**
   * What the assignment costs.
   *
   * @return the total; empty if there is no assignment
   */
  public OptionalLong total() {
    return certificate instanceof AssignmentPrices prices
        ? OptionalLong.of(prices.total())
        : OptionalLong.empty();
  }

  /**
   * The proof: {@link AssignmentPrices}, or {@link dev.comity.matching.proof.HallViolator} if not
   * all can be placed.
   *
   * @return the certificate; empty only if the search was stopped before it had an assignment
   */
  public Optional<Certificate> certificate() {
    return Optional.ofNullable(certificate);
  }
}
