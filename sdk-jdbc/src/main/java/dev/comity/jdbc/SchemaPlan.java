package dev.comity.jdbc;

import dev.comity.jdbc.StepTable.Progress;
import dev.comity.jdbc.TableDialect.WrongSetting;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has still to be done to the tables, as it is now.
 *
 * @param settings settings that are wrong and can be put right
 * @param makesStepTable whether the table of steps has to be made
 * @param rests the steps that have not run, or not to their end
 */
record SchemaPlan(List<WrongSetting> settings, boolean makesStepTable, List<Rest> rests) {

  /**
   * What is left of a step.
   *
   * @param step the step
   * @param from the statement at which to go on, from 0
   */
  record Rest(SchemaStep step, int from) {
    List<Ddl> statements() {
      return step.statements().subList(from, step.statements().size());
    }
  }

  static SchemaPlan of(Ground ground, List<SchemaStep> steps) throws SQLException {
    boolean noSteps = !ground.hasStepTable();
    Map<String, String> applied = noSteps ? Map.of() : ground.steps().applied();
    Optional<Progress> begun = noSteps ? Optional.empty() : ground.steps().begun();
    List<Rest> rests = new ArrayList<>();
    for (SchemaStep step : steps) {
      if (!applied.containsKey(step.name())) {
        rests.add(new Rest(step, from(ground.catalogue(), step, begun)));
      }
    }
    return new SchemaPlan(ground.wrongSettings(), noSteps, rests);
  }

  /** What had begun has also ended if what it makes is there: nobody else could have made it. */
  private static int from(Catalogue catalogue, SchemaStep step, Optional<Progress> begun)
      throws SQLException {
    if (begun.isEmpty() || !begun.get().step().equals(step.name())) {
      return 0;
    }
    int statement = begun.get().statement();
    boolean hasEnded = catalogue.has(step.statements().get(statement).made());
    return hasEnded ? statement + 1 : statement;
  }

  boolean isEmpty() {
    return settings.isEmpty() && !makesStepTable && rests.isEmpty();
  }

  /** All of it for a person or any SQL client; empty if nothing is left to do. */
  String text(String product, StepTable stepTable) {
    if (isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    text.append("-- What has to be done to Comity's tables on ").append(product).append(".\n");
    text.append("-- Run all of it in this order, and stop at the first statement that fails.\n");
    settings.forEach(it -> text.append('\n').append(settingText(it)));
    if (makesStepTable) {
      text.append('\n').append(stepTable.definition().text());
    }
    for (Rest rest : rests) {
      text.append("\n-- Step ").append(rest.step().name());
      text.append(rest.from() == 0 ? "\n" : ", of which the beginning has run\n");
      rest.statements().forEach(it -> text.append('\n').append(it.text()));
      text.append('\n').append(stepTable.noting(rest.step()).text());
    }
    return text.toString();
  }

  private static String settingText(WrongSetting it) {
    String comment = "-- " + it.words() + ". Not inside a transaction.";
    return new Ddl(comment, it.remedy()).text();
  }
}
