package dev.comity.matching.assignment;

import dev.comity.matching.Certificate;
import dev.comity.matching.Standing;
import java.util.OptionalLong;

/**
 * What came of a search for the assignment of least total. Immutable.
 *
 * <p>There is an assignment if {@link #total()} is present. If it is not and the standing is
 * proved, not all can be placed, and the certificate is a {@link
 * dev.comity.matching.proof.HallViolator}; otherwise the budget ran out first.
 */
public final class AssignmentAnswer {

  private final int[] columnOf;
  private final OptionalLong total;
  private final OptionalLong bound;
  private final Certificate certificate;

  AssignmentAnswer(
      int[] columnOf, OptionalLong total, OptionalLong bound, Certificate certificate) {
    this.columnOf = columnOf;
    this.total = total;
    this.bound = bound;
    this.certificate = certificate;
  }

  /**
   * How sure it is.
   *
   * @return proved: the least total, or that not all can be placed; best found: an assignment that
   *     may cost too much; stopped: none was found
   */
  public Standing standing() {
    return certificate.standing();
  }

  /**
   * The column of a row.
   *
   * @param row from 0
   * @return from 0, or -1 if the row is left over or there is no assignment
   */
  public int columnOf(int row) {
    return columnOf[row];
  }

  /**
   * What the assignment costs.
   *
   * @return the total, if there is an assignment
   */
  public OptionalLong total() {
    return total;
  }

  /**
   * What every assignment costs at least.
   *
   * @return a proved bound, equal to the total if that is proved; empty if not all can be placed
   */
  public OptionalLong bound() {
    return bound;
  }

  /**
   * The proof.
   *
   * @return an {@link dev.comity.matching.proof.AssignmentLeastTotal} or a {@link
   *     dev.comity.matching.proof.HallViolator}
   */
  public Certificate certificate() {
    return certificate;
  }
}
