package dev.comity.jdbc;

import dev.comity.jdbc.TableDialect.WrongSetting;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares what is there with what the steps say. */
final class SchemaCheck {

  private final Ground ground;
  private final List<SchemaStep> steps;

  SchemaCheck(Ground ground, List<SchemaStep> steps) {
    this.ground = ground;
    this.steps = steps;
  }

  /** Everything that differs, in words. */
  List<String> differences() throws SQLException {
    List<String> differences = new ArrayList<>(ground.obstacles());
    ground.wrongSettings().stream().map(WrongSetting::words).forEach(differences::add);
    if (ground.hasStepTable() && unreadableStepTable().isEmpty()) {
      differences.addAll(otherSteps());
      differences.addAll(notRun());
      differences.addAll(wrongTables(Stream.of(ground.steps().definition())));
    } else {
      differences.addAll(unreadableStepTable());
      steps.forEach(it -> differences.add("step " + it.name() + " has not run"));
    }
    differences.addAll(wrongTables(steps.stream().flatMap(it -> it.statements().stream())));
    return differences;
  }

  /** What no step can put right: another table of steps, or other steps than those of today. */
  List<String> deadEnds() throws SQLException {
    List<String> unreadable = unreadableStepTable();
    return ground.hasStepTable() && unreadable.isEmpty() ? otherSteps() : unreadable;
  }

  /** The statements of the steps whose tables, columns or indexes are not there. */
  List<Ddl> missing() throws SQLException {
    List<Ddl> missing = new ArrayList<>();
    for (SchemaStep step : steps) {
      for (Ddl statement : step.statements()) {
        if (!ground.catalogue().has(statement.made())) {
          missing.add(statement);
        }
      }
    }
    return missing;
  }

  /** How the table of steps, if it is there, differs so that it cannot be read. */
  private List<String> unreadableStepTable() throws SQLException {
    Ddl definition = ground.steps().definition();
    String name = definition.made().name();
    Optional<TableShape> found = ground.catalogue().table(name);
    return found.isEmpty()
        ? List.of()
        : TableDifferences.ofColumns(
            name, ExpectedTables.of(List.of(definition)).values().iterator().next(), found.get());
  }

  private List<String> wrongTables(Stream<Ddl> statements) throws SQLException {
    List<String> differences = new ArrayList<>();
    for (var expected : ExpectedTables.of(statements.toList()).entrySet()) {
      String table = expected.getKey();
      differences.addAll(
          TableDifferences.of(table, expected.getValue(), ground.catalogue().table(table)));
      differences.addAll(
          ground.dialect().tables().faults(ground.connection(), ground.home(), table));
    }
    return differences;
  }

  private List<String> otherSteps() throws SQLException {
    Map<String, String> applied = ground.steps().applied();
    List<String> others = new ArrayList<>();
    for (SchemaStep step : steps) {
      String hash = applied.remove(step.name());
      if (hash != null && !hash.equals(step.hash().text())) {
        others.add("step " + step.name() + " ran with another text than that of today");
      }
    }
    for (String name : applied.keySet()) {
      others.add("step " + name + " is of a newer version of the library than this one");
    }
    return others;
  }

  private List<String> notRun() throws SQLException {
    Map<String, String> applied = ground.steps().applied();
    String begun = ground.steps().begun().map(StepTable.Progress::step).orElse("");
    return steps.stream()
        .map(SchemaStep::name)
        .filter(it -> !applied.containsKey(it))
        .map(it -> "step " + it + (it.equals(begun) ? " has not run to its end" : " has not run"))
        .toList();
  }
}
