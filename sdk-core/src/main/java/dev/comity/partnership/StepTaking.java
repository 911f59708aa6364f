package dev.comity.partnership;

import dev.comity.failure.Outcome;
import dev.comity.failure.Refusal;
import dev.comity.journal.DateRefusal;
import dev.comity.journal.PartialDate;
import dev.comity.journal.Payload;
import dev.comity.journal.Registrar;
import dev.comity.party.CityId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** One command about a partnership on its way: who must act, and what speaks against it. */
final class StepTaking {

  /** What speaks against the step, apart from status, date and actor. */
  @FunctionalInterface
  interface Rule {
    List<Refusal> reasons(Partnership partnership, Sides sides, Kind kind);
  }

  private final Partnerships partnerships;
  private final Registrar registrar;
  private final Record command;
  private final PartnershipId id;
  private final PartialDate on;
  private final Optional<Step> step;
  private Supplier<List<CityId>> deciders = List::of;
  private Rule rule = (partnership, sides, kind) -> List.of();

  StepTaking(
      Partnerships partnerships,
      Registrar registrar,
      Record command,
      PartnershipId id,
      PartialDate on,
      Optional<Step> step) {
    this.partnerships = partnerships;
    this.registrar = registrar;
    this.command = command;
    this.id = id;
    this.on = on;
    this.step = step;
  }

  /** The parties that decide; asked only once the form of the command was found to be right. */
  StepTaking by(Supplier<List<CityId>> parties) {
    this.deciders = parties;
    return this;
  }

  StepTaking unless(Rule reasons) {
    this.rule = reasons;
    return this;
  }

  Outcome<Partnership> enter(String type, UnaryOperator<Payload.Builder> facts) {
    return partnerships.take(this, type, facts);
  }

  Record command() {
    return command;
  }

  PartnershipId id() {
    return id;
  }

  PartialDate on() {
    return on;
  }

  List<Refusal> reasonsAgainst(Partnership it, Sides sides, Kind kind) {
    List<Refusal> reasons = new ArrayList<>();
    step.ifPresent(wanted -> reasons.addAll(PartnershipRules.step(it, wanted)));
    List<CityId> deciding = deciders.get();
    if (deciding.isEmpty()) {
      reasons.addAll(sides.mayAct(registrar.actor()));
    }
    for (CityId decider : deciding) {
      reasons.addAll(sides.mayActFor(decider, registrar.actor()));
    }
    LocalDate effective = on.firstNotBefore(it.latest());
    reasons.addAll(DateRefusal.against(effective, it.latest(), registrar.today()));
    reasons.addAll(rule.reasons(it, sides, kind));
    return reasons;
  }
}
