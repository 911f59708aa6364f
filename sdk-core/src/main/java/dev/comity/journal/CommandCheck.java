package dev.comity.journal;

import dev.comity.failure.Refusal;
import java.util.List;

/** Checks the form of a command: the constraints that stand on its record's components. */
@FunctionalInterface
public interface CommandCheck {

  /**
   * Checks a command.
   *
   * @param command the command
   * @return one refusal for each constraint that does not hold; empty if all do
   */
  List<Refusal> violations(Record command);
}
